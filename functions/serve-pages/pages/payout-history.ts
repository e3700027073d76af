import { html } from "hono/html";
import { compareText } from "../../../shared/compare-text.ts";
import type { Language } from "../../../shared/language.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { amountText, countText, dayText } from "../formats.ts";
import type { Html } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { statusReason } from "../payout-words.ts";
import type { Reader } from "../reader.ts";
import { maySee } from "../rights.ts";
import { statusBadge } from "./parts.ts";

const words = {
  en: {
    title: "The customer's other payouts",
    none: "There are no others.",
    payoutOn: "Day of payment",
    amount: "Amount",
    currency: "Currency",
    status: "Status",
    more: (count: string) => `${count} older ones are not shown.`,
  },
  zh: {
    title: "该客户的其他付款",
    none: "没有其他付款。",
    payoutOn: "付款日",
    amount: "金额",
    currency: "币种",
    status: "状态",
    more: (count: string) => `另有 ${count} 笔更早的付款未显示。`,
  },
};

/** As many as a person looks through. */
const shownAtMost = 20;

/** The payouts of the same customer that the reader may see, the newest first. */
export async function otherPayouts(
  payouts: Pick<PayoutServices["payouts"], "ofCustomer">,
  { payoutId, content }: Payout,
  reader: Reader,
): Promise<readonly Payout[]> {
  const all = await payouts.ofCustomer(content.customerId);
  return all
    .filter((payout) => payout.payoutId !== payoutId && maySee(payout, reader))
    .sort((a, b) => compareText(b.content.payoutOn, a.content.payoutOn) || compareText(b.proposedAt, a.proposedAt));
}

export function payoutHistory(others: readonly Payout[], language: Language): Html {
  const said = words[language];
  if (others.length === 0)
    return html`<section class="card"><h2>${said.title}</h2><p><small>${said.none}</small></p></section>`;
  const hidden = others.length - shownAtMost;
  return html`<section class="card"><h2>${said.title}</h2>
<div class="scroll"><table class="stacked">
<thead><tr><th>${said.payoutOn}</th><th class="amount">${said.amount}</th><th>${said.currency}</th><th>${said.status}</th></tr></thead>
<tbody>${others.slice(0, shownAtMost).map((payout) => row(payout, language))}</tbody>
</table></div>
${hidden > 0 ? html`<p><small>${said.more(countText(hidden, language))}</small></p>` : ""}</section>`;
}

function row(payout: Payout, language: Language): Html {
  const said = words[language];
  const { payoutId, content } = payout;
  const reason = statusReason(payout, language);
  return html`<tr>
<td data-name="${said.payoutOn}"><a href="/payouts/${payoutId}">${dayText(content.payoutOn, language)}</a></td>
<td data-name="${said.amount}" class="amount">${amountText(payoutAmount(content), content.currency, language)}</td>
<td data-name="${said.currency}">${content.currency}</td>
<td data-name="${said.status}"><span>${statusBadge(payout, language)}${reason === undefined ? "" : html` <small>${reason}</small>`}</span></td>
</tr>`;
}
