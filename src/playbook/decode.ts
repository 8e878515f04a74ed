import { lostCharacter } from "./characters.ts";
import type { Problem } from "./problem.ts";

/** A playbook is a few pages of text; a megabyte of it is a mistake or an attack. */
export const largestFile = 1_000_000;

/** Bytes as UTF-8 text, without a byte order mark; or what is wrong with them, and where. */
export function decode(
  content: Uint8Array | string,
  file: string,
): { readonly text: string; readonly problem?: Problem } {
  if (content.length > largestFile) {
    const at = { file, line: 1, column: 1 };
    return { text: "", problem: { code: "too-large", at, bytes: content.length, limit: largestFile } };
  }
  const text = typeof content === "string" ? content.replace(/^\ufeff/, "") : new TextDecoder().decode(content);
  const lost = text.indexOf(lostCharacter);
  if (lost < 0) return { text };
  const lines = text.slice(0, lost).split("\n");
  const at = { file, line: lines.length, column: (lines.at(-1) ?? "").length + 1, length: 1 };
  return { text, problem: { code: "not-utf8", at } };
}
