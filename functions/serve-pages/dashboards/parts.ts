import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import { locales } from "../../../shared/language.ts";
import { isCurrency, minorDigits } from "../../../shared/money/currency.ts";
import { type Decimal, formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import type { Html } from "../page.ts";
import type { Question, Row } from "./answers.ts";

const words = {
  en: { rows: "Rows and SQL", nothing: "Nothing to show." },
  zh: { rows: "明细与 SQL", nothing: "暂无数据。" },
};

/** Where the rows and the statement behind a figure are shown. */
export function dataPath({ query, values = {} }: Question, region = ""): string {
  const asked = new URLSearchParams({ ...values, ...(region === "" ? {} : { region }) });
  return `/data/${query}${asked.size === 0 ? "" : `?${asked}`}`;
}

/** A card with figures, and the way to what they are made of. */
export function figureCard(
  {
    title,
    from,
    region = "",
    language,
  }: {
    readonly title: string;
    readonly from: readonly Question[];
    readonly region?: string;
    readonly language: Language;
  },
  content: Html,
): Html {
  const said = words[language];
  const ways = from.map(
    (question) =>
      html`<a href="${dataPath(question, region)}">${said.rows}${from.length === 1 ? "" : html`: ${question.query}`}</a>`,
  );
  return html`<section class="card figures"><h2>${title}</h2>${content}
<p class="sources"><small>${ways}</small></p></section>`;
}

/** Figures side by side, each with its name and, where it has one, a word about it. */
export function figureList(
  figures: readonly { readonly name: string; readonly value: Html | string; readonly note?: Html | string }[],
): Html {
  return html`<dl class="facts">${figures.map(
    ({ name, value, note }) =>
      html`<div><dt>${name}</dt><dd><span class="figure">${value}</span>${note === undefined ? "" : html`<br><small>${note}</small>`}</dd></div>`,
  )}</dl>`;
}

export type TableColumn = { readonly title: string; readonly isFigure?: boolean };

/** A table that becomes a list of blocks on a phone. @param rows as many cells as there are columns in each */
export function figureTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly (Html | string)[])[],
  language: Language,
): Html {
  if (rows.length === 0) return html`<p class="nothing">${words[language].nothing}</p>`;
  const look = (index: number) => (columns[index]?.isFigure === true ? html` class="amount"` : "");
  return html`<div class="scroll" tabindex="0"><table class="stacked">
<thead><tr>${columns.map(({ title }, index) => html`<th scope="col"${look(index)}>${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) => html`<td data-name="${columns[index]?.title ?? ""}"${look(index)}>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** An amount to the minor unit of its currency; the rows behind it have every digit. */
export function moneyText(amount: Decimal, currency: string, language: Language): string {
  const digits = isCurrency(currency) ? minorDigits(currency) : 2;
  const format = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${format.format(formatDecimal(amount) as Intl.StringNumericLiteral)} ${currency}`;
}

/** A share as percent. */
export function shareText(share: number, language: Language, digits = 1): string {
  const format = new Intl.NumberFormat(locales[language], {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(share);
}

/** An instant that facts hold in UTC, such as `2011-04-01 04:00:00.000`, to the second. */
export const isoInstant = (text: string): string => `${text.replace(" ", "T").slice(0, 19)}Z`;

/** A month, written short. */
export function monthText(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], { year: "numeric", month: "short", timeZone: "UTC" });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** Between two instants as facts hold them. */
export function secondsBetween(from: string | null | undefined, to: string | null | undefined): number {
  const instant = (text: string | null | undefined) => Date.parse(`${(text ?? "").replace(" ", "T")}Z`);
  return Math.round((instant(to) - instant(from)) / 1000);
}

/** What a run changed of what is owed, a line for each currency. @param changes its rows of runs-and-totals that have a currency */
export const changeAmounts = (changes: readonly Row[], language: Language): Html =>
  html`${changes.map(
    ({ change_amount, currency }) =>
      html`<div>${moneyText(parseDecimal(change_amount ?? "0"), currency ?? "", language)}</div>`,
  )}`;
