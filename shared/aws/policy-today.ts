import type { ApprovalPolicy } from "../approval/approval-policy.ts";
import { businessDay } from "../approval/business-time.ts";
import type { ApprovalPolicyStore } from "./approval-policies.ts";

const millisecondsPerDay = 86_400_000;

/**
 * The approval policy that governs at an instant, on the day that it is then in the policy's own time zone; undefined before the
 * first one.
 */
export async function policyToday(
  policies: Pick<ApprovalPolicyStore, "inForce">,
  at: string,
): Promise<ApprovalPolicy | undefined> {
  // Tomorrow may have begun in the policy's time zone, and it cannot be asked for its zone before it is found.
  const tomorrow = new Date(Date.parse(at) + millisecondsPerDay).toISOString().slice(0, "2025-01-01".length);
  const latest = await policies.inForce(tomorrow);
  return latest && (await policies.inForce(businessDay(at, latest.policy)))?.policy;
}
