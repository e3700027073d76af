import { yearOf } from "../calendar/accrual-period.ts";
import { compareText } from "../compare-text.ts";
import { type Decimal, parseDecimal, zero } from "../money/decimal.ts";
import { whyWaiting } from "../rebate/payout-schedule.ts";
import type { PayoutContent, PayoutLine } from "./content.ts";
import { type DuePosition, dueAmount } from "./due.ts";
import type { Payee } from "./payee.ts";

/** A payout of a program to a customer that is on its way or paid, for counting the payouts of a year. */
export type EarlierPayout = { readonly customerId: string; readonly programId: string; readonly payoutOn: string };

/** What is due of one program to one customer and is not proposed now. It stays accrued and comes with a later settlement. */
export type CarriedForward = {
  readonly customerId: string;
  readonly programId: string;
  readonly currency: string;
  readonly amount: Decimal;
  readonly reason: NonNullable<ReturnType<typeof whyWaiting>>;
};

export type Proposals = {
  readonly contents: readonly PayoutContent[];
  readonly carriedForward: readonly CarriedForward[];
};

/**
 * What is to be proposed for payment of everything that is due. Each program asks its own terms whether its sum may go out: the
 * minimum, and the number of payouts in a year. What a customer was settled too much lowers what is proposed in its group; where
 * that leaves nothing, nothing is proposed.
 * @param earlier payouts that were released, of the same customers
 * @param payees the registered payee of each customer, by customer id
 */
export function proposalsOf(
  due: readonly DuePosition[],
  earlier: readonly EarlierPayout[],
  payees: ReadonlyMap<string, Payee>,
): Proposals {
  const changing = due.map((position) => ({ position, amount: dueAmount(position) })).filter(isChanging);
  const ofPrograms = [...Map.groupBy(changing, ({ position }) => programKey(position)).values()].map((some) =>
    programDue(some, earlier),
  );
  const ready = ofPrograms.filter(({ reason }) => reason === undefined || reason === "nothing_due");
  const groups = [...Map.groupBy(ready, ({ group }) => group).values()].map(groupDue);
  const proposed = groups.filter(({ amount }) => amount.gt(0));
  const left = groups.filter(({ amount }) => !amount.gt(0)).flatMap(({ members }) => members);
  return {
    contents: proposed.map((group) => contentOf(group, payees)),
    carriedForward: [
      ...ofPrograms.filter(({ reason }) => reason !== undefined && reason !== "nothing_due"),
      ...left,
    ].map(({ customerId, programId, currency, amount, reason = "nothing_due" }) => ({
      customerId,
      programId,
      currency,
      amount,
      reason,
    })),
  };
}

type Change = { readonly position: DuePosition; readonly amount: Decimal };

const isChanging = ({ amount }: Change): boolean => !amount.isZero();

const programKey = ({ customerId, programId }: DuePosition): string => JSON.stringify([customerId, programId]);

type ProgramDue = ReturnType<typeof programDue>;

/** All that is due to one customer under one program. The terms are those of its latest settlement. */
function programDue(changes: readonly Change[], earlier: readonly EarlierPayout[]) {
  const inOrder = [...changes].sort(({ position: a }, { position: b }) => comparePositions(a, b));
  const { customerId, programId, document, payoutOn } = (inOrder.at(-1) as Change).position;
  const { limits, currency, settlement } = document;
  const yearId = (day: string): string | undefined => yearOf(document, day)?.id;
  const ofYear = earlier.filter(
    (payout) =>
      payout.customerId === customerId &&
      payout.programId === programId &&
      yearId(payout.payoutOn) === yearId(payoutOn),
  );
  const amount = sum(inOrder);
  const isUsedUp = limits.payouts_per_year !== undefined && ofYear.length >= limits.payouts_per_year;
  return {
    customerId,
    programId,
    currency,
    payoutOn,
    group: JSON.stringify([customerId, settlement?.payout_group ?? programId, currency]),
    groupName: settlement?.payout_group ?? programId,
    amount,
    reason: whyWaiting(amount, parseDecimal(limits.minimum_payout ?? "0"), isUsedUp),
    changes: inOrder,
  };
}

function groupDue(members: readonly ProgramDue[]) {
  return { members, amount: members.reduce((total, { amount }) => total.plus(amount), zero) };
}

function contentOf({ members }: ReturnType<typeof groupDue>, payees: ReadonlyMap<string, Payee>): PayoutContent {
  const [{ customerId, groupName, currency }] = members as readonly [ProgramDue];
  return {
    customerId,
    group: groupName,
    currency,
    payoutOn: members.map(({ payoutOn }) => payoutOn).reduce((latest, day) => (day > latest ? day : latest)),
    payee: payees.get(customerId),
    lines: [...members]
      .sort((a, b) => compareText(a.programId, b.programId))
      .flatMap(({ changes }) => changes.map(lineOf)),
  };
}

function lineOf({ position, amount }: Change): PayoutLine {
  const { programId, programVersion, document, periodId, countsUntil, settled } = position;
  return {
    programId,
    programVersion,
    contractReference: document.contract_reference,
    periodId,
    countsUntil,
    settledBefore: settled,
    amount,
  };
}

function comparePositions(a: DuePosition, b: DuePosition): number {
  return compareText(a.countsUntil, b.countsUntil) || compareText(a.periodId, b.periodId);
}

const sum = (changes: readonly Change[]): Decimal => changes.reduce((total, { amount }) => total.plus(amount), zero);
