import type { ProgramDocument } from "../../../shared/program/program.ts";

/**
 * What a position earns, computed the slow and obvious way, to hold the engine against: in whole numbers, walking the volume one
 * hundredth after the other. It shares no code with the engine, not even its decimals.
 *
 * Volumes are hundredths (1.00 is 100n) and rates have at most four digits after the point; the result is in minor units.
 */
export type ReferenceSegment = {
  readonly document: ProgramDocument;
  readonly net_amount: bigint;
  readonly quantity: bigint;
  readonly order_count: bigint;
};

/** One unit of currency in the finest unit that a product of volume and rate needs. */
const one = 10n ** 12n;

export function referenceEarned(segments: readonly ReferenceSegment[]): bigint {
  let owed = 0n;
  for (const [index, segment] of segments.entries()) {
    const { document } = segment;
    const tiers = tiersOf(document);
    const qualifier = document.qualifier.measure;
    const total = segments.reduce((sum, each) => sum + each[qualifier], 0n);
    let position = segments.slice(0, index).reduce((sum, each) => sum + each[qualifier], 0n);
    const end = position + segment[qualifier];
    const step = end > position ? 1n : -1n;

    if (document.method === "whole") owed += rateAt(tiers, total) * segment[document.base.measure];
    while (position !== end) {
      // A step up walks through the hundredth above the position, a step down through the one below it.
      const hundredth = step > 0n ? position : position - 1n;
      if (document.method === "banded") {
        owed += step * rateAt(tiers, hundredth);
        owed += addedAmounts(tiers, position + step) - addedAmounts(tiers, position);
      } else {
        owed += replacedAmount(tiers, position + step) - replacedAmount(tiers, position);
      }
      position += step;
    }
  }
  const last = segments.findLast((each) => each.net_amount !== 0n || each.quantity !== 0n || each.order_count !== 0n);
  const terms = (last ?? segments.at(-1))?.document;
  if (terms === undefined) throw new Error("no segments");
  const cap = terms.limits.cap_per_position;
  if (owed < 0n) owed = 0n;
  if (cap !== undefined && owed > scaled(cap, one)) owed = scaled(cap, one);
  return rounded(owed, terms.rounding);
}

/** A tier in whole numbers: its bound in hundredths, what a hundredth of base earns in it, what it gives once. */
type ReferenceTier = { readonly from: bigint; readonly rate: bigint; readonly once: bigint };

function tiersOf({ tiers }: ProgramDocument): readonly ReferenceTier[] {
  return tiers.map(({ from, benefit }) => {
    const bound = scaled(from, 100n);
    if (benefit.kind === "fixed") return { from: bound, rate: 0n, once: scaled(benefit.amount, one) };
    if (benefit.kind === "percent") return { from: bound, rate: scaled(benefit.percent, one / 100n) / 100n, once: 0n };
    return { from: bound, rate: scaled(benefit.amount, one) / 100n, once: 0n };
  });
}

/** What one hundredth at this place of the volume earns. */
function rateAt(tiers: readonly ReferenceTier[], hundredths: bigint): bigint {
  let rate = 0n;
  for (const tier of tiers) if (hundredths >= tier.from) rate = tier.rate;
  return rate;
}

/** Fixed amounts of all tiers entered, as bands add them up. */
function addedAmounts(tiers: readonly ReferenceTier[], hundredths: bigint): bigint {
  let sum = 0n;
  for (const tier of tiers) if (hundredths > 0n && hundredths >= tier.from) sum += tier.once;
  return sum;
}

/** The fixed amount of the highest tier entered, which replaces those below. */
function replacedAmount(tiers: readonly ReferenceTier[], hundredths: bigint): bigint {
  let amount = 0n;
  for (const tier of tiers) if (hundredths > 0n && hundredths >= tier.from) amount = tier.once;
  return amount;
}

/** Only euros and cents here: the engine's other currencies are held by examples. */
function rounded(owed: bigint, rounding: ProgramDocument["rounding"]): bigint {
  const cent = one / 100n;
  const cents = owed / cent;
  const rest = owed % cent;
  if (rounding === "down") return cents;
  if (rest * 2n > cent) return cents + 1n;
  if (rest * 2n < cent) return cents;
  if (rounding === "half-up") return cents + 1n;
  return cents % 2n === 0n ? cents : cents + 1n;
}

/** A decimal text as a whole number of units, of which `unit` make 1. */
function scaled(text: string, unit: bigint): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  const digits = BigInt(fraction.length);
  return (BigInt(whole + fraction) * unit) / 10n ** digits;
}
