import { html } from "hono/html";
import { refusalWords as approvalWords } from "../../shared/approval/refusals.ts";
import type { Language } from "../../shared/language.ts";
import type { ActRefusal } from "./acts/act.ts";
import { show } from "./layout.ts";
import type { PageContext } from "./page.ts";

type Words = { readonly status: 403 | 409 | 422; readonly en: string; readonly zh: string };

/** What the approval policy does not say. 403: not this person. 409: not as the payout stands now. 422: not with this form. */
const ownWords = {
  not_visible: {
    status: 403,
    en: "There is no payout here that you may see.",
    zh: "此处没有您可以查看的付款。",
  },
  decided_before: {
    status: 403,
    en: "You have decided on this payout already; somebody else must act on it.",
    zh: "您已对此笔付款作出决定，须由他人处理。",
  },
  is_approver: {
    status: 403,
    en: "You decided on this payout; somebody else must release it.",
    zh: "您已审批过此笔付款，须由他人放行。",
  },
  not_the_proposer: {
    status: 403,
    en: "Only whoever proposed this payout may do that.",
    zh: "只有此笔付款的提案人可以执行此操作。",
  },
  not_open: {
    status: 409,
    en: "The payout no longer waits for this: it has been decided or has moved on.",
    zh: "此笔付款已有决定或状态已变更，不再等待此操作。",
  },
  other_step: {
    status: 409,
    en: "The step that you decided on has been closed.",
    zh: "您所审批的步骤已关闭。",
  },
  expired: {
    status: 409,
    en: "The time to decide is over; the payout goes to the next level.",
    zh: "审批时限已过，此笔付款将转交下一级。",
  },
  content_changed: {
    status: 409,
    en: "The payout was recalculated or withdrawn after you opened it; what you saw is not paid.",
    zh: "您打开之后，此笔付款已被重新计算或撤回；您所看到的内容不会付款。",
  },
  payee_not_allowed: {
    status: 409,
    en: "The payee is no longer the one that was approved.",
    zh: "收款方与审批时不一致。",
  },
  more_than_accrued: {
    status: 409,
    en: "More would be paid than is accrued.",
    zh: "付款将超过已计提金额。",
  },
  checks_block: {
    status: 409,
    en: "A check blocks this payout. Once its cause is corrected, the next nightly close proposes it anew.",
    zh: "此笔付款未通过检查。原因纠正后，系统将在下一次夜间结算时重新提出。",
  },
  payment_data_missing: {
    status: 409,
    en: "The payee's registration lacks what this payment method needs: an account and its holder for a bank transfer, a tax number for a red-letter invoice.",
    zh: "收款方登记信息缺少此支付方式所需内容：银行转账须有账户及户名，红字发票须有纳税人识别号。",
  },
  no_payer_account: {
    status: 409,
    en: "The approval policy names no account of ours in this currency. Whoever publishes the policy adds it under payer, accounts.",
    zh: "审批制度未规定该币种的我方付款账户。请由审批制度发布人在 payer 的 accounts 中补充。",
  },
  batch_closed: {
    status: 409,
    en: "This form has been taken already, and the payout was not among what it released. Open the page anew.",
    zh: "此表单已处理完毕，该笔付款未包含在内。请重新打开页面。",
  },
  changed_since: {
    status: 409,
    en: "The payout has changed since you opened the page. Open it anew and look at it again.",
    zh: "您打开页面之后，此笔付款已发生变化。请重新打开页面查看。",
  },
  busy: {
    status: 409,
    en: "Others are acting on this payout at the same time. Look at it again.",
    zh: "其他人正在同时处理此笔付款，请重新查看。",
  },
  no_reason: {
    status: 422,
    en: "A decision needs a reason.",
    zh: "请填写理由。",
  },
} as const satisfies Record<Exclude<ActRefusal, keyof typeof approvalWords>, Words>;

const refusals: Readonly<Record<ActRefusal, Words | Omit<Words, "status">>> = { ...approvalWords, ...ownWords };

/** A refusal in the words of whoever reads it. */
export const refusalText = (refusal: ActRefusal, language: Language): string => refusals[refusal][language];

/** What the approval policy refuses, it refuses to the person. */
export function refusalStatus(refusal: ActRefusal): Words["status"] {
  const said = refusals[refusal];
  return "status" in said ? said.status : 403;
}

const words = {
  en: {
    title: "Nothing was changed",
    toPayout: "To the payout",
    toPolicy: "To the rebate policy",
    back: "To the first page",
  },
  zh: { title: "未作任何更改", toPayout: "查看付款", toPolicy: "查看返利制度", back: "返回首页" },
};

/** Answers with the page of a refusal. @param payoutId where the way back leads, for somebody who may see the payout */
export function showRefusal(
  context: PageContext,
  refusal: ActRefusal,
  payoutId: string | undefined,
): Response | Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const back =
    payoutId === undefined
      ? html`<a class="button" href="/">${said.back}</a>`
      : html`<a class="button" href="/payouts/${payoutId}">${said.toPayout}</a>`;
  const policy =
    refusal === "policy_not_acknowledged"
      ? html` <a class="button" href="/policy?${new URLSearchParams({ payout: payoutId ?? "" }).toString()}">${said.toPolicy}</a>`
      : "";
  const content = html`<section class="empty"><h1>${said.title}</h1><p>${refusalText(refusal, language)}</p><p>${back}${policy}</p></section>`;
  return show(context, { title: said.title, content, status: refusalStatus(refusal) });
}
