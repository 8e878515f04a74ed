import type { Field, Template } from "./playbook.ts";
import type { FieldFault } from "./problem.ts";

/** A fault in a text: where in it, and the piece concerned. */
export type TemplateFault = { readonly fault: FieldFault; readonly offset: number; readonly found: string };

/** A field, the offset of its braces in the text, and that of its name from there. */
export type FieldPlace = { readonly field: Field; readonly offset: number; readonly nameAt: number };

/** A text taken apart: with faults, the template leaves out what could not be read. */
type ParsedTemplate = {
  readonly template: Template;
  readonly fields: readonly FieldPlace[];
  readonly faults: readonly TemplateFault[];
};

const mostFaults = 100;
const opening = /\{\{|\{%|\}\}/g;
const field = /^\{\{\s*([a-z][a-z0-9_]*)\s*(?:\|\s*default\s*:\s*(?:"([^"]*)"|'([^']*)')\s*)?\}\}$/;

/**
 * Reads a text with merge fields: `{{ contact_name }}` and `{{ contact_name | default: "there" }}`, spelled as in
 * Liquid, in straight quotes of either kind. All else of Liquid is a fault; a hundred faults are enough.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const template: (string | Field)[] = [];
  const fields: FieldPlace[] = [];
  const faults: TemplateFault[] = [];
  let end = 0;
  opening.lastIndex = 0;
  for (let found = opening.exec(text); found !== null && faults.length < mostFaults; found = opening.exec(text)) {
    const offset = found.index;
    const tag = tagAt(text, offset);
    const parsed = tag.closed ? parseField(tag.source) : undefined;
    if (offset > end) template.push(text.slice(end, offset));
    if (parsed === undefined) faults.push({ fault: faultOf(tag.source, tag.closed), offset, found: tag.source });
    else {
      template.push(parsed);
      fields.push({ field: parsed, offset, nameAt: tag.source.indexOf(parsed.field) });
    }
    end = opening.lastIndex = offset + tag.source.length;
  }
  if (end < text.length) template.push(text.slice(end));
  return { template, fields, faults };
}

/** From `{{` to `}}`, where quotes protect; an open one ends with its line. */
function tagAt(text: string, offset: number): { readonly source: string; readonly closed: boolean } {
  const rest = text.slice(offset, offset + 500);
  if (rest.startsWith("}}")) return { source: "}}", closed: true };
  const closed =
    /^\{\{(?:"[^"]*"|'[^']*'|(?!\}\}|\{\{)[^"'])*\}\}/.exec(rest) ?? /^\{[{%](?:(?!\{\{)[^\n])*?[}%]\}/.exec(rest);
  if (closed !== null) return { source: closed[0], closed: true };
  return { source: rest.slice(0, 2 + rest.slice(2).search(/[\n{]|$/)), closed: false };
}

function parseField(source: string): Field | undefined {
  const [, name, double, single] = field.exec(source) ?? [];
  const fallback = double ?? single;
  if (name === undefined || fallback === "") return undefined;
  return fallback === undefined ? { field: name } : { field: name, default: fallback };
}

function faultOf(source: string, closed: boolean): FieldFault {
  if (source.startsWith("{%")) return "tag";
  if (source === "}}") return "unopened";
  if (!closed) return "unclosed";
  const inside = source.slice(2, -2).trim();
  if (inside.startsWith("-") || inside.endsWith("-")) return "dash";
  if (inside === "") return "empty";
  const [name, filter] = inside.split("|", 2).map((part) => part.trim()) as [name: string, filter: string];
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return "name";
  // A name alone would be sound.
  if (!/^default\b/.test(filter)) return "filter";
  if (/[“”„‘’«»]/.test(filter)) return "quote";
  return /^default\s*:\s*(?:""|'')$/.test(filter) ? "blank" : "default";
}
