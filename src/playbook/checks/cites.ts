import type { Bank, Draft } from "../draft.ts";
import type { Path } from "../located.ts";
import type { Problem } from "../problem.ts";
import { type Check, type JointCheck, type Names, namesIn } from "./check.ts";

/** A cite, and where it stands. */
type Cited = { readonly source: string; readonly element: string | undefined; readonly path: Path };

/** All cites of a file. */
export function citesOf(draft: Bank & Partial<Draft>): readonly Cited[] {
  const sections = { questions: draft.questions, tree: draft.nodes, actions: draft.actions, messages: draft.messages };
  return Object.entries(sections).flatMap(([section, entries]) =>
    [...(entries ?? [])].flatMap(([id, { cites = [] }]) =>
      cites.map((cite, index) => {
        const [source = "", element] = cite.split("/");
        return { source, element, path: [section, id, "cites", index] };
      }),
    ),
  );
}

export const everyCitedSourceIsKnown: Check = (draft, { bank }) => {
  return unknownSources(draft, namesIn([bank, draft], "sources"));
};

export const everySourceCitedInTheBankIsKnown: JointCheck = (_, { bank }) =>
  unknownSources(bank, namesIn([bank], "sources"));

function unknownSources(file: Bank, known: Names): readonly Problem[] {
  return citesOf(file)
    .filter(({ source }) => !known.has(source))
    .map(({ source, path }) => ({
      code: "unknown",
      what: "source",
      name: source,
      at: file.located.at(path),
      known: known.all,
    }));
}

export const everyCitedElementIsKnown: Check = (draft, { bank }) =>
  citesOf(draft).flatMap(({ source, element, path }): readonly Problem[] => {
    const { elements } = draft.sources.get(source) ?? bank.sources.get(source) ?? {};
    if (element === undefined || elements === undefined || Object.hasOwn(elements, element)) return [];
    return [{ code: "unknown-element", source, element, known: Object.keys(elements), at: draft.located.at(path) }];
  });
