/**
 * Characters that no text of a playbook may hold: control characters and escape sequences, marks that turn the reading
 * direction, and what shows nothing. Line breaks, tabs, and the joiners that emoji and several scripts are spelled with
 * are fine, and so are the Arabic number signs, which show.
 */
const forbidden =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each stands for itself.
  /(?![\n\t\u200c\u200d\u0600-\u0605\u06dd\u070f\u08e2])[\p{Cc}\p{Cf}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u3164\uffa0\ufffd]/u;

/** The first forbidden character of a text, with its offset in it. */
export function forbiddenIn(text: string): { readonly character: string; readonly offset: number } | undefined {
  const found = forbidden.exec(text);
  return found === null ? undefined : { character: found[0], offset: found.index };
}
