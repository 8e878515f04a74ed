import type * as z from "zod";
import type { Places } from "./located.ts";
import { misshapen } from "./misshapen.ts";
import type { Problem } from "./problem.ts";
import {
  type ActionEntry,
  bankShape,
  type MessageEntry,
  type NodeEntry,
  playbookShape,
  type QuestionEntry,
  type ScenarioEntry,
  type SourceEntry,
} from "./shape.ts";

/** Reads a file's YAML: what it holds, and what is wrong with it. Without `located`, nothing of it could be read. */
export type ReadSheet = (
  content: Uint8Array | string,
  file: string,
) => { readonly text: string; readonly located?: Places; readonly problems: readonly Problem[] };

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
export function readDraft(name: string, { file, content }: File, readSheet: ReadSheet): Read<Draft> {
  const { text, located, problems } = readSheet(content, file);
  if (located === undefined) return { text, problems };
  const form = new Form(located, playbookShape);
  const draft: Draft = {
    ...bankOf(form),
    name,
    title: form.text("title"),
    summary: form.text("summary"),
    start: Object.keys(form.values("tree"))[0] ?? "",
    nodes: form.section("tree"),
    actions: form.section("actions"),
    messages: form.section("messages"),
    scenarios: new Map([...form.section<ScenarioEntry>("scenarios")].map(([index, entry]) => [Number(index), entry])),
  };
  return { text, problems: [...problems, ...form.problems], content: draft };
}

/** Reads the shared bank as far as its form goes. */
export function readBank({ file, content }: File, readSheet: ReadSheet): Read<Bank> {
  const { text, located, problems } = readSheet(content, file);
  if (located === undefined) return { text, problems };
  const form = new Form(located, bankShape);
  return { text, problems: [...problems, ...form.problems], content: bankOf(form) };
}

function bankOf(form: Form): Bank {
  const { located, broken } = form;
  return { located, questions: form.section("questions"), sources: form.section("sources"), broken };
}

/** A file held against its shape. What zod has no complaint about is what the shape says, so it may be used as that. */
class Form {
  readonly located: Places;
  readonly problems: readonly Problem[];
  readonly broken: ReadonlySet<string>;

  constructor(located: Places, shape: z.ZodType) {
    this.located = located;
    const issues = shape.safeParse(located.value).error?.issues ?? [];
    this.problems = misshapen(issues, located);
    this.broken = new Set(issues.flatMap(placesBroken));
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

/** The section, and the entry unless all that it has is a key too many. */
function placesBroken({ code, path }: z.core.$ZodIssue): readonly string[] {
  const section = path.slice(0, 1).join("/");
  return code === "unrecognized_keys" ? [section] : [section, path.slice(0, 2).join("/")];
}
