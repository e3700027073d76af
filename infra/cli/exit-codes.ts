/** What a command's end means to a script. `tierline --help` prints this list. */
export const exitCodes = {
  ok: { code: 0, meaning: "done; a repeat that changes nothing is also done" },
  failed: { code: 1, meaning: "a fault: something did not answer or broke; trying again is safe" },
  usage: { code: 2, meaning: "the command was not understood" },
  refused: { code: 3, meaning: "the input was refused: a file, a program document, a date" },
  notFound: { code: 4, meaning: "nothing by that name: no file, position, query, stack" },
  mismatch: { code: 5, meaning: "control totals or ledger invariants do not hold" },
  busy: { code: 6, meaning: "another run holds the lock" },
} as const;
export type ExitCode = keyof typeof exitCodes;

/** An end that a command foresees; its message is for the person at the keyboard, its code for the script. */
export class CommandFailure extends Error {
  readonly exit: ExitCode;
  /** What `--json` prints beside the message; "printed" where the command's result already says it all. */
  readonly details: Readonly<Record<string, unknown>> | "printed";

  constructor(exit: ExitCode, message: string, details: Readonly<Record<string, unknown>> | "printed" = {}) {
    super(message);
    this.name = "CommandFailure";
    this.exit = exit;
    this.details = details;
  }
}
