import type { ApprovalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { type Mailer, sendEach } from "../../shared/aws/mails.ts";
import type { PayoutStore } from "../../shared/aws/payouts.ts";
import { policyToday } from "../../shared/aws/policy-today.ts";
import { invariant } from "../../shared/invariant.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import type { AdvancePayoutInput, AdvancePayoutOutput } from "./contract.ts";
import { decisionsUntil, type Moment, movedOn } from "./moved-on.ts";
import { approvalRequests, proposerNotices } from "./tell.ts";

export type AdvancePayoutServices = {
  readonly payouts: Pick<PayoutStore, "find" | "write" | "keepTaskToken">;
  readonly policies: Pick<ApprovalPolicyStore, "inForce">;
  readonly mailer: Pick<Mailer, "sendOnce">;
  /** Lets the state that waits under a token go on. */
  readonly answer: (taskToken: string) => Promise<void>;
  /** Where people reach the pages, without a path. */
  readonly pagesUrl: string;
  readonly now: () => string;
};

/** How often a payout is read again after somebody else changed it. */
const attempts = 5;

/** However long people have: after so long a waiting machine looks at its payout again, whatever was or was not told to it. */
const longestWaitSeconds = 7 * 24 * 3600;

/**
 * Moves a payout on as far as it goes without people, and says whether and for how long to wait for them. With a task token it is the
 * waiting itself that begins: the token is kept, the step is opened and its people are told; if there is nothing to wait for any
 * more, the token is answered at once. A repeat finds done what was done.
 * @throws MailNotSent after everything else is done
 */
export async function advancePayout(
  input: AdvancePayoutInput,
  services: AdvancePayoutServices,
): Promise<AdvancePayoutOutput> {
  const { payout_id: payoutId, task_token: taskToken } = input;
  const { payouts, answer, mailer, pagesUrl } = services;
  // Kept before the payout is read: what is decided later finds it, and what was decided before is seen here.
  if (taskToken !== undefined && (await isOfRound(input, services))) await payouts.keepTaskToken(payoutId, taskToken);

  const { payout, moment } = await moveOn(input, services);
  const { at, policy } = moment;
  const until = payout.round === input.round ? decisionsUntil(payout, moment) : undefined;
  if (until === undefined) {
    if (taskToken !== undefined) await answer(taskToken);
    else if (policy !== undefined && payout.round === input.round)
      await sendEach(mailer, proposerNotices(payout, policy, pagesUrl));
    return { wait: "nothing" };
  }
  if (taskToken !== undefined && policy !== undefined && !input.without_mail)
    await sendEach(mailer, approvalRequests(payout, policy, pagesUrl));
  return { wait: "decision", timeout_seconds: waitSeconds(at, until) };
}

/** Reads, moves on and writes; anew if somebody else wrote in between. A payout in another round is left as it is. */
async function moveOn(
  { payout_id: payoutId, round, task_token: taskToken }: AdvancePayoutInput,
  { payouts, policies, now }: AdvancePayoutServices,
): Promise<{ readonly payout: Payout; readonly moment: Moment }> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = await found(payouts, payoutId);
    const at = now();
    const moment = { at, policy: await policyToday(policies, at), isAwaited: taskToken !== undefined };
    const payout = before.round === round ? movedOn(before, moment) : before;
    if (payout === before || (await payouts.write(before, payout))) return { payout, moment };
  }
  throw new Error(`payout ${payoutId} was changed by others each of ${attempts} times that it was read`);
}

async function isOfRound(
  { payout_id: payoutId, round }: AdvancePayoutInput,
  { payouts }: AdvancePayoutServices,
): Promise<boolean> {
  return (await found(payouts, payoutId)).round === round;
}

async function found(payouts: Pick<PayoutStore, "find">, payoutId: string): Promise<Payout> {
  const payout = await payouts.find(payoutId);
  invariant(payout !== undefined, `payout ${payoutId} has been proposed`);
  return payout;
}

function waitSeconds(at: string, until: string): number {
  const seconds = Math.ceil((Date.parse(until) - Date.parse(at)) / 1000);
  return Math.min(Math.max(seconds, 1), longestWaitSeconds);
}
