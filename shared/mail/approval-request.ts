import type { OpenStep, Payout } from "../payout/payout.ts";
import type { Mail } from "./mail.ts";
import { type StepReader, stepMail } from "./step-mail.ts";

const words = {
  en: {
    subject: "A rebate payout waits for your decision",
    ask: "You are asked to decide on a rebate payout. Everything that you need for it is on its page: the calculation, the checks and earlier decisions.",
  },
  zh: {
    subject: "有一笔返利付款等待您审批",
    ask: "请您审批一笔返利付款。所需信息均在付款页面：计算明细、合规检查和此前的审批意见。",
  },
} as const;

/** Asks an approver to decide a step. */
export function approvalRequest(
  payout: Pick<Payout, "payoutId" | "content" | "customer">,
  step: Pick<OpenStep, "number" | "expiresAt">,
  reader: StepReader,
): Mail {
  const { subject, ask } = words[reader.language];
  return stepMail(payout, step, reader, { subject, paragraphs: [ask], facts: [] });
}
