import { html } from "hono/html";
import { z } from "zod";
import type { Language } from "../../../shared/language.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { inParallel } from "../../../shared/run/in-parallel.ts";
import type { ActResult } from "../acts/act.ts";
import { type DecisionForm, decide } from "../acts/decide.ts";
import { postForm } from "../form.ts";
import { amountText, dayText, instantText } from "../formats.ts";
import { show } from "../layout.ts";
import { listPage } from "../list-page.ts";
import type { Html, PageContext } from "../page.ts";
import { followUp, type PayoutServices } from "../payout-services.ts";
import { outcomeNames, timeZoneOf } from "../payout-words.ts";
import { showProblem } from "../problem.ts";
import { type Reader, readerOf } from "../reader.ts";
import { refusalText } from "../refusals.ts";
import { rightToDecide } from "../rights.ts";
import { outcomeField, reasonField } from "./decision.ts";
import { badge, checkItem, decideFields, findings } from "./parts.ts";

const words = {
  en: {
    title: "Decide several",
    explained: "Each payout that you select gets a decision of its own, with the reason that you give.",
    select: "Select",
    selectAll: "Select all",
    selectNone: "Select none",
    decide: "Decision on what is selected",
    none: "Select at least one payout.",
    nothing: "Nothing waits for you",
    nothingMore: "What needs your decision will stand here.",
    customer: "Customer",
    payoutOn: "To be paid on",
    until: "Until",
    checks: "Checks",
    amount: "Amount",
    acknowledge: "Read and acknowledge it",
    done: "What was decided",
    result: "Result",
    fault: "It failed. Look whether it still waits for you, and decide it again.",
    back: "To what is left",
  },
  zh: {
    title: "批量审批",
    explained: "您选中的每笔付款都会各自留下一个决定，理由相同。",
    select: "选择",
    selectAll: "全选",
    selectNone: "全不选",
    decide: "对选中付款的决定",
    none: "请至少选择一笔付款。",
    nothing: "没有待办事项",
    nothingMore: "需要您审批的付款会显示在这里。",
    customer: "客户",
    payoutOn: "付款日",
    until: "截止",
    checks: "检查结果",
    amount: "金额",
    acknowledge: "阅读并确认",
    done: "审批结果",
    result: "结果",
    fault: "处理失败。请查看该笔付款是否仍待您处理，然后重新审批。",
    back: "查看其余待办",
  },
};

const pageSize = 100;

/** What waits for the person, to be decided many at a time. */
export const batchPage = (services: PayoutServices) => async (context: PageContext) => {
  const reader = await readerOf(context, services);
  const isSelected = context.req.query("selected") === "all";
  return showBatch(context, services, reader, () => isSelected);
};

async function showBatch(
  context: PageContext,
  services: PayoutServices,
  reader: Reader,
  isSelected: (payoutId: string) => boolean,
  problem?: string,
): Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const { payouts } = await listPage(services.payouts, `inbox#${reader.personId}`, pageSize, undefined);
  const list =
    payouts.length === 0
      ? html`<section class="empty"><h2>${said.nothing}</h2><p>${said.nothingMore}</p></section>`
      : waiting(context, payouts, reader, isSelected, problem);
  const content = html`<h1>${said.title}</h1>${list}`;
  return show(context, { title: said.title, content, status: problem === undefined ? 200 : 422 });
}

function waiting(
  context: PageContext,
  payouts: readonly Payout[],
  reader: Reader,
  isSelected: (payoutId: string) => boolean,
  problem: string | undefined,
): Html {
  const { language } = context.var;
  const said = words[language];
  const isUnread = reader.acknowledgedAt === undefined;
  const rows = payouts.map((payout) => row(payout, reader, language, isSelected(payout.payoutId)));
  const table = html`<section class="card"><div class="scroll"><table class="stacked">
<thead><tr><th>${said.select}</th><th>${said.customer}</th><th class="amount">${said.amount}</th><th>${said.payoutOn}</th><th>${said.checks}</th><th>${said.until} (${timeZoneOf(reader)})</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
  if (isUnread)
    return html`<p class="note">${refusalText("policy_not_acknowledged", language)} <a href="/policy">${said.acknowledge}</a></p>${table}`;
  const fields = html`${table}<section class="card narrow"><h2>${said.decide}</h2>${decideFields(language, problem)}</section>`;
  return html`<p>${said.explained}</p>
<p><a href="/payouts?selected=all">${said.selectAll}</a> · <a href="/payouts">${said.selectNone}</a></p>
${postForm(context, "/payouts/decisions", fields)}`;
}

function row(payout: Payout, reader: Reader, language: Language, isSelected: boolean): Html {
  const said = words[language];
  const { payoutId, content, contentSha256, customer, openStep } = payout;
  const found = findings(payout);
  const mayDecide = rightToDecide(payout, reader)?.may ?? false;
  const box = html`<label><input type="checkbox" name="${fieldPrefix}${payoutId}" value="${openStep?.number}.${contentSha256}" aria-label="${customer.name}"${isSelected ? html` checked` : ""}></label>`;
  return html`<tr>
<td class="choice"${mayDecide ? html` data-name="${said.select}"` : ""}>${mayDecide ? box : ""}</td>
<td data-name="${said.customer}"><a href="/payouts/${payoutId}">${customer.name}</a></td>
<td data-name="${said.amount}" class="amount">${amountText(payoutAmount(content), content.currency, language)} ${content.currency}</td>
<td data-name="${said.payoutOn}">${dayText(content.payoutOn, language)}</td>
<td data-name="${said.checks}">${found.length === 0 ? "–" : html`<ul class="checks">${found.map((check) => checkItem(check, language))}</ul>`}</td>
<td data-name="${said.until}">${openStep === undefined ? "–" : instantText(openStep.expiresAt, timeZoneOf(reader), language)}</td>
</tr>`;
}

/** A box is named by its payout, and its value is what the approver saw of it: the step and the content's hash. */
const fieldPrefix = "payout.";
const seen = /^(\d{1,9})\.([0-9a-f]{64})$/;

const BatchFields = z.looseObject({ outcome: outcomeField, reason: reasonField });

const decidedAtOnce = 8;

/** Takes the form of the batch: decides each payout on its own record, and tells of each what happened. */
export const takeDecisions = (services: PayoutServices) => async (context: PageContext) => {
  const { language } = context.var;
  const said = words[language];
  const fields = BatchFields.safeParse(await context.req.parseBody());
  if (!fields.success) return showProblem(context, "form_refused");
  const { outcome, reason, ...boxes } = fields.data;
  const forms = Object.entries(boxes)
    .filter(([name]) => name.startsWith(fieldPrefix))
    .map(([name, value]) => ({ payoutId: name.slice(fieldPrefix.length), outcome, reason, ...seenOf(value) }));
  if (forms.length > pageSize) return showProblem(context, "form_refused");
  const reader = await readerOf(context, services);
  const again = (problem: string) =>
    showBatch(context, services, reader, (id) => forms.some(({ payoutId }) => payoutId === id), problem);
  if (forms.length === 0) return again(said.none);
  if (reason.trim() === "") return again(refusalText("no_reason", language));
  const results = await inParallel(decidedAtOnce, forms, (form) => decideOne(form, reader, services));
  await followUp(services, services.deliverAnswers);
  const content = html`<h1>${said.done}</h1>
<section class="card"><div class="scroll"><table class="stacked">
<thead><tr><th>${said.customer}</th><th class="amount">${said.amount}</th><th>${said.result}</th></tr></thead>
<tbody>${results.map((result, index) => reported(forms[index]?.payoutId ?? "", result, outcome, language))}</tbody></table></div></section>
<p><a class="button" href="/payouts">${said.back}</a></p>`;
  return show(context, { title: said.done, content });
};

function seenOf(value: unknown): Pick<DecisionForm, "stepNumber" | "contentSha256"> {
  const [, step = "0", contentSha256 = ""] = seen.exec(typeof value === "string" ? value : "") ?? [];
  return { stepNumber: Number(step), contentSha256 };
}

/** One payout's fault is told of that payout; the others are decided all the same. */
async function decideOne(form: DecisionForm, reader: Reader, services: PayoutServices): Promise<ActResult | "fault"> {
  try {
    return await decide(form, reader, services.payouts);
  } catch (error) {
    services.report(error instanceof Error ? error : new Error(String(error)));
    return "fault";
  }
}

function reported(
  payoutId: string,
  result: ActResult | "fault",
  outcome: DecisionForm["outcome"],
  language: Language,
): Html {
  const said = words[language];
  const payout = result === "fault" ? undefined : result.payout;
  const { tone } = outcomeNames[outcome];
  const told =
    result === "fault"
      ? html`<span class="danger">${said.fault}</span>`
      : "refused" in result
        ? html`<span class="danger">${refusalText(result.refused, language)}</span>`
        : badge(tone, outcomeNames[outcome][language]);
  return html`<tr>
<td data-name="${said.customer}">${payout === undefined ? payoutId : html`<a href="/payouts/${payoutId}">${payout.customer.name}</a>`}</td>
<td data-name="${said.amount}" class="amount">${payout === undefined ? "–" : html`${amountText(payoutAmount(payout.content), payout.content.currency, language)} ${payout.content.currency}`}</td>
<td data-name="${said.result}">${told}</td>
</tr>`;
}
