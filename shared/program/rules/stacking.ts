import { problem, type Rule } from "./rule.ts";

const netIsOfAnAmount: Rule = ({ stacking, base }) => {
  if (stacking?.base !== "net" || base === undefined) return [];
  if (base.measure === "net_amount" || base.measure === "gross_amount") return [];
  const words = `only net_amount and gross_amount can be net of what earlier programs gave, not ${base.measure}`;
  return problem(["stacking", "base"], words);
};

export const stackingRules: readonly Rule[] = [netIsOfAnAmount];
