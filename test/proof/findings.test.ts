import { describe, expect, it } from "vitest";
import { remarksOn } from "../../src/chunks/check.ts";
import { type Sections, text } from "../support/sheet.ts";
import { examined, remarks, unmarked } from "./checked.ts";

/** A sentence; sections with « before what is wrong; what is said of each place; and the same sections without the fault. */
type Row = readonly [sentence: string, faulty: Sections, says: readonly string[], twin: Sections];

function table(rows: readonly Row[], others: Readonly<Record<string, string>> = {}): void {
  it.each(rows)("%s", (_, faulty, says) => {
    const { it, lines } = unmarked(text(faulty));
    expect(remarks(it, others)).toEqual(says.map((said, index) => said.replace("@", `it.yaml:${lines[index]}`)));
  });
  it.each(rows)("%s: not in the twin", (_, __, ___, twin) => expect(remarks(text(twin), others)).toEqual([]));
}

const tree = (...nodes: readonly string[]): Sections => ({
  tree: `tree:\n${nodes.map((node) => `  ${node}\n`).join("")}`,
});
const actions = (...entries: readonly string[]): Sections => ({
  actions: `actions:\n${entries.map((entry) => `  ${entry}\n`).join("")}`,
});
const act = "act: {do: Call, because: It helps, ends: Done}";
const wait = "wait: {do: Wait, because: It helps, ends: Done}";
const two = actions(act, wait);
const message = (fields: string): Sections => ({ messages: `messages:\n  hello: ${fields}\n` });

describe("a branch that no answer lies in", () => {
  table([
    [
      "of whole numbers",
      {
        ...tree(
          "start:",
          "  ask: staff",
          "  when:",
          "    - {below: 5.2, go: act}",
          "    - «{below: 5.8, go: wait}",
          "    - {go: act}",
        ),
        ...two,
      },
      ["impossible-branch @ any deal: comes to `start` and cannot go this way"],
      {
        ...tree(
          "start:",
          "  ask: staff",
          "  when:",
          "    - {below: 5.2, go: act}",
          "    - {below: 6.8, go: wait}",
          "    - {go: act}",
        ),
        ...two,
      },
    ],
    [
      "beyond what can be answered",
      { ...tree("start:", "  ask: days", "  when:", "    - {below: 40000, go: act}", "    - «{go: wait}"), ...two },
      ["impossible-branch @ any deal: comes to `start` and cannot go this way"],
      { ...tree("start:", "  ask: days", "  when:", "    - {below: 36525, go: act}", "    - {go: wait}"), ...two },
    ],
    [
      "beyond the largest amount",
      {
        ...tree(
          "start:",
          "  ask: size",
          "  when:",
          "    - {below: 1000000000000001, go: act}",
          "    - «{go: wait}",
          "    - {unsure: act}",
        ),
        ...two,
      },
      ["impossible-branch @ any deal: comes to `start` and cannot go this way"],
      {
        ...tree(
          "start:",
          "  ask: size",
          "  when:",
          "    - {below: 1000000000000000, go: act}",
          "    - {go: wait}",
          "    - {unsure: act}",
        ),
        ...two,
      },
    ],
    [
      "less than a cent",
      {
        ...tree(
          "start:",
          "  ask: size",
          "  when:",
          "    - {below: 5.001, go: act}",
          "    - «{below: 5.009, go: wait}",
          "    - {go: act}",
          "    - {unsure: act}",
        ),
        ...two,
      },
      ["impossible-branch @ any deal: comes to `start` and cannot go this way"],
      {
        ...tree(
          "start:",
          "  ask: size",
          "  when:",
          "    - {below: 5.001, go: act}",
          "    - {below: 5.019, go: wait}",
          "    - {go: act}",
          "    - {unsure: act}",
        ),
        ...two,
      },
    ],
  ]);
});

describe("a branch that earlier answers have decided", () => {
  const share = (...branches: readonly string[]) =>
    ["share: {size: territory}", `when: [${branches.join(", ")}]`].map((line) => `  ${line}`);
  table([
    [
      "a number, by a share of it and the other number",
      {
        ...tree(
          "start: {ask: size, when: [{below: 1000, go: act}, {go: large}, {unsure: act}]}",
          "large: {ask: territory, when: [{below: 2000, go: part}, {go: act}, {unsure: act}]}",
          "part:",
          "  share: {size: territory}",
          "  when:",
          "    - «{below: 50%, go: wait}",
          "    - {go: act}",
          "    - «{unsure: wait}",
        ),
        ...two,
      },
      [
        "impossible-branch @ size 100000, territory 1000: comes to `part` and cannot go this way",
        "impossible-branch @ size 100000, territory 1000: comes to `part` and cannot go this way",
      ],
      {
        ...tree(
          "start: {ask: size, when: [{below: 1000, go: act}, {go: part}, {unsure: act}]}",
          "part:",
          ...share("{below: 50%, go: wait}", "{go: act}", "{unsure: wait}"),
        ),
        ...two,
      },
    ],
    [
      "a question asked again after silence",
      {
        ...tree(
          "start: {ask: decides, when: {yes: act, no: wait}}",
          "again:",
          "  ask: decides",
          "  when:",
          "    yes: wait",
          "    «no: wait",
        ),
        ...actions("act: {do: Call, because: It helps, then: {after: 2, go: again}}", wait),
      },
      ["impossible-branch @ decides yes: comes to `again` and cannot go this way"],
      {
        ...tree(
          "start: {ask: decides, when: {yes: act, no: act}}",
          "again:",
          "  ask: decides",
          "  when:",
          "    yes: wait",
          "    no: wait",
        ),
        ...actions("act: {do: Call, because: It helps, then: {after: 2, go: again}}", wait),
      },
    ],
    [
      "the share the other way round",
      {
        ...tree(
          "start:",
          ...share("{below: 50%, go: round}", "{go: act}", "{unsure: act}"),
          "round:",
          "  share: {territory: size}",
          "  when:",
          "    - «{below: 100%, go: wait}",
          "    - {go: act}",
          "    - «{unsure: wait}",
        ),
        ...two,
      },
      [
        "impossible-branch @ size 40000 of territory 100000: comes to `round` and cannot go this way",
        "impossible-branch @ size 40000 of territory 100000: comes to `round` and cannot go this way",
      ],
      { ...tree("start:", ...share("{below: 50%, go: act}", "{go: wait}", "{unsure: act}")), ...two },
    ],
  ]);

  it("is decided, and not without numbers, where one of the two of a share is always known", () => {
    const it = text({
      ...tree(
        "start: {ask: size, when: [{below: 5, go: part}, {go: act}, {unsure: act}]}",
        "part: {share: {staff: size}, when: [{below: 50%, go: wait}, {go: act}, {unsure: act}]}",
      ),
      ...two,
    });
    expect(remarksOn(examined(it)).map(({ says }) => says)).toEqual([
      "no deal takes the branch `unsure` of `staff of size`: earlier answers have decided already",
    ]);
  });

  it("is none across a handover, where it is normal", () => {
    const other = text({ ...tree("start: {ask: decides, when: {yes: act, no: wait}}"), ...two });
    expect(remarks(text(tree("start: {ask: decides, when: {yes: act, no: playbook:other}}")), { other })).toEqual([]);
  });
});

describe("no way on", () => {
  table([
    [
      "from a share of nothing",
      {
        ...tree(
          "start: {ask: staff, when: [{below: 1, go: part}, {go: act}]}",
          "«part:",
          "  share: {days: staff}",
          "  when: [{go: wait}]",
        ),
        ...two,
      },
      ["no-way-on @ staff 0: no way on"],
      {
        ...tree(
          "start: {ask: staff, when: [{below: 2, go: part}, {go: act}]}",
          "part:",
          "  share: {days: staff}",
          "  when: [{go: wait}]",
        ),
        ...two,
      },
    ],
    [
      "from a share of nothing, at a node that other deals pass well",
      {
        ...tree(
          "start: {ask: decides, when: {yes: part, no: many}}",
          "many: {ask: staff, when: [{below: 1, go: part}, {go: act}]}",
          "«part:",
          "  share: {days: staff}",
          "  when: [{go: wait}]",
        ),
        ...two,
      },
      ["no-way-on @ decides no, staff 0: no way on"],
      {
        ...tree(
          "start: {ask: decides, when: {yes: part, no: many}}",
          "many: {ask: staff, when: [{below: 1, go: act}, {go: part}]}",
          "part:",
          "  share: {days: staff}",
          "  when: [{go: wait}]",
        ),
        ...two,
      },
    ],
  ]);
});

describe("a share of something", () => {
  it("has a way on, though the something be small", () => {
    const small = tree(
      "start: {ask: territory, when: [{below: 50, go: part}, {go: act}, {unsure: act}]}",
      "part: {share: {size: territory}, when: [{below: 50%, go: wait}, {go: act}, {unsure: act}]}",
    );
    expect(remarks(text({ ...small, ...two }))).toEqual([]);
  });
});

describe("a message left blank", () => {
  const asked = tree("start: {ask: size, when: [{below: 5, go: act}, {go: act}, {unsure: act}]}");
  const known = tree("start: {ask: size, when: [{below: 5, go: act}, {go: act}, {unsure: wait}]}");
  const says = actions("act: {do: Call, because: It helps, say: [hello], ends: Done}", wait);
  const only = actions("act: {do: Call, because: It helps, say: [hello], ends: Done}");
  const plain = message("{channel: call, asks: a day, text: 'Shall we?'}");
  table([
    [
      "by a fact that may not be known",
      {
        ...asked,
        ...only,
        messages: "messages:\n  hello:\n    channel: call\n    asks: a day\n    text: «For {{ size }}?\n",
      },
      ["left-blank @ size unsure: message `hello` says [size]"],
      { ...known, ...says, ...message("{channel: call, asks: a day, text: 'For {{ size }}?'}") },
    ],
    [
      "in its subject",
      {
        ...asked,
        ...only,
        messages:
          "messages:\n  hello:\n    channel: email\n    asks: a day\n    subject: «For {{ size }}\n    text: Shall we?\n",
      },
      ["left-blank @ size unsure: message `hello` says [size]"],
      {
        ...asked,
        ...only,
        ...message("{channel: email, asks: a day, subject: 'For {{ size | default: \"it\" }}', text: Shall we?}"),
      },
    ],
    [
      "in its formal words",
      {
        ...asked,
        ...only,
        messages:
          "messages:\n  hello:\n    channel: call\n    asks: a day\n    text: Shall we?\n    formal:\n      text: «For {{ size }}?\n",
      },
      ["left-blank @ size unsure: message `hello` says [size]"],
      {
        ...asked,
        ...only,
        ...message(
          "{channel: call, asks: a day, text: Shall we?, formal: {text: 'For {{ size | default: \"it\" }}?'}}",
        ),
      },
    ],
    [
      "by a choice that may not be known",
      {
        ...tree("start: {ask: present, when: {yes: act, no: wait, unsure: act}}"),
        ...says,
        messages: "messages:\n  hello:\n    channel: call\n    asks: a day\n    text: «'{{ present }}?'\n",
      },
      ["left-blank @ present unsure: message `hello` says [present]"],
      {
        ...tree("start: {ask: present, when: {yes: act, no: act, unsure: wait}}"),
        ...says,
        ...message("{channel: call, asks: a day, text: '{{ present }}?'}"),
      },
    ],
    [
      "after silence, by a fact that was not known before",
      {
        ...asked,
        ...actions(
          "act: {do: Call, because: It helps, then: {after: 2, go: last}}",
          "last: {do: Write, because: It helps, say: [hello], ends: Done}",
        ),
        messages: "messages:\n  hello:\n    channel: call\n    asks: a day\n    text: «For {{ size }}?\n",
      },
      ["left-blank @ size unsure: message `hello` says [size]"],
      {
        ...asked,
        ...actions(
          "act: {do: Call, because: It helps, then: {after: 2, go: last}}",
          "last: {do: Write, because: It helps, say: [hello], ends: Done}",
        ),
        ...plain,
      },
    ],
  ]);

  it("by what another playbook has asked before", () => {
    const other = text({ ...only, ...message("{channel: call, asks: a day, text: 'For {{ size }}?'}") });
    const it = text(tree("start: {ask: size, when: [{go: act}, {unsure: playbook:other}]}"));
    expect(remarks(it, { other })).toEqual([
      "left-blank other.yaml:10 size unsure, decides yes: message `hello` says [size]",
    ]);
    expect(remarks(other)).toEqual([]);
  });
});

describe("problems of a playbook that cannot be loaded come with a deal that runs into them", () => {
  table([
    [
      "a choice without a way on",
      {
        ...tree(
          "start: {ask: size, when: [{below: 5000, go: act}, {go: next}, {unsure: act}]}",
          "next:",
          "  ask: present",
          "  «when: {yes: act, no: wait}",
        ),
        ...two,
      },
      ["uncovered @ size 100000, present unsure: no way on"],
      {
        ...tree(
          "start: {ask: size, when: [{below: 5000, go: act}, {go: next}, {unsure: act}]}",
          "next:",
          "  ask: present",
          "  when: {yes: act, no: wait, unsure: wait}",
        ),
        ...two,
      },
    ],
    [
      "thresholds without the rest",
      {
        ...tree(
          "start: {ask: decides, when: {yes: act, no: next}}",
          "next:",
          "  ask: days",
          "  «when: [{below: 5, go: wait}, {below: 9, go: act}]",
        ),
        ...two,
      },
      ["rest @ decides no, days 30: no way on"],
      {
        ...tree(
          "start: {ask: decides, when: {yes: act, no: next}}",
          "next:",
          "  ask: days",
          "  when: [{below: 5, go: wait}, {go: act}]",
        ),
        ...two,
      },
    ],
    [
      "no way on for what is not known, in a share",
      {
        ...tree(
          "start: {ask: decides, when: {yes: act, no: next}}",
          "next:",
          "  share: {size: territory}",
          "  «when: [{below: 10%, go: wait}, {go: act}]",
        ),
        ...two,
      },
      ["unsure @ decides no, size unsure: no way on"],
      {
        ...tree(
          "start: {ask: decides, when: {yes: act, no: next}}",
          "next:",
          "  share: {size: territory}",
          "  when: [{below: 10%, go: wait}, {go: act}, {unsure: act}]",
        ),
        ...two,
      },
    ],
    [
      "an unknown target",
      {
        ...tree(
          "start:",
          "  share: {size: territory}",
          "  when:",
          "    - {below: 10%, go: wait}",
          "    - {below: 30%, go: «atc}",
          "    - {go: act}",
          "    - {unsure: act}",
        ),
        ...two,
      },
      ["unknown @ size 20000 of territory 100000: no way on"],
      {
        ...tree(
          "start:",
          "  share: {size: territory}",
          "  when:",
          "    - {below: 10%, go: wait}",
          "    - {below: 30%, go: act}",
          "    - {go: act}",
          "    - {unsure: act}",
        ),
        ...two,
      },
    ],
    [
      "a threshold that comes too late",
      {
        ...tree(
          "start:",
          "  ask: days",
          "  when:",
          "    - {below: 30, go: act}",
          "    - {below: «10, go: wait}",
          "    - {go: act}",
        ),
        ...two,
      },
      ["not-ascending @ days 8: takes the way before this one"],
      {
        ...tree(
          "start:",
          "  ask: days",
          "  when:",
          "    - {below: 10, go: act}",
          "    - {below: 30, go: wait}",
          "    - {go: act}",
        ),
        ...two,
      },
    ],
    [
      "a question asked twice",
      {
        ...tree(
          "start: {ask: decides, when: {yes: next, no: act}}",
          "next: {ask: days, when: [{below: 5, go: last}, {go: act}]}",
          "last:",
          "  ask: «decides",
          "  when: {yes: act, no: wait}",
        ),
        ...two,
      },
      ["asked-twice @ decides yes, days 4: comes here with the answer given"],
      {
        ...tree(
          "start: {ask: decides, when: {yes: next, no: act}}",
          "next: {ask: days, when: [{below: 5, go: last}, {go: act}]}",
          "last:",
          "  ask: present",
          "  when: {yes: act, no: wait, unsure: act}",
        ),
        ...two,
      },
    ],
    [
      "a circle",
      {
        ...tree(
          "start: {ask: decides, when: {yes: next, no: act}}",
          "next:",
          "  ask: days",
          "  when:",
          "    - {below: 5, go: «start}",
          "    - {go: wait}",
        ),
        ...two,
      },
      ["circle @ decides yes, days 4: comes back to where it was"],
      {
        ...tree(
          "start: {ask: decides, when: {yes: next, no: act}}",
          "next:",
          "  ask: days",
          "  when:",
          "    - {below: 5, go: act}",
          "    - {go: wait}",
        ),
        ...two,
      },
    ],
    [
      "silence that leads nowhere",
      {
        ...tree("start: {ask: decides, when: {yes: act, no: wait}}"),
        ...actions("act:", "  do: Call", "  because: It helps", "  then: {after: 2, go: «nowhere}", wait),
      },
      ["unknown @ decides yes: no way on"],
      {
        ...tree("start: {ask: decides, when: {yes: act, no: wait}}"),
        ...actions("act:", "  do: Call", "  because: It helps", "  then: {after: 2, go: wait}", wait),
      },
    ],
  ]);
});
