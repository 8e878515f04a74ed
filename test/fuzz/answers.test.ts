import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseAnswer } from "../../src/decision/answers.ts";
import { addBusinessDays, addDays, type Day, daysBetween, parseDay, sayDay } from "../../src/decision/day.ts";
import { parseDaysAgo } from "../../src/decision/days-ago.ts";
import { parseCount, parseNumber } from "../../src/decision/number.ts";
import { sayNumber, wordAnswer } from "../../src/message/values.ts";
import type { Unit } from "../../src/playbook/playbook.ts";
import type { Reply } from "../../src/prompt/prompter.ts";
import { runs } from "../support/runs.ts";
import { number } from "../support/sample.ts";
import { anyText, anyValue, spoiled } from "./spoil.ts";
import { holds, today } from "./world.ts";

const options = { timeout: 3_600_000 };
const units: readonly Unit[] = ["money", "days", "people", "count"];

/** Pieces that amounts and stretches of time are written with, and their neighbours. */
const figures = fc
  .array(
    fc.constantFrom(
      ...[
        "0",
        "1",
        "9",
        "35",
        "90",
        "000",
        "999",
        "2026",
        "1e9",
        ".",
        ",",
        "'",
        "’",
        " ",
        "\u00a0",
        "\u202f",
        "-",
        "+",
        "/",
        "%",
      ],
      ...["k", "K", "m", "mn", "bn", "million", "thousand", "constructor", "__proto__", "valueof"],
      ...["$", "€", "US$", "kr", "EUR", "chf", "₿", "٣", "５", "½", "∞"],
      ...[
        "d",
        "w",
        "weeks",
        "week",
        "mo",
        "y",
        "a",
        "an",
        "two",
        "twelve",
        "ago",
        "today",
        "yesterday",
        "2026-10-17",
        "-02-30",
        "unsure",
        "?",
      ],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));
const entry = fc.oneof(figures, anyText, fc.double().map(String));

describe("an amount, whatever is typed", options, () => {
  it("is a number that is not below zero, or no number for a reason", () => {
    const reasons = ["not-a-number", "ambiguous-number", "not-a-duration", "future-day"];
    fc.assert(
      fc.property(entry, (text) => {
        for (const read of [parseNumber(text), parseCount(text), parseDaysAgo(text, today)])
          if (typeof read === "object") expect(reasons).toContain(read.code);
          else expect(read).toBeGreaterThanOrEqual(0);
      }),
      runs(800),
    );
  });

  it("is an answer that can be said, or a refusal that says what is accepted", () => {
    fc.assert(
      fc.property(entry, fc.constantFrom(...units), fc.boolean(), (text, unit, offered) => {
        const question = { ...number("size", unit), ...(offered ? { unsure: "I don't know" } : {}) };
        const parsed = parseAnswer(question, text, today);
        if (!parsed.ok) expect(parsed.expected).not.toBe("");
        else if (typeof parsed.answer === "number") {
          expect(parsed.answer).toBeLessThanOrEqual(1e15);
          for (const said of [sayNumber(parsed.answer, unit), wordAnswer(question, parsed.answer)])
            expect(said).toMatch(/^\d[\d,]*(\.\d\d)?( [a-z]+)?$/);
        } else expect(parsed.answer).toBe("unsure");
      }),
      runs(800),
    );
  });

  it("reads back what people write for a number", () => {
    const ways: readonly ((amount: number) => string)[] = [
      String,
      (amount) => amount.toLocaleString("en-US"),
      (amount) => amount.toLocaleString("en-US").replaceAll(",", " "),
      (amount) => amount.toLocaleString("en-US").replaceAll(",", "\u202f"),
      (amount) => amount.toLocaleString("en-US").replaceAll(",", "'"),
      (amount) => `${amount / 1000}k`.replace(/^(\d+\.\d{3})k$/, `${amount}`),
      (amount) => `$${amount.toLocaleString("en-US")}`,
      (amount) => `${amount} EUR`,
      (amount) => `${amount.toFixed(2)}€`,
    ];
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.constantFrom(...ways), (amount, write) => {
        expect(parseNumber(write(amount))).toBe(amount);
      }),
      runs(500),
    );
  });
});

describe("a day, whatever is typed", options, () => {
  const digits = (length: number) => fc.nat(10 ** length - 1).map((value) => String(value).padStart(length, "0"));
  const dayLike = fc.oneof(
    fc.tuple(digits(4), digits(2), digits(2)).map((parts) => parts.join("-")),
    entry,
  );
  const calendarDay = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10) as Day);

  it("is one of the calendar's, or none", () => {
    fc.assert(
      fc.property(dayLike, (text) => {
        const real =
          /^\d{4}-\d\d-\d\d$/.test(text) &&
          !Number.isNaN(Date.parse(text)) &&
          new Date(text).toISOString().startsWith(text);
        expect(parseDay(text)).toBe(real && text >= "1900" && text < "3000" ? text : undefined);
      }),
      runs(800),
    );
  });

  it("counts to and fro", () => {
    fc.assert(
      fc.property(calendarDay, fc.integer({ min: -400_000, max: 400_000 }), fc.nat(3000), (day, days, business) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        const later = addBusinessDays(day, business);
        expect(sayDay(later, day)).toMatch(/^[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}( \d{4})?$/);
        if (business > 0) expect(sayDay(later, day)).not.toMatch(/^(Sat|Sun)/);
      }),
      runs(500),
    );
  });

  it("as --today", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(dayLike, calendarDay), async (day) => {
        const { code } = await holds([
          "diagnose",
          "save-face",
          "--no-input",
          "-a",
          "phone_reaches=dead",
          `--today=${day}`,
        ]);
        expect(code).toBe(parseDay(day) === undefined ? 2 : 0);
      }),
      runs(60),
    );
  });
});

const ids = [
  "decision_maker",
  "deal_size",
  "territory_size",
  "days_silent",
  "my_name",
  "contact_name",
  "phone_reaches",
  "tone",
  "constructor",
  "__proto__",
  "decisionmaker",
];
const playbook = fc.constantFrom("gone-quiet", "save-face", "executive-call", "patience", "constructor", "gone-quite");
const format = fc.constantFrom<readonly string[]>(
  [],
  ["--format", "json"],
  ["--format", "markdown", "--explain"],
  ["-m"],
  ["--strict"],
  ["--message", "email"],
  ["--format=yaml"],
);

describe("a call with answers, whatever they are, ends with advice or says what is wrong", options, () => {
  it("as -a", async () => {
    const flag = fc.oneof(
      fc
        .tuple(fc.constantFrom(...ids), fc.oneof(entry, fc.constantFrom("yes", "no", "unsure")))
        .map(([id, value]) => `${id}=${value}`),
      anyText,
    );
    await fc.assert(
      fc.asyncProperty(playbook, fc.array(flag, { maxLength: 6 }), format, async (name, flags, form) => {
        await holds(["diagnose", name, "--no-input", ...flags.flatMap((text) => ["-a", text]), ...form]);
      }),
      runs(100),
    );
  });

  it("as a file", async () => {
    const map = fc.dictionary(fc.constantFrom(...ids), fc.oneof(anyValue, entry), { maxKeys: 6 });
    const written = fc.oneof(
      map.map((value) => stringify(value, { aliasDuplicateObjects: false })),
      map.map((value) => JSON.stringify(value)),
    );
    const bytes = fc.oneof(written, spoiled(written), fc.uint8Array({ maxLength: 60 }), anyText);
    await fc.assert(
      fc.asyncProperty(playbook, bytes, format, fc.boolean(), async (name, content, form, isStdin) => {
        const args = ["diagnose", name, "--no-input", "--answers", isStdin ? "-" : "/deal.yaml", ...form];
        await holds(args, isStdin ? { stdin: content } : { files: new Map([["/deal.yaml", content]]) });
      }),
      runs(100),
    );
  });

  it("as replies to the questions", async () => {
    const reply: fc.Arbitrary<Reply> = fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .constantFrom("yes", "no", "unsure", "1", "5 weeks", "90k", "?")
          .map((text) => ({ kind: "answer", entry: text }) as const),
      },
      { weight: 2, arbitrary: entry.map((text) => ({ kind: "answer", entry: text }) as const) },
      { weight: 1, arbitrary: fc.constantFrom<Reply>({ kind: "back" }, { kind: "skip" }) },
    );
    await fc.assert(
      fc.asyncProperty(playbook, fc.array(reply, { maxLength: 40 }), format, async (name, replies, form) => {
        await holds(["diagnose", name, ...form], { replies });
      }),
      runs(60),
    );
  });

  it("as arguments of any kind", async () => {
    const words = [
      "diagnose",
      "playbook",
      "check",
      "show",
      "graph",
      "list",
      "new",
      "schema",
      "config",
      "set",
      "get",
      "unset",
      "path",
      "help",
      "topics",
      "alias",
      "completion",
      "bash",
    ];
    const flags = [
      "-a",
      "--answers",
      "-m",
      "--format",
      "json",
      "--today",
      "--strict",
      "--plain",
      "--no-input",
      "-h",
      "--help",
      "-V",
      "--version",
      "--",
      "-",
      "--min-coverage",
      "100",
      "-o",
    ];
    const argument = fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(...words),
      fc.constantFrom(...flags),
      fc.constantFrom(...ids),
      anyText,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(argument, { maxLength: 6 }), async (args) => {
        await holds(args, { files: new Map(), replies: [] });
      }),
      runs(300),
    );
  });
});
