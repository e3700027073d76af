import type { DynamoDBClient, TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { ApprovalPolicy } from "../approval/approval-policy.ts";
import { businessDay } from "../approval/business-time.ts";
import { mayConfirm } from "../approval/may-confirm.ts";
import { invariant } from "../invariant.ts";
import { payoutEntries } from "../ledger/payout-posting.ts";
import { type FinalOutcome, judgeOutcome } from "../payment/bank-confirmation.ts";
import type { BankOutcome, ReturnProblem, SentRelease, SpeaksOf } from "../payment/bank-outcome.ts";
import { type ConfirmationRefusal, refusalOfPolicy } from "../payment/bank-refusals.ts";
import { openBankReturn } from "../payment/bank-return.ts";
import type { PaymentBatch } from "../payment/payment-batch.ts";
import { actorsOf } from "../payout/as-routed.ts";
import { movementOf } from "../payout/movement.ts";
import type { Confirmation, Payout, Release } from "../payout/payout.ts";
import { isRefused } from "../payout/refusal.ts";
import { confirmed } from "../payout/transitions.ts";
import { inParallel } from "../run/in-parallel.ts";
import { payoutItems, settledOf } from "./ledger-payouts.ts";
import { paymentBatchStore } from "./payment-batches.ts";
import { payoutStore } from "./payouts.ts";

/** Who says what became of payouts: the person on record, as the approval policy in force knows them. */
export type Confirmer = {
  readonly personId: string;
  /** ISO instant in UTC. */
  readonly at: string;
  readonly policy: ApprovalPolicy;
};

/** What came of saying something of a payout. */
export type ConfirmationResult = {
  readonly said: BankOutcome;
  /** As it stands now, for somebody who may see it. */
  readonly payout?: Payout;
} & (
  | { readonly result: "confirmed" | "known"; readonly confirmation: Confirmation }
  /** The bank has it and has neither paid nor refused it. */
  | { readonly result: "pending" }
  | { readonly result: "refused"; readonly refusal: ConfirmationRefusal }
);

/** What came of a bank's answer or a list of our own: of each payout that it tells of, and of all that could not be read. */
export type ReturnReport = {
  readonly results: readonly ConfirmationResult[];
  readonly problems: readonly ReturnProblem[];
};

export type Confirming = {
  /**
   * Puts on record what became of a payout, with the ledger's entries: the payable is paid, or returns to the liability. Said again it
   * has no effect; against what is on record already it is refused.
   */
  readonly confirm: (said: FinalOutcome, by: Confirmer) => Promise<ConfirmationResult>;
  /** The same for everything that a file says. */
  readonly confirmFile: (file: Uint8Array, by: Confirmer) => Promise<ReturnReport>;
};

/** How often a confirmation is judged anew after another act came between. */
const attempts = 5;
const customersAtOnce = 8;
const readsAtOnce = 16;
/** A payout as files name it; anything else is none of ours and need not be looked for. */
const payoutIdText = /^[A-Za-z0-9]{1,40}$/;

export function confirming(
  client: DynamoDBClient,
  { payoutsTable, ledgerTable }: { readonly payoutsTable: string; readonly ledgerTable: string },
): Confirming {
  const payouts = payoutStore(client, payoutsTable);
  const batches = paymentBatchStore(client, payoutsTable);

  async function confirm(said: FinalOutcome, { personId, at, policy }: Confirmer): Promise<ConfirmationResult> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const before = await payouts.find(said.payoutId);
      if (before === undefined) return { said, result: "refused", refusal: "unknown" };
      const may = mayConfirm(policy, actorsOf(before), personId);
      if (may === "scope") return { said, result: "refused", refusal: refusalOfPolicy(may) };
      if (may !== "yes") return { said, payout: before, result: "refused", refusal: refusalOfPolicy(may) };
      const judged = judgeOutcome(before, said, { personId, at, today: businessDay(at, policy) });
      if ("refused" in judged) return { said, payout: before, result: "refused", refusal: judged.refused };
      if ("known" in judged) return { said, payout: before, result: "known", confirmation: judged.known };
      const { confirmation } = judged;
      const payout = confirmed(before, confirmation);
      invariant(!isRefused(payout), `${said.payoutId}: the latest release without a confirmation is on its way`);
      const ledgerItems = await itemsOf(payout, confirmation);
      if (await payouts.write(before, payout, { ledgerItems }))
        return { said, payout, result: "confirmed", confirmation };
    }
    return { said, result: "refused", refusal: "busy" };
  }

  /** What a confirmation books. What is settled is read now: later payouts of the position may have added to it. */
  async function itemsOf(
    payout: Payout,
    { outcome, confirmedAt }: Confirmation,
  ): Promise<readonly TransactWriteItem[]> {
    const entries = payoutEntries(outcome === "paid" ? "payment" : "return", movementOf(payout), confirmedAt);
    const postings = await inParallel(readsAtOnce, entries, async (entry) => ({
      entry,
      settledBefore: await settledOf(client, ledgerTable, entry.key),
    }));
    return payoutItems(ledgerTable, postings);
  }

  /** Every release that an answer may speak of: those of the payouts that it names, and of all that was sent in its file. */
  async function sentOf({ payoutIds, messageId }: SpeaksOf): Promise<readonly (SentRelease & { payout: Payout })[]> {
    const ofFile = messageId === undefined ? undefined : await batches.findByMessageId(messageId);
    const ids = new Set([...payoutIds, ...(ofFile?.sent ?? []).map(({ payoutId }) => payoutId)]);
    const named = [...ids].filter((id) => payoutIdText.test(id));
    const found = (await inParallel(readsAtOnce, named, payouts.find)).filter((payout) => payout !== undefined);
    const batchIds = new Set(found.flatMap(({ releases }) => releases.map(({ paymentBatchId }) => paymentBatchId)));
    const known = await inParallel(readsAtOnce, [...batchIds], batches.find);
    const byId = new Map(known.flatMap((batch) => (batch === undefined ? [] : [[batch.paymentBatchId, batch]])));
    return found.flatMap((payout) =>
      payout.releases.map((release) => ({ ...sentIn(byId.get(release.paymentBatchId), payout, release), payout })),
    );
  }

  return {
    confirm,
    async confirmFile(file, by) {
      const opened = openBankReturn(file);
      const sent = await sentOf(opened.speaksOf);
      const { outcomes, problems } = opened.outcomesOf(sent);
      const byPayoutId = new Map(sent.map(({ payoutId, payout }) => [payoutId, payout]));
      const results = new Map<BankOutcome, ConfirmationResult>();
      // One after another for each customer, whose payouts may settle the same positions; customers beside each other.
      const ofCustomers = Map.groupBy(outcomes, ({ payoutId }) => byPayoutId.get(payoutId)?.content.customerId);
      await inParallel(customersAtOnce, [...ofCustomers.values()], async (own) => {
        for (const said of own) results.set(said, await take(said, by));
      });
      return { results: outcomes.flatMap((said) => results.get(said) ?? []), problems };
    },
  };

  async function take(said: BankOutcome, by: Confirmer): Promise<ConfirmationResult> {
    const { outcome } = said;
    if (outcome !== "pending") return confirm({ ...said, outcome }, by);
    const payout = await payouts.find(said.payoutId);
    if (payout === undefined || mayConfirm(by.policy, actorsOf(payout), by.personId) === "scope")
      return { said, result: "refused", refusal: "unknown" };
    return { said, payout, result: "pending" };
  }
}

/** Where a release stands in a file for the bank, if it went out in one. */
function sentIn(batch: PaymentBatch | undefined, { payoutId }: Payout, { attempt }: Release): SentRelease {
  return { payoutId, ...batch?.sent.find((one) => one.payoutId === payoutId), attempt };
}
