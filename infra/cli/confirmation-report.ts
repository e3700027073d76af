import type { ConfirmationResult, ReturnReport } from "../../shared/aws/confirming.ts";
import { compareText } from "../../shared/compare-text.ts";
import { formatDecimal } from "../../shared/money/decimal.ts";
import { placeText } from "../../shared/payment/bank-problems.ts";
import { confirmationRefusals } from "../../shared/payment/bank-refusals.ts";
import { payoutAmount } from "../../shared/payout/content.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { sumOf } from "../../shared/rebate/figures.ts";
import { amountText } from "./amounts.ts";
import { renderTable } from "./table.ts";

/** What came of a bank's answer, as `--json` prints it. */
export function confirmationJson(file: string, by: string, { results, problems }: ReturnReport) {
  return {
    file,
    by,
    results: results.map((result) => {
      const { said, payout } = result;
      return {
        payout_id: said.payoutId,
        customer_id: payout?.content.customerId ?? null,
        customer_name: payout?.customer.name ?? null,
        amount: payout === undefined ? null : formatDecimal(payoutAmount(payout.content)),
        currency: payout?.content.currency ?? null,
        outcome: said.outcome,
        reason: said.reason ?? null,
        value_date: said.valueDate ?? null,
        result: result.result,
        refusal: result.result === "refused" ? result.refusal : null,
      };
    }),
    problems: problems.map(({ place, problem }) => ({ place: placeText(place, "en"), problem: problem.en })),
    totals: totalsOf(results).map(({ result, outcome, currency, own }) => ({
      result,
      outcome,
      count: own.length,
      amount: formatDecimal(sumOf(own, amountOf)),
      currency,
    })),
  };
}

/** The same for a person: each payout, the sums, and what had no effect with its place. */
export function confirmationText(file: string, by: string, report: ReturnReport, width: number | undefined): string {
  const { results, problems } = report;
  const parts = [
    `${file}, on record as said by ${by}`,
    results.length === 0 ? "It tells of no payout that was sent." : renderTable(columns, results.map(row), width),
    ...(totalsOf(results).length === 0 ? [] : [renderTable(totalColumns, totalsOf(results).map(totalRow), width)]),
    ...(problems.length === 0
      ? []
      : [
          [
            "Without effect:",
            ...problems.map(({ place, problem }) => `  ${placeText(place, "en")}: ${problem.en}`),
          ].join("\n"),
        ]),
  ];
  return parts.join("\n\n");
}

const columns = [
  { title: "Payout" },
  { title: "Customer" },
  { title: "Amount", align: "right" as const },
  { title: "Currency" },
  { title: "The file says" },
  { title: "What came of it" },
];

function row(result: ConfirmationResult): readonly string[] {
  const { said, payout } = result;
  const { payoutId, outcome, valueDate, reason } = said;
  return [
    payoutId,
    payout === undefined ? "" : `${payout.content.customerId} ${payout.customer.name}`,
    payout === undefined ? "" : amountText(payoutAmount(payout.content), payout.content.currency),
    payout?.content.currency ?? "",
    [outcome, valueDate, reason].filter((part) => part !== undefined).join(", "),
    cameOf(result),
  ];
}

function cameOf(result: ConfirmationResult): string {
  switch (result.result) {
    case "confirmed":
      return result.confirmation.outcome === "paid" ? "on record as paid" : "on record as failed, to be released again";
    case "known": {
      const { outcome, valueDate, confirmedBy } = result.confirmation;
      return `known already: ${outcome}, ${valueDate}, said by ${confirmedBy}`;
    }
    case "pending":
      return "neither paid nor failed yet: no change";
    case "refused":
      return `refused: ${confirmationRefusals[result.refusal].en}`;
  }
}

type Shown = ConfirmationResult & { readonly payout: Payout };

const amountOf = ({ payout }: Shown) => payoutAmount(payout.content);

/** Number and sum by what came of it; of payouts that the person may not see, nothing. */
function totalsOf(results: readonly ConfirmationResult[]) {
  const shown = results.filter((result): result is Shown => result.payout !== undefined);
  return [...Map.groupBy(shown, ({ result, said, payout }) => `${result} ${said.outcome} ${payout.content.currency}`)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { result, said, payout } = first;
      return [{ result, outcome: said.outcome, currency: payout.content.currency, own }];
    });
}

const totalColumns = [
  { title: "Result" },
  { title: "Outcome" },
  { title: "Payouts", align: "right" as const },
  { title: "Amount", align: "right" as const },
  { title: "Currency" },
];

function totalRow({ result, outcome, currency, own }: ReturnType<typeof totalsOf>[number]): readonly string[] {
  return [result, outcome, String(own.length), amountText(sumOf(own, amountOf), currency), currency];
}
