import type { ProgramDocument, ProgramVersion } from "../../shared/program/program.ts";
import { readProgram } from "../../shared/program/validate.ts";
import { programWith, versionOf } from "../support/program.ts";
import type { Terms } from "./page.ts";

/** Plain terms with some replaced, as a document that is read without problems. */
export function checked(terms: Terms): ProgramDocument {
  const read = readProgram(JSON.stringify({ ...programWith(), ...terms }));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.document;
}

export function versionWith(version: number, terms: Terms): ProgramVersion {
  return versionOf(checked(terms), version);
}

export const percent = (rate: string): Terms => ({
  tiers: [{ from: "0", benefit: { kind: "percent", percent: rate } }],
});
export const perUnit: Terms = { tiers: [{ from: "0", benefit: { kind: "per-unit", amount: "1" } }] };
