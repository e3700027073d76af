import type { Decimal } from "../../money/decimal.ts";
import type { Band } from "../tiers.ts";

/**
 * A stretch of a position's volume under one version: one line, or all lines that the version governs. While the base runs from
 * one end of the stretch to the other, the qualifier runs evenly from `qualifierBefore` to `qualifierAfter`.
 */
export type Stretch = {
  readonly bands: readonly Band[];
  /** The position's running qualifier at the two ends; after is the lower where the stretch takes back. */
  readonly qualifierBefore: Decimal;
  readonly qualifierAfter: Decimal;
  /** The qualifier of the whole position: it decides the tiers that are reached. */
  readonly qualifierTotal: Decimal;
  /** The base that counts in the stretch, below zero where it takes back. */
  readonly base: Decimal;
};

/** The part of a stretch's base that one band's benefit is applied to. */
export type Part = { readonly band: Band; readonly base: Decimal };

/**
 * How tiers apply to volume.
 *
 * Law: where the base is the qualifier, the parts of two neighbouring stretches sum to the parts of both as one. That is what lets
 * the nightly run compute from totals and the explanation from single lines, with one arithmetic.
 */
export type MethodArithmetic = {
  readonly partsOf: (stretch: Stretch) => readonly Part[];
  /** Whether the fixed amount of a higher tier takes the place of the lower one's, or comes on top of it. */
  readonly fixedAmounts: "replace" | "add";
  /** Whether what a line earns depends on where in the running volume it lies. */
  readonly looksAtPlace: boolean;
};
