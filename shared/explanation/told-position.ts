import type { Decimal } from "../money/decimal.ts";
import { withShare } from "../rebate/budget.ts";
import { type Explanation, explained } from "../rebate/explain.ts";
import type { Position } from "../rebate/position.ts";
import { hasBudget, type ReckonedPosition } from "../run/positions.ts";

/** Tells a position that was reckoned from one customer's lines. @param earnedInRun see `sharedPosition` */
export function toldPosition(reckoned: ReckonedPosition, earnedInRun: Decimal | undefined): Explanation {
  return explained(reckoned.volume, sharedPosition(reckoned, earnedInRun));
}

/**
 * A position that was reckoned from one customer's lines, with its share of the program's budget.
 * @param earnedInRun what the run found it to earn: one customer's lines do not say what the others leave of a budget
 */
export function sharedPosition({ volume, position }: ReckonedPosition, earnedInRun: Decimal | undefined): Position {
  const { earned } = position.standing;
  const share = hasBudget(volume) ? (earnedInRun ?? earned) : earned;
  return share.lt(earned) ? withShare(position, share) : position;
}
