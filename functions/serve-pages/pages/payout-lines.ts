import { html } from "hono/html";
import { addDays } from "../../../shared/calendar/day.ts";
import { benefitText, volumeText } from "../../../shared/explanation/terms-text.ts";
import type { Language } from "../../../shared/language.ts";
import type { Decimal } from "../../../shared/money/decimal.ts";
import { type PayoutLine, payoutAmount } from "../../../shared/payout/content.ts";
import type { LineStanding } from "../../../shared/payout/line-standing.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { amountText, dayText, punctuation } from "../formats.ts";
import type { Html } from "../page.ts";

const words = {
  en: {
    title: "What it pays",
    program: "Program",
    version: "Version",
    contract: "Contract",
    period: "Period",
    settledThrough: "settled through",
    standing: "Standing",
    tier: (reached: number, of: number) => (reached === 0 ? "No tier reached" : `Tier ${reached} of ${of}`),
    earned: "Earned",
    accrued: "Accrued",
    settledBefore: "Settled before",
    amount: "This payout",
    total: "Total",
    calculation: "Calculation",
    statement: "Statement",
  },
  zh: {
    title: "付款明细",
    program: "方案",
    version: "版本",
    contract: "合同",
    period: "结算期",
    settledThrough: "结算截至",
    standing: "达成状况",
    tier: (reached: number, of: number) => (reached === 0 ? "未达任何阶梯" : `第 ${reached} 级，共 ${of} 级`),
    earned: "已赚取",
    accrued: "已计提",
    settledBefore: "此前已结算",
    amount: "本次付款",
    total: "合计",
    calculation: "计算明细",
    statement: "对账单",
  },
};

/** The address of the page that tells a line's position. */
export const calculationPath = (payoutId: string, { programId, periodId }: PayoutLine): string =>
  `/payouts/${payoutId}/calculation/${encodeURIComponent(programId)}/${encodeURIComponent(periodId)}`;

/** What a payout settles, position by position, with where each stood when it was proposed. */
export function payoutLines(payout: Payout, language: Language): Html {
  const said = words[language];
  const { content } = payout;
  const { currency } = content;
  return html`<section class="card"><h2>${said.title}</h2>
<div class="scroll"><table class="stacked">
<thead><tr><th>${said.program}</th><th>${said.standing}</th><th class="amount">${said.earned}</th><th class="amount">${said.accrued}</th><th class="amount">${said.settledBefore}</th><th class="amount">${said.amount}</th></tr></thead>
<tbody>${content.lines.map((line) => lineRow(payout, line, language))}</tbody>
<tfoot><tr><th colspan="4">${said.total}</th><td class="amount" colspan="2"><strong>${amountText(payoutAmount(content), currency, language)} ${currency}</strong></td></tr></tfoot>
</table></div></section>`;
}

function lineRow({ payoutId, content, standings = [] }: Payout, line: PayoutLine, language: Language): Html {
  const said = words[language];
  const { comma } = punctuation[language];
  const { customerId, currency } = content;
  const standing = standings.find((one) => one.programId === line.programId && one.periodId === line.periodId);
  const money = (amount: Decimal | undefined) => (amount === undefined ? "–" : amountText(amount, currency, language));
  const statement = `/statements/${encodeURIComponent(customerId)}?${new URLSearchParams({ period: line.periodId })}`;
  return html`<tr>
<td data-name="${said.program}"><span>${line.programId}, ${line.periodId}<br><small>${said.version} ${line.programVersion}${comma}${said.contract} ${line.contractReference}${comma}${said.settledThrough} ${dayText(addDays(line.countsUntil, -1), language)}</small><br><small><a href="${calculationPath(payoutId, line)}">${said.calculation}</a> · <a href="${statement}">${said.statement}</a></small></span></td>
<td data-name="${said.standing}">${standing === undefined ? "–" : standingCell(standing, currency, language)}</td>
<td data-name="${said.earned}" class="amount">${money(standing?.earned)}</td>
<td data-name="${said.accrued}" class="amount">${money(standing?.accrued)}</td>
<td data-name="${said.settledBefore}" class="amount">${money(line.settledBefore)}</td>
<td data-name="${said.amount}" class="amount">${money(line.amount)}</td>
</tr>`;
}

function standingCell(standing: LineStanding, currency: string, language: Language): Html {
  const { tierReached, tierCount, benefit, baseMeasure, qualifierMeasure, qualifierTotal } = standing;
  const gives =
    benefit === undefined
      ? ""
      : html`${punctuation[language].colon}${benefitText(benefit, baseMeasure, currency, language)}`;
  return html`<span>${words[language].tier(tierReached, tierCount)}${gives}<br><small>${volumeText(qualifierTotal, qualifierMeasure, currency, language)}</small></span>`;
}
