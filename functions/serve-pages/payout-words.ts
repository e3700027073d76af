import { refusalWords } from "../../shared/approval/refusals.ts";
import type { Language } from "../../shared/language.ts";
import type { Outcome, Payout, PayoutStatus } from "../../shared/payout/payout.ts";
import type { StatedMethod } from "../../shared/reference/payee.ts";
import type { Reader } from "./reader.ts";

/** How a status looks: whether it is well, wants somebody, or went wrong. */
export type Tone = "plain" | "good" | "warning" | "danger";

export const statuses = {
  proposed: { tone: "plain", en: "Proposed", zh: "已提出" },
  blocked: { tone: "danger", en: "Blocked", zh: "已拦截" },
  in_approval: { tone: "plain", en: "In approval", zh: "审批中" },
  changes_requested: { tone: "warning", en: "Changes requested", zh: "要求修改" },
  held: { tone: "warning", en: "Held", zh: "已搁置" },
  approved: { tone: "good", en: "Approved", zh: "已批准" },
  released: { tone: "good", en: "On its way", zh: "付款途中" },
  paid: { tone: "good", en: "Paid", zh: "已付款" },
  failed: { tone: "danger", en: "Payment failed", zh: "付款失败" },
  rejected: { tone: "danger", en: "Rejected", zh: "已驳回" },
  voided: { tone: "plain", en: "Void", zh: "已作废" },
} as const satisfies Record<PayoutStatus, { readonly tone: Tone } & Record<Language, string>>;

export const outcomeNames = {
  approved: { tone: "good", en: "Approved", zh: "批准" },
  rejected: { tone: "danger", en: "Rejected", zh: "驳回" },
  changes_requested: { tone: "warning", en: "Changes requested", zh: "要求修改" },
} as const satisfies Record<Outcome, { readonly tone: Tone } & Record<Language, string>>;

export const methodNames = {
  bank_transfer: { en: "Bank transfer", zh: "银行转账" },
  cheque: { en: "Cheque", zh: "支票" },
  credit_note: { en: "Credit note", zh: "贷项通知单" },
  deduction: { en: "Deduction from the next invoice", zh: "抵扣下一张发票" },
  red_letter_invoice: { en: "Red-letter invoice (红字发票)", zh: "红字发票" },
  cash: { en: "Cash, which is never paid", zh: "现金（一律不予支付）" },
} as const satisfies Record<StatedMethod, Record<Language, string>>;

/** Why a payout stands as it does, in the words of pages: what the policy's route and the payout's own course give as a code. */
const reasons: Readonly<Record<string, Record<Language, string>>> = {
  ...refusalWords,
  checks: { en: "A check blocks it.", zh: "未通过检查。" },
  no_policy: { en: "No approval policy is in force.", zh: "没有生效的审批制度。" },
  timed_out: { en: "Nobody of the last level decided in time.", zh: "最后一级未在时限内作出决定。" },
  recalculated: { en: "What is due was calculated anew.", zh: "应付金额已重新计算。" },
  withdrawn: { en: "The proposer withdrew it.", zh: "提案人已撤回。" },
};

/** Why the payout is blocked, held or void; undefined where its status says all. A code without words is shown as it is. */
export function statusReason({ reason }: Pick<Payout, "reason">, language: Language): string | undefined {
  return reason === undefined ? undefined : (reasons[reason]?.[language] ?? reason);
}

/** A person's name as the approval policy states it, or the id of somebody whom it no longer knows. */
export function personName({ policy }: Reader, personId: string): string {
  return policy?.people.find(({ id }) => id === personId)?.name ?? personId;
}

export function levelName({ policy }: Reader, levelId: string, language: Language): string {
  return policy?.levels.find(({ id }) => id === levelId)?.name[language] ?? levelId;
}

/** The zone in which pages show instants. */
export const timeZoneOf = ({ policy }: Reader): string => policy?.business_hours.time_zone ?? "UTC";
