import { type Decimal, zero } from "../../money/decimal.ts";
import { cutPart } from "../pro-rata.ts";
import type { Stretch } from "./method.ts";

/** Qualifier values from one bound up to another; absent bounds are open. */
export type Span = { readonly from?: Decimal | undefined; readonly before?: Decimal | undefined };

/**
 * The part of a stretch's base whose qualifier lies in a span, pro rata where a bound falls inside the stretch; the parts in spans
 * that follow each other sum to the base. A stretch over which the qualifier stands still lies in the span wholly or not at all, as
 * `standsIn` says.
 */
export function baseInside(stretch: Stretch, { from, before }: Span, standsIn: boolean): Decimal {
  const { qualifierBefore, qualifierAfter, base } = stretch;
  const length = qualifierAfter.minus(qualifierBefore);
  if (length.isZero()) return standsIn ? base : zero;
  const into = (value: Decimal): Decimal => {
    const above = from === undefined || value.gte(from) ? value : from;
    return before === undefined || above.lte(before) ? above : before;
  };
  const [entry, exit] = [into(qualifierBefore), into(qualifierAfter)];
  // Where base and qualifier are the same volume nothing has to be divided.
  if (base.eq(length)) return exit.minus(entry);
  const baseUpTo = (qualifier: Decimal): Decimal => {
    if (qualifier.eq(qualifierBefore)) return zero;
    if (qualifier.eq(qualifierAfter)) return base;
    return cutPart(base.times(qualifier.minus(qualifierBefore)).div(length));
  };
  return baseUpTo(exit).minus(baseUpTo(entry));
}
