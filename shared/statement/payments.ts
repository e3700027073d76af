import type { Decimal } from "../money/decimal.ts";
import type { Payout, PayoutStatus } from "../payout/payout.ts";
import { sumOf } from "../rebate/figures.ts";

/** How far a payment is, in a customer's eyes. */
export type PaymentProgress = "paid" | "on_its_way" | "in_approval";

/** What a payout pays of one position. */
export type StatedPayment = {
  readonly payoutId: string;
  readonly programId: string;
  readonly periodId: string;
  /** The value date once it is paid; before that the day on which it is to be paid. */
  readonly day: string;
  /** Below zero where a position takes back what was paid too much. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly progress: PaymentProgress;
};

/** What became of what is accrued of a position. */
export type PositionPayments = {
  readonly payments: readonly StatedPayment[];
  readonly paid: Decimal;
  readonly onItsWay: Decimal;
  readonly inApproval: Decimal;
  /** Accrued and neither paid nor on its way: what the company still owes. */
  readonly open: Decimal;
  /** Of the open balance, what no payout asks for now. */
  readonly carriedForward: Decimal;
};

/** A blocked, rejected, void or failed payout pays nothing: what it asked for stays open. */
const progressOf: Partial<Record<PayoutStatus, PaymentProgress>> = {
  paid: "paid",
  released: "on_its_way",
  proposed: "in_approval",
  in_approval: "in_approval",
  changes_requested: "in_approval",
  held: "in_approval",
  approved: "in_approval",
};

/**
 * What payouts made of a position's accrued amount.
 *
 * With 1,000.00 accrued, 600.00 paid, 100.00 on its way and 250.00 in approval: 300.00 are open, of which 50.00 are carried forward.
 */
export function paymentsOf(
  position: { readonly programId: string; readonly periodId: string; readonly accrued: Decimal },
  payouts: readonly Payout[],
): PositionPayments {
  const { programId, periodId, accrued } = position;
  const payments = payouts.flatMap((payout) => {
    const progress = progressOf[payout.status];
    const own = payout.content.lines.filter((line) => line.programId === programId && line.periodId === periodId);
    return progress === undefined
      ? []
      : own.map(({ amount }) => payment(payout, { programId, periodId, amount, progress }));
  });
  const [paid, onItsWay, inApproval] = (["paid", "on_its_way", "in_approval"] as const).map((progress) =>
    sumOf(
      payments.filter((one) => one.progress === progress),
      ({ amount }) => amount,
    ),
  ) as [Decimal, Decimal, Decimal];
  const open = accrued.minus(paid).minus(onItsWay);
  return { payments, paid, onItsWay, inApproval, open, carriedForward: open.minus(inApproval) };
}

function payment(
  { payoutId, content, confirmations }: Payout,
  part: Pick<StatedPayment, "programId" | "periodId" | "amount" | "progress">,
): StatedPayment {
  const paidOn = part.progress === "paid" ? confirmations.at(-1)?.valueDate : undefined;
  return { payoutId, ...part, day: paidOn ?? content.payoutOn, currency: content.currency };
}
