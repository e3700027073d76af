import type { Problem } from "./problem.ts";
import type { ProgramDocument } from "./program.ts";
import { currencyRules } from "./rules/currency.ts";
import { dayRules } from "./rules/days.ts";
import { growthRules } from "./rules/growth.ts";
import { holdOutRules } from "./rules/hold-out.ts";
import { limitRules } from "./rules/limits.ts";
import { measureRules } from "./rules/measures.ts";
import type { Rule } from "./rules/rule.ts";
import { scopeRules } from "./rules/scopes.ts";
import { settlementRules } from "./rules/settlement.ts";
import { stackingRules } from "./rules/stacking.ts";
import { tierRules } from "./rules/tiers.ts";

/** Every rule that the shape of a document cannot say, in the order in which a reader meets the fields. */
const rules: readonly Rule[] = [
  ...dayRules,
  ...currencyRules,
  ...scopeRules,
  ...holdOutRules,
  ...measureRules,
  ...growthRules,
  ...tierRules,
  ...limitRules,
  ...stackingRules,
  ...settlementRules,
];

/** What is wrong with the terms beyond their shape; empty if nothing is. */
export function brokenRules(terms: Partial<ProgramDocument>): readonly Problem[] {
  return rules.flatMap((rule) => rule(terms));
}
