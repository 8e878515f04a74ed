import fc from "fast-check";

/** A node of a tree to be: which test it makes, and dice for its ways on. */
type Sketch = { readonly test: number; readonly dice: readonly number[] };

const tests = [
  (to: string[]) => `ask: decides, when: {yes: ${to[0]}, no: ${to[1]}}`,
  (to: string[]) => `ask: days, when: [{below: 5, go: ${to[0]}}, {below: 50, go: ${to[1]}}, {go: ${to[2]}}]`,
  (to: string[]) => `ask: present, when: {yes: ${to[0]}, no: ${to[1]}, unsure: ${to[2]}}`,
  (to: string[]) => `ask: size, when: [{below: 50, go: ${to[0]}}, {go: ${to[1]}}, {unsure: ${to[2]}}]`,
  (to: string[]) =>
    `share: {size: territory}, when: [{below: 10%, go: ${to[0]}}, {below: 50%, go: ${to[1]}}, {go: ${to[2]}}, {unsure: ${to[3]}}]`,
];

const sketch = fc.record({
  test: fc.nat({ max: tests.length - 1 }),
  dice: fc.array(fc.nat({ max: 20 }), { minLength: 4, maxLength: 4 }),
});
const sketches = fc.array(sketch, { minLength: 1, maxLength: 9 });

/**
 * Playbooks that are sound by the way they are made: a node leads only to nodes with a later test, to actions, or to
 * the next playbook, and what nothing leads to is left out.
 */
export const soundFiles: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .array(sketches, { minLength: 1, maxLength: 3 })
  .map((files) => {
    const names = ["it", "second", "third"].slice(0, files.length);
    return Object.fromEntries(files.map((file, index) => [names[index], written(file, names[index + 1])]));
  });

function written(drawn: readonly Sketch[], next: string | undefined): string {
  const nodes = drawn.toSorted((one, other) => one.test - other.test);
  const targets = nodes.map(({ test, dice }) => {
    const later = nodes.flatMap((other, index) => (other.test > test ? [`n${index}`] : []));
    const handover = next === undefined ? [] : [`"playbook:${next}"`];
    const open = [...later, ...later, "a0", "a1", "a2", ...handover];
    return dice.map((die) => open[die % open.length] as string);
  });
  const lines = nodes.map(({ test }, index) => tests[test]?.(targets[index] as string[]) ?? "");
  const reached = new Set(["n0"]);
  for (const id of reached)
    for (const [to] of (lines[Number(id.slice(1))] ?? "").matchAll(/\b[na]\d\b/g))
      if (!reached.has(to) && id[0] === "n") reached.add(to);
  const tree = lines.map((line, index) => `  n${index}: {${line}}\n`).filter((_, index) => reached.has(`n${index}`));
  const actions = ["a0", "a1", "a2"]
    .filter((id) => reached.has(id))
    .map((id) => `  ${id}: {do: Call, because: It helps, ends: Done}\n`);
  // A tree that only hands over has no action of its own, which the format does not allow.
  if (actions.length > 0) return `title: A\nsummary: B\ntree:\n${tree.join("")}actions:\n${actions.join("")}`;
  return `title: A\nsummary: B\ntree:\n  n0: {ask: decides, when: {yes: a0, no: a0}}\nactions:\n  a0: {do: Call, because: It helps, ends: Done}\n`;
}
