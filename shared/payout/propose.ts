import { yearOf } from "../calendar/accrual-period.ts";
import { compareText } from "../compare-text.ts";
import { type Decimal, parseDecimal, zero } from "../money/decimal.ts";
import { whyWaiting } from "../rebate/payout-schedule.ts";
import type { PayoutContent, PayoutLine } from "./content.ts";
import { type DuePosition, dueAmount } from "./due.ts";
import { partsOf } from "./parts.ts";
import type { Payee } from "./payee.ts";

/** A payout of a program to a customer that is on its way or paid, for counting the days of payment of a year. */
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
 * minimum, and the number of days of payment in a year. What a customer was settled too much lowers what is proposed in its group; where
 * that leaves nothing, nothing is proposed. An amount of more lines than one payout holds goes out in several, on one day.
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
  const left = groups.filter(({ parts }) => parts.length === 0).flatMap(({ members }) => members);
  return {
    contents: groups.flatMap((group) => contentsOf(group, payees)),
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
  const days = new Set(ofYear.map((payout) => payout.payoutOn)).size;
  const isUsedUp = limits.payouts_per_year !== undefined && days >= limits.payouts_per_year;
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

/** What goes out together, and the lines of each payout that it takes: none where nothing is left to pay. */
function groupDue(members: readonly ProgramDue[]) {
  const amount = members.reduce((total, one) => total.plus(one.amount), zero);
  const lines = [...members]
    .sort((a, b) => compareText(a.programId, b.programId))
    .flatMap(({ changes }) => changes.map(lineOf));
  return { members, parts: amount.gt(0) ? partsOf(lines) : [] };
}

function contentsOf(
  { members, parts }: ReturnType<typeof groupDue>,
  payees: ReadonlyMap<string, Payee>,
): readonly PayoutContent[] {
  const [{ customerId, groupName, currency }] = members as readonly [ProgramDue];
  const payoutOn = members.map((member) => member.payoutOn).reduce((latest, day) => (day > latest ? day : latest));
  return parts.map((lines) => ({
    customerId,
    group: groupName,
    currency,
    payoutOn,
    payee: payees.get(customerId),
    lines,
  }));
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
