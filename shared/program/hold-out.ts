import { createHash } from "node:crypto";
import { parseDecimal } from "../money/decimal.ts";
import type { ProgramDocument } from "./program.ts";

/** Steps of the draw: one is a hundredth of a percent. */
export const drawSteps = 10_000;

/** A hold-out with its lot, which is the program's id where the document names none. */
export type HoldOut = { readonly percent: string; readonly lot: string };

export function holdOutOf({ program, hold_out: stated }: ProgramDocument): HoldOut | undefined {
  return stated === undefined ? undefined : { percent: stated.percent, lot: stated.lot ?? program };
}

/**
 * What a customer draws in a lot: a whole number below `drawSteps`. Nothing but the two names decides it, so it never changes with who
 * else is there, and anybody can compute it again. The views scope_matches_* draw the same.
 */
export function drawOf(lot: string, customerId: string): number {
  const digest = createHash("md5").update(`${lot}/${customerId}`).digest("hex");
  return Number.parseInt(digest.slice(0, 8), 16) % drawSteps;
}

/** The first draw that is not held out. */
export function heldOutBelow({ percent }: HoldOut): number {
  return parseDecimal(percent).times(drawSteps).div(100).toNumber();
}

/** Whether the lot holds a customer out; whether the customer is in scope is another matter. */
export function isHeldOut(holdOut: HoldOut, customerId: string): boolean {
  return drawOf(holdOut.lot, customerId) < heldOutBelow(holdOut);
}
