import type { Decimal } from "../../money/decimal.ts";
import type { ProgramTruth } from "../market-truth.ts";
import type { ReturnRow } from "../report-rows.ts";
import { type Effect, effectOf } from "./effect.ts";

/** What a reader states, because neither orders nor products say it. */
export type Assumptions = {
  /** Margin of a net amount of 1 where products state none. */
  readonly marginFraction: string | undefined;
  /** What running the program cost in the months measured. */
  readonly administrationCostAmount: Decimal;
};

/** What the program brought beside what it cost, by one way to measure the amount. */
export type Worth = {
  readonly outcomeName: "net_amount" | "net_amount_winsorised";
  readonly currency: string;
  readonly treatedUnits: number;
  readonly treatedMonths: number;
  readonly netAmount: Decimal;
  readonly rebateAmount: Decimal;
  /** Of members whose effect nobody can tell. */
  readonly unmeasuredRebateAmount: Decimal;
  readonly administrationCostAmount: Decimal;
  readonly incremental: Effect;
  readonly deadweightFraction: number | undefined;
  readonly estimatedLift: number | undefined;
  readonly costPerIncrementalUnit: number | undefined;
  /** What needs a margin; undefined where neither products nor the reader state one. */
  readonly margin:
    | {
        readonly fraction: number;
        readonly isOfProducts: boolean;
        readonly return: Effect | undefined;
        readonly breakEvenLift: number | undefined;
      }
    | undefined;
};

export function worth(
  rows: readonly ReturnRow[],
  { marginFraction }: Assumptions,
  truth: ProgramTruth | undefined,
): readonly Worth[] {
  return rows.flatMap((row): readonly Worth[] => {
    const isAmount = row.outcome_name === "net_amount";
    const known = truth?.overall("net_amount");
    // The truth is that of all members, which is that of the measured ones where those are all.
    const trueTotal = isAmount && known?.members === row.treated_units ? known.totalEffect : undefined;
    const incremental = effectOf(row.incremental_net_amount, row.incremental_standard_error, trueTotal);
    if (incremental === undefined) return [];
    return [
      {
        outcomeName: isAmount ? "net_amount" : "net_amount_winsorised",
        currency: row.currency,
        treatedUnits: row.treated_units,
        treatedMonths: row.treated_months,
        netAmount: row.net_amount,
        rebateAmount: row.rebate_amount,
        unmeasuredRebateAmount: row.unmeasured_rebate_amount,
        administrationCostAmount: row.administration_cost_amount,
        incremental,
        deadweightFraction: row.deadweight_fraction ?? undefined,
        estimatedLift: row.estimated_lift ?? undefined,
        costPerIncrementalUnit: row.cost_per_incremental_unit ?? undefined,
        margin: row.is_margin_of_products || marginFraction !== undefined ? marginOf(row) : undefined,
      },
    ];
  });
}

function marginOf(row: ReturnRow): Worth["margin"] {
  const { return_fraction: estimate, return_low: low, return_high: high } = row;
  return {
    fraction: row.margin_fraction ?? 0,
    isOfProducts: row.is_margin_of_products,
    return: estimate === null || low === null || high === null ? undefined : { estimate, low, high, truth: undefined },
    breakEvenLift: row.break_even_lift ?? undefined,
  };
}
