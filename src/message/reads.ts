/** How a text reads: figures for the check and for the rep. */
export type Reads = {
  readonly words: number;
  /** Seconds to speak it, at 150 words a minute. */
  readonly seconds: number;
  /** Sentences that end in a question mark. */
  readonly questions: number;
  /** Phrases in it that ask for nothing, such as "just checking in", in lower case and order of appearance. */
  readonly hollow: readonly string[];
  /** Phrases in it that blame the reader, such as "haven't heard back". */
  readonly guilt: readonly string[];
};

const wordsAMinute = 150;

const hollowPhrases = [
  "checking in",
  "check in with you",
  "checking back",
  "touching base",
  "touch base",
  "circling back",
  "circle back",
  "following up",
  "just a follow-up",
  "just wanted to",
  "wanted to see if",
  "wanted to see where",
  "any updates?",
  "any news",
  "any thoughts",
  "your thoughts",
  "thoughts?",
  "bumping this",
  "bump this",
  "hope this finds you",
  "hope you are well",
  "hope you're well",
  "where things stand",
  "top of your inbox",
  "at your convenience",
];
const guiltPhrases = [
  "haven't heard",
  "have not heard",
  "hadn't heard",
  "didn't hear back",
  "never heard back",
  "you haven't",
  "you have not",
  "you never",
  "no response",
  "no reply from you",
  "ignored",
  "ignoring",
  "still waiting",
  "been waiting",
  "several messages",
  "several times",
  "left you a message",
  "per my last",
  "as i said before",
  "tried to reach you",
  "trying to reach you",
  "disappointed",
  "owe me",
];

/** Counts and judges a text as it will be read or spoken. */
export function readsOf(text: string): Reads {
  const words = countWords(text);
  return {
    words,
    seconds: secondsToSay(words),
    questions: text.match(/\?(?=\s|["')\]]|$)/g)?.length ?? 0,
    hollow: phrasesIn(text, hollowPhrases),
    guilt: phrasesIn(text, guiltPhrases),
  };
}

/** Words as they are spoken: whatever has a letter or a digit in it, so that a dash alone is none. */
export function countWords(text: string): number {
  // All of Unicode takes V8 a millisecond to prepare, so it is asked only about words that need it.
  const isWord = (word: string): boolean =>
    /[A-Za-z\d]/.test(word) || (/[^ -~]/.test(word) && /[\p{L}\p{N}]/u.test(word));
  return text.split(/\s+/).filter(isWord).length;
}

/** Whole seconds that so many words take on a voicemail. */
export function secondsToSay(words: number): number {
  return Math.ceil((words * 60) / wordsAMinute);
}

function phrasesIn(text: string, phrases: readonly string[]): readonly string[] {
  const plain = text.toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/gu, " ");
  const found = phrases
    .map((phrase) => ({ phrase, at: plain.search(patternOf(phrase)) }))
    .filter(({ at }) => at !== -1);
  return found.sort((a, b) => a.at - b.at).map(({ phrase }) => phrase);
}

const patternOf = (phrase: string): RegExp =>
  new RegExp(`\\b${phrase.replace("?", "\\?")}${/\w$/.test(phrase) ? "\\b" : ""}`);
