import { invariant } from "../invariant.ts";

/**
 * How much the customers of one bucket move the estimate of one event month, scaled so that the squares sum to its variance:
 * Σ ψ_i / n over the bucket's customers. A row that is missing moves nothing.
 */
export type InfluenceRow = { readonly bucket: number; readonly eventMonth: number; readonly influence: number };

/** The estimated effect in one event month. */
export type EventEffect = { readonly eventMonth: number; readonly estimate: number };

/**
 * Influence values by event month, in the order of the effects given, each over all buckets in their order, so that the order of
 * rows makes no difference to any sum.
 * @throws BrokenInvariant if a bucket has two values for a month
 */
export function influenceByMonth(
  rows: readonly InfluenceRow[],
  effects: readonly EventEffect[],
): readonly Float64Array[] {
  const buckets = [...new Set(rows.map(({ bucket }) => bucket))].sort((a, b) => a - b);
  const placeOf = new Map(buckets.map((bucket, place) => [bucket, place]));
  const months = new Map(effects.map(({ eventMonth }) => [eventMonth, new Float64Array(buckets.length)]));
  invariant(months.size === effects.length, "each event month has one effect");

  const seen = new Set<string>();
  for (const { bucket, eventMonth, influence } of rows) {
    const values = months.get(eventMonth);
    if (values === undefined) continue;
    const key = `${bucket}/${eventMonth}`;
    invariant(!seen.has(key), `bucket ${bucket} has one influence on event month ${eventMonth}`);
    seen.add(key);
    values[placeOf.get(bucket) ?? 0] = influence;
  }
  return [...months.values()];
}

/** Σ over the buckets of the products: the covariance of two months' estimates, or with itself the variance of one. */
export function covarianceOf(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}
