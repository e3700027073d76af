import type { Person } from "../../shared/approval/approval-policy.ts";
import { isBusinessTime } from "../../shared/approval/business-time.ts";
import type { ApprovalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { type Mailer, sendEach } from "../../shared/aws/mails.ts";
import { everyListed, type PayoutStore } from "../../shared/aws/payouts.ts";
import { policyToday } from "../../shared/aws/policy-today.ts";
import type { Letter } from "../../shared/mail/mail.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import type { RemindApproversOutput } from "./contract.ts";
import { digestKey, digestTo, type Look, reminderTo } from "./letters.ts";

export type RemindApproversServices = {
  readonly payouts: Pick<PayoutStore, "find" | "list">;
  readonly policies: Pick<ApprovalPolicyStore, "inForce">;
  readonly mailer: Mailer;
  /** Where people reach the pages, without a path. */
  readonly pagesUrl: string;
  readonly now: () => string;
};

const readAtOnce = 16;

/**
 * Looks, within business hours, at what waits for each approver, and sends what is due of it: a digest a day to those who want one,
 * a reminder of each step to the others. What was sent is not sent again, so looks may come as often as they like.
 * @throws MailNotSent after everything else is done
 */
export async function remindApprovers(services: RemindApproversServices): Promise<RemindApproversOutput> {
  const { policies, mailer, pagesUrl, now } = services;
  const at = now();
  const policy = await policyToday(policies, at);
  if (policy === undefined || !isBusinessTime(at, policy)) return { mails_due: 0 };
  const look = { at, policy, pagesUrl };
  const letters: Letter[] = [];
  for (const person of policy.people.filter(({ roles }) => roles.includes("approver"))) {
    const due =
      person.mails === "daily_digest"
        ? await digestDue(person, look, services)
        : await remindersDue(person, look, services);
    letters.push(...due);
  }
  await sendEach(mailer, letters);
  return { mails_due: letters.length };
}

/** Hundreds of payouts may wait for a person: they are not read again once the day's digest has gone. */
async function digestDue(person: Person, look: Look, services: RemindApproversServices): Promise<readonly Letter[]> {
  if (await services.mailer.wasSent(digestKey(person, look))) return [];
  const letter = digestTo(person, await inboxOf(person, services), look);
  return letter === undefined ? [] : [letter];
}

async function remindersDue(person: Person, look: Look, services: RemindApproversServices): Promise<readonly Letter[]> {
  const inbox = await inboxOf(person, services);
  return inbox.flatMap((payout) => reminderTo(person, payout, look) ?? []);
}

/** What waits for a person, each as it is now. */
async function inboxOf(
  { id }: Person,
  { payouts }: Pick<RemindApproversServices, "payouts">,
): Promise<readonly Payout[]> {
  const listed = await everyListed(payouts, `inbox#${id}`);
  const found = await inParallel(readAtOnce, listed, ({ payoutId }) => payouts.find(payoutId));
  return found.filter((payout) => payout !== undefined);
}
