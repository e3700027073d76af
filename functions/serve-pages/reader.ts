import type { ApprovalPolicy } from "../../shared/approval/approval-policy.ts";
import type { ApprovalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { policyToday } from "../../shared/aws/policy-today.ts";
import type { Role } from "../../shared/web/session.ts";
import { type PageContext, signedIn } from "./page.ts";

/** Whoever is signed in, with what the approval policy says at this moment. Who may see or do what is judged by it. */
export type Reader = {
  /** By which policies and payouts name the person: the e-mail address in small letters. */
  readonly personId: string;
  readonly roles: readonly Role[];
  /** ISO instant in UTC of the request. */
  readonly at: string;
  /** The policy in force; undefined before the first one, when nobody decides anything. */
  readonly policy: ApprovalPolicy | undefined;
  /** When the person acknowledged the rebate policy that is in force; undefined if not yet. */
  readonly acknowledgedAt: string | undefined;
};

export type ReaderServices = {
  readonly policies: Pick<ApprovalPolicyStore, "inForce" | "acknowledgedAt">;
  readonly now: () => Date;
};

export async function readerOf(context: PageContext, { policies, now }: ReaderServices): Promise<Reader> {
  const { email, roles } = signedIn(context).person;
  const personId = email.toLowerCase();
  const at = now().toISOString();
  const policy = await policyToday(policies, at);
  return {
    personId,
    roles,
    at,
    policy,
    acknowledgedAt: policy && (await policies.acknowledgedAt(personId, policy.rebate_policy.version)),
  };
}
