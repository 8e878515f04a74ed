/** Every exit code of the program, in one place. */
export const exitCodes = {
  done: 0,
  problems: 1,
  usage: 2,
  blanks: 3,
  bug: 70,
  unwritable: 74,
  hangup: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A mistake that the user can mend: what happened, and in the hint what to do next. */
export class UserError extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** A file could not be written. */
export class Unwritable extends UserError {}

/** The user ended the interview, by a key or a signal. Nothing was printed. */
export class Cancelled extends Error {
  readonly exitCode: ExitCode;
  constructor(by: keyof typeof codesOfEnds) {
    super(`cancelled by ${by}`);
    this.exitCode = codesOfEnds[by];
  }
}

const codesOfEnds = {
  SIGINT: exitCodes.interrupted,
  EOF: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
  SIGHUP: exitCodes.hangup,
} as const;

/** The output could not be written: a full disk, a broken device. */
export class OutputFailed extends Error {}
