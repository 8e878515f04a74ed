import {
  type Action,
  type Field,
  type Message,
  offersUnsure,
  type Playbook,
  type Question,
  type QuestionId,
  type Target,
  unsure,
  type Wording,
} from "../playbook/playbook.ts";
import type { MessagePlace } from "./places.ts";
import type { Deal } from "./situations/deal.ts";
import type { Known } from "./situations/known.ts";
import { explore, type Terrain, type Visit } from "./situations/reach.ts";
import type { Cells, ShareVariable, Space, Variable } from "./situations/space.ts";

/** A message says a fact that a deal answers with "I don't know": nobody is asked for it again, and there is no default. */
export type LeftBlank = {
  readonly code: "left-blank";
  readonly action: Action;
  readonly message: Message;
  readonly field: QuestionId;
  readonly place: MessagePlace;
  readonly deal: Deal;
};

/** A field without a default, and where it stands. */
type Bare = Omit<LeftBlank, "code" | "deal">;

/** The fields that some deal from a place on leaves blank for good. */
export function leftBlank(playbook: Playbook, terrain: Terrain, start: Target): readonly LeftBlank[] {
  const bare = bareFields(playbook).filter(({ field }) => offersUnsure(playbook.questions.get(field) as Question));
  return [...new Set(bare.map(({ field }) => field))].flatMap((id) => {
    const variable = variableOf(id, terrain.situations.space);
    if (variable === undefined) return [];
    const visits = arrivals(
      terrain,
      start,
      variable,
      (known) => known.cells.get(variable.index) === unsureIn(variable),
    );
    return bare.flatMap((field): readonly LeftBlank[] => {
      const visit = field.field === id ? visits.get(field.action.id) : undefined;
      return visit === undefined ? [] : [{ code: "left-blank", ...field, deal: terrain.dealOf(visit) }];
    });
  });
}

/** For each action the facts that its messages say, without a default, and that some way there leaves open. */
export function toFillIn(playbook: Playbook, terrain: Terrain): ReadonlyMap<Target, readonly QuestionId[]> {
  const bare = bareFields(playbook);
  const open = new Map<QuestionId, (action: Target) => boolean>();
  for (const id of new Set(bare.map(({ field }) => field))) {
    const variable = variableOf(id, terrain.situations.space);
    if (variable === undefined) open.set(id, () => true);
    else {
      const visits = arrivals(terrain, playbook.start, variable, (known) => !known.cells.has(variable.index));
      open.set(id, (action) => visits.has(action));
    }
  }
  const needed = new Map<Target, Set<QuestionId>>();
  for (const { action, field } of bare)
    if (open.get(field)?.(action.id)) needed.set(action.id, (needed.get(action.id) ?? new Set()).add(field));
  return new Map([...needed].map(([action, fields]) => [action, [...fields]]));
}

/** The variable that decides about a fact; none where no node tests it. */
function variableOf(id: QuestionId, { variables }: Space): FactVariable | undefined {
  return variables.find((variable): variable is FactVariable => variable.kind !== "share" && variable.question === id);
}

type FactVariable = Exclude<Variable, ShareVariable>;

function unsureIn(variable: FactVariable): Cells {
  return variable.kind === "choice" ? 1n << BigInt(variable.choices.indexOf(unsure)) : variable.unsure;
}

/** The first arrival at each action at which what is known meets a condition. */
function arrivals(
  terrain: Terrain,
  start: Target,
  variable: Variable,
  isSo: (known: Known) => boolean,
): ReadonlyMap<Target, Visit> {
  const found = new Map<Target, Visit>();
  const onVisit = (visit: Visit): void => {
    if (terrain.tree.actions.has(visit.at) && isSo(visit.known) && !found.has(visit.at)) found.set(visit.at, visit);
  };
  explore(terrain, { start, remembers: 1n << BigInt(variable.index), onVisit });
  return found;
}

function bareFields({ actions }: Playbook): readonly Bare[] {
  return [...actions.values()].flatMap((action) =>
    action.say.flatMap((message) =>
      fieldsOf(message)
        .filter(({ field }) => field.default === undefined)
        .map(({ field, place }) => ({ action, message, field: field.field, place })),
    ),
  );
}

/** The fields of a message in both tones. */
function fieldsOf(message: Message): readonly { readonly field: Field; readonly place: MessagePlace }[] {
  const wordings: readonly (readonly [MessagePlace["tone"], Wording | undefined])[] = [
    ["warm", message],
    ["formal", message.formal],
  ];
  return wordings.flatMap(([tone, wording]) =>
    (["subject", "text"] as const).flatMap((part) =>
      (wording?.[part] ?? []).flatMap((piece) =>
        typeof piece === "string" ? [] : [{ field: piece, place: { tone, part } }],
      ),
    ),
  );
}
