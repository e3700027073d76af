import { html } from "hono/html";
import { paymentFileKey } from "../../../shared/aws/payment-writing.ts";
import type { Language } from "../../../shared/language.ts";
import type { PaymentBatch } from "../../../shared/payment/payment-batch.ts";
import { isIn } from "../../../shared/payment/payment-order.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { inParallel } from "../../../shared/run/in-parallel.ts";
import { amountText, countText, dayText, instantText, punctuation } from "../formats.ts";
import { show } from "../layout.ts";
import type { Html, PageContext } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { methodNames, personName, type Tone, timeZoneOf } from "../payout-words.ts";
import { showProblem } from "../problem.ts";
import { type Reader, readerOf } from "../reader.ts";
import { showRefusal } from "../refusals.ts";
import { maySee } from "../rights.ts";
import { badge, statusBadge } from "./parts.ts";

const words = {
  en: {
    title: "Payment batch",
    recent: "Released lately",
    noneRecent: "Nothing was released yet.",
    batch: "Batch",
    method: "Method",
    by: "Released by",
    at: "When",
    requestedOn: "To be paid from",
    count: "Payouts",
    totals: "Totals",
    files: "Files",
    filesFollow: "They follow within minutes.",
    noFiles: "None, because nothing was released.",
    status: "Status",
    payouts: "Payouts in it",
    left: "Not released with it",
    customer: "Customer",
    amount: "Amount",
    payoutOn: "To be paid on",
    back: "To all releases",
  },
  zh: {
    title: "付款批次",
    recent: "最近放行",
    noneRecent: "尚未放行任何付款。",
    batch: "批次",
    method: "支付方式",
    by: "放行人",
    at: "时间",
    requestedOn: "最早付款日",
    count: "笔数",
    totals: "合计",
    files: "文件",
    filesFollow: "将在几分钟内生成。",
    noFiles: "无，未放行任何付款。",
    status: "状态",
    payouts: "批次内付款",
    left: "未随此批次放行",
    customer: "客户",
    amount: "金额",
    payoutOn: "付款日",
    back: "查看全部放行",
  },
};

const batchStatuses = {
  open: { tone: "warning", en: "Being released", zh: "放行中" },
  sealed: { tone: "warning", en: "Files are being written", zh: "正在生成文件" },
  written: { tone: "good", en: "Files are ready", zh: "文件已生成" },
} as const satisfies Record<PaymentBatch["status"], { readonly tone: Tone } & Record<Language, string>>;

const shownRecently = 20;
const readsAtOnce = 16;
/** A payment batch as addresses name it. */
const batchIdText = /^B[0-9A-F]{23}$/;

/** The payment batches of late, with their files. */
export async function recentBatches({ releases }: PayoutServices, reader: Reader, language: Language): Promise<Html> {
  const said = words[language];
  const batches = await releases.batches.recent(shownRecently);
  const rows = batches.map(
    (batch) => html`<tr>
<td data-name="${said.batch}"><a href="/releases/${batch.paymentBatchId}">${batch.paymentBatchId}</a></td>
<td data-name="${said.method}">${methodNames[batch.method][language]}</td>
<td data-name="${said.by}">${personName(reader, batch.releasedBy)}</td>
<td data-name="${said.at}">${instantText(batch.createdAt, timeZoneOf(reader), language)}</td>
<td data-name="${said.count}" class="amount">${batch.status === "written" ? countText(batch.sent.length, language) : "–"}</td>
<td data-name="${said.totals}">${totals(batch, language)}</td>
<td data-name="${said.files}">${files(batch, language)}</td>
<td data-name="${said.status}">${statusOf(batch, language)}</td>
</tr>`,
  );
  const table = html`<div class="scroll"><table class="stacked">
<thead><tr><th>${said.batch}</th><th>${said.method}</th><th>${said.by}</th><th>${said.at} (${timeZoneOf(reader)})</th><th class="amount">${said.count}</th><th>${said.totals}</th><th>${said.files}</th><th>${said.status}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
  return html`<section class="card"><h2>${said.recent}</h2>${batches.length === 0 ? html`<p>${said.noneRecent}</p>` : table}</section>`;
}

/** One payment batch with its payouts and files, for people who release and those who audit. */
export const releaseBatchPage = (services: PayoutServices) => async (context: PageContext) => {
  const reader = await readerOf(context, services);
  if (!isForPayments(reader)) return showRefusal(context, "not_a_releaser", undefined);
  const found = await visibleBatch(context, services, reader);
  if (found === undefined) return showProblem(context, "not_found");
  const { batch, payouts } = found;
  const { language } = context.var;
  const said = words[language];
  const released = payouts.filter((payout) => isIn(payout, batch));
  const left = batch.status === "open" ? [] : payouts.filter((payout) => !isIn(payout, batch));
  const content = html`<div class="heading"><h1>${said.title}</h1><p><small>${batch.paymentBatchId}</small></p></div>
<section class="card"><dl class="facts">
<div><dt>${said.method}</dt><dd>${methodNames[batch.method][language]}</dd></div>
<div><dt>${said.by}</dt><dd>${personName(reader, batch.releasedBy)}</dd></div>
<div><dt>${said.at}</dt><dd>${instantText(batch.createdAt, timeZoneOf(reader), language)} <small>${timeZoneOf(reader)}</small></dd></div>
<div><dt>${said.requestedOn}</dt><dd>${dayText(batch.requestedOn, language)}</dd></div>
<div><dt>${said.totals}</dt><dd>${totals(batch, language)}</dd></div>
<div><dt>${said.status}</dt><dd>${statusOf(batch, language)}</dd></div>
<div><dt>${said.files}</dt><dd>${files(batch, language)}</dd></div>
</dl></section>
${payoutTable(said.payouts, released, language)}
${payoutTable(said.left, left, language)}
${reader.roles.includes("releaser") ? html`<p><a class="button quiet" href="/releases">${said.back}</a></p>` : ""}`;
  return show(context, { title: said.title, content });
};

/** A file of a payment batch, to be saved. */
export const releaseFile = (services: PayoutServices) => async (context: PageContext) => {
  const reader = await readerOf(context, services);
  if (!isForPayments(reader)) return showRefusal(context, "not_a_releaser", undefined);
  const found = await visibleBatch(context, services, reader);
  const name = found?.batch.files.find((file) => file === context.req.param("name"));
  if (found === undefined || name === undefined) return showProblem(context, "not_found");
  const bytes = await services.releases.payments.read(paymentFileKey(found.batch, name));
  return context.body(Uint8Array.from(bytes).buffer, 200, {
    "content-type": name.endsWith(".xml") ? "application/xml; charset=utf-8" : "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${found.batch.paymentBatchId}-${name}"`,
  });
};

const isForPayments = ({ roles }: Reader): boolean => roles.includes("releaser") || roles.includes("auditor");

/** The batch that the address names with its payouts, for somebody who may see every one of them: its files show all. */
async function visibleBatch(
  context: PageContext,
  { releases, payouts: store }: PayoutServices,
  reader: Reader,
): Promise<{ readonly batch: PaymentBatch; readonly payouts: readonly Payout[] } | undefined> {
  const id = context.req.param("id") ?? "";
  const batch = batchIdText.test(id) ? await releases.batches.find(id) : undefined;
  if (batch === undefined) return undefined;
  const found = await inParallel(readsAtOnce, batch.payoutIds, store.find);
  const payouts = found.filter((payout) => payout !== undefined);
  return payouts.every((payout) => maySee(payout, reader)) ? { batch, payouts } : undefined;
}

function statusOf({ status }: PaymentBatch, language: Language): Html {
  return badge(batchStatuses[status].tone, batchStatuses[status][language]);
}

function totals(batch: PaymentBatch, language: Language): string {
  if (batch.totals.length === 0) return "–";
  return batch.totals
    .map(({ currency, amount }) => `${amountText(amount, currency, language)} ${currency}`)
    .join(punctuation[language].comma);
}

function files(batch: PaymentBatch, language: Language): Html {
  const said = words[language];
  if (batch.status !== "written") return html`${said.filesFollow}`;
  if (batch.files.length === 0) return html`${said.noFiles}`;
  const links = batch.files.map(
    (name) => html`<li><a href="/releases/${batch.paymentBatchId}/files/${name}" download>${name}</a></li>`,
  );
  return html`<ul class="files">${links}</ul>`;
}

function payoutTable(title: string, payouts: readonly Payout[], language: Language): Html | "" {
  const said = words[language];
  if (payouts.length === 0) return "";
  return html`<section class="card"><h2>${title}</h2><div class="scroll"><table class="stacked">
<thead><tr><th>${said.customer}</th><th class="amount">${said.amount}</th><th>${said.payoutOn}</th><th>${said.status}</th></tr></thead>
<tbody>${payouts.map((payout) => payoutRow(payout, language))}</tbody></table></div></section>`;
}

function payoutRow(payout: Payout, language: Language): Html {
  const said = words[language];
  const { payoutId, customer, content } = payout;
  return html`<tr>
<td data-name="${said.customer}"><a href="/payouts/${payoutId}">${customer.name}</a></td>
<td data-name="${said.amount}" class="amount">${amountText(payoutAmount(content), content.currency, language)} ${content.currency}</td>
<td data-name="${said.payoutOn}">${dayText(content.payoutOn, language)}</td>
<td data-name="${said.status}">${statusBadge(payout, language)}</td>
</tr>`;
}
