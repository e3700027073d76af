import type { ProgramTruth } from "../market-truth.ts";
import type { SummaryRow } from "../report-rows.ts";
import { type Effect, effectOf } from "./effect.ts";

/** The effect so many months after joining, with the band that covers all months together. */
export type EventMonth = {
  readonly eventMonth: number;
  readonly treatedUnits: number;
  readonly effect: Effect;
  readonly bandLow: number;
  readonly bandHigh: number;
};

/** Months of which too few members have lived through are left out. Before joining the truth is nothing. */
export function eventStudy(
  summaries: readonly SummaryRow[],
  controlGroup: string,
  truth: ProgramTruth | undefined,
): readonly EventMonth[] {
  return summaries
    .filter(
      (row) => row.estimator === "event_study" && row.outcome_name === "orders" && row.control_group === controlGroup,
    )
    .flatMap((row) => {
      const eventMonth = row.event_month ?? 0;
      const trueEffect = eventMonth < 0 ? 0 : truth?.inEventMonth("orders", eventMonth)?.effect;
      const effect = effectOf(row.estimate, row.standard_error, truth && trueEffect);
      if (effect === undefined || effect.low === effect.high) return [];
      const { treated_units: treatedUnits, band_low, band_high } = row;
      return [
        { eventMonth, treatedUnits, effect, bandLow: band_low ?? effect.low, bandHigh: band_high ?? effect.high },
      ];
    })
    .sort((a, b) => a.eventMonth - b.eventMonth);
}
