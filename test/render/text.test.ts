// biome-ignore-all lint/suspicious/noThenProperty: an action has a `then`, and nobody awaits an action.
import { describe, expect, it } from "vitest";
import { colours } from "../../src/render/colour.ts";
import { plain } from "../../src/render/style.ts";
import { renderText } from "../../src/render/text.ts";
import { widthOf } from "../../src/render/width.ts";
import { given, sample, worthIt } from "../support/sample.ts";
import { adviceFor } from "./samples.ts";

const advice = adviceFor(new Map([...worthIt, ["contact_name", "Zoë"]]));
const page = (width: number | undefined) => ({ style: plain, width, explain: true });

describe("advice in a terminal", () => {
  it("reads like this at 80 columns", () => {
    expect(renderText(advice, page(80))).toMatchSnapshot();
  });

  it("reads like this at 40 columns", () => {
    expect(renderText(advice, page(40))).toMatchSnapshot();
  });

  it.each([30, 40, 60, 80, 200])("fits into %i columns", (width) => {
    for (const line of renderText(advice, page(width)).split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it("leaves messages whole where there is no terminal, ready to be copied", () => {
    const text = renderText(advice, page(undefined));
    expect(text).toContain("\nHi Zoë, this is [your name]. Please call me.\n");
    expect(text).toContain("\nSubject: Friday's call on [what you offer]\n\nHello Zoë,\n");
  });

  it("says what would change it only when asked", () => {
    expect(renderText(advice, { style: plain, width: 80, explain: false })).not.toContain("What would change this");
  });

  it("puts no colour into a message, and none anywhere without colour", () => {
    const coloured = renderText(advice, { style: colours(1), width: 80, explain: true });
    expect(coloured).toContain("\u001b[1m");
    for (const message of advice.messages) expect(coloured).toContain(`\n${message.text}\n`);
    expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(renderText(advice, page(80)));
    expect(renderText(advice, { ...page(80), style: colours(0) })).toBe(renderText(advice, page(80)));
  });

  it("lets no escape sequence from a playbook or an answer through", () => {
    const evil = "\u001b]52;c;ZXZpbA==\u0007\u202e";
    const playbook = {
      ...sample,
      actions: new Map([...sample.actions].map(([id, action]) => [id, { ...action, do: evil, avoid: [[evil]] }])),
    };
    const text = renderText(
      adviceFor(new Map([...worthIt, ["contact_name", evil], ["my_name", evil]]), playbook),
      page(40),
    );
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(text).toContain("^[]52;c;ZXZpbA==^G<U+202E>");
  });

  it("names a question that silence leaves open, and its playbook", () => {
    expect(renderText(adviceFor(given({ days_silent: 9, decision_maker: "no" })), page(undefined))).toContain(
      "  - No answer by Mon 30 Nov: Run followup diagnose save-face, with what you know by then. It turns on: phone?\n",
    );
  });

  it("says how a chain ends that has no further step", () => {
    expect(
      renderText(adviceFor(given({ phone: "works" }), { ...sample, start: "save-face/phone" }), page(undefined)),
    ).toContain("Plan\n  - save-face/call ends\n");
  });

  it("keeps the year of a day that is not this year's", () => {
    const late = adviceFor(new Map([...worthIt]), {
      ...sample,
      actions: new Map(
        [...sample.actions].map(([id, action]) => [
          id,
          action.then === undefined ? action : { ...action, then: { ...action.then, after: 40 } },
        ]),
      ),
    });
    expect(renderText(late, page(undefined))).toContain(
      "No answer by Mon 18 Jan 2027: Have your executive call theirs",
    );
  });
});
