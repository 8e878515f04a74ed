import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { message, sample, worthIt } from "../support/sample.ts";
import { adviceFor } from "./samples.ts";

const withAction = (change: object) => ({
  ...sample,
  actions: new Map([...sample.actions].map(([id, action]) => [id, { ...action, ...change }])),
});

describe("advice as Markdown", () => {
  it("reads like this", () => {
    expect(renderMarkdown(adviceFor(), { explain: true })).toMatchSnapshot();
  });

  it.each<[string, string]>([
    ["*bold* and _this_", "\\*bold\\* and \\_this\\_"],
    ["<script>", "\\<script\\>"],
    ["# no heading", "\\# no heading"],
    ["1. no list", "1\\. no list"],
    ["- no list", "\\- no list"],
    ["[no](link)", "\\[no\\](link)"],
    ["&amp; & so", "\\&amp; & so"],
    ["two\n\nparagraphs", "two paragraphs"],
    ["3 days", "3 days"],
  ])("takes %j as text", (text, escaped) => {
    expect(renderMarkdown(adviceFor(worthIt, withAction({ do: text })), { explain: false })).toMatch(
      new RegExp(`^# ${escaped.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}\n`),
    );
  });

  it("fences a message so that nothing in it can end the block", () => {
    const say = [message("m", "````\nHi *there*\n````\n")];
    expect(renderMarkdown(adviceFor(worthIt, withAction({ say })), { explain: false })).toContain(
      "`````text\n````\nHi *there*\n````\n`````\n",
    );
  });

  it("is clean", () => {
    expect(renderMarkdown(adviceFor(worthIt, withAction({ do: "\u001b[2J\u202e" })), { explain: false })).toContain(
      "# ^\\[\\[2J\\<U+202E\\>\n",
    );
  });
});
