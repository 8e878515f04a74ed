import type { Places } from "./located.ts";
import type { Problem } from "./problem.ts";
import type { ActionEntry, MessageEntry, NodeEntry, QuestionEntry, ScenarioEntry, SourceEntry } from "./shape.ts";

/** How files are read: what their YAML holds, without `located` where nothing of it could be read; and its form. */
export type Reader = { readonly readSheet: ReadSheet; readonly holdForm: HoldForm };
export type ReadSheet = (
  content: Uint8Array | string,
  file: string,
) => { readonly text: string; readonly located?: Places; readonly problems: readonly Problem[] };

/** What of a file has the wrong form, as problems and as the places that are left out. */
export type Form = Pick<Bank, "broken"> & { readonly problems: readonly Problem[] };
export type HoldForm = (located: Places, kind: "playbook" | "bank") => Form;

/** A file's content: bytes as they are stored, or text; and the name by which problems call the file. */
export type File = { readonly file: string; readonly content: Uint8Array | string };

/** Entries of one section that have the right form, by id. */
type Section<Entry> = ReadonlyMap<string, Entry>;

/** Questions and sources, each of which knows where it was defined. */
export type Bank = {
  readonly located: Places;
  readonly questions: Section<QuestionEntry>;
  readonly sources: Section<SourceEntry>;
  /**
   * Places of entries with the wrong form (`tree/sponsor`), which are left out, and their sections. The checks do not
   * report them a second time as missing, nor as unused what only they may use.
   */
  readonly broken: ReadonlySet<string>;
};

/** A playbook file that could be read, before it is known whether it makes sense. */
export type Draft = Bank & {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** The first node of the file, whatever its form. */
  readonly start: string;
  readonly nodes: Section<NodeEntry>;
  readonly actions: Section<ActionEntry>;
  readonly messages: Section<MessageEntry>;
  /** By their index in the file. */
  readonly scenarios: ReadonlyMap<number, ScenarioEntry>;
};

type Read<Content> = { readonly text: string; readonly problems: readonly Problem[]; readonly content?: Content };

/** Reads one playbook file as far as its form goes. */
export function readDraft(name: string, { file, content }: File, { readSheet, holdForm }: Reader): Read<Draft> {
  const { text, located, problems } = readSheet(content, file);
  if (located === undefined) return { text, problems };
  const form = holdForm(located, "playbook");
  const held = new Held(located, form);
  const draft: Draft = {
    ...bankOf(held),
    name,
    title: held.text("title"),
    summary: held.text("summary"),
    start: Object.keys(held.values("tree"))[0] ?? "",
    nodes: held.section("tree"),
    actions: held.section("actions"),
    messages: held.section("messages"),
    scenarios: new Map([...held.section<ScenarioEntry>("scenarios")].map(([index, entry]) => [Number(index), entry])),
  };
  return { text, problems: [...problems, ...form.problems], content: draft };
}

/** Reads the shared bank as far as its form goes. */
export function readBank({ file, content }: File, { readSheet, holdForm }: Reader): Read<Bank> {
  const { text, located, problems } = readSheet(content, file);
  if (located === undefined) return { text, problems };
  const form = holdForm(located, "bank");
  return { text, problems: [...problems, ...form.problems], content: bankOf(new Held(located, form)) };
}

/**
 * Whether a file is a copy of the shared bank and not a playbook: it is called so, and holds what a bank holds alone.
 */
export function isBank({ name, located }: Draft): boolean {
  const sections = Object.keys(located.value ?? {}).join();
  return name === "questions" && /^(?:sources,)?questions(?:,sources)?$/.test(sections);
}

function bankOf(held: Held): Bank {
  const { located, broken } = held;
  return { located, questions: held.section("questions"), sources: held.section("sources"), broken };
}

/** A file held against its shape. What there is no complaint about is what the shape says, so it may be used as that. */
class Held {
  readonly located: Places;
  readonly broken: ReadonlySet<string>;

  constructor(located: Places, { broken }: Form) {
    this.located = located;
    this.broken = broken;
  }

  text(key: string): string {
    const value = (this.located.value as Record<string, unknown> | null)?.[key];
    return typeof value === "string" ? value.trim() : "";
  }

  values(section: string): object {
    const values = (this.located.value as Record<string, unknown> | null)?.[section];
    // Scenarios are a list, all else are maps.
    const right = typeof values === "object" && values !== null && Array.isArray(values) === (section === "scenarios");
    return right ? values : {};
  }

  section<Entry>(name: string): Section<Entry> {
    const sound = Object.entries(this.values(name)).filter(([id]) => !this.broken.has(`${name}/${id}`));
    return new Map(sound as [string, Entry][]);
  }
}
