import { clean } from "../clean.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as text in XML and HTML, between tags and in quoted attributes. What neither may hold is shown as `clean` shows it. */
export function escapeMarkup(text: string): string {
  return clean(text)
    .replace(/[&<>"']/g, (found) => escapes[found] as string)
    .replace(/[\ufffe\uffff]/g, "\ufffd");
}
