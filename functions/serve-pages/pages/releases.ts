import { html } from "hono/html";
import { z } from "zod";
import { writePaymentBatch } from "../../../shared/aws/payment-writing.ts";
import type { Language } from "../../../shared/language.ts";
import { type Decimal, zero } from "../../../shared/money/decimal.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { payoutMethods } from "../../../shared/reference/payee.ts";
import { type ReleaseReport, type ReleaseRequest, release, releaseRefusal } from "../acts/release.ts";
import { postForm } from "../form.ts";
import { amountText, countText, dayText, punctuation } from "../formats.ts";
import { show } from "../layout.ts";
import { type ListPage, listPage } from "../list-page.ts";
import type { Html, PageContext } from "../page.ts";
import { followUp, type PayoutServices } from "../payout-services.ts";
import { methodNames } from "../payout-words.ts";
import { showProblem } from "../problem.ts";
import { type Reader, readerOf } from "../reader.ts";
import { refusalText, showRefusal } from "../refusals.ts";
import { maySee } from "../rights.ts";
import { badge, findings, nextLink, statusBadge } from "./parts.ts";
import { recentBatches } from "./release-batch.ts";

const words = {
  en: {
    title: "Release payouts",
    explained:
      "What is approved waits here for its release. Releasing books a payout as on its way and puts it into a payment file; each is checked once more against the ledger and the registered payee.",
    nothing: "Nothing waits for release",
    nothingMore: "Payouts will stand here once they are approved, and again if their payment fails.",
    select: "Release",
    selectAll: "Select all",
    selectNone: "Select none",
    customer: "Customer",
    amount: "Amount",
    payoutOn: "To be paid on",
    warnings: "Warnings",
    status: "Status",
    total: "On this page",
    confirm: "I confirm that what is selected is to be paid.",
    release: "Release what is selected",
    none: "Select at least one payout.",
    unconfirmed: "Confirm the release by the box above the button.",
    done: "What was released",
    result: "Result",
    released: "Released",
    fault: "It failed and was not released. Look at it again on the page of releases.",
    files: "To the payment files",
    back: "To what is left",
  },
  zh: {
    title: "付款放行",
    explained: "已批准的付款在此等待放行。放行后，付款记为在途并写入付款文件；系统会再次与台账和登记的收款方核对。",
    nothing: "没有待放行的付款",
    nothingMore: "付款获批后会显示在这里；付款失败的也会再次显示。",
    select: "放行",
    selectAll: "全选",
    selectNone: "全不选",
    customer: "客户",
    amount: "金额",
    payoutOn: "付款日",
    warnings: "警告",
    status: "状态",
    total: "本页合计",
    confirm: "我确认支付所选款项。",
    release: "放行所选付款",
    none: "请至少选择一笔付款。",
    unconfirmed: "请勾选按钮上方的确认框。",
    done: "放行结果",
    result: "结果",
    released: "已放行",
    fault: "处理失败，未放行。请在放行页面重新查看。",
    files: "查看付款文件",
    back: "查看其余待放行付款",
  },
};

const pageSize = 50;

/** What waits for its release, and what was released lately; for people who release. */
export const releasesPage = (services: PayoutServices) => async (context: PageContext) => {
  const reader = await readerOf(context, services);
  if (!reader.roles.includes("releaser")) return showRefusal(context, "not_a_releaser", undefined);
  const selected = context.req.query("selected");
  return showReleases(context, services, reader, ({ content }) => content.payee?.payoutMethod === selected);
};

async function showReleases(
  context: PageContext,
  services: PayoutServices,
  reader: Reader,
  isSelected: (payout: Payout) => boolean,
  problem?: { readonly method: string; readonly text: string },
): Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const [page, recent] = await Promise.all([
    listPage(services.payouts, "to-release", pageSize, context.req.query("after")),
    recentBatches(services, reader, language),
  ]);
  const content = html`<h1>${said.title}</h1>
${waiting(context, page, reader, isSelected, problem)}
${nextLink("/releases", page.next, language)}
${recent}`;
  return show(context, { title: said.title, content, status: problem === undefined ? 200 : 422 });
}

function waiting(
  context: PageContext,
  { payouts, next }: ListPage,
  reader: Reader,
  isSelected: (payout: Payout) => boolean,
  problem: { readonly method: string; readonly text: string } | undefined,
): Html {
  const said = words[context.var.language];
  const visible = payouts.filter((payout) => maySee(payout, reader));
  if (visible.length === 0 && next === undefined)
    return html`<section class="empty"><h2>${said.nothing}</h2><p>${said.nothingMore}</p></section>`;
  const groups = payoutMethods.map((method) => ({
    method,
    own: visible.filter(({ content }) => content.payee?.payoutMethod === method),
  }));
  return html`<p>${said.explained}</p>
${groups
  .filter(({ own }) => own.length > 0)
  .map(({ method, own }) => {
    const text = problem?.method === method ? problem.text : undefined;
    return methodForm(context, method, own, reader, isSelected, text);
  })}`;
}

/** The payouts of one method: together they make one payment batch. */
function methodForm(
  context: PageContext,
  method: (typeof payoutMethods)[number],
  payouts: readonly Payout[],
  reader: Reader,
  isSelected: (payout: Payout) => boolean,
  problem: string | undefined,
): Html {
  const { language } = context.var;
  const said = words[language];
  const after = context.req.query("after");
  const link = (selected: string) =>
    `/releases?${new URLSearchParams({ selected, ...(after === undefined ? {} : { after }) }).toString()}#${method}`;
  const rows = payouts.map((payout) => row(payout, reader, language, isSelected(payout)));
  const fields = html`<input type="hidden" name="method" value="${method}"><input type="hidden" name="shown_at" value="${reader.at}">
<div class="scroll"><table class="stacked">
<thead><tr><th>${said.select}</th><th>${said.customer}</th><th class="amount">${said.amount}</th><th>${said.payoutOn}</th><th>${said.warnings}</th><th>${said.status}</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${problem === undefined ? "" : html`<p class="problem" role="alert">${problem}</p>`}
<p><label><input type="checkbox" name="confirmed" value="yes" required> ${said.confirm}</label></p>
<div class="buttons"><button>${said.release}</button></div>`;
  return html`<section class="card" id="${method}">
<h2>${methodNames[method][language]}</h2>
<p>${said.total}${punctuation[language].colon}${totals(payouts, language)}</p>
<p><a href="${link(method)}">${said.selectAll}</a> · <a href="${link("none")}">${said.selectNone}</a></p>
${postForm(context, "/releases", fields)}
</section>`;
}

function row(payout: Payout, reader: Reader, language: Language, isSelected: boolean): Html {
  const said = words[language];
  const { payoutId, content, customer, revision } = payout;
  const refusal = releaseRefusal(payout, reader);
  const box = html`<label><input type="checkbox" name="${fieldPrefix}${payoutId}" value="${revision}" aria-label="${said.select}: ${customer.name}"${isSelected ? html` checked` : ""}></label>`;
  return html`<tr>
<td class="choice"${refusal === undefined ? html` data-name="${said.select}"` : ""}>${refusal === undefined ? box : ""}</td>
<td data-name="${said.customer}"><span><a href="/payouts/${payoutId}">${customer.name}</a>${refusal === undefined ? "" : html`<br><small>${refusalText(refusal, language)}</small>`}</span></td>
<td data-name="${said.amount}" class="amount">${amountText(payoutAmount(content), content.currency, language)} ${content.currency}</td>
<td data-name="${said.payoutOn}">${dayText(content.payoutOn, language)}</td>
<td data-name="${said.warnings}">${countText(findings(payout).length, language)}</td>
<td data-name="${said.status}">${statusBadge(payout, language)}</td>
</tr>`;
}

/** `3 · 1,250.00 EUR, 80.00 USD`. */
function totals(payouts: readonly Payout[], language: Language): string {
  const sums = new Map<string, Decimal>();
  for (const { content } of payouts)
    sums.set(content.currency, (sums.get(content.currency) ?? zero).plus(payoutAmount(content)));
  const amounts = [...sums].map(([currency, sum]) => `${amountText(sum, currency, language)} ${currency}`).sort();
  return `${countText(payouts.length, language)} · ${amounts.join(punctuation[language].comma)}`;
}

/** A box is named by its payout, and its value is the revision that the releaser saw. */
const fieldPrefix = "payout.";
const Revision = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const ReleaseFields = z.looseObject({
  method: z.enum(payoutMethods),
  shown_at: z.iso.datetime(),
  confirmed: z.literal("yes").optional(),
});

/** Takes the form of a release, and tells of each payout what came of it. */
export const takeRelease = (services: PayoutServices) => async (context: PageContext) => {
  const said = words[context.var.language];
  const form = formOf(await context.req.parseBody());
  if (form === undefined || form.payouts.length > pageSize) return showProblem(context, "form_refused");
  const { method } = form;
  const reader = await readerOf(context, services);
  if (!reader.roles.includes("releaser")) return showRefusal(context, "not_a_releaser", undefined);
  const again = (text: string) => {
    const isChosen = ({ payoutId }: Payout) => form.payouts.some((one) => one.payoutId === payoutId);
    return showReleases(context, services, reader, isChosen, { method, text });
  };
  if (form.payouts.length === 0) return again(said.none);
  if (!form.isConfirmed) return again(said.unconfirmed);
  const report = await release(form, reader, services);
  if (report === undefined) return showRefusal(context, "not_a_releaser", undefined);
  const { batches, payments } = services.releases;
  await followUp(services, () => writePaymentBatch(report.batch, { payouts: services.payouts, batches, payments }));
  return show(context, { title: said.done, content: reported(form, report, context.var.language) });
};

function formOf(body: unknown): (ReleaseRequest & { readonly isConfirmed: boolean }) | undefined {
  const fields = ReleaseFields.safeParse(body);
  if (!fields.success) return undefined;
  const { method, shown_at: shownAt, confirmed, ...boxes } = fields.data;
  const chosen = Object.entries(boxes).filter(([name]) => name.startsWith(fieldPrefix));
  const payouts = chosen.map(([name, value]) => ({
    payoutId: name.slice(fieldPrefix.length),
    revision: Revision.catch(-1).parse(value),
  }));
  return { method, shownAt, payouts, isConfirmed: confirmed === "yes" };
}

function reported({ payouts }: ReleaseRequest, { batch, results }: ReleaseReport, language: Language): Html {
  const said = words[language];
  const rows = results.map((result, index) => {
    const payout = result === "fault" ? undefined : result.payout;
    const told =
      result === "fault"
        ? html`<span class="danger">${said.fault}</span>`
        : "refused" in result
          ? html`<span class="danger">${refusalText(result.refused, language)}</span>`
          : badge("good", said.released);
    return html`<tr>
<td data-name="${said.customer}">${payout === undefined ? (payouts[index]?.payoutId ?? "") : html`<a href="/payouts/${payout.payoutId}">${payout.customer.name}</a>`}</td>
<td data-name="${said.amount}" class="amount">${payout === undefined ? "–" : html`${amountText(payoutAmount(payout.content), payout.content.currency, language)} ${payout.content.currency}`}</td>
<td data-name="${said.result}">${told}</td>
</tr>`;
  });
  const isAnyReleased = results.some((result) => result !== "fault" && !("refused" in result));
  return html`<h1>${said.done}</h1>
<section class="card"><div class="scroll"><table class="stacked">
<thead><tr><th>${said.customer}</th><th class="amount">${said.amount}</th><th>${said.result}</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>
<div class="buttons">${isAnyReleased ? html`<a class="button" href="/releases/${batch.paymentBatchId}">${said.files}</a>` : ""}<a class="button quiet" href="/releases">${said.back}</a></div>`;
}
