import { readProgram } from "../../../../shared/program/validate.ts";

/** Terms that nothing stands against: 1 % of the net amount, per calendar year in EUR. */
const plain = {
  program: "annual",
  name: { en: "Annual rebate" },
  contract_reference: "C-2011-001",
  effective: { from: "2011-01-01" },
  currency: "EUR",
  period: "year",
  qualifier: { measure: "net_amount" },
  base: { measure: "net_amount" },
  method: "whole",
  tiers: [{ from: "0", benefit: { kind: "percent", percent: "1" } }],
};

/** What a reader of the plain document with some of its terms replaced is told, as `path: problem`. */
export function told(terms: Readonly<Record<string, unknown>>): readonly string[] {
  const read = readProgram(JSON.stringify({ ...plain, ...terms }));
  return read.ok ? [] : read.problems.map(({ path, problem }) => `${path}: ${problem}`);
}

/** One tier from zero with this benefit. */
export const tier = (benefit: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => [
  { from: "0", benefit, ...more },
];
