import type { Draft } from "../draft.ts";
import { askedBy, edgesFrom } from "../graph.ts";
import type { Path } from "../located.ts";
import { handoverOf } from "../names.ts";
import { topologicalOrder } from "../order.ts";
import type { Problem } from "../problem.ts";
import type { NodeEntry } from "../shape.ts";
import type { Check, JointCheck } from "./check.ts";

/** A way on between playbooks: ids carry their playbook's name. */
type Link = { readonly to: string; readonly draft: Draft; readonly path: Path };

/** Through answers, handovers and silence together: whoever follows the advice comes to an end. */
export const nothingLeadsInACircle: JointCheck = (drafts) => {
  const links = linksOf(drafts);
  const next = (id: string) => (links.get(id) ?? []).map(({ to }) => to);
  const own = `${drafts[0]?.name}/`;
  return topologicalOrder(links.keys(), next).circles.flatMap((circle): readonly Problem[] => {
    const closing = links.get(circle.at(-2) as string)?.find(({ to }) => to === circle.at(-1)) as Link;
    const path = circle.map((id) => (id.startsWith(own) ? id.slice(own.length) : id));
    return [{ code: "circle", path, at: closing.draft.located.at(closing.path) }];
  });
};

function linksOf(drafts: readonly Draft[]): ReadonlyMap<string, readonly Link[]> {
  const starts = new Map(drafts.map((draft) => [draft.name, `${draft.name}/${draft.start}`]));
  const links = new Map<string, readonly Link[]>();
  for (const draft of drafts)
    for (const id of [...draft.nodes.keys(), ...draft.actions.keys()]) {
      const from = edgesFrom(draft, id).map(({ to, path }) => {
        const playbook = handoverOf(to);
        return { to: playbook === undefined ? `${draft.name}/${to}` : (starts.get(playbook) ?? to), draft, path };
      });
      links.set(`${draft.name}/${id}`, from);
    }
  return links;
}

/** Inside one file. Across playbooks it is fine, since the earlier answer decides. */
export const nothingIsAskedTwiceOnAPath: Check = (draft) => {
  const next = waysInTree(draft);
  const bits = new Map(
    [...new Set([...draft.nodes.values()].map(testOf))].map((test, index) => [test, 1n << BigInt(index)]),
  );
  const before = new Map<string, Set<string>>();
  const tested = new Map<string, bigint>();
  const found = new Map<string, Problem>();
  for (const id of topologicalOrder(draft.nodes.keys(), (from) => next.get(from) ?? []).ids) {
    const node = draft.nodes.get(id);
    if (node === undefined) continue;
    const [passed, here] = [tested.get(id) ?? 0n, bits.get(testOf(node)) as bigint];
    if ((passed & here) !== 0n) found.set(id, twice(draft, id, node, before));
    for (const to of next.get(id) ?? []) {
      tested.set(to, (tested.get(to) ?? 0n) | passed | here);
      before.set(to, (before.get(to) ?? new Set()).add(id));
    }
  }
  return [...draft.nodes.keys()].flatMap((id) => found.get(id) ?? []);
};

const testOf = (node: NodeEntry): string => askedBy(node).join("/");

function waysInTree(draft: Draft): ReadonlyMap<string, readonly string[]> {
  return new Map([...draft.nodes.keys()].map((id) => [id, edgesFrom(draft, id).map(({ to }) => to)]));
}

function twice(draft: Draft, id: string, node: NodeEntry, before: ReadonlyMap<string, ReadonlySet<string>>): Problem {
  const path = wayFromTheSameTest(draft, id, node, before);
  const at = draft.located.at(["tree", id, "share" in node ? "share" : "ask"]);
  return { code: "asked-twice", question: testOf(node), path, at };
}

/** The shortest way to a node from one before it that tests the same. */
function wayFromTheSameTest(
  draft: Draft,
  end: string,
  node: NodeEntry,
  before: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const after = new Map<string, string | undefined>([[end, undefined]]);
  let start = end;
  for (const id of after.keys()) {
    start = id;
    if (id !== end && testOf(draft.nodes.get(id) as NodeEntry) === testOf(node)) break;
    for (const from of before.get(id) ?? []) if (!after.has(from)) after.set(from, id);
  }
  return wayDown(start, after);
}

function wayDown(start: string, after: ReadonlyMap<string, string | undefined>): readonly string[] {
  const path: string[] = [];
  for (let id: string | undefined = start; id !== undefined; id = after.get(id)) path.push(id);
  return path;
}
