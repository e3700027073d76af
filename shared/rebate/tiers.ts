import { type Decimal, parseDecimal } from "../money/decimal.ts";
import type { Tier } from "../program/program.ts";
import { arithmeticOf } from "./benefit/benefits.ts";

/** A tier ready for arithmetic: the qualifier values [from, before) and what it gives. */
export type Band = {
  /** 1 for the lowest. */
  readonly number: number;
  readonly from: Decimal;
  /** Where the next tier begins; absent on the highest. */
  readonly before?: Decimal;
  /** Per unit of the base. */
  readonly rate: Decimal;
  /** Once, for reaching it. */
  readonly once: Decimal;
};

/** Bands by the tiers they were made from: a run asks for the same tiers once per position, and tiers never change. */
const known = new WeakMap<readonly Tier[], readonly Band[]>();

/** A version's tiers as bands, from the lowest up. */
export function bandsOf(tiers: readonly Tier[]): readonly Band[] {
  const bands = known.get(tiers) ?? tiers.map((tier, index) => bandOf(tier, index, tiers[index + 1]));
  known.set(tiers, bands);
  return bands;
}

function bandOf(tier: Tier, index: number, next: Tier | undefined): Band {
  const { rate, once } = arithmeticOf(tier.benefit);
  const band = { number: index + 1, from: parseDecimal(tier.from), rate, once };
  return next === undefined ? band : { ...band, before: parseDecimal(next.from) };
}

/** The highest band whose lower bound the qualifier has reached; undefined below the lowest. The bound belongs to the band. */
export function bandReached(bands: readonly Band[], qualifier: Decimal): Band | undefined {
  return bands.findLast((band) => qualifier.gte(band.from));
}

/**
 * The highest band that volume has entered. It differs from the band reached only at a qualifier of zero: a band that begins at
 * zero is reached there, but no volume has entered it. So a fixed amount is never given for nothing, and a return undoes its sale.
 */
export function bandEntered(bands: readonly Band[], qualifier: Decimal): Band | undefined {
  return qualifier.gt(0) ? bandReached(bands, qualifier) : undefined;
}
