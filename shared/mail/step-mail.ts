import type { Level } from "../approval/approval-policy.ts";
import { payoutAmount } from "../payout/content.ts";
import type { OpenStep, Payout } from "../payout/payout.ts";
import { composed, type MailContent } from "./compose.ts";
import { amountText, dayText, instantText } from "./formats.ts";
import type { Mail, MailLanguage } from "./mail.ts";

const words = {
  en: {
    level: "Level",
    customer: "Customer",
    amount: "Amount",
    payoutOn: "Payment day",
    until: "Decide until",
    action: "Open the payout",
    closing:
      "Opening the page decides nothing: you sign in and give your decision there, with your reason. If time runs out, the next level is asked. Nobody reads replies to this mail.",
  },
  zh: {
    level: "审批级别",
    customer: "客户",
    amount: "金额",
    payoutOn: "付款日",
    until: "审批截止",
    action: "打开付款页面",
    closing:
      "打开页面不会作出任何审批；请登录后在页面上作出决定并说明理由。逾期未审批的，将提交下一级别。此邮件为系统发送，请勿回复。",
  },
} as const;

/** For whom a mail about a step is written. */
export type StepReader = {
  readonly language: MailLanguage;
  readonly level: Pick<Level, "name">;
  /** The approval policy's, in which its hours count. */
  readonly timeZone: string;
  /** Where people reach the pages, without a path. */
  readonly pagesUrl: string;
};

/** A mail to somebody who is asked to decide a step: what is said of it, what it is about, until when, and the way to it. */
export function stepMail(
  { payoutId, content, customer }: Pick<Payout, "payoutId" | "content" | "customer">,
  { number, expiresAt }: Pick<OpenStep, "number" | "expiresAt">,
  { language, level, timeZone, pagesUrl }: StepReader,
  { subject, paragraphs, facts }: Pick<MailContent, "subject" | "paragraphs" | "facts">,
): Mail {
  const said = words[language];
  return composed({
    language,
    subject,
    paragraphs,
    facts: [
      [said.level, level.name[language]],
      [said.customer, customer.name],
      [said.amount, amountText(payoutAmount(content), content.currency, language)],
      [said.payoutOn, dayText(content.payoutOn, language)],
      [said.until, instantText(expiresAt, timeZone, language)],
      ...facts,
    ],
    actions: [{ name: said.action, link: `${pagesUrl}/payouts/${payoutId}?step=${number}` }],
    closing: said.closing,
  });
}
