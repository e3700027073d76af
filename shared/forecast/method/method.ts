import type { Decimal } from "../../money/decimal.ts";
import type { VolumeByMonth } from "../month-volume.ts";
import type { Progress } from "../progress.ts";
import type { DeviationRule, FallbackReason } from "../reasons.ts";

/** What a method can look at: a period that is not over yet. */
export type Course = {
  readonly progress: Progress;
  readonly soFar: Decimal;
  readonly volumes: VolumeByMonth;
  /** The same period one year earlier, whole. */
  readonly lastYear: VolumeByMonth;
};

/** What a method says about the period's end, the total not yet rounded. */
export type Projection = {
  readonly total: Decimal;
  /** The standard deviation of one month's volume; absent where fewer than two months can be compared. */
  readonly monthly?: { readonly deviation: Decimal; readonly rule: DeviationRule };
  /** The figures that the total and the deviation rest on, as they were used. */
  readonly inputs: Readonly<Record<string, string>>;
};

/** A way to look ahead, or the reason why it cannot. */
export type MethodArithmetic = (course: Course) => Projection | FallbackReason;
