import type { Problem } from "../program/problem.ts";
import type { ApprovalPolicy } from "./approval-policy.ts";
import { enoughPeopleRules } from "./rules/enough-people.ts";
import { hoursRules } from "./rules/hours.ts";
import { levelRules } from "./rules/levels.ts";
import { payerRules } from "./rules/payer.ts";
import { peopleRules } from "./rules/people.ts";
import type { Rule } from "./rules/rule.ts";
import { substituteRules } from "./rules/substitutes.ts";

/** Every rule that the shape of a policy cannot say. Whether there are enough people comes last, once all of them are known. */
const rules: readonly Rule[] = [
  ...peopleRules,
  ...levelRules,
  ...substituteRules,
  ...payerRules,
  ...hoursRules,
  ...enoughPeopleRules,
];

/** What is wrong with a policy beyond its shape; empty if nothing is. */
export function brokenRules(policy: Partial<ApprovalPolicy>): readonly Problem[] {
  return rules.flatMap((rule) => rule(policy));
}
