import type { ApprovalPolicy } from "../../shared/approval/approval-policy.ts";
import { approvalRequest } from "../../shared/mail/approval-request.ts";
import type { Letter } from "../../shared/mail/mail.ts";
import { proposerNotice } from "../../shared/mail/proposer-notice.ts";
import type { Payout } from "../../shared/payout/payout.ts";

/** One mail to everybody who is asked at the open step and wants one for each, in their own language. Digests are for the others. */
export function approvalRequests(payout: Payout, policy: ApprovalPolicy, pagesUrl: string): readonly Letter[] {
  const { openStep, payoutId } = payout;
  const level = policy.levels.find(({ id }) => id === openStep?.levelId);
  if (openStep === undefined || level === undefined) return [];
  const timeZone = policy.business_hours.time_zone;
  return policy.people
    .filter(({ id, mails }) => openStep.asked.includes(id) && mails === "each_step")
    .map(({ id, language, email }) => ({
      about: `payout#${payoutId}` as const,
      key: `step#${openStep.number}#${id}`,
      mail: approvalRequest(payout, openStep, { language, level, timeZone, pagesUrl }),
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
      return mail === undefined ? [] : [{ about: `payout#${payoutId}`, key: `notice#${round}`, mail, address: email }];
    });
}
