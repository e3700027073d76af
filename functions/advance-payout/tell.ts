import type { ApprovalPolicy } from "../../shared/approval/approval-policy.ts";
import type { Mailer } from "../../shared/aws/mails.ts";
import { approvalRequest } from "../../shared/mail/approval-request.ts";
import type { Mail } from "../../shared/mail/mail.ts";
import { proposerNotice } from "../../shared/mail/proposer-notice.ts";
import type { Payout } from "../../shared/payout/payout.ts";

/** The mail service did not take every mail. Those that it took are not sent again. */
export class MailNotSent extends Error {
  override readonly name = "MailNotSent";
}

/** A mail, its key among the mails of its payout, and where it goes. */
type Letter = { readonly key: string; readonly mail: Mail; readonly address: string };

/**
 * Sends each mail that has not been sent.
 * @throws MailNotSent once all have been tried
 */
export async function send({ sendOnce }: Mailer, payoutId: string, letters: readonly Letter[]): Promise<void> {
  const sent = await Promise.allSettled(
    letters.map(({ key, mail, address }) => sendOnce(payoutId, key, mail, address)),
  );
  const failures = sent.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  if (failures.length === 0) return;
  throw new MailNotSent(
    `${failures.length} of ${letters.length} mails about payout ${payoutId}: ${[...new Set(failures)].join("; ")}`,
  );
}

/** One mail to everybody who is asked at the open step, each in their own language. */
export function approvalRequests(payout: Payout, policy: ApprovalPolicy, pagesUrl: string): readonly Letter[] {
  const { openStep, payoutId } = payout;
  const level = policy.levels.find(({ id }) => id === openStep?.levelId);
  if (openStep === undefined || level === undefined) return [];
  const link = `${pagesUrl}/payouts/${payoutId}?step=${openStep.number}`;
  const timeZone = policy.business_hours.time_zone;
  return policy.people
    .filter(({ id }) => openStep.asked.includes(id))
    .map(({ id, language, email }) => ({
      key: `step#${openStep.number}#${id}`,
      mail: approvalRequest(payout, openStep, { language, level, timeZone, link }),
      address: email,
    }));
}

/** A mail to the proposer if the payout has come to rest without approval, one for each round. */
export function proposerNotices(payout: Payout, policy: ApprovalPolicy, pagesUrl: string): readonly Letter[] {
  const { payoutId, round, proposerId } = payout;
  return policy.people
    .filter(({ id }) => id === proposerId)
    .flatMap(({ language, email }) => {
      const mail = proposerNotice(payout, { language, link: `${pagesUrl}/payouts/${payoutId}` });
      return mail === undefined ? [] : [{ key: `notice#${round}`, mail, address: email }];
    });
}
