/** A call that can be typed as it stands, and what it is for. */
export type CallExample = { readonly does: string; readonly call: string };

/** A piece of a help text or of the man page: a heading, then what is there of sentences, rows and calls. */
export type Section = {
  readonly heading?: string;
  readonly text?: string;
  /** Terms, and what each means. */
  readonly rows?: readonly (readonly [term: string, says: string])[];
  readonly calls?: readonly CallExample[];
};

/** What `followup help NAME` explains beside the commands. */
export type Topic = { readonly name: string; readonly says: string; readonly sections: readonly Section[] };
