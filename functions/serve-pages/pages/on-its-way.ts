import { html } from "hono/html";
import { businessDay } from "../../../shared/approval/business-time.ts";
import { daysBetween } from "../../../shared/calendar/day.ts";
import { compareText } from "../../../shared/compare-text.ts";
import { invariant } from "../../../shared/invariant.ts";
import type { Language } from "../../../shared/language.ts";
import type { PaymentBatch } from "../../../shared/payment/payment-batch.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout, Release } from "../../../shared/payout/payout.ts";
import { sumOf } from "../../../shared/rebate/figures.ts";
import { inParallel } from "../../../shared/run/in-parallel.ts";
import type { Role } from "../../../shared/web/session.ts";
import { confirmerOf, whyNoConfirmation } from "../acts/confirm.ts";
import { uploadForm } from "../form.ts";
import { amountText, dayText, instantText } from "../formats.ts";
import { show } from "../layout.ts";
import { listPage } from "../list-page.ts";
import type { Html, PageContext } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { methodNames, personName, timeZoneOf } from "../payout-words.ts";
import { type Reader, readerOf } from "../reader.ts";
import { showRefusal } from "../refusals.ts";
import { maySee } from "../rights.ts";
import { nextLink } from "./parts.ts";

const words = {
  en: {
    title: "On its way",
    explained:
      "Released and not yet confirmed, by payment batch. A bank's file, or a person, says what became of each.",
    nothing: "Nothing is on its way",
    nothingMore: "What is released stands here until it is paid or has failed.",
    batch: "Payment batch",
    releasedBy: "Released by",
    since: (days: number) => (days === 0 ? "since today" : days === 1 ? "for 1 day" : `for ${days} days`),
    customer: "Customer",
    amount: "Amount",
    currency: "Currency",
    payoutOn: "To be paid on",
    total: "Total",
    say: "Paid or failed?",
    upload: "The bank's answer",
    uploadExplained:
      "A status report of the bank (pain.002.001.10, XML) or a list of your own (CSV in UTF-8) with the columns payout_id, status, reason, value_date. At most 4 MB. What is on record already changes nothing.",
    file: "File",
    take: "Read the file",
  },
  zh: {
    title: "付款途中",
    explained: "已放行、尚未确认付款结果的付款，按付款批次列出。结果由银行文件或人员确认。",
    nothing: "没有付款途中的款项",
    nothingMore: "已放行的付款会显示在这里，直到付款成功或失败。",
    batch: "付款批次",
    releasedBy: "放行人",
    since: (days: number) => (days === 0 ? "今天放行" : `已 ${days} 天`),
    customer: "客户",
    amount: "金额",
    currency: "币种",
    payoutOn: "付款日",
    total: "合计",
    say: "确认付款结果",
    upload: "银行回执",
    uploadExplained:
      "银行的状态报告（pain.002.001.10，XML），或您自己的清单（UTF-8 编码的 CSV），列为 payout_id、status、reason、value_date。不超过 4 MB。已有记录的结果不会重复生效。",
    file: "文件",
    take: "读取文件",
  },
};

/** Where a bank's answer is posted to, and the field that it comes in. */
export const returnsPath = "/on-its-way/bank-returns";
export const fileField = "file";

const pageSize = 100;
const readsAtOnce = 8;

const lookingRoles: readonly Role[] = ["releaser", "auditor", "admin"];

/** Whether somebody looks at what is on its way at all. */
export const mayLook = ({ roles }: Reader): boolean => roles.some((role) => lookingRoles.includes(role));

/** What is on its way, by payment batch. */
export const onItsWayPage = (services: PayoutServices) => async (context: PageContext) => {
  const reader = await readerOf(context, services);
  if (!mayLook(reader)) return showRefusal(context, "not_visible", undefined);
  return showOnItsWay(context, services, reader);
};

/** @param problem what was wrong with the file that was sent, and the status that says so */
export async function showOnItsWay(
  context: PageContext,
  services: PayoutServices,
  reader: Reader,
  problem?: { readonly status: 413 | 422; readonly text: string },
): Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const { payouts, next } = await listPage(services.payouts, "on-its-way", pageSize, context.req.query("after"));
  const batches = await batchesOf(
    payouts.filter((payout) => maySee(payout, reader)),
    services,
  );
  const list =
    batches.length === 0 && next === undefined
      ? html`<section class="empty"><h2>${said.nothing}</h2><p>${said.nothingMore}</p></section>`
      : html`<p>${said.explained}</p>${batches.map((batch) => batchCard(batch, reader, language))}`;
  const upload = confirmerOf(reader) === undefined ? "" : uploadCard(context, problem?.text);
  const content = html`<h1>${said.title}</h1>${list}${nextLink("/on-its-way", next, language)}${upload}`;
  return show(context, { title: said.title, content, status: problem?.status ?? 200 });
}

type OnItsWay = { readonly payout: Payout; readonly release: Release };
type BatchOnItsWay = {
  readonly paymentBatchId: string;
  readonly batch: PaymentBatch | undefined;
  readonly members: readonly OnItsWay[];
};

/** The payouts by the batch of their latest release, the batch that has been under way longest first. */
async function batchesOf(
  payouts: readonly Payout[],
  { releases: { batches } }: PayoutServices,
): Promise<readonly BatchOnItsWay[]> {
  const members = payouts.map((payout) => ({ payout, release: latestRelease(payout) }));
  const byBatch = [...Map.groupBy(members, ({ release }) => release.paymentBatchId)];
  const found = await inParallel(readsAtOnce, byBatch, async ([paymentBatchId, own]) => ({
    paymentBatchId,
    batch: await batches.find(paymentBatchId),
    members: own,
  }));
  return found.toSorted((a, b) => compareText(releasedAt(a), releasedAt(b)));
}

function latestRelease({ payoutId, releases }: Payout): Release {
  const release = releases.at(-1);
  invariant(release !== undefined, `${payoutId}: what is on its way was released`);
  return release;
}

const releasedAt = ({ members }: BatchOnItsWay): string => members[0]?.release.releasedAt ?? "";

function batchCard({ paymentBatchId, batch, members }: BatchOnItsWay, reader: Reader, language: Language): Html {
  const said = words[language];
  const [{ release }] = members as readonly [OnItsWay];
  const method = batch === undefined ? "" : html` · ${methodNames[batch.method][language]}`;
  return html`<section class="card">
<div class="row"><h2><a href="/releases/${paymentBatchId}">${said.batch} <small>${paymentBatchId}</small></a></h2><p>${said.since(daysSince(release, reader))}</p></div>
<p><small>${said.releasedBy} ${personName(reader, release.personId)} · ${instantText(release.releasedAt, timeZoneOf(reader), language)}${method}</small></p>
<div class="scroll"><table class="stacked">
<thead><tr><th>${said.customer}</th><th class="amount">${said.amount}</th><th>${said.currency}</th><th>${said.payoutOn}</th><th></th></tr></thead>
<tbody>${members.map(({ payout }) => row(payout, reader, language))}</tbody>
<tfoot>${totals(members, language)}</tfoot>
</table></div></section>`;
}

function daysSince({ releasedAt: at }: Release, { policy, at: now }: Reader): number {
  const day = (instant: string): string =>
    policy === undefined ? instant.slice(0, "2026-07-31".length) : businessDay(instant, policy);
  return daysBetween(day(at), day(now));
}

function row(payout: Payout, reader: Reader, language: Language): Html {
  const said = words[language];
  const { payoutId, customer, content } = payout;
  const way =
    whyNoConfirmation(payout, reader) === undefined ? html`<a href="/on-its-way/${payoutId}">${said.say}</a>` : "";
  return html`<tr>
<td data-name="${said.customer}"><a href="/payouts/${payoutId}">${customer.name}</a></td>
<td data-name="${said.amount}" class="amount">${amountText(payoutAmount(content), content.currency, language)}</td>
<td data-name="${said.currency}">${content.currency}</td>
<td data-name="${said.payoutOn}">${dayText(content.payoutOn, language)}</td>
<td>${way}</td>
</tr>`;
}

function totals(members: readonly OnItsWay[], language: Language): readonly Html[] {
  return [...Map.groupBy(members, ({ payout }) => payout.content.currency)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([currency, own]) => {
      const total = sumOf(own, ({ payout }) => payoutAmount(payout.content));
      return html`<tr><th>${words[language].total}</th><td class="amount"><strong>${amountText(total, currency, language)}</strong></td><td colspan="3">${currency}</td></tr>`;
    });
}

function uploadCard(context: PageContext, problem: string | undefined): Html {
  const said = words[context.var.language];
  const fields = html`${problem === undefined ? "" : html`<p class="problem" role="alert">${problem}</p>`}
<label for="file">${said.file}</label>
<p><input id="file" type="file" name="${fileField}" accept=".xml,.csv,text/xml,application/xml,text/csv" required></p>
<button>${said.take}</button>`;
  return html`<section class="card narrow"><h2>${said.upload}</h2><p><small>${said.uploadExplained}</small></p>${uploadForm(context, returnsPath, fields)}</section>`;
}
