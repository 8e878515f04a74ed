import { type Examined, type Remark, remarksOn, sayPart } from "./check.ts";
import { clean } from "./clean.ts";

/** A check's results as GitHub workflow commands, which show as annotations at their lines. */
export function checkGithub(examined: Examined, percent?: number): string {
  const lines = remarksOn(examined, percent).map(annotation);
  if (!examined.sound) return `${lines.join("\n")}\n`;
  const { file } = (examined.loaded.drafts[0] as { located: { file: string } }).located;
  const reach = `${examined.name}: the scenarios reach ${sayPart(examined.coverage.part)} of the playbook`;
  return `${[...lines, `::notice file=${property(file)}::${message(reach)}`].join("\n")}\n`;
}

function annotation({ severity, at, code, says, example }: Remark): string {
  const end = at.length === undefined ? "" : `,endColumn=${at.column + at.length}`;
  const place = `file=${property(at.file)},line=${at.line},col=${at.column}${end},title=${property(code)}`;
  return `::${severity} ${place}::${message(example === undefined ? says : `${says}\nFor example, ${example}`)}`;
}

/** What a workflow command reads as its own syntax is escaped: in the message, and more in a property. */
const message = (text: string): string =>
  clean(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => message(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
