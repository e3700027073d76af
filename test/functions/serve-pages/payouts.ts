import { type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import type { DataServices } from "../../../functions/serve-pages/dashboards/data.ts";
import type { EffectServices } from "../../../functions/serve-pages/dashboards/effect-report.ts";
import type { PayoutServices } from "../../../functions/serve-pages/payout-services.ts";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { approvalPolicyStore } from "../../../shared/aws/approval-policies.ts";
import { payoutStore } from "../../../shared/aws/payouts.ts";
import { parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { PayoutContent } from "../../../shared/payout/content.ts";
import type { Payout, PayoutCustomer } from "../../../shared/payout/payout.ts";
import { isRefused, type Refused } from "../../../shared/payout/refusal.ts";
import { proposed, routed, stepOpened } from "../../../shared/payout/transitions.ts";
import { formNonce } from "../../../shared/web/form-nonce.ts";
import type { Role } from "../../../shared/web/session.ts";
import { idOf, policyWith } from "../../shared/approval/policy.ts";
import { company } from "../../shared/payout/world.ts";
import { pagesWith, tokenOf } from "./pages.ts";

/** The moment of every request, on a working day, unless a test sets another one. */
export const noon = "2026-06-02T10:00:00.000Z";
export const expiresAt = "2026-06-03T10:00:00.000Z";

export function done(result: Payout | Refused): Payout {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
}

type Proposed = {
  readonly amount?: string;
  readonly payoutOn?: string;
  readonly customer?: PayoutCustomer;
  readonly checks?: Payout["checks"];
};

/** What pat proposes for the customer Nordwind in DE, unless said otherwise. */
export function proposal({
  amount = "1234.5",
  payoutOn = "2026-06-10",
  customer = { name: "Nordwind", region: "DE" },
  checks = [],
}: Proposed = {}): Payout {
  const line = {
    programId: "annual",
    programVersion: 3,
    contractReference: "K-77",
    periodId: "2025",
    countsUntil: "2026-01-01",
    settledBefore: zero,
    amount: parseDecimal(amount),
  };
  const content: PayoutContent = {
    customerId: customer.name,
    group: "annual",
    currency: "EUR",
    payoutOn,
    payee: company,
    lines: [line],
  };
  return proposed(content, { proposerId: idOf("pat"), proposedAt: "2026-06-01T08:00:00.000Z", customer, checks });
}

/** The payout as it waits for these people, at a level that may need two of them. */
export function asking(
  payout: Payout,
  people: readonly string[],
  levelId = "manager",
  peopleNeeded: 1 | 2 = 1,
  later: readonly string[] = [],
): Payout {
  const steps = [{ levelId, peopleNeeded }, ...later.map((id) => ({ levelId: id, peopleNeeded: 1 as const }))];
  return done(stepOpened(done(routed(payout, steps)), people.map(idOf), { openedAt: noon, expiresAt }));
}

/** The pages over a table of their own, with the policy in force that everybody but those named has acknowledged. */
export async function openPages(
  client: DynamoDBClient,
  table: string,
  {
    policy = policyWith(),
    unread = [] as readonly string[],
    more = {},
  }: {
    policy?: ApprovalPolicy;
    unread?: readonly string[];
    more?: Partial<PayoutServices & DataServices & EffectServices>;
  } = {},
) {
  const store = payoutStore(client, table);
  const policies = approvalPolicyStore(client, table);
  await policies.publish(policy, "2025-12-01T00:00:00.000Z");
  for (const { id } of policy.people)
    if (!unread.map(idOf).includes(id)) await policies.acknowledge(id, policy.rebate_policy.version, noon);

  const clock = { at: noon };
  let deliveries = 0;
  const started: string[] = [];
  const services = {
    payouts: store,
    policies,
    now: () => new Date(clock.at),
    deliverAnswers: async () => {
      deliveries += 1;
    },
    startApproval: async ({ payoutId }: Payout) => {
      started.push(payoutId);
    },
    ...more,
  };
  return {
    store,
    policies,
    services,
    clock,
    started,
    deliveries: () => deliveries,
    put: async (payout: Payout): Promise<Payout> => {
      if (!(await store.write(undefined, payout))) throw new Error("the payout is there already");
      return payout;
    },
    /** Everything that the table holds. */
    contents: async () => {
      const items: unknown[] = [];
      for await (const page of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
        items.push(...(page.Items ?? []));
      return items;
    },
    as: (name: string, ...roles: readonly Role[]) => visitor(services, name, roles),
  };
}

/** Somebody with a session. They have all roles of a person of the test policy unless some are named. */
function visitor(services: object, name: string, roles: readonly Role[]) {
  const { app, reported } = pagesWith({ services });
  const token = tokenOf({
    email: idOf(name).replace(/^./, (letter) => letter.toUpperCase()),
    name,
    "cognito:groups": roles.length === 0 ? ["proposer", "approver", "releaser"] : roles,
  });
  const headers = async () => ({ cookie: `__Host-session=${await token}` });
  return {
    reported,
    get: async (path: string, method = "GET", more: Readonly<Record<string, string>> = {}) =>
      app.request(path, { method, headers: { ...(await headers()), ...more } }),
    page: async (path: string) => (await app.request(path, { headers: await headers() })).text(),
    /** Posts a form with the nonce that its page would have given, unless it brings one. */
    post: async (path: string, fields: Readonly<Record<string, string>>) => {
      const session = { token: await token, expiresAt: 0, person: { id: "", email: "", name: "", roles: [] } };
      const body = new URLSearchParams({ nonce: formNonce(session, path), ...fields });
      return app.request(path, { method: "POST", headers: await headers(), body });
    },
    /** Posts a form with a file in it, as a browser does. @param fields beside the file; the nonce is among them or missing */
    upload: async (path: string, file: File | undefined, fields: Readonly<Record<string, string>>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      if (file !== undefined) body.set("file", file);
      return app.request(path, { method: "POST", headers: await headers(), body });
    },
  };
}

/** The form of a decision as the page of the payout holds it. */
export function decisionFields(payout: Payout, more: Readonly<Record<string, string>> = {}) {
  return {
    content: payout.contentSha256,
    step: String(payout.openStep?.number ?? payout.lastStepNumber),
    outcome: "approved",
    reason: "as agreed",
    ...more,
  };
}
