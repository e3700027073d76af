import { readDocumentText } from "../program/document-text.ts";
import type { Problem } from "../program/problem.ts";
import { type ApprovalPolicy, approvalPolicyDocument } from "./approval-policy.ts";
import { brokenRules } from "./rules.ts";
import { shapeProblems } from "./shape-problems.ts";

export type ReadApprovalPolicy =
  | { readonly ok: true; readonly policy: ApprovalPolicy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads an approval policy from text, YAML 1.2 or JSON, and checks it as a whole: every problem is listed with its path. A policy
 * with a problem is not read at all, so that no payout is ever routed by half of one.
 */
export function readApprovalPolicy(text: string): ReadApprovalPolicy {
  const source = readDocumentText(text);
  if (source.problems.length > 0) return { ok: false, problems: source.problems };

  const shape = approvalPolicyDocument.safeParse(source.value, { reportInput: true });
  const problems = [
    ...(shape.error?.issues ?? []).flatMap((issue) => shapeProblems(issue, source.writtenAt)),
    ...brokenRules(readableParts(source.value)),
  ];
  return shape.success && problems.length === 0 ? { ok: true, policy: shape.data } : { ok: false, problems };
}

/** The top-level fields that have the right shape, so that a wrong field does not hide what is wrong with the others. */
function readableParts(value: unknown): Partial<ApprovalPolicy> {
  if (typeof value !== "object" || value === null) return {};
  const fields = new Map(Object.entries(value));
  return Object.fromEntries(
    Object.entries(approvalPolicyDocument.shape).flatMap(([name, schema]) => {
      const field = schema.safeParse(fields.get(name));
      return field.success ? [[name, field.data]] : [];
    }),
  );
}
