import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dimmed, echoLines, hintLines, label, questionLines } from "../../src/prompt/layout.ts";
import { plain } from "../../src/render/style.ts";
import { clustersOf, widthOf } from "../../src/render/width.ts";
import { wrap } from "../../src/render/wrap.ts";
import { runs } from "../support/runs.ts";
import { choice, text } from "../support/sample.ts";
import { anyText } from "./spoil.ts";
import { expectHarmless, holds } from "./world.ts";

const options = { timeout: 3_600_000 };
/** What a terminal may tell: none at all, nothing, and sizes that nobody has. */
const columns = fc.oneof(fc.nat(200), fc.constantFrom(0, 1, 2, 7, 40, 80, 1_000, 65_535));
/** A terminal narrower than this gets lines that are too long rather than words that are torn. */
const narrowest = 30;

describe("whatever the width of the terminal", options, () => {
  const command = fc.constantFrom<readonly string[]>(
    ["diagnose", "save-face", "--no-input", "-a", "phone_reaches=dead", "-a", `contact_name=${"日本 🙂".repeat(9)}`],
    ["diagnose", "save-face", "--no-input", "-a", "phone_reaches=dead", "--explain"],
    ["diagnose", "executive-call", "--no-input"],
    ["playbook", "show", "save-face"],
    ["playbook", "list"],
    ["help", "topics"],
    ["diagnose", "--help"],
    [],
  );

  it("a call prints the same words", async () => {
    const wide = new Map<string, string>();
    const words = (shown: string) => shown.replace(/[\s|`\\-]+/g, "");
    await fc.assert(
      fc.asyncProperty(command, columns, async (args, width) => {
        const told = await holds(args, { width });
        const key = args.join(" ");
        if (!wide.has(key)) wide.set(key, words((await holds(args, { width: 5_000 })).stdout));
        if (args[1] !== "show") expect(words(told.stdout)).toBe(wide.get(key));
        if (args[0] === "diagnose" && width >= narrowest)
          for (const line of told.stdout.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
      runs(60),
    );
  });

  it("a question fits and loses nothing", () => {
    const asking = { position: "Question 3, at most 4 more", canGoBack: true, canSkip: true };
    fc.assert(
      fc.property(anyText, anyText, columns, (ask, answer, width) => {
        const question = { ...choice("who", { yes: answer }), ask, why: answer };
        const refused = { ...asking, refused: { entry: answer, expected: ask } };
        const lines = [
          ...questionLines(question, refused, plain, width),
          ...echoLines(text("who", "who"), answer, plain, width),
          ...hintLines([asking.position, "Esc back"], plain, width),
          ...dimmed(answer, plain, width),
          ...label(answer, width).split("\n"),
        ];
        for (const line of lines) expectHarmless(line);
        const oneRow = lines.filter((line) => !line.includes("\t"));
        if (width >= narrowest) for (const line of oneRow) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
      runs(400),
    );
  });

  it("a text keeps its letters when it is wrapped", () => {
    fc.assert(
      fc.property(anyText, columns, fc.constantFrom("", "  ", "1. "), (words, width, first) => {
        const lines = wrap(words, width, { first, rest: " ".repeat(first.length) });
        const letters = (shown: string) => shown.replace(/\s/gu, "");
        const isMarked = words.split("\n", 1)[0]?.trimEnd() !== "";
        expect(letters(lines.join(""))).toBe(letters((isMarked ? first : "") + words));
        expect(clustersOf(words).join("")).toBe(words);
      }),
      runs(1000),
    );
  });
});
