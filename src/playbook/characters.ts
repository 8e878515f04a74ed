/**
 * Characters that a text from outside must not bring into a terminal, a mail or a file unseen: controls (an escape
 * sequence can rewrite the screen or the clipboard), marks that turn the reading direction, and what shows nothing.
 * This is the one definition: a playbook is refused for them, an answer loses them, and output shows them spelled out.
 * What several scripts and emoji are spelled with stays, and so do the number signs that Unicode counts as formats.
 *
 * Each pattern is made where it is called for: reading Unicode's properties costs a start as much as a small playbook.
 */

/**
 * Whether a text holds nothing but characters of the commonest sort: letters of Latin scripts, marks of punctuation and
 * arrows, each of which shows, and in one column. Nearly every text is such; only the others need the patterns below.
 */
export function isPlain(text: string): boolean {
  return /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*$/.test(text);
}

/** What stands where bytes were no UTF-8: in a file that holds it, and in arguments, some text was lost before. */
export const lostCharacter = "\ufffd";

/** C0, DEL and C1, with tab and newline. */
export const controls = (): RegExp => /\p{Cc}/gu;

/** A text with something else for each character that shows nothing or reorders what shows. */
export function replaceInvisibles(text: string, by: (character: string) => string): string {
  return text.replace(outsideOfFlags(invisible), (found, flag?: string) => flag ?? by(found));
}

/** The same for controls, too, except for line breaks and tabs. */
export function replaceUnseen(text: string, by: (character: string) => string): string {
  return text.replace(outsideOfFlags(unseen), (found, flag?: string) => flag ?? by(found));
}

/** The first character that `replaceUnseen` replaces, with its offset. */
export function firstUnseen(text: string): { readonly character: string; readonly offset: number } | undefined {
  for (const { 0: character, index: offset, groups } of text.matchAll(outsideOfFlags(unseen)))
    if (groups?.["flag"] === undefined) return { character, offset };
  return undefined;
}

// Joiners, variants of letters and emoji, and the number signs of Arabic and Kaithi.
const kept = String.raw`[\u200c\u200d\p{VS}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]`;
const invisible = String.raw`(?!${kept})[\p{Cf}\p{Cs}\p{DI}\u2028\u2029]`;
const unseen = String.raw`[^\P{Cc}\n\t]|${invisible}`;
// The flags of England, Scotland and Wales are spelled with tags, which show nothing anywhere else.
const flag = String.raw`\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}`;

const outsideOfFlags = (source: string): RegExp => new RegExp(`(?<flag>${flag})|${source}`, "gu");
