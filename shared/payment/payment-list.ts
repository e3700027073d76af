import { csvText } from "../csv/csv-text.ts";
import { amountText } from "./amount-text.ts";
import { checkedOrders } from "./checked-orders.ts";
import { controlTotals } from "./control-totals.ts";
import type { PaymentOrder, PayoutMethod } from "./payment.ts";

/** What a list says of each payout, beside the columns that all lists have. */
export type ListColumn = readonly [heading: string, field: (order: PaymentOrder) => string | undefined];

/** The words of the columns that all lists have. */
export type ListWords = {
  readonly record: string;
  readonly payout: string;
  readonly total: string;
  readonly count: string;
  readonly currency: string;
  readonly amount: string;
};

/** The words of the lists in English. */
export const englishWords: ListWords = {
  record: "record",
  payout: "payout",
  total: "total",
  count: "count",
  currency: "currency",
  amount: "amount",
};

/**
 * A list of payouts as CSV for spreadsheets and for the systems that pay: UTF-8 with a byte order mark, without which a
 * spreadsheet garbles Chinese names; CRLF; RFC 4180 quotes; no text that a spreadsheet would run as a formula.
 *
 * One record per payout, then the control totals: one `total` record per currency with the number and the sum of its payouts.
 *
 *     record,count,payout_id,…,currency,amount
 *     payout,1,P4C1…,…,EUR,1200.00
 *     payout,1,P9A0…,…,EUR,80.50
 *     total,2,,…,EUR,1280.50
 *
 * @throws BrokenInvariant for orders that cannot be paid as they stand
 */
export function paymentList(
  method: PayoutMethod,
  columns: readonly ListColumn[],
  words: ListWords,
  orders: readonly PaymentOrder[],
): string {
  const sorted = checkedOrders(method, orders);
  const header = [words.record, words.count, ...columns.map(([heading]) => heading), words.currency, words.amount];
  const payouts = sorted.map((order) => [
    words.payout,
    "1",
    ...columns.map(([, field]) => field(order) ?? null),
    order.currency,
    amountText(order.amount, order.currency),
  ]);
  const totals = controlTotals(sorted).map(({ currency, count, amount }) => [
    words.total,
    String(count),
    ...columns.map(() => null),
    currency,
    amountText(amount, currency),
  ]);
  return `\uFEFF${csvText([header, ...payouts, ...totals])}`;
}
