import { readPayoutLedger } from "../../../infra/cli/verification-of-payouts.ts";
import { paymentFilesPrefix } from "../../../shared/aws/payment-writing.ts";
import type { PayoutLedger } from "../../../shared/aws/payout-entries.ts";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { inParallel } from "../../../shared/run/in-parallel.ts";
import type { World } from "./world.ts";

/**
 * What is left of the way of a customer's payouts, in lines that those of any two customers on the same way can be compared by: without
 * ids, instants and amounts, which are their own.
 */
export type Trace = readonly string[];

const readsAtOnce = 8;

/** Reads the traces of customers. */
export async function tracesOf(customerIds: readonly string[], world: World): Promise<ReadonlyMap<string, Trace>> {
  const ledger = await readPayoutLedger(world.tierline);
  const keys = await world.payments.list(paymentFilesPrefix);
  const texts = await inParallel(readsAtOnce, keys, async (key) =>
    Buffer.from(await world.payments.read(key)).toString(),
  );
  const files = keys.map((key, index) => ({ key, text: texts[index] ?? "" }));
  const approvals = await world.approvals();
  const traces = await inParallel(readsAtOnce, customerIds, async (customerId) => {
    const payouts = [...(await world.payouts.ofCustomer(customerId))].sort((a, b) =>
      a.proposedAt < b.proposedAt ? -1 : 1,
    );
    const lines = await inParallel(1, payouts, async (payout) => [
      ...courseOf(payout),
      ...entriesOf(payout, ledger),
      ...filesOf(payout, files),
      ...machinesOf(payout, approvals),
      ...(await mailsOf(payout, world)),
    ]);
    return [customerId, lines.flat()] as const;
  });
  return new Map(traces);
}

function courseOf({ status, round, decisions, releases, confirmations }: Payout): Trace {
  return [
    `a payout, ${status} in round ${round}`,
    ...decisions.map(({ stepNumber, personId, outcome }) => `step ${stepNumber}: ${outcome} by ${personId}`),
    ...releases.map(({ attempt, personId }) => `attempt ${attempt}: released by ${personId}`),
    ...confirmations.map(({ attempt, outcome, confirmedBy }) => `attempt ${attempt}: ${outcome} says ${confirmedBy}`),
  ];
}

function entriesOf({ payoutId, content, releases }: Payout, { entries, settled }: PayoutLedger): Trace {
  const told = (amount: ReturnType<typeof payoutAmount>): string =>
    amount.eq(payoutAmount(content)) ? "all of it" : formatDecimal(amount);
  return [
    ...entries
      .filter((entry) => entry.payoutId === payoutId)
      .map(({ kind, attempt, amount, debitAccount, creditAccount }) => {
        return `attempt ${attempt}: ${kind} of ${told(amount)}, debit ${debitAccount}, credit ${creditAccount}`;
      })
      .sort(),
    ...settled
      .filter(({ key }) => releases.length > 0 && key.customerId === content.customerId)
      .map(({ settled: amount }) => `settled: ${told(amount)}`),
  ];
}

type File = { readonly key: string; readonly text: string };

/** The files that name the payout, each by the attempt whose batch it is of. */
function filesOf({ payoutId, releases }: Payout, files: readonly File[]): Trace {
  return files
    .filter(({ text }) => text.includes(payoutId))
    .map(({ key }) => {
      const release = releases.find(({ paymentBatchId }) => key.includes(`/${paymentBatchId}/`));
      return `attempt ${release?.attempt ?? "none"}: in ${key.split("/").at(-1)}`;
    })
    .sort();
}

/** How the machine of each round ended, the latest where one was followed by another. */
function machinesOf({ payoutId }: Payout, approvals: ReadonlyMap<string, string>): Trace {
  return [...approvals]
    .filter(([name]) => name.startsWith(`${payoutId}-`))
    .map(([name, status]) => `the machine of round ${name.split("-")[1]} ${status}`)
    .sort();
}

async function mailsOf({ payoutId, lastStepNumber }: Payout, world: World): Promise<Trace> {
  const steps = Array.from({ length: lastStepNumber }, (_, index) => index + 1);
  const ofSteps = await inParallel(
    1,
    steps,
    async (step) => `mails about step ${step}: ${await world.mailsAbout(payoutId, step)}`,
  );
  return [...ofSteps, `mails to the proposer: ${await world.mailsAbout(payoutId)}`];
}
