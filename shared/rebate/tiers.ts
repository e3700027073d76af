import { type Decimal, parseDecimal, zero } from "../money/decimal.ts";
import type { ProgramDocument, Tier } from "../program/program.ts";
import { type BoundBenefit, boundBenefit } from "./benefit/benefits.ts";
import { isAboveZero } from "./figures.ts";

/** A tier ready for arithmetic: the qualifier values from its bound up to the next tier's, and what it gives there. */
export type Band = BoundBenefit & {
  /** 1 for the lowest. */
  readonly number: number;
  readonly from: Decimal;
  /** Where the next tier begins; absent on the highest. */
  readonly before?: Decimal;
  /** Whether a qualifier that meets the bound exactly has reached the tier. */
  readonly inclusive: boolean;
  /** What it and the tiers below give once, together. */
  readonly onceInAll: Decimal;
  /** What reaching the tier gives in all at least; absent where nothing is promised. */
  readonly atLeast?: Decimal;
};

/** Bands by the documents they were made from: a run asks for the same ones once per position, and documents never change. */
const known = new WeakMap<ProgramDocument, readonly Band[]>();

/** A version's tiers as bands, from the lowest up. */
export function bandsOf(document: ProgramDocument): readonly Band[] {
  const bands = known.get(document) ?? bandsFrom(document);
  known.set(document, bands);
  return bands;
}

function bandsFrom({ tiers, qualifier }: ProgramDocument): readonly Band[] {
  let onceInAll = zero;
  return tiers.map((tier, index) => {
    const benefit = boundBenefit(tier.benefit);
    onceInAll = onceInAll.plus(benefit.once);
    return {
      number: index + 1,
      from: parseDecimal(tier.from),
      inclusive: qualifier.bounds === "inclusive",
      onceInAll,
      ...benefit,
      ...beforeNext(tiers[index + 1]),
      ...(tier.at_least === undefined ? {} : { atLeast: parseDecimal(tier.at_least) }),
    };
  });
}

function beforeNext(next: Tier | undefined): Pick<Band, "before"> {
  return next === undefined ? {} : { before: parseDecimal(next.from) };
}

/** The highest band that the qualifier has reached; undefined below the lowest. */
export function bandReached(bands: readonly Band[], qualifier: Decimal): Band | undefined {
  return bands.findLast(({ from, inclusive }) => (inclusive ? qualifier.gte(from) : qualifier.gt(from)));
}

/**
 * The highest band that volume has entered. It differs from the band reached only at a qualifier of zero: a band that begins at
 * zero is reached there, but no volume has entered it. So a fixed amount is never given for nothing, and a return undoes its sale.
 */
export function bandEntered(bands: readonly Band[], qualifier: Decimal): Band | undefined {
  return isAboveZero(qualifier) ? bandReached(bands, qualifier) : undefined;
}
