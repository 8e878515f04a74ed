/** All that compares two playbooks, in one chunk that only the diff reads. */
export { diffPlaybooks } from "../decision/diff.ts";
export { diffJson } from "../render/diff-json.ts";
export { diffMarkdown } from "../render/diff-markdown.ts";
export { diffText } from "../render/diff-text.ts";
