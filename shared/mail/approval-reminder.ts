import type { OpenStep, Payout } from "../payout/payout.ts";
import type { Mail } from "./mail.ts";
import { type StepReader, stepMail } from "./step-mail.ts";

const words = {
  en: {
    subject: "Reminder: a rebate payout still waits for your decision",
    remind: "You have been asked to decide on a rebate payout and have not done so yet. This is the only reminder.",
    left: "Time left",
    hoursLeft: (hours: number) => (hours === 1 ? "1 working hour" : `${hours} working hours`),
    lastHour: "less than one working hour",
  },
  zh: {
    subject: "提醒：有一笔返利付款仍待您审批",
    remind: "此前已请您审批一笔返利付款，目前尚未收到您的审批意见。本提醒仅发送一次。",
    left: "剩余时间",
    hoursLeft: (hours: number) => `${hours} 个工作小时`,
    lastHour: "不足 1 个工作小时",
  },
} as const;

/**
 * Reminds an approver of a step that they have not decided.
 * @param hoursLeft whole business hours until the step's time runs out
 */
export function approvalReminder(
  payout: Pick<Payout, "payoutId" | "content" | "customer">,
  step: Pick<OpenStep, "number" | "expiresAt">,
  reader: StepReader,
  hoursLeft: number,
): Mail {
  const said = words[reader.language];
  return stepMail(payout, step, reader, {
    subject: said.subject,
    paragraphs: [said.remind],
    facts: [[said.left, hoursLeft === 0 ? said.lastHour : said.hoursLeft(hoursLeft)]],
  });
}
