import type { ApprovalPolicy } from "../approval/approval-policy.ts";

/** Who writes a statement, line by line: the payer of the approval policy; nobody where it names none. */
export function senderOf(policy: Pick<ApprovalPolicy, "payer"> | undefined): readonly string[] {
  const payer = policy?.payer;
  if (payer === undefined) return [];
  const { name, address } = payer;
  if (address === undefined) return [name];
  const { street, post_code: postCode, town } = address;
  return [name, ...(street === undefined ? [] : [street]), postCode === undefined ? town : `${postCode} ${town}`];
}
