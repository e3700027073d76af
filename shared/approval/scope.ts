import type { ApprovalPolicy, ApprovalScope } from "./approval-policy.ts";

/** What a policy's scopes look at in a customer; an attribute that is not known lies in no stated scope. */
export type CustomerInScope = { readonly region?: string | undefined; readonly segment?: string | undefined };

/** Whether a scope covers the customer. No scope covers everybody. */
export function covers(scope: ApprovalScope | undefined, { region, segment }: CustomerInScope): boolean {
  return includes(scope?.regions, region) && includes(scope?.segments, segment);
}

/** Whether the person acts on payouts of the customer; somebody whom the policy does not know acts on none. */
export function personCovers(
  { people }: Pick<ApprovalPolicy, "people">,
  personId: string,
  customer: CustomerInScope,
): boolean {
  return people.some(({ id, scope }) => id === personId && covers(scope, customer));
}

const includes = (values: readonly string[] | undefined, value: string | undefined): boolean =>
  values === undefined || (value !== undefined && values.includes(value));
