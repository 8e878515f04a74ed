import type { Draft } from "../draft.ts";
import { askedBy, edgesFrom } from "../graph.ts";
import type { Path } from "../located.ts";
import { playbookOf } from "../names.ts";
import { inOrder } from "../order.ts";
import type { Problem } from "../problem.ts";
import type { Check, JointCheck } from "./check.ts";

/** A way on between playbooks: ids carry their playbook's name. */
type Link = { readonly to: string; readonly draft: Draft; readonly path: Path };

/** Through answers, handovers and silence together: whoever follows the advice comes to an end. */
export const nothingLeadsInACircle: JointCheck = (drafts) => {
  const links = linksOf(drafts);
  const next = (id: string) => (links.get(id) ?? []).map(({ to }) => to);
  const own = `${drafts[0]?.name}/`;
  return inOrder(links.keys(), next).circles.flatMap((circle): readonly Problem[] => {
    const [last = "", first = ""] = circle.slice(-2);
    const closing = links.get(last)?.find(({ to }) => to === first);
    const path = circle.map((id) => (id.startsWith(own) ? id.slice(own.length) : id));
    return closing === undefined ? [] : [{ code: "circle", path, at: closing.draft.located.at(closing.path) }];
  });
};

function linksOf(drafts: readonly Draft[]): ReadonlyMap<string, readonly Link[]> {
  const starts = new Map(drafts.map((draft) => [draft.name, `${draft.name}/${draft.start}`]));
  const links = new Map<string, readonly Link[]>();
  for (const draft of drafts)
    for (const id of [...draft.nodes.keys(), ...draft.actions.keys()]) {
      const from = edgesFrom(draft, id).map(({ to, path }) => {
        const playbook = playbookOf(to);
        return { to: playbook === undefined ? `${draft.name}/${to}` : (starts.get(playbook) ?? to), draft, path };
      });
      links.set(`${draft.name}/${id}`, from);
    }
  return links;
}

/** Inside one file. Across playbooks it is fine, since the earlier answer decides. */
export const nothingIsAskedTwiceOnAPath: Check = (draft) => {
  const next = (id: string) => (draft.nodes.has(id) ? edgesFrom(draft, id).map(({ to }) => to) : []);
  const tests = new Map<string, string[]>();
  for (const [id, node] of draft.nodes) {
    const test = askedBy(node).join("/");
    tests.set(test, [...(tests.get(test) ?? []), id]);
  }
  const found = new Map<string, Problem>();
  for (const ids of tests.values())
    for (const id of ids.length > 1 ? ids : []) {
      const ways = waysFrom(id, next);
      for (const other of ids)
        if (other !== id && ways.has(other) && !found.has(other))
          found.set(other, twice(draft, other, wayTo(other, ways)));
    }
  return [...found.values()];
};

function twice(draft: Draft, id: string, path: readonly string[]): Problem {
  const node = draft.nodes.get(id);
  const question = node === undefined ? "" : askedBy(node).join("/");
  const at = draft.located.at(["tree", id, node !== undefined && "share" in node ? "share" : "ask"]);
  return { code: "asked-twice", question, path, at };
}

/** All that can be reached, with the step before. */
function waysFrom(start: string, next: (id: string) => readonly string[]): ReadonlyMap<string, string | undefined> {
  const before = new Map<string, string | undefined>([[start, undefined]]);
  for (const id of before.keys()) for (const to of next(id)) if (!before.has(to)) before.set(to, id);
  return before;
}

function wayTo(end: string, before: ReadonlyMap<string, string | undefined>): readonly string[] {
  const path: string[] = [];
  for (let id: string | undefined = end; id !== undefined; id = before.get(id)) path.unshift(id);
  return path;
}
