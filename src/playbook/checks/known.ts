import type { Draft } from "../draft.ts";
import { askedBy, type Edge, edgesFrom } from "../graph.ts";
import { topologicalOrder } from "../order.ts";
import type { NodeEntry } from "../shape.ts";
import { fieldsIn, textsOfAction } from "../texts.ts";
import { leavesOut, questionOf, type Scope } from "./check.ts";

/** Why an action's text cannot count on a fact. */
type Lack = "never-asked" | "not-on-every-path" | "maybe-unsure";

/** What is known of the facts where the walk arrives at an action. */
type KnownFacts = { readonly lacks: (fact: string) => Lack | undefined };

/** Facts by how sure they are: asked on some path, asked on every path, and on every path answered with a value. */
type Facts = {
  readonly maybe: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
};

const nothing: Facts = { maybe: new Set(), asked: new Set(), answered: new Set() };

/**
 * For each place that the start leads to, what the paths there have asked. A fact asked before a handover from elsewhere
 * does not count, since the playbook can be run on its own. Undefined where that is unclear: where
 * there is a circle, or an entry is left out.
 */
export function knownAt(draft: Draft, scope: Scope): ReadonlyMap<string, KnownFacts> | undefined {
  if (leavesOut(draft, "tree", "actions")) return undefined;
  const wanted = new Set(
    [...draft.actions].flatMap(([id, action]) => fieldsIn(textsOfAction(id, action)).map(({ field }) => field.field)),
  );
  const order = topologicalOrder([draft.start], (id) => edgesFrom(draft, id).map(({ to }) => to));
  if (order.circles.length > 0) return undefined;
  const facts = new Map<string, Facts>([[draft.start, nothing]]);
  for (const id of order.ids) {
    const here = facts.get(id) as Facts;
    const node = draft.nodes.get(id);
    for (const edge of edgesFrom(draft, id)) {
      const there = node === undefined ? here : after(here, wanted, answeredBy(draft, scope, node, edge));
      const other = facts.get(edge.to);
      facts.set(edge.to, other === undefined ? there : meet(other, there));
    }
  }
  return new Map([...facts].map(([id, known]) => [id, { lacks: (fact) => lack(known, fact) }]));
}

type EdgeFacts = { readonly asked: readonly string[]; readonly answered: readonly string[] };

/** What one way on from a node tells. Of a share, the whole is not asked where the part is not known. */
function answeredBy(draft: Draft, scope: Scope, node: NodeEntry, { on }: Edge): EdgeFacts {
  const asked = askedBy(node);
  if (on !== "unsure") return { asked, answered: asked };
  if (!("share" in node)) return { asked, answered: [] };
  const [first] = asked as readonly [part: string, whole: string];
  const question = questionOf(draft, scope, first);
  const maybeUnsure = question?.type !== "number" || question.unsure !== undefined;
  return maybeUnsure ? { asked: [first], answered: [] } : { asked, answered: [first] };
}

function after(here: Facts, wanted: ReadonlySet<string>, { asked, answered }: EdgeFacts): Facts {
  const news = asked.filter((fact) => wanted.has(fact));
  if (news.length === 0) return here;
  const unanswered = news.filter((fact) => !answered.includes(fact));
  const values = new Set([...here.answered, ...news]);
  for (const fact of unanswered) values.delete(fact);
  return { maybe: new Set([...here.maybe, ...news]), asked: new Set([...here.asked, ...news]), answered: values };
}

function meet(one: Facts, other: Facts): Facts {
  return {
    maybe: new Set([...one.maybe, ...other.maybe]),
    asked: both(one.asked, other.asked),
    answered: both(one.answered, other.answered),
  };
}

const both = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  new Set([...one].filter((fact) => other.has(fact)));

function lack({ maybe, asked, answered }: Facts, fact: string): Lack | undefined {
  if (answered.has(fact)) return undefined;
  if (asked.has(fact)) return "maybe-unsure";
  return maybe.has(fact) ? "not-on-every-path" : "never-asked";
}
