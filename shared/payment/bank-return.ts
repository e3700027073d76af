import type { BankOutcome, ReturnProblem, SentPayment, StatedOutcome, Statements } from "./bank-outcome.ts";
import { readStatusReport } from "./pain002.ts";
import { readReturnList } from "./return-list.ts";

/** What became of which payout, and everything in the answer that has no effect. */
export type BankReturn = { readonly outcomes: readonly BankOutcome[]; readonly problems: readonly ReturnProblem[] };

/**
 * Reads an answer to what was sent: a status report of the bank (pain.002.001.10) or a list of our own. A row on a payout that
 * is not on its way has no effect. Of rows that say the same of one payout the first counts; of rows that contradict each
 * other none does, because a payout that is taken for failed may be paid twice. The rest proceeds.
 */
export function readBankReturn(text: string, sent: readonly SentPayment[]): BankReturn {
  const { stated, problems } = read(text, sent);
  const awaited = new Set(sent.map(({ payoutId }) => payoutId));
  const known = stated.filter(({ payoutId }) => awaited.has(payoutId));
  const unknown = stated.filter(({ payoutId }) => !awaited.has(payoutId));
  const settled = [...Map.groupBy(known, ({ payoutId }) => payoutId).values()].map(settle);
  return {
    outcomes: settled.flatMap(({ outcomes }) => outcomes),
    problems: [
      ...problems,
      ...unknown.map(({ place, payoutId }) => ({ place, problem: `${payoutId} is not on its way` })),
      ...settled.flatMap((one) => one.problems),
    ],
  };
}

/** An XML document begins with an angle bracket, which begins none of our columns. */
function read(text: string, sent: readonly SentPayment[]): Statements {
  return /^\uFEFF?\s*</.test(text) ? readStatusReport(text.replace(/^\uFEFF?\s*/, ""), sent) : readReturnList(text);
}

/** All that is said of one payout, which is at least one statement. */
function settle(statements: readonly StatedOutcome[]): BankReturn {
  const [first, ...others] = statements;
  if (first === undefined) return { outcomes: [], problems: [] };
  const { place: firstPlace, ...outcome } = first;
  if (others.every((other) => isSame(first, other))) {
    const repeated = `${first.payoutId} is said again what ${firstPlace} says`;
    return { outcomes: [outcome], problems: others.map(({ place }) => ({ place, problem: repeated })) };
  }
  const places = statements.map(({ place }) => place).join(" and ");
  return {
    outcomes: [],
    problems: statements.map(({ place }) => ({ place, problem: `${first.payoutId}: ${places} contradict each other` })),
  };
}

function isSame(a: BankOutcome, b: BankOutcome): boolean {
  return a.outcome === b.outcome && a.reason === b.reason && a.valueDate === b.valueDate;
}
