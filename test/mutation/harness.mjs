// Runs test files in this very process, again and again. Vitest takes more than a second to start for each mutant, and
// there are thousands; the tests themselves take milliseconds. Knows just as much of Vitest as the tests in question use.
import { ASYMMETRIC_MATCHERS_OBJECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as chai from "chai";
import fc from "fast-check";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
// That a property fails is enough; the least example of it takes many times as long.
fc.configureGlobal({ endOnFailure: true });

/** Snapshots by test: what the unchanged code gives. A mutant is held against it. */
let snapshots = new Map();
let isUnchanged = false;
let running = { id: "", snapshots: 0 };

chai.use(({ Assertion }) => {
  for (const name of ["toMatchSnapshot", "toMatchInlineSnapshot", "toMatchFileSnapshot"])
    Assertion.addMethod(name, function () {
      const key = `${running.id} ${running.snapshots++}`;
      const value = JSON.stringify(this._obj);
      if (isUnchanged) snapshots.set(key, value);
      else if (snapshots.get(key) !== value) throw new Error(`another snapshot: ${key}`);
    });
});

const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);

/** Imports a module anew, and gives the tests that it defines as functions by id. */
export async function load(url) {
  const tests = new Map();
  let path = [];
  const add = (name, work) => {
    const id = [...path, name].join(" > ");
    tests.set(tests.has(id) ? `${id} #${tests.size}` : id, work);
  };
  const describe = (name, ...rest) => {
    const outer = path;
    path = [...path, name];
    rest.find((one) => typeof one === "function")();
    path = outer;
  };
  const it = (name, ...rest) =>
    add(
      name,
      rest.find((one) => typeof one === "function"),
    );
  const each = (define) => (rows) => (name, work) => {
    for (const [index, row] of rows.entries())
      define(`${name} [${index}]`, () => (Array.isArray(row) ? work(...row) : work(row)));
  };
  it.each = each(it);
  describe.each = each(describe);
  globalThis.testsUnderMutation = { describe, it, test: it, expect };
  await import(url);
  return tests;
}

/** Runs one test. Gives what it failed with. */
export async function failureOf(id, work) {
  running = { id, snapshots: 0 };
  try {
    await work();
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

/** Keeps the snapshots of what runs in it. */
export async function unchanged(work) {
  isUnchanged = true;
  await work();
  isUnchanged = false;
  return [...snapshots];
}

export function expectSnapshots(entries) {
  snapshots = new Map(entries);
}
