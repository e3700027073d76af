import { type Decimal, formatDecimal, zero } from "../money/decimal.ts";
import { accounts } from "./accounts.ts";
import type { PayoutEntry } from "./payout-posting.ts";
import { positionId, type SettledPosition } from "./position.ts";

/** The laws that the entries of payouts keep, by key, and what is settled with them. */
export const payoutEntryLaws = {
  amount_above_zero: "every entry moves an amount above zero",
  accounts_of_kind:
    "a release moves what is owed to what is payable, a return back, a payment on to the bank or the customer's debt",
  change_is_amount: "a release settles its amount, a return takes it back, a payment changes nothing more",
  derived_id: "an entry's id is derived from position, payout, attempt and kind",
  unique_id: "no two entries share an id",
  released_before: "what is paid or returned was released, with the same amount, and is one of both",
  settled_is_sum: "what is settled of a position is the sum of its entries",
} as const;
export type PayoutEntryLaw = keyof typeof payoutEntryLaws;

export type PayoutEntryBreach = { readonly law: PayoutEntryLaw; readonly at: string; readonly found: string };

/**
 * Checks the entries of payouts, in any order, and what is settled with them. Both of a position belong together: they are written in
 * one transaction, so a reading that breaks a law may only have seen half of one.
 */
export function verifyPayoutEntries(
  entries: readonly PayoutEntry[],
  settled: readonly SettledPosition[],
): readonly PayoutEntryBreach[] {
  return [
    ...entries.flatMap(breachesOfEntry),
    ...[...Map.groupBy(entries, ({ entryId }) => entryId)].flatMap(([id, same]) =>
      broken(id)("unique_id", same.length === 1, `${same.length} entries`),
    ),
    ...[...Map.groupBy(entries, releaseName)].flatMap(([name, ofRelease]) => breachesOfRelease(name, ofRelease)),
    ...unsettled(entries, settled),
  ];
}

function breachesOfEntry(entry: PayoutEntry): readonly PayoutEntryBreach[] {
  const { amount, settledChange, kind, debitAccount, creditAccount } = entry;
  const breach = broken(entry.entryId);
  const expectedId = `${releaseName(entry)}/${kind}`;
  return [
    ...breach("amount_above_zero", amount.gt(0), formatDecimal(amount)),
    ...breach("accounts_of_kind", isOfKind(entry), `${kind}: debit ${debitAccount}, credit ${creditAccount}`),
    ...breach(
      "change_is_amount",
      settledChange.eq(settledBy(entry)),
      `amount ${formatDecimal(amount)}, change ${formatDecimal(settledChange)}`,
    ),
    ...breach("derived_id", entry.entryId === expectedId, `expected ${expectedId}`),
  ];
}

/** A release and what became of it share everything but the kind. */
const releaseName = ({ key, payoutId, attempt }: PayoutEntry): string => `${positionId(key)}/${payoutId}/${attempt}`;

const otherSides: Readonly<Record<PayoutEntry["kind"], readonly string[]>> = {
  release: [accounts.liability],
  payment: [accounts.bank, accounts.receivable],
  return: [accounts.liability],
};

/** One side is what is payable, the other one what the kind says; a line below zero swaps them. */
function isOfKind({ kind, debitAccount, creditAccount }: PayoutEntry): boolean {
  const [others, sides] = [otherSides[kind], [debitAccount, creditAccount]];
  return sides.includes(accounts.payable) && sides.some((side) => others.includes(side));
}

/** The amount with its sign: what was released for a position, or what of it was paid or came back. */
function signedAmount({ kind, amount, creditAccount }: PayoutEntry): Decimal {
  const addsToPayable = creditAccount === accounts.payable;
  return addsToPayable === (kind === "release") ? amount : amount.negated();
}

function settledBy(entry: PayoutEntry): Decimal {
  if (entry.kind === "payment") return zero;
  return entry.kind === "release" ? signedAmount(entry) : signedAmount(entry).negated();
}

function breachesOfRelease(name: string, entries: readonly PayoutEntry[]): readonly PayoutEntryBreach[] {
  const [release] = entries.filter(({ kind }) => kind === "release");
  const confirmed = new Set(entries.map(({ kind }) => kind).filter((kind) => kind !== "release"));
  const isReleased = release !== undefined && entries.every((entry) => signedAmount(entry).eq(signedAmount(release)));
  const found = entries.map((entry) => `${entry.kind} ${formatDecimal(signedAmount(entry))}`).join(", ");
  return broken(name)("released_before", isReleased && confirmed.size <= 1, found);
}

function unsettled(entries: readonly PayoutEntry[], settled: readonly SettledPosition[]): readonly PayoutEntryBreach[] {
  const sums = new Map<string, Decimal>();
  for (const { key, settledChange } of entries)
    sums.set(positionId(key), (sums.get(positionId(key)) ?? zero).plus(settledChange));
  const stored = new Map(settled.map(({ key, settled: amount }) => [positionId(key), amount]));
  return [...new Set([...sums.keys(), ...stored.keys()])].flatMap((position) => {
    const [sum, amount] = [sums.get(position) ?? zero, stored.get(position) ?? zero];
    const found = `settled ${formatDecimal(amount)}, entries ${formatDecimal(sum)}`;
    return broken(position)("settled_is_sum", sum.eq(amount), found);
  });
}

function broken(at: string) {
  return (law: PayoutEntryLaw, holds: boolean, found: string): readonly PayoutEntryBreach[] =>
    holds ? [] : [{ law, at, found }];
}
