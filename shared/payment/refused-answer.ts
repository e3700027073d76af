import type { OpenedAnswer, ReturnProblem } from "./bank-outcome.ts";

/** An answer of which nothing can be read, and why. */
export function refusedAnswer(problems: readonly ReturnProblem[]): OpenedAnswer {
  return { speaksOf: { payoutIds: [] }, statementsOn: () => ({ stated: [], problems }) };
}
