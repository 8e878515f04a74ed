/**
 * Characters that a text from outside must not bring into a terminal, a mail or a file unseen: controls (an escape
 * sequence can rewrite the screen or the clipboard), direction overrides, and characters that show nothing.
 * Joiners stay, since emoji and several scripts are spelled with them; so do the Arabic number signs, which show.
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

/** C0, DEL and C1, with tab and newline. */
export const controls = (): RegExp => /\p{Cc}/gu;

/** What shows nothing or reorders what shows: BiDi controls, zero widths, fillers, tags, separators, lone surrogates. */
export const invisibles = (): RegExp =>
  /(?!\u200c|\u200d|[\u0600-\u0605\u06dd\u070f\u08e2])(?:[\p{Cf}\p{Cs}\u115f\u1160\u180e\u2028\u2029\u3164\uffa0]|\u034f|\u17b4|\u17b5)/gu;
