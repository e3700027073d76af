import { parseDecimal } from "../../money/decimal.ts";
import { mustBeAboveZero, problem, type Rule, tooLong } from "./rule.ts";

const aPartIsHeldOut: Rule = ({ hold_out: holdOut }) => {
  if (holdOut === undefined) return [];
  const path = ["hold_out", "percent"];
  if (parseDecimal(holdOut.percent).gte(100)) return problem(path, "must be below 100: nobody would be left to earn");
  return [...mustBeAboveZero(path, holdOut.percent, "leave hold_out out"), ...tooLong(path, holdOut.percent, 2)];
};

export const holdOutRules: readonly Rule[] = [aPartIsHeldOut];
