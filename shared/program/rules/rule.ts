import { parseDecimal } from "../../money/decimal.ts";
import { type DocumentPath, formatPath, type Problem } from "../problem.ts";
import type { ProgramDocument } from "../program.ts";

/**
 * A rule that the shape of a document cannot say. It looks at the fields that have the right shape and is silent on the
 * others: their problems are told elsewhere.
 */
export type Rule = (terms: Partial<ProgramDocument>) => readonly Problem[];

export function problem(path: DocumentPath, words: string): readonly Problem[] {
  return [{ path: formatPath(path), problem: words }];
}

type Fields<Value> = { readonly [name: string]: Value | undefined };

/** The fields that a group holds, without those left out. */
export function given<Value>(fields: Fields<Value> | undefined): readonly [string, Value][] {
  return Object.entries(fields ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** Digits before the point that any number of a document can have; the facts hold amounts of up to 14. */
const widest = 12;

/**
 * Digits that no fact can hold, or nobody can have meant.
 * @param scale digits allowed after the point; undefined where something else decides
 * @param width digits allowed before the point
 */
export function tooLong(
  path: DocumentPath,
  text: string,
  scale: number | undefined,
  width = widest,
): readonly Problem[] {
  const value = parseDecimal(text);
  if (value.gte(`1e${width}`)) return problem(path, `must have at most ${width} digits before the point`);
  if (scale === undefined || value.decimalPlaces() <= scale) return [];
  return problem(
    path,
    scale === 0 ? `must be a whole number, not ${text}` : `must have at most ${scale} digits after the point`,
  );
}

export function mustBeAboveZero(path: DocumentPath, text: string, because: string): readonly Problem[] {
  return parseDecimal(text).isZero() ? problem(path, `must be above zero: ${because}`) : [];
}

/** Percentages above a hundred that cannot be meant. */
export function isAbove100(percent: string): boolean {
  return parseDecimal(percent).gt(100);
}
