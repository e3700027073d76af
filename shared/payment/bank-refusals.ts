import type { ReleaseRefusal } from "../approval/may-decide.ts";
import { refusalWords } from "../approval/refusals.ts";
import type { Words } from "./bank-problems.ts";

/** Why what a person says of a payout has no effect, in the words of whoever reads it. */
export const confirmationRefusals = {
  unknown: {
    en: "There is no payout here that you may see.",
    zh: "此处没有您可以查看的付款。",
  },
  not_a_releaser: refusalWords.not_a_releaser,
  is_proposer: refusalWords.is_proposer,
  decided_a_step: {
    en: "You decided on this payout; somebody else must say what became of it.",
    zh: "您已审批过此笔付款，须由他人确认付款结果。",
  },
  not_on_its_way: {
    en: "The payout has not been released, so nothing became of it yet.",
    zh: "此笔付款尚未放行，还没有付款结果。",
  },
  on_record_as_paid: {
    en: "It is on record as paid, and this says that it failed. If the money came back later, finance books that; nothing is paid again by itself.",
    zh: "记录为已付款，而此处称付款失败。如款项事后被退回，请由财务另行记账；系统不会自动重新付款。",
  },
  on_record_as_failed: {
    en: "It is on record as failed, and this says that it was paid. Do not release it again before this is cleared with the bank.",
    zh: "记录为付款失败，而此处称已付款。与银行核实之前，请勿再次放行。",
  },
  before_release: {
    en: "The value date lies before the day on which the payout was released.",
    zh: "起息日早于此笔付款的放行日。",
  },
  in_the_future: {
    en: "The value date lies in the future. Say it once the day has come.",
    zh: "起息日尚未到来，请在该日之后再确认。",
  },
  busy: {
    en: "Others are acting on this payout at the same time. Say it once more.",
    zh: "其他人正在同时处理此笔付款，请再次确认。",
  },
} as const satisfies Record<string, Words>;
export type ConfirmationRefusal = keyof typeof confirmationRefusals;

/** What the approval policy refuses; a customer who is not the person's to act on is one whose payouts they do not see. */
export function refusalOfPolicy(refusal: ReleaseRefusal): ConfirmationRefusal {
  return refusal === "scope" ? "unknown" : refusal;
}
