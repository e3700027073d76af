import type { Decimal } from "../money/decimal.ts";
import type { Benefit, Measure, VolumeMeasure } from "../program/program.ts";

/**
 * Where the position of a payout's line stood when the payout was proposed last, for whoever decides. It says why the amount is what it
 * is, and is no part of what is decided.
 */
export type LineStanding = {
  readonly programId: string;
  readonly periodId: string;
  /** 1 for the lowest tier; 0 where none is reached. */
  readonly tierReached: number;
  /** How many tiers the terms have. */
  readonly tierCount: number;
  /** What the tier reached gives, applied to the base; absent where none is reached. */
  readonly benefit?: Benefit;
  readonly baseMeasure: VolumeMeasure;
  readonly qualifierMeasure: Measure;
  readonly qualifierTotal: Decimal;
  /** What the terms give for the days that are settled. */
  readonly earned: Decimal;
  /** What the ledger held as owed. */
  readonly accrued: Decimal;
};
