/** How a text may stand out. Each takes clean text without line breaks and gives it back for one stream. */
export type Style = {
  /** The recommended action. */
  readonly headline: (text: string) => string;
  readonly heading: (text: string) => string;
  /** What matters less: ids, sources, rules. */
  readonly faint: (text: string) => string;
  /** What the eye should find: a date, an answer. */
  readonly strong: (text: string) => string;
  /** What is still missing, or wrong. */
  readonly alarm: (text: string) => string;
};

const same = (text: string): string => text;

/** No styling: for pipes, files, `NO_COLOR` and terminals that cannot. */
export const plain: Style = { headline: same, heading: same, faint: same, strong: same, alarm: same };
