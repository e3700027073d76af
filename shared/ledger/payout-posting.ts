import { invariant } from "../invariant.ts";
import { type Decimal, zero } from "../money/decimal.ts";
import { type Account, accounts } from "./accounts.ts";
import { type PositionKey, positionId } from "./position.ts";

/** What the ledger books of a payout: that it is sent on its way, that it arrived, or that it came back. */
export type PayoutEntryKind = "release" | "payment" | "return";

/** One immutable posting of a payout to one position: an amount above zero from a credit account to a debit account. */
export type PayoutEntry = {
  /** Derived: `<position>/<payout id>/<attempt>/<kind>`, so that a repeat writes the same entry and not another one. */
  readonly entryId: string;
  readonly kind: PayoutEntryKind;
  readonly key: PositionKey;
  readonly payoutId: string;
  readonly attempt: number;
  readonly debitAccount: Account;
  readonly creditAccount: Account;
  readonly amount: Decimal;
  readonly currency: string;
  /** What it adds to what is settled of the position, with its sign. */
  readonly settledChange: Decimal;
  /** When it was posted: ISO instant in UTC. */
  readonly postedAt: string;
};

/** What a payout moves, position by position; below zero where a position takes back what was settled too much. */
export type PayoutMovement = {
  readonly payoutId: string;
  readonly attempt: number;
  readonly currency: string;
  readonly lines: readonly { readonly key: PositionKey; readonly amount: Decimal }[];
  /** Money leaves the bank; every other way lowers what the customer owes. */
  readonly leavesBank: boolean;
};

/**
 * The entries of one step of a payout, one for each of its positions.
 *
 * | kind    | debit            | credit                         |
 * |---------|------------------|--------------------------------|
 * | release | rebate_liability | rebate_payable                 |
 * | payment | rebate_payable   | bank, or accounts_receivable   |
 * | return  | rebate_payable   | rebate_liability               |
 *
 * A line below zero swaps the two sides.
 */
export function payoutEntries(
  kind: PayoutEntryKind,
  movement: PayoutMovement,
  postedAt: string,
): readonly PayoutEntry[] {
  const { payoutId, attempt, currency, lines } = movement;
  const [debit, credit] = sidesOf(kind, movement);
  return lines.map(({ key, amount }): PayoutEntry => {
    invariant(!amount.isZero(), `${payoutId}: a line moves an amount`);
    const takesBack = amount.isNegative();
    return {
      entryId: `${positionId(key)}/${payoutId}/${attempt}/${kind}`,
      kind,
      key,
      payoutId,
      attempt,
      debitAccount: takesBack ? credit : debit,
      creditAccount: takesBack ? debit : credit,
      amount: amount.abs(),
      currency,
      settledChange: settledChange(kind, amount),
      postedAt,
    };
  });
}

/** A release settles; a return undoes it; the payment itself changes nothing more. */
function settledChange(kind: PayoutEntryKind, amount: Decimal): Decimal {
  if (kind === "release") return amount;
  return kind === "return" ? amount.negated() : zero;
}

function sidesOf(kind: PayoutEntryKind, { leavesBank }: PayoutMovement): readonly [debit: Account, credit: Account] {
  switch (kind) {
    case "release":
      return [accounts.liability, accounts.payable];
    case "payment":
      return [accounts.payable, leavesBank ? accounts.bank : accounts.receivable];
    case "return":
      return [accounts.payable, accounts.liability];
  }
}
