import { refusalWords } from "../approval/refusals.ts";
import { payoutAmount } from "../payout/content.ts";
import type { Payout, PayoutStatus } from "../payout/payout.ts";
import { composed } from "./compose.ts";
import { amountText, dayText } from "./formats.ts";
import type { Mail, MailLanguage } from "./mail.ts";

/** Where a payout comes to rest without having been approved, which its proposer is told of. */
const noticed = ["rejected", "changes_requested", "held", "blocked"] as const satisfies readonly PayoutStatus[];
type Noticed = (typeof noticed)[number];

const words = {
  en: {
    subject: "A rebate payout that you proposed does not go on",
    outcomes: {
      rejected: "A rebate payout that you proposed was rejected.",
      changes_requested: "A rebate payout that you proposed was sent back to you for changes.",
      held: "Nobody decided on a rebate payout that you proposed in time, at any level. It is held.",
      blocked: "A rebate payout that you proposed is blocked; nobody has been asked to decide on it.",
    },
    reason: "Reason",
    customer: "Customer",
    amount: "Amount",
    payoutOn: "Payment day",
    action: "Open the payout",
    closing: "What is due stays booked. Nobody reads replies to this mail.",
  },
  zh: {
    subject: "您提出的一笔返利付款未能继续",
    outcomes: {
      rejected: "您提出的一笔返利付款已被驳回。",
      changes_requested: "您提出的一笔返利付款已被退回修改。",
      held: "您提出的一笔返利付款在各审批级别均逾期未审批，现已搁置。",
      blocked: "您提出的一笔返利付款已被拦截，尚未提交任何人审批。",
    },
    reason: "原因",
    customer: "客户",
    amount: "金额",
    payoutOn: "付款日",
    action: "打开付款页面",
    closing: "应付返利仍然入账保留。此邮件为系统发送，请勿回复。",
  },
} as const;

const reasons: Readonly<Record<string, Readonly<Record<MailLanguage, string>>>> = {
  ...refusalWords,
  no_policy: { en: "No approval policy is in force.", zh: "目前没有生效的审批制度。" },
  checks: { en: "A compliance check stands against it.", zh: "未通过合规检查。" },
};

/** Tells the proposer that a payout does not go on, and why; undefined where it does, or is undecided. */
export function proposerNotice(
  payout: Payout,
  { language, link }: { readonly language: MailLanguage; readonly link: string },
): Mail | undefined {
  const { status, content, customer } = payout;
  if (!isNoticed(status)) return undefined;
  const said = words[language];
  const reason = reasonText(payout, language);
  return composed({
    language,
    subject: said.subject,
    paragraphs: [said.outcomes[status]],
    facts: [
      ...(reason === undefined ? [] : [[said.reason, reason] as const]),
      [said.customer, customer.name],
      [said.amount, amountText(payoutAmount(content), content.currency, language)],
      [said.payoutOn, dayText(content.payoutOn, language)],
    ],
    actions: [{ name: said.action, link }],
    closing: said.closing,
  });
}

const isNoticed = (status: PayoutStatus): status is Noticed => noticed.some((one) => one === status);

/** The approver's own words where one ended the round, else those of the code; undefined where the outcome says it all. */
function reasonText({ status, reason, decisions }: Payout, language: MailLanguage): string | undefined {
  if (status === "rejected" || status === "changes_requested") return decisions.at(-1)?.reason;
  return reason === undefined ? undefined : reasons[reason]?.[language];
}
