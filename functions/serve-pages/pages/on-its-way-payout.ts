import { html } from "hono/html";
import { z } from "zod";
import { businessDay } from "../../../shared/approval/business-time.ts";
import { confirmationRefusals } from "../../../shared/payment/bank-refusals.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { type ConfirmRefusal, confirmPayout, whyNoConfirmation } from "../acts/confirm.ts";
import { postForm } from "../form.ts";
import { amountText, dayText } from "../formats.ts";
import { show } from "../layout.ts";
import type { Html, PageContext } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { methodNames } from "../payout-words.ts";
import { showProblem } from "../problem.ts";
import { type Reader, readerOf } from "../reader.ts";
import { showRefusal } from "../refusals.ts";
import { findVisible } from "../visible.ts";
import { reasonField } from "./decision.ts";
import { mayLook } from "./on-its-way.ts";
import { statusBadge } from "./parts.ts";
import { paymentHistory } from "./payment-history.ts";

const words = {
  en: {
    title: "Paid or failed?",
    payoutOn: "To be paid on",
    payee: "Payee",
    method: "Method",
    paidTitle: "It was paid",
    valueDate: "Value date",
    valueDateHint: "The day on which it was paid, as the bank statement or the invoice says.",
    paid: "It was paid",
    failedTitle: "It failed",
    reason: "Reason",
    reasonHint: "It stays on record. The amount returns to what is owed, and the payout waits for release again.",
    failed: "It failed",
    toPayout: "To the payout",
    back: "To what is on its way",
    no_reason: "What failed needs a reason.",
    no_value_date: "What was paid needs its value date.",
  },
  zh: {
    title: "确认付款结果",
    payoutOn: "付款日",
    payee: "收款方",
    method: "支付方式",
    paidTitle: "已付款",
    valueDate: "起息日",
    valueDateHint: "银行对账单或发票上的实际付款日期。",
    paid: "确认已付款",
    failedTitle: "付款失败",
    reason: "原因",
    reasonHint: "原因将存档。金额退回应付返利，此笔付款重新等待放行。",
    failed: "确认付款失败",
    toPayout: "查看付款",
    back: "返回付款途中列表",
    no_reason: "付款失败须填写原因。",
    no_value_date: "已付款须填写起息日。",
  },
};

/** Not with this form, which is shown again. */
const wrongForm = ["no_reason", "no_value_date", "before_release", "in_the_future"] as const;
/** Not this person. */
const wrongPerson = ["unknown", "not_a_releaser", "is_proposer", "decided_a_step"] as const;

/** What became of one payout that is on its way: the forms to say so. */
export const onItsWayPayoutPage = (services: PayoutServices) => async (context: PageContext) => {
  const reader = await readerOf(context, services);
  const payout = await findVisible(services.payouts, context.req.param("id") ?? "", reader);
  if (payout === undefined || !mayLook(reader)) return showRefusal(context, "not_visible", undefined);
  return showForms(context, payout, reader, whyNoConfirmation(payout, reader), 200);
};

function showForms(
  context: PageContext,
  payout: Payout,
  reader: Reader,
  refusal: ConfirmRefusal | undefined,
  status: 200 | 403 | 409 | 422,
): Response | Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const { content, customer, payoutId } = payout;
  const isOpen = payout.status === "released" && whyNoConfirmation(payout, reader) === undefined;
  const problem = refusal === undefined ? "" : html`<p class="problem" role="alert">${textOf(refusal, context)}</p>`;
  const page = html`<div class="heading"><p><small>${said.title} ${payoutId}</small></p>
<h1>${customer.name}</h1><p>${statusBadge(payout, language)}</p></div>
${problem}
<section class="card">
<p class="figure">${amountText(payoutAmount(content), content.currency, language)} <small>${content.currency}</small></p>
<dl class="facts">
<div><dt>${said.payoutOn}</dt><dd>${dayText(content.payoutOn, language)}</dd></div>
${
  content.payee === undefined
    ? ""
    : html`<div><dt>${said.payee}</dt><dd>${content.payee.legalName}</dd></div>
<div><dt>${said.method}</dt><dd>${methodNames[content.payee.payoutMethod][language]}</dd></div>`
}
</dl></section>
${isOpen ? forms(context, payout, reader) : ""}
${paymentHistory(payout, reader, language)}
<div class="buttons"><a class="button quiet" href="/payouts/${payoutId}">${said.toPayout}</a><a class="button quiet" href="/on-its-way">${said.back}</a></div>`;
  return show(context, { title: said.title, content: page, status });
}

function textOf(refusal: ConfirmRefusal, { var: { language } }: PageContext): string {
  if (refusal === "no_reason" || refusal === "no_value_date") return words[language][refusal];
  return confirmationRefusals[refusal][language];
}

/** Each outcome has a form of its own, with the one thing that it needs; both name the release that the person saw. */
function forms(context: PageContext, { payoutId, releases }: Payout, { policy, at }: Reader): Html {
  const said = words[context.var.language];
  const action = `/on-its-way/${payoutId}/confirmations`;
  const today = policy && businessDay(at, policy);
  const form = (outcome: "paid" | "failed", content: Html) =>
    postForm(
      context,
      action,
      html`<input type="hidden" name="attempt" value="${releases.length}"><input type="hidden" name="outcome" value="${outcome}">${content}`,
    );
  const paid = form(
    "paid",
    html`<label for="value_date">${said.valueDate}</label>
<p><input id="value_date" type="date" name="value_date" max="${today}" required aria-describedby="value-date-hint"></p>
<p id="value-date-hint"><small>${said.valueDateHint}</small></p>
<button>${said.paid}</button>`,
  );
  const failed = form(
    "failed",
    html`<label for="reason">${said.reason}</label>
<textarea id="reason" name="reason" rows="3" maxlength="2000" required aria-describedby="reason-hint"></textarea>
<p id="reason-hint"><small>${said.reasonHint}</small></p>
<button class="dangerous">${said.failed}</button>`,
  );
  return html`<div class="side-by-side"><section class="card"><h2>${said.paidTitle}</h2>${paid}</section>
<section class="card"><h2>${said.failedTitle}</h2>${failed}</section></div>`;
}

const ConfirmationFields = z.object({
  attempt: z.coerce.number().int(),
  outcome: z.enum(["paid", "failed"]),
  reason: reasonField.default(""),
  value_date: z.union([z.literal(""), z.iso.date()]).default(""),
});

/** Takes the form of what became of one payout. */
export const takeConfirmation = (services: PayoutServices) => async (context: PageContext) => {
  const fields = ConfirmationFields.safeParse(await context.req.parseBody());
  if (!fields.success) return showProblem(context, "form_refused");
  const reader = await readerOf(context, services);
  const payoutId = context.req.param("id") ?? "";
  if ((await findVisible(services.payouts, payoutId, reader)) === undefined)
    return showRefusal(context, "not_visible", undefined);
  const { attempt, outcome, reason, value_date: valueDate } = fields.data;
  const form = { payoutId, attempt, outcome, reason, valueDate };
  const refusal = await confirmPayout(form, reader, services.confirming);
  if (refusal === undefined) return context.redirect(`/payouts/${payoutId}`, 303);
  const payout = await findVisible(services.payouts, payoutId, reader);
  if (payout === undefined) return showRefusal(context, "not_visible", undefined);
  return showForms(context, payout, reader, refusal, statusOf(refusal));
};

function statusOf(refusal: ConfirmRefusal): 403 | 409 | 422 {
  if (wrongForm.some((one) => one === refusal)) return 422;
  return wrongPerson.some((one) => one === refusal) ? 403 : 409;
}
