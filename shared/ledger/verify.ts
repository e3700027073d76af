import { type Decimal, formatDecimal, zero } from "../money/decimal.ts";
import { accounts } from "./accounts.ts";
import { positionId } from "./position.ts";
import { entryId, type LedgerEntry } from "./posting.ts";

/** The laws that the ledger keeps, by key. The writer checks them before it writes, `verifyEntries` after reading. */
export const ledgerLaws = {
  amount_above_zero: "every entry moves an amount above zero",
  two_accounts: "an increase debits the expense and credits the liability, a decrease the other way round",
  change_is_amount: "the change of what is accrued is the amount with the sign that its accounts say",
  derived_id: "an entry's id is derived from position, run and kind",
  unique_id: "no two entries share an id",
  one_first_entry: "a position with entries has exactly one without a predecessor",
  unbroken_chain: "every other entry follows exactly one earlier entry of its position, and no two follow the same one",
  runs_ascend: "each entry comes from a later run than the one before it",
  one_currency: "all entries of a position are in one currency",
  accrued_after: "what is accrued after an entry is what was accrued before it plus its change",
  accrued_not_below_zero: "what is accrued for a position is never below zero",
  debits_equal_credits: "the debits of each currency equal its credits",
} as const;
export type LedgerLaw = keyof typeof ledgerLaws;

export type LedgerBreach = { readonly law: LedgerLaw; readonly at: string; readonly found: string };

/** Sums of one account in one currency. */
export type AccountTotal = {
  readonly account: string;
  readonly currency: string;
  readonly debit: Decimal;
  readonly credit: Decimal;
};

export type LedgerVerification = {
  readonly breaches: readonly LedgerBreach[];
  readonly positions: number;
  readonly entries: number;
  /** By account and currency, in that order. */
  readonly accountTotals: readonly AccountTotal[];
};

/** Checks entries, in any order and of any positions, against every law of the ledger. */
export function verifyEntries(entries: readonly LedgerEntry[]): LedgerVerification {
  const byPosition = Map.groupBy(entries, ({ key }) => positionId(key));
  const accountTotals = totalsOf(entries);
  return {
    breaches: [
      ...entries.flatMap(breachesOfEntry),
      ...repeatedIds(entries),
      ...[...byPosition].flatMap(([position, ofPosition]) => breachesOfPosition(position, ofPosition)),
      ...unequalSides(accountTotals),
    ],
    positions: byPosition.size,
    entries: entries.length,
    accountTotals,
  };
}

function breachesOfEntry(entry: LedgerEntry): readonly LedgerBreach[] {
  const { debitAccount, creditAccount, amount, accruedChange } = entry;
  const breach = broken(entry.entryId);
  const isIncrease = debitAccount === accounts.expense && creditAccount === accounts.liability;
  const isDecrease = debitAccount === accounts.liability && creditAccount === accounts.expense;
  const expectedId = entryId(entry.key, entry.runId, entry.kind);
  return [
    ...breach("amount_above_zero", amount.gt(0), formatDecimal(amount)),
    ...breach("two_accounts", isIncrease || isDecrease, `debit ${debitAccount}, credit ${creditAccount}`),
    ...breach(
      "change_is_amount",
      accruedChange.eq(isDecrease ? amount.negated() : amount),
      `amount ${formatDecimal(amount)}, change ${formatDecimal(accruedChange)}`,
    ),
    ...breach("derived_id", entry.entryId === expectedId, `expected ${expectedId}`),
    ...breach("accrued_not_below_zero", entry.accruedAfter.gte(0), formatDecimal(entry.accruedAfter)),
  ];
}

function repeatedIds(entries: readonly LedgerEntry[]): readonly LedgerBreach[] {
  return [...Map.groupBy(entries, (entry) => entry.entryId)].flatMap(([id, same]) =>
    broken(id)("unique_id", same.length === 1, `${same.length} entries`),
  );
}

/** Walks the chain from the entry without a predecessor and compares what each entry says with what the walk finds. */
function breachesOfPosition(position: string, entries: readonly LedgerEntry[]): readonly LedgerBreach[] {
  const atPosition = broken(position);
  const firsts = entries.filter((entry) => entry.previousEntryId === undefined);
  const followers = Map.groupBy(entries, (entry) => entry.previousEntryId);
  const currencies = [...new Set(entries.map(({ currency }) => currency))];

  const breaches: LedgerBreach[] = [
    ...atPosition("one_first_entry", firsts.length === 1, `${firsts.length} first entries`),
    ...atPosition("one_currency", currencies.length === 1, currencies.join(", ")),
  ];
  const walked = new Set<LedgerEntry>();
  let before: LedgerEntry | undefined;
  for (let entry = firsts[0]; entry !== undefined && !walked.has(entry); ) {
    const accruedBefore: Decimal = before?.accruedAfter ?? zero;
    const expected = accruedBefore.plus(entry.accruedChange);
    const after = `${formatDecimal(entry.accruedAfter)}, expected ${formatDecimal(expected)}`;
    breaches.push(
      ...broken(entry.entryId)("accrued_after", entry.accruedAfter.eq(expected), after),
      ...broken(entry.entryId)(
        "runs_ascend",
        before === undefined || before.runNumber < entry.runNumber,
        `run ${entry.runNumber} after run ${before?.runNumber}`,
      ),
    );
    walked.add(entry);
    before = entry;
    entry = followers.get(entry.entryId)?.[0];
  }
  const loose = entries.filter((entry) => !walked.has(entry));
  const looseIds = loose.map((entry) => `${entry.entryId} after ${entry.previousEntryId ?? "nothing"}`).join("; ");
  return [...breaches, ...atPosition("unbroken_chain", loose.length === 0, looseIds)];
}

function totalsOf(entries: readonly LedgerEntry[]): readonly AccountTotal[] {
  const sides = entries.flatMap(({ debitAccount, creditAccount, amount, currency }) => [
    { account: debitAccount, currency, debit: amount, credit: zero },
    { account: creditAccount, currency, debit: zero, credit: amount },
  ]);
  return [...Map.groupBy(sides, ({ account, currency }) => `${account} ${currency}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...rest]]) => (first === undefined ? [] : [rest.reduce(addSides, first)]));
}

function addSides(a: AccountTotal, b: AccountTotal): AccountTotal {
  return { ...a, debit: a.debit.plus(b.debit), credit: a.credit.plus(b.credit) };
}

function unequalSides(totals: readonly AccountTotal[]): readonly LedgerBreach[] {
  return [...Map.groupBy(totals, ({ currency }) => currency)].flatMap(([currency, ofCurrency]) => {
    const debit = ofCurrency.reduce((sum, total) => sum.plus(total.debit), zero);
    const credit = ofCurrency.reduce((sum, total) => sum.plus(total.credit), zero);
    const found = `debits ${formatDecimal(debit)}, credits ${formatDecimal(credit)}`;
    return broken(currency)("debits_equal_credits", debit.eq(credit), found);
  });
}

function broken(at: string) {
  return (law: LedgerLaw, holds: boolean, found: string): readonly LedgerBreach[] =>
    holds ? [] : [{ law, at, found }];
}
