import { everyListed } from "../../shared/aws/payouts.ts";
import { compareText } from "../../shared/compare-text.ts";
import { reasonText } from "../../shared/compliance/reasons.ts";
import { type Decimal, formatDecimal, zero } from "../../shared/money/decimal.ts";
import { payoutAmount } from "../../shared/payout/content.ts";
import { listNames } from "../../shared/payout/lists.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { amountText, count } from "./amounts.ts";
import type { Tierline } from "./client.ts";
import { renderTable } from "./table.ts";

const requestsAtOnce = 8;

/** Payouts that wait for a decision, for their release or for the bank, in order of the days on which they are to be paid. */
export async function waitingPayouts({ payouts }: Pick<Tierline, "payouts">): Promise<readonly Payout[]> {
  const lists = await Promise.all(listNames.map((name) => everyListed(payouts, name)));
  // What is approved stands in two lists: it waits for release, and a recalculation may still replace it.
  const ids = new Set(lists.flat().map(({ payoutId }) => payoutId));
  const found = await inParallel(requestsAtOnce, [...ids], (payoutId) => payouts.find(payoutId));
  return found
    .filter((payout) => payout !== undefined)
    .toSorted((a, b) => compareText(a.content.payoutOn, b.content.payoutOn) || compareText(a.payoutId, b.payoutId));
}

/** How many payouts wait, and what for. */
export function renderWaiting(payouts: readonly Payout[], width: number | undefined): string {
  if (payouts.length === 0) return "No payout waits for anybody.";
  const groups = [...Map.groupBy(payouts, ({ status, content }) => `${status} ${content.currency}`)];
  const rows = groups
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, some]) => {
      const [first] = some;
      if (first === undefined) return [];
      const total = some.reduce<Decimal>((sum, { content }) => sum.plus(payoutAmount(content)), zero);
      const { currency } = first.content;
      return [[first.status.replaceAll("_", " "), String(some.length), amountText(total, currency), currency]];
    });
  const columns = [
    { title: "Payouts" },
    { title: "Number", align: "right" as const },
    { title: "Amount", align: "right" as const },
    { title: "Currency" },
  ];
  return `${count(payouts.length, "payout waits", "payouts wait")}\n${renderTable(columns, rows, width)}`;
}

/** What stands against a payout, or what its approvers will be shown. */
export function objectionsTo({ checks }: Payout): readonly string[] {
  const blocks = checks.filter(({ verdict }) => verdict === "block");
  const shown = blocks.length > 0 ? blocks : checks.filter(({ verdict }) => verdict === "warn");
  // Where the payee is missing, every check that needs one says the same.
  return [...new Set(shown.map(({ reason, figures }) => reasonText(reason, figures, "en")))];
}

/** One payout a row, as `payouts` tells it. */
export function payoutRow(payout: Payout) {
  const { payoutId, status, customer, content, proposerId } = payout;
  return {
    payout_id: payoutId,
    status,
    customer_id: content.customerId,
    customer_name: customer.name,
    payout_on: content.payoutOn,
    amount: formatDecimal(payoutAmount(content)),
    currency: content.currency,
    proposer: proposerId,
    checks: objectionsTo(payout),
  };
}
