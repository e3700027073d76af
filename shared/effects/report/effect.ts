import { type Interval, intervalOf } from "../interval.ts";

/** An estimate with its 95 % interval. */
export type Effect = Interval & {
  readonly estimate: number;
  /** What it should be, where it is known: of a simulated market. */
  readonly truth: number | undefined;
};

/** What an interval says: more or less than nothing, or neither. */
export type Verdict = "more" | "less" | "not_shown";

/** @returns undefined where nothing was estimated, or nothing says how far it may be off */
export function effectOf(
  estimate: number | null | undefined,
  standardError: number | null | undefined,
  truth?: number,
): Effect | undefined {
  if (estimate == null || standardError == null) return undefined;
  return { estimate, ...intervalOf(estimate, standardError), truth };
}

export function verdictOf({ low, high }: Interval): Verdict {
  if (low > 0) return "more";
  return high < 0 ? "less" : "not_shown";
}

/** Whether the interval holds the truth; undefined where the truth is not known. */
export function coversTruth({ low, high, truth }: Effect): boolean | undefined {
  return truth === undefined ? undefined : low <= truth && truth <= high;
}

/** The same effect in another measure. */
export function mapEffect({ estimate, low, high }: Effect, to: (value: number) => number, truth?: number): Effect {
  return { estimate: to(estimate), low: to(low), high: to(high), truth };
}
