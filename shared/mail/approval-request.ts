import type { Level } from "../approval/approval-policy.ts";
import { payoutAmount } from "../payout/content.ts";
import type { OpenStep, Payout } from "../payout/payout.ts";
import { composed } from "./compose.ts";
import { amountText, dayText, instantText } from "./formats.ts";
import type { Mail, MailLanguage } from "./mail.ts";

const words = {
  en: {
    subject: "A rebate payout waits for your decision",
    ask: "You are asked to decide on a rebate payout. Everything that you need for it is on its page: the calculation, the checks and earlier decisions.",
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
    subject: "有一笔返利付款等待您审批",
    ask: "请您审批一笔返利付款。所需信息均在付款页面：计算明细、合规检查和此前的审批意见。",
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

/** Asks an approver to decide a step. @param timeZone the approval policy's, in which its hours count */
export function approvalRequest(
  { content, customer }: Pick<Payout, "content" | "customer">,
  { expiresAt }: Pick<OpenStep, "expiresAt">,
  {
    language,
    level,
    timeZone,
    link,
  }: {
    readonly language: MailLanguage;
    readonly level: Pick<Level, "name">;
    readonly timeZone: string;
    readonly link: string;
  },
): Mail {
  const said = words[language];
  return composed({
    language,
    subject: said.subject,
    paragraphs: [said.ask],
    facts: [
      [said.level, level.name[language]],
      [said.customer, customer.name],
      [said.amount, amountText(payoutAmount(content), content.currency, language)],
      [said.payoutOn, dayText(content.payoutOn, language)],
      [said.until, instantText(expiresAt, timeZone, language)],
    ],
    action: said.action,
    link,
    closing: said.closing,
  });
}
