import type { DocumentPath, Problem } from "../../program/problem.ts";
import { problem } from "../../program/rules/rule.ts";
import type { ApprovalPolicy } from "../approval-policy.ts";

/**
 * A rule that the shape of a policy cannot say. It looks at the fields that have the right shape and is silent on the
 * others: their problems are told elsewhere.
 */
export type Rule = (policy: Partial<ApprovalPolicy>) => readonly Problem[];

/** Values that a list names more than once, each told where it is repeated. */
export function repeated(values: readonly string[], pathOf: (index: number) => DocumentPath): readonly Problem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? problem(pathOf(index), `${value} is listed already`) : [],
  );
}
