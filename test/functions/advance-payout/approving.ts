import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { type AdvancePayoutServices, advancePayout } from "../../../functions/advance-payout/advance-payout.ts";
import { AdvancePayoutInput } from "../../../functions/advance-payout/contract.ts";
import { startMail } from "../../../infra/local/mail.ts";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { approvalPolicyStore } from "../../../shared/aws/approval-policies.ts";
import { mailer } from "../../../shared/aws/mails.ts";
import { payoutStore } from "../../../shared/aws/payouts.ts";
import { parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { Outcome, Payout, PayoutCustomer } from "../../../shared/payout/payout.ts";
import { isRefused, type Refused } from "../../../shared/payout/refusal.ts";
import { decided, proposed } from "../../../shared/payout/transitions.ts";
import { idOf, policyWith } from "../../shared/approval/policy.ts";
import { company } from "../../shared/payout/world.ts";

/** A Tuesday on which people work, at noon in Berlin. */
export const noon = "2026-06-02T10:00:00.000Z";
export const pagesUrl = "https://pages.example";

export function done(result: Payout | Refused): Payout {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
}

type Proposed = { readonly amount?: string; readonly currency?: string; readonly customer?: PayoutCustomer };

/** What pat proposes for Nordwind in DE: enough for the manager and a director, unless said otherwise. */
export function proposal({
  amount = "1234.5",
  currency = "EUR",
  customer = { name: "Nordwind", region: "DE" },
}: Proposed = {}): Payout {
  const line = {
    programId: "annual",
    programVersion: 1,
    contractReference: "K-77",
    periodId: "2025",
    countsUntil: "2026-01-01",
    settledBefore: zero,
    amount: parseDecimal(amount),
  };
  const content = {
    customerId: "C1",
    group: "annual",
    currency,
    payoutOn: "2026-06-10",
    payee: company,
    lines: [line],
  };
  return proposed(content, { proposerId: idOf("pat"), proposedAt: noon, customer, checks: [] });
}

export type SentMail = {
  readonly destination: { readonly to: readonly string[] };
  readonly subject: string;
  readonly body: { readonly text: string; readonly html: string };
};

/** The mail service, and what it was given. */
export async function startMailbox() {
  const service = await startMail(0);
  const client = new SESv2Client({
    endpoint: service.url,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  return {
    client,
    async mails(): Promise<readonly SentMail[]> {
      const { emails } = (await (await fetch(`${service.url}/store`)).json()) as { emails: readonly SentMail[] };
      return emails;
    },
    clear: () => fetch(`${service.url}/clear-store`, { method: "POST" }),
    async close() {
      client.destroy();
      await service.close();
    },
  };
}

export type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

/** One table with a policy in force, a clock that a test sets, and the function over them. */
export async function approving(
  dynamodb: DynamoDBClient,
  table: string,
  mailbox: Mailbox,
  { policy = policyWith() }: { readonly policy?: ApprovalPolicy | undefined } = {},
) {
  const payouts = payoutStore(dynamodb, table);
  const policies = approvalPolicyStore(dynamodb, table);
  await policies.publish(policy, noon);
  const clock = { now: () => noon };
  const answered: string[] = [];
  const mails = mailer(mailbox.client, dynamodb, { sender: "rebates@example.com", configurationSet: "mails", table });
  const services: AdvancePayoutServices = {
    payouts,
    policies,
    mailer: mails,
    answer: async (token) => void answered.push(token),
    pagesUrl,
    now: () => clock.now(),
  };
  const read = async (payoutId: string): Promise<Payout> => {
    const payout = await payouts.find(payoutId);
    if (payout === undefined) throw new Error("no such payout");
    return payout;
  };
  return {
    payouts,
    policies,
    mailer: mails,
    services,
    clock,
    answered,
    read,
    async propose(what?: Proposed): Promise<Payout> {
      const payout = proposal(what);
      await payouts.write(undefined, payout);
      return payout;
    },
    /** As the machine calls the function in *Advance*. */
    advance: ({ payoutId, round }: Payout, some: Partial<AdvancePayoutServices> = {}) =>
      advancePayout(AdvancePayoutInput.parse({ payout_id: payoutId, round }), { ...services, ...some }),
    /** As the machine calls the function in *AwaitDecision*. */
    await: (
      { payoutId, round }: Payout,
      taskToken: string,
      { without_mail = false, ...some }: Partial<AdvancePayoutServices> & { without_mail?: boolean } = {},
    ) =>
      advancePayout(AdvancePayoutInput.parse({ payout_id: payoutId, round, task_token: taskToken, without_mail }), {
        ...services,
        ...some,
      }),
    /** A person's decision on the open step, with the message to the machine, as pages write them. */
    async decide(payoutId: string, name: string, outcome: Outcome = "approved"): Promise<Payout> {
      const before = await read(payoutId);
      const after = done(
        decided(before, {
          stepNumber: before.openStep?.number ?? 0,
          contentSha256: before.contentSha256,
          personId: idOf(name),
          outcome,
          reason: "as agreed with the customer",
          at: clock.now(),
        }),
      );
      const taskToken = after.openStep === undefined ? await payouts.taskToken(payoutId) : undefined;
      await payouts.write(before, after, taskToken === undefined ? {} : { taskToken });
      return after;
    },
  };
}
