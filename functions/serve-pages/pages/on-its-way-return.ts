import { html } from "hono/html";
import { z } from "zod";
import type { ConfirmationResult, ReturnReport } from "../../../shared/aws/confirming.ts";
import { compareText } from "../../../shared/compare-text.ts";
import type { Language } from "../../../shared/language.ts";
import { zero } from "../../../shared/money/decimal.ts";
import { placeText } from "../../../shared/payment/bank-problems.ts";
import { confirmationRefusals } from "../../../shared/payment/bank-refusals.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import { sumOf } from "../../../shared/rebate/figures.ts";
import { confirmerOf } from "../acts/confirm.ts";
import { amountText, countText, dayText, instantText } from "../formats.ts";
import { show } from "../layout.ts";
import type { Html, PageContext } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { personName, statuses, type Tone, timeZoneOf } from "../payout-words.ts";
import { type Reader, readerOf } from "../reader.ts";
import { showRefusal } from "../refusals.ts";
import { fileField, mayLook, showOnItsWay } from "./on-its-way.ts";
import { badge } from "./parts.ts";

const words = {
  en: {
    title: "What the bank says",
    noFile: "Choose a file.",
    tooLarge: "The file is larger than 4 MB. Ask the bank for smaller reports, or use npx tierline confirm.",
    nothing: "The file tells of no payout that was sent. Nothing was changed.",
    customer: "Customer",
    amount: "Amount",
    currency: "Currency",
    said: "The file says",
    result: "What came of it",
    count: "Payouts",
    total: "Total",
    problems: "What had no effect",
    problemsExplained: "These parts of the file changed nothing.",
    place: "Place",
    problem: "Problem",
    by: "by",
    back: "To what is on its way",
  },
  zh: {
    title: "银行回执的处理结果",
    noFile: "请选择文件。",
    tooLarge: "文件超过 4 MB。请让银行提供较小的报告，或使用 npx tierline confirm。",
    nothing: "文件中没有任何已放行付款的结果，未作任何更改。",
    customer: "客户",
    amount: "金额",
    currency: "币种",
    said: "文件内容",
    result: "处理结果",
    count: "付款笔数",
    total: "合计",
    problems: "未生效的内容",
    problemsExplained: "文件中的以下内容未作任何更改。",
    place: "位置",
    problem: "问题",
    by: "确认人",
    back: "返回付款途中列表",
  },
};

const outcomes = {
  paid: statuses.paid,
  failed: statuses.failed,
  pending: { tone: "plain", en: "Neither yet", zh: "尚无结果" },
} as const satisfies Record<string, { readonly tone: Tone } & Record<Language, string>>;

const resultNames = {
  confirmed: { tone: "good", en: "On record now", zh: "已记录" },
  known: { tone: "plain", en: "Known already", zh: "此前已记录" },
  pending: { tone: "plain", en: "No change", zh: "不作更改" },
  refused: { tone: "danger", en: "Refused", zh: "未接受" },
} as const satisfies Record<ConfirmationResult["result"], { readonly tone: Tone } & Record<Language, string>>;

/**
 * Bytes of the largest file. A function takes requests of at most 6 MB, and a file reaches it a third longer, as text of base64.
 */
const largestFile = 4 * 1024 * 1024;

const UploadFields = z.object({ [fileField]: z.instanceof(File) });

/** Takes a bank's answer, or a list of our own, and tells of each payout what came of it. The same file again changes nothing. */
export const takeBankReturn = (services: PayoutServices) => async (context: PageContext) => {
  const said = words[context.var.language];
  const reader = await readerOf(context, services);
  const confirmer = confirmerOf(reader);
  if (confirmer === undefined || !mayLook(reader)) return showRefusal(context, "not_visible", undefined);
  const fields = UploadFields.safeParse(await context.req.parseBody());
  const file = fields.data?.[fileField];
  if (file === undefined || file.size === 0)
    return showOnItsWay(context, services, reader, { status: 422, text: said.noFile });
  if (file.size > largestFile) return showOnItsWay(context, services, reader, { status: 413, text: said.tooLarge });
  const report = await services.confirming.confirmFile(new Uint8Array(await file.arrayBuffer()), confirmer);
  return showReport(context, file.name, report, reader);
};

function showReport(
  context: PageContext,
  fileName: string,
  { results, problems }: ReturnReport,
  reader: Reader,
): Response | Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const content = html`<h1>${said.title}</h1><p><small>${fileName}</small></p>
${results.length === 0 ? html`<p class="note">${said.nothing}</p>` : resultsCard(results, reader, language)}
${problems.length === 0 ? "" : problemsCard(problems, language)}
<p><a class="button" href="/on-its-way">${said.back}</a></p>`;
  return show(context, { title: said.title, content, status: results.length === 0 ? 422 : 200 });
}

function resultsCard(results: readonly ConfirmationResult[], reader: Reader, language: Language): Html {
  const said = words[language];
  return html`<section class="card"><div class="scroll"><table class="stacked">
<thead><tr><th>${said.result}</th><th class="amount">${said.count}</th><th class="amount">${said.total}</th><th>${said.currency}</th></tr></thead>
<tbody>${totals(results, language)}</tbody></table></div></section>
<section class="card"><div class="scroll"><table class="stacked">
<thead><tr><th>${said.customer}</th><th class="amount">${said.amount}</th><th>${said.said}</th><th>${said.result}</th></tr></thead>
<tbody>${results.map((result) => row(result, reader, language))}</tbody></table></div></section>`;
}

/** Number and sum by what came of it and by currency; payouts that the person may not see have no amount here. */
function totals(results: readonly ConfirmationResult[], language: Language): readonly Html[] {
  const said = words[language];
  return [
    ...Map.groupBy(results, ({ said: { outcome }, result, payout }) =>
      [result, outcome, payout?.content.currency ?? ""].join(" "),
    ),
  ]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { tone, [language]: name } = resultNames[first.result];
      const currency = first.payout?.content.currency;
      const total = sumOf(own, ({ payout }) => (payout === undefined ? zero : payoutAmount(payout.content)));
      return [
        html`<tr>
<td data-name="${said.result}"><span>${badge(tone, name)} ${outcomes[first.said.outcome][language]}</span></td>
<td data-name="${said.count}" class="amount">${countText(own.length, language)}</td>
<td data-name="${said.total}" class="amount">${currency === undefined ? "–" : amountText(total, currency, language)}</td>
<td data-name="${said.currency}">${currency ?? "–"}</td>
</tr>`,
      ];
    });
}

function row(result: ConfirmationResult, reader: Reader, language: Language): Html {
  const said = words[language];
  const {
    payout,
    said: { payoutId, outcome, reason, valueDate },
  } = result;
  const { tone, [language]: name } = outcomes[outcome];
  const amount =
    payout &&
    html`${amountText(payoutAmount(payout.content), payout.content.currency, language)} ${payout.content.currency}`;
  return html`<tr>
<td data-name="${said.customer}"><span>${payout === undefined ? "" : html`<a href="/payouts/${payoutId}">${payout.customer.name}</a><br>`}<small>${payoutId}</small></span></td>
<td data-name="${said.amount}" class="amount">${amount ?? "–"}</td>
<td data-name="${said.said}"><span>${badge(tone, name)}${valueDate === undefined ? "" : html` ${dayText(valueDate, language)}`}${reason === undefined ? "" : html`<br>${reason}`}</span></td>
<td data-name="${said.result}"><span>${cameOf(result, reader, language)}</span></td>
</tr>`;
}

function cameOf(result: ConfirmationResult, reader: Reader, language: Language): Html {
  const { tone, [language]: name } = resultNames[result.result];
  if (result.result === "refused") return html`${badge(tone, name)} ${confirmationRefusals[result.refusal][language]}`;
  if (result.result !== "known") return badge(tone, name);
  const { outcome, valueDate, confirmedBy, confirmedAt } = result.confirmation;
  return html`${badge(tone, name)}<br><small>${outcomes[outcome][language]} ${dayText(valueDate, language)}, ${words[language].by} ${personName(reader, confirmedBy)}, ${instantText(confirmedAt, timeZoneOf(reader), language)}</small>`;
}

function problemsCard(problems: ReturnReport["problems"], language: Language): Html {
  const said = words[language];
  return html`<section class="card"><h2>${said.problems}</h2><p>${said.problemsExplained}</p>
<div class="scroll"><table class="stacked">
<thead><tr><th>${said.place}</th><th>${said.problem}</th></tr></thead>
<tbody>${problems.map(
    ({ place, problem }) => html`<tr>
<td data-name="${said.place}">${placeText(place, language)}</td>
<td data-name="${said.problem}">${problem[language]}</td>
</tr>`,
  )}</tbody></table></div></section>`;
}
