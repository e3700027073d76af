import type { BankOutcome, OpenedAnswer, ReturnProblem, SentRelease, SpeaksOf, StatedOutcome } from "./bank-outcome.ts";
import { bankProblems } from "./bank-problems.ts";
import { openStatusReport } from "./pain002.ts";
import { refusedAnswer } from "./refused-answer.ts";
import { openReturnList } from "./return-list.ts";

/** What became of which payout, and everything in the answer that has no effect. */
export type BankReturn = { readonly outcomes: readonly BankOutcome[]; readonly problems: readonly ReturnProblem[] };

/** An answer to what was sent, as it was opened. */
export type OpenedBankReturn = {
  /** What must be known to read on: which releases there are of these payouts, and what was sent in that file. */
  readonly speaksOf: SpeaksOf;
  readonly outcomesOf: (sent: readonly SentRelease[]) => BankReturn;
};

/**
 * Opens an answer to what was sent: a status report of the bank (pain.002.001.10) or a list of our own. A row on a payout that
 * was never sent has no effect. Of rows that say the same of one payout the first counts; of rows that contradict each other
 * none does, because a payout that is taken for failed may be paid twice. The rest proceeds.
 */
export function openBankReturn(file: Uint8Array): OpenedBankReturn {
  const { speaksOf, statementsOn } = opened(file);
  return { speaksOf, outcomesOf: (sent) => outcomesOf(statementsOn(sent), sent) };
}

/** An XML document begins with an angle bracket, which begins none of our columns. */
function opened(file: Uint8Array): OpenedAnswer {
  const text = utf8Text(file);
  if (text === undefined) return refusedAnswer([{ place: 1, problem: bankProblems.not_utf8() }]);
  return text.trimStart().startsWith("<") ? openStatusReport(text.trimStart()) : openReturnList(text);
}

/** Without a byte order mark; undefined for bytes that are no UTF-8. */
function utf8Text(file: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function outcomesOf(
  { stated, problems }: ReturnType<OpenedAnswer["statementsOn"]>,
  sent: readonly SentRelease[],
): BankReturn {
  const everSent = new Set(sent.map(({ payoutId }) => payoutId));
  const known = stated.filter(({ payoutId }) => everSent.has(payoutId));
  const unknown = stated.filter(({ payoutId }) => !everSent.has(payoutId));
  const settled = [...Map.groupBy(known, ({ payoutId }) => payoutId).values()].map(settle);
  return {
    outcomes: settled.flatMap(({ outcomes }) => outcomes),
    problems: [
      ...problems,
      ...unknown.map(({ place, payoutId }) => ({ place, problem: bankProblems.never_sent(payoutId) })),
      ...settled.flatMap((one) => one.problems),
    ],
  };
}

/** All that is said of one payout, which is at least one statement. */
function settle(statements: readonly StatedOutcome[]): BankReturn {
  const [first, ...others] = statements;
  if (first === undefined) return { outcomes: [], problems: [] };
  const { place: firstPlace, ...outcome } = first;
  if (others.every((other) => isSame(first, other))) {
    const problem = bankProblems.said_again(first.payoutId, firstPlace);
    return { outcomes: [outcome], problems: others.map(({ place }) => ({ place, problem })) };
  }
  const places = statements.map(({ place }) => place);
  const problem = bankProblems.contradicting(first.payoutId, places);
  return { outcomes: [], problems: places.map((place) => ({ place, problem })) };
}

function isSame(a: BankOutcome, b: BankOutcome): boolean {
  return a.outcome === b.outcome && a.reason === b.reason && a.valueDate === b.valueDate;
}
