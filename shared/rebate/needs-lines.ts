import type { ProgramDocument } from "../program/program.ts";
import { methodArithmetic } from "./method/methods.ts";

/**
 * Whether the terms can only be reckoned line by line. Where totals suffice, what a customer's lines earn is what their sum earns;
 * these terms look at single lines: a cap on each, a tier of each, other programs on the same line, or a base that is not the
 * qualifier where the place of each line in the running volume decides what it earns.
 */
export function needsLines(document: ProgramDocument): boolean {
  const { limits, qualifier, method, stacking } = document;
  return (
    limits.cap_per_line !== undefined ||
    qualifier.counting === "per-line" ||
    qualifier.measure === "days_to_payment" ||
    stacking !== undefined ||
    (methodArithmetic[method].looksAtPlace && !isSameVolume(document.qualifier, document.base))
  );
}

/** Whether the base is the very volume that the qualifier counts. */
export function isSameVolume(qualifier: ProgramDocument["qualifier"], base: ProgramDocument["base"]): boolean {
  return (
    qualifier.measure === base.measure &&
    qualifier.unit === base.unit &&
    qualifier.products === undefined &&
    base.products === undefined
  );
}
