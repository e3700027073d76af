import type { Decimal } from "../../money/decimal.ts";
import type { Band } from "../tiers.ts";

/**
 * A stretch of a position's volume under one version: one line, or all lines that the version governs.
 * Stretches follow each other in the order of transactions: one begins where the one before it ended.
 */
export type Stretch = {
  readonly bands: readonly Band[];
  /** The position's running qualifier before the stretch and after it; after is the lower where returns prevail. */
  readonly qualifierBefore: Decimal;
  readonly qualifierAfter: Decimal;
  /** The qualifier of the whole position: it decides the tier where one tier serves all volume. */
  readonly qualifierTotal: Decimal;
  /** The base inside the stretch. */
  readonly base: Decimal;
};

/**
 * What a method gives for a stretch, unrounded; below zero where a stretch takes back more than it brings.
 *
 * Law: the gains of two neighbouring stretches under the same terms sum to the gain of both as one. That is what lets the
 * nightly run compute from totals and the explanation from single lines, with one arithmetic.
 */
export type MethodArithmetic = {
  readonly gain: (stretch: Stretch) => Decimal;
  /** The highest band whose terms apply to some of the stretch; undefined where none does. */
  readonly bandAt: (stretch: Stretch) => Band | undefined;
};
