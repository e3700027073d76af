import { Command } from "commander";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { amountText, count } from "../amounts.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { renderTable } from "../table.ts";
import { objectionsTo, payoutRow, renderWaiting, waitingPayouts } from "../waiting-payouts.ts";

const examples = `
After each committed run, what is due is proposed for payment. A payout that a compliance check blocks is shown with the reason;
it is proposed again by the first close that finds the cause put right. What is approved waits for its release on the pages; what is
released is on its way until the bank's answer is confirmed, and waits for release again if its payment failed.

Examples
  $ npx tierline payouts
  $ npx tierline payouts --json | jq '.[] | select(.status == "blocked")'

Exit codes: 0 shown`;

export function payoutsCommand(context: Context): Command {
  const command = new Command("payouts")
    .summary("show the payouts that wait: for a decision, their release or the bank")
    .description("Shows what is proposed, blocked and why, approved, and on its way, in order of the days of payment.")
    .addHelpText("after", examples);
  return addCommonOptions(command).action(async (options: CommonOptions) => {
    const waiting = await context.withSystem(options, waitingPayouts);
    printResult(context, options, waiting.map(payoutRow), () => render(waiting, context.terminal.width));
  });
}

function render(waiting: readonly Payout[], width: number | undefined): string {
  if (waiting.length === 0) return renderWaiting(waiting, width);
  const columns = [
    { title: "Payout" },
    { title: "Pay on" },
    { title: "Customer" },
    { title: "Amount", align: "right" as const },
    { title: "Currency" },
    { title: "Status" },
    { title: "What the checks say" },
  ];
  const rows = waiting.map((payout) => {
    const { payoutId, content, customer, status } = payout;
    const { customerId, payoutOn, currency } = content;
    return [
      payoutId,
      payoutOn,
      `${customerId} ${customer.name}`,
      amountText(payoutAmount(content), currency),
      currency,
      status.replaceAll("_", " "),
      shortened(objectionsTo(payout)),
    ];
  });
  return `${renderTable(columns, rows, width)}\n\n${renderWaiting(waiting, width)}`;
}

/** The first objection, and how many more there are. */
function shortened([first = "", ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first} And ${count(more.length, "more", "more")}.`;
}
