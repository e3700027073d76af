import type { FactRow } from "../facts/table.ts";
import { formatDecimal } from "../money/decimal.ts";
import type { RunReference } from "./plan.ts";
import type { ReckonedPosition } from "./positions.ts";

/** A position's estimate as a row of the accrual_estimates fact; none where the terms accrue what is earned. */
export function estimateRows(run: RunReference, reckoned: ReckonedPosition): readonly FactRow[] {
  const { key, estimate, position } = reckoned;
  if (estimate === undefined) return [];
  const { forecast, constraint } = estimate;
  return [
    {
      run_id: run.run_id,
      program_id: key.programId,
      program_version: position.governing.version,
      customer_id: key.customerId,
      period_id: key.periodId,
      currency: position.governing.document.currency,
      estimate: estimate.estimate,
      forecast_method: forecast.method,
      fallback_reason: forecast.fallback ?? null,
      volume_so_far: formatDecimal(forecast.soFar),
      forecast_volume: formatDecimal(forecast.total),
      forecast_low: formatDecimal(forecast.low),
      forecast_high: formatDecimal(forecast.high),
      expected_tier: estimate.expectedTier,
      expected_earned_amount: formatDecimal(estimate.expectedEarned),
      constraint_percent: constraint?.percent ?? null,
      constraint_volume: constraint === undefined ? null : formatDecimal(constraint.volume),
      constraint_binds: constraint?.binds ?? null,
      earned_amount: formatDecimal(position.standing.earned),
      to_accrue_amount: formatDecimal(estimate.toAccrue),
      inputs: JSON.stringify({
        ...forecast.inputs,
        scenarios: forecast.scenarios.map(({ probability, total }) => ({
          probability: formatDecimal(probability),
          volume: formatDecimal(total),
        })),
      }),
    },
  ];
}
