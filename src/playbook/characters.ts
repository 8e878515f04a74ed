/**
 * Characters that no text of a playbook may hold: control characters and escape sequences, marks that turn the reading
 * direction, and invisible ones. Line breaks, tabs and the joiner of emoji are fine.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e007f}]/u;

/** The first forbidden character of a text, with its offset in it. */
export function forbiddenIn(text: string): { readonly character: string; readonly offset: number } | undefined {
  const found = forbidden.exec(text);
  return found === null ? undefined : { character: found[0], offset: found.index };
}
