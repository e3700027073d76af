import { html } from "hono/html";
import { addDays } from "../../../shared/calendar/day.ts";
import { calculationCsv } from "../../../shared/explanation/calculation-csv.ts";
import { shownVolume } from "../../../shared/explanation/explained-lines.ts";
import {
  type GoverningVersion,
  type PositionReport,
  PositionUnknown,
} from "../../../shared/explanation/position-report.ts";
import {
  drawText,
  lineOutcomeText,
  lineReasonText,
  standingReasonText,
  stepText,
} from "../../../shared/explanation/reason-texts.ts";
import {
  benefitText,
  boundText,
  methodNames,
  volumeDigits,
  volumeText,
} from "../../../shared/explanation/terms-text.ts";
import type { Language } from "../../../shared/language.ts";
import type { LedgerEntry } from "../../../shared/ledger/posting.ts";
import { type Decimal, zero } from "../../../shared/money/decimal.ts";
import { grouped } from "../../../shared/money/grouped.ts";
import type { PayoutLine } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import type { Measure } from "../../../shared/program/program.ts";
import type { ExplainedLine } from "../../../shared/rebate/explain.ts";
import { sumOf } from "../../../shared/rebate/figures.ts";
import { amountText, countText, dayText, punctuation } from "../formats.ts";
import { show } from "../layout.ts";
import type { Html, PageContext } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { showProblem } from "../problem.ts";
import { readerOf } from "../reader.ts";
import { findVisible } from "../visible.ts";
import { calculationWords } from "./calculation-words.ts";
import { calculationPath } from "./payout-lines.ts";

/** Lines that a page shows; the file holds them all. */
const shownAtMost = 200;

/** A line of a payout that the reader may see, with what its position is told by; undefined as if there were none. */
async function calculationOf(context: PageContext, services: PayoutServices) {
  const reader = await readerOf(context, services);
  const payout = await findVisible(services.payouts, context.req.param("id") ?? "", reader);
  const [programId, periodId] = [context.req.param("program"), context.req.param("period")];
  const line = payout?.content.lines.find((one) => one.programId === programId && one.periodId === periodId);
  if (payout === undefined || line === undefined) return undefined;
  try {
    const { customerId } = payout.content;
    const report = await services.positionReport({ programId: line.programId, customerId, periodId: line.periodId });
    return { payout, line, report };
  } catch (error) {
    if (error instanceof PositionUnknown) return undefined;
    throw error;
  }
}

/** Why a line of a payout has its amount: terms, running volume, crossings, steps, and what is booked. */
export const calculationPage = (services: PayoutServices) => async (context: PageContext) => {
  const found = await calculationOf(context, services);
  if (found === undefined) return showProblem(context, "not_found");
  const { payout, line, report } = found;
  const { language } = context.var;
  const said = calculationWords[language];
  const name = report.versions.at(-1)?.document.name;
  const content = html`<div class="heading"><p><a href="/payouts/${payout.payoutId}">${said.back}</a></p>
<h1>${payout.customer.name}</h1>
<p>${language === "zh" ? (name?.zh ?? name?.en) : name?.en} <small>${line.programId}, ${line.periodId}</small></p></div>
${standing(payout, line, report, language)}
${calculationParts(calculationPath(payout.payoutId, line), report, language)}`;
  return show(context, { title: said.title, content });
};

/** A position from its terms down to its lines, its steps and what is booked. @param path below which the file of its lines lies */
export function calculationParts(path: string, report: PositionReport, language: Language): Html {
  return html`${report.versions.map((version) => terms(version, report, language))}
${crossings(report, language)}
${countedLines(path, report, language)}
${steps(report, language)}
${otherLines(report, language)}
${entries(report.entries, language)}`;
}

/** All lines of the calculation as a file for a spreadsheet. */
export const calculationFile = (services: PayoutServices) => async (context: PageContext) => {
  const found = await calculationOf(context, services);
  if (found === undefined) return showProblem(context, "not_found");
  const { line, report, payout } = found;
  return context.body(calculationCsv(report), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${payout.payoutId}-${line.programId}-${line.periodId}.csv"`,
  });
};

const currencyOf = ({ versions }: PositionReport): string => versions.at(-1)?.document.currency ?? "";
const measureOf = ({ versions }: PositionReport, number?: number): Measure =>
  (versions.find(({ version }) => version === number) ?? versions.at(-1))?.document.qualifier.measure ?? "net_amount";

function standing(payout: Payout, line: PayoutLine, report: PositionReport, language: Language): Html {
  const said = calculationWords[language];
  const { run, explanation, draws, entries: booked } = report;
  const { standing: stands } = explanation;
  const [currency, measure] = [currencyOf(report), measureOf(report)];
  const money = (amount: Decimal) => `${amountText(amount, currency, language)} ${currency}`;
  const proposed = payout.standings?.find(
    ({ programId, periodId }) => programId === line.programId && periodId === line.periodId,
  );
  const { distanceToNextTier: distance, reason } = stands;
  const next =
    distance === undefined
      ? ""
      : html`<br><small>${said.next(volumeText(distance, measure, currency, language))}</small>`;
  return html`<p>${said.counted(dayText(run.as_of_date, language), run.run_id)} ${said.settles(dayText(addDays(line.countsUntil, -1), language))}</p>
${proposed === undefined || proposed.earned.eq(stands.earned) ? "" : html`<p class="note">${said.changed(money(proposed.earned), money(stands.earned))}</p>`}
<section class="card"><dl class="facts">
${draws.map((draw) => html`<div><dt>${said.heldOut}</dt><dd>${drawText(draw, language)}</dd></div>`)}
<div><dt>${said.qualifier}</dt><dd>${volumeText(stands.qualifierTotal, measure, currency, language)}</dd></div>
<div><dt>${said.tier}</dt><dd>${stands.tierReached === 0 ? said.none : stands.tierReached}${next}</dd></div>
<div><dt>${said.earned}</dt><dd>${money(stands.earned)}${reason === undefined ? "" : html`<br><small>${standingReasonText(reason, language)}</small>`}</dd></div>
<div><dt>${said.payable}</dt><dd>${money(stands.payable)}</dd></div>
<div><dt>${said.booked}</dt><dd>${money(booked.at(-1)?.accruedAfter ?? zero)}</dd></div>
</dl></section>`;
}

function terms(
  { version, document, firstDay, dayAfter }: GoverningVersion,
  { explanation }: PositionReport,
  language: Language,
): Html {
  const said = calculationWords[language];
  const { currency, base, tiers, method } = document;
  const { tierReached } = explanation.standing;
  return html`<section class="card"><h2>${said.terms(version)}</h2>
<p><small>${said.days(dayText(firstDay, language), dayText(addDays(dayAfter, -1), language))}${punctuation[language].semicolon}${methodNames[method][language]}</small></p>
<div class="scroll"><table>
<thead><tr><th>${said.tierNumber}</th><th class="amount">${said.from}</th><th>${said.gives}</th></tr></thead>
<tbody>${tiers.map(
    ({ from, benefit, at_least }, index) => html`<tr>
<td>${index + 1}${index + 1 === tierReached ? html` <span class="badge good">${said.reached}</span>` : ""}</td>
<td class="amount">${boundText(from, document, language)}</td>
<td>${benefitText(benefit, base.measure, currency, language)}${at_least === undefined ? "" : `, ${said.atLeast} ${grouped(at_least)} ${currency}`}</td>
</tr>`,
  )}</tbody>
</table></div></section>`;
}

function crossings(report: PositionReport, language: Language): Html | "" {
  const { crossings: crossed } = report.explanation;
  if (crossed.length === 0) return "";
  const said = calculationWords[language];
  return html`<section class="card"><h2>${said.crossings}</h2>
<ol class="history">${crossed.map(({ line, direction, tier, from }) => {
    const bound = volumeText(from, measureOf(report, line.version), currencyOf(report), language);
    return html`<li><p>${dayText(line.orderDate, language)} ${said[direction](tier, bound)}</p><p><small>${said.order}: ${line.orderId}, ${line.lineId}</small></p></li>`;
  })}</ol></section>`;
}

function countedLines(path: string, report: PositionReport, language: Language): Html {
  const said = calculationWords[language];
  const { lines } = report.explanation;
  const currency = currencyOf(report);
  if (lines.length === 0 && report.otherLines.length === 0)
    return html`<section class="card"><h2>${said.lines}</h2><p>${said.noLines}</p></section>`;
  const hidden = lines.length - shownAtMost;
  const file = html`<p><a class="button quiet" href="${path}/lines.csv">${said.file}</a></p>`;
  if (lines.length === 0)
    return html`<section class="card"><h2>${said.lines}</h2><p>${said.noLines}</p>${file}</section>`;
  return html`<section class="card"><h2>${said.lines}: ${countText(lines.length, language)}</h2>
<div class="scroll"><table class="stacked">
<thead><tr><th>${said.date}</th><th>${said.order}</th><th>${said.product}</th><th class="amount">${said.quantity}</th><th class="amount">${said.net} ${currency}</th><th class="amount">${said.running}</th><th class="amount">${said.tierNumber}</th><th class="amount">${said.earns} ${currency}</th><th>${said.why}</th></tr></thead>
<tbody>${lines.slice(0, shownAtMost).map((line) => lineRow(line, report, language))}</tbody>
<tfoot><tr><th colspan="7">${said.sum(countText(lines.length, language))}</th><td class="amount"><strong>${amountText(
    sumOf(lines, ({ amount }) => amount),
    currency,
    language,
  )}</strong></td><td></td></tr></tfoot>
</table></div>
${hidden > 0 ? html`<p>${said.more(countText(hidden, language))}</p>` : ""}${file}</section>`;
}

function lineRow(explained: ExplainedLine, report: PositionReport, language: Language): Html {
  const said = calculationWords[language];
  const { line, qualifierAfter, tierBefore, tierAfter, tierApplied, amount, reason } = explained;
  const { quantity, netAmount } = shownVolume(line);
  const remarks = [
    ...(tierBefore === tierAfter ? [] : [said.crosses(tierBefore, tierAfter)]),
    ...(reason === undefined ? [] : [lineReasonText(reason, language)]),
  ];
  return html`<tr>
<td data-name="${said.date}">${dayText(line.orderDate, language)}</td>
<td data-name="${said.order}">${line.orderId}, ${line.lineId}</td>
<td data-name="${said.product}">${line.productId}</td>
<td data-name="${said.quantity}" class="amount">${volumeDigits(quantity, "quantity")}</td>
<td data-name="${said.net}" class="amount">${volumeDigits(netAmount, "net_amount")}</td>
<td data-name="${said.running}" class="amount">${volumeDigits(qualifierAfter, measureOf(report, line.version))}</td>
<td data-name="${said.tierNumber}" class="amount">${tierApplied}</td>
<td data-name="${said.earns}" class="amount">${amountText(amount, currencyOf(report), language)}</td>
<td data-name="${said.why}">${remarks.length === 0 ? "" : html`<small>${remarks.join(punctuation[language].semicolon)}</small>`}</td>
</tr>`;
}

/** Digits of an amount between two steps, before it is rounded. */
const stepDigits = 8;

function steps(report: PositionReport, language: Language): Html {
  const said = calculationWords[language];
  const { steps: taken, standing: stands } = report.explanation;
  const currency = currencyOf(report);
  const digits = (amount: Decimal) => amountText(amount.toDecimalPlaces(stepDigits), currency, language);
  const [first] = taken;
  return html`<section class="card"><h2>${said.steps}</h2>
<div class="scroll"><table>
<thead><tr><th>${said.step}</th><th class="amount">${said.effect}</th><th class="amount">${said.after}</th></tr></thead>
<tbody><tr><td>${said.fromTiers}</td><td class="amount"></td><td class="amount">${digits(first?.before ?? stands.earned)}</td></tr>
${taken
  .filter(({ before, after }) => !before.eq(after))
  .map(
    ({ step, before, after }) =>
      html`<tr><td>${stepText(step, language)}</td><td class="amount">${digits(after.minus(before))}</td><td class="amount">${digits(after)}</td></tr>`,
  )}</tbody>
<tfoot><tr><th colspan="2">${said.earned}</th><td class="amount"><strong>${amountText(stands.earned, currency, language)} ${currency}</strong></td></tr></tfoot>
</table></div></section>`;
}

function otherLines({ otherLines: others }: PositionReport, language: Language): Html | "" {
  if (others.length === 0) return "";
  const said = calculationWords[language];
  const byOutcome = [...Map.groupBy(others, ({ outcome }) => outcome)];
  return html`<section class="card"><h2>${said.others}: ${countText(others.length, language)}</h2>
<div class="scroll"><table>
<thead><tr><th>${said.why}</th><th class="amount">${said.count}</th></tr></thead>
<tbody>${byOutcome.map(([outcome, lines]) => html`<tr><td>${lineOutcomeText(outcome, language)}</td><td class="amount">${countText(lines.length, language)}</td></tr>`)}</tbody>
</table></div></section>`;
}

function entries(booked: readonly LedgerEntry[], language: Language): Html {
  const said = calculationWords[language];
  if (booked.length === 0)
    return html`<section class="card"><h2>${said.entries}</h2><p>${said.noEntries}</p></section>`;
  return html`<section class="card"><h2>${said.entries}</h2>
<div class="scroll"><table class="stacked">
<thead><tr><th>${said.postedOn}</th><th>${said.run}</th><th class="amount">${said.change}</th><th class="amount">${said.accruedAfter}</th></tr></thead>
<tbody>${booked.map(
    ({ postedAt, runId, accruedChange, accruedAfter, currency }) => html`<tr>
<td data-name="${said.postedOn}">${dayText(postedAt.slice(0, "2025-01-01".length), language)}</td>
<td data-name="${said.run}">${runId}</td>
<td data-name="${said.change}" class="amount">${amountText(accruedChange, currency, language)} ${currency}</td>
<td data-name="${said.accruedAfter}" class="amount">${amountText(accruedAfter, currency, language)} ${currency}</td>
</tr>`,
  )}</tbody>
</table></div></section>`;
}
