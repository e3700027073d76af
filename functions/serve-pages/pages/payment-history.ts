import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import type { Confirmation, Payout, Release } from "../../../shared/payout/payout.ts";
import { dayText, instantText } from "../formats.ts";
import type { Html } from "../page.ts";
import { personName, statuses, timeZoneOf } from "../payout-words.ts";
import type { Reader } from "../reader.ts";
import { badge } from "./parts.ts";

const words = {
  en: {
    title: "On its way to payment",
    released: "Released",
    attempt: (attempt: number) => `Attempt ${attempt}`,
    batch: "payment batch",
    valueDate: "Value date",
  },
  zh: {
    title: "付款经过",
    released: "已放行",
    attempt: (attempt: number) => `第 ${attempt} 次`,
    batch: "付款批次",
    valueDate: "起息日",
  },
};

/** Every release of a payout and what became of it; nothing before the first one. */
export function paymentHistory({ releases, confirmations }: Payout, reader: Reader, language: Language): Html | "" {
  if (releases.length === 0) return "";
  const items = releases.flatMap((release) => [
    releaseItem(release, reader, language),
    ...confirmations
      .filter(({ attempt }) => attempt === release.attempt)
      .map((confirmation) => confirmationItem(confirmation, reader, language)),
  ]);
  return html`<section class="card"><h2>${words[language].title}</h2>
<ol class="history">${items.map((item) => html`<li>${item}</li>`)}</ol></section>`;
}

function releaseItem(
  { attempt, personId, releasedAt, paymentBatchId }: Release,
  reader: Reader,
  language: Language,
): Html {
  const said = words[language];
  return html`<p>${badge("plain", said.released)} <strong>${personName(reader, personId)}</strong></p>
<p><small>${said.attempt(attempt)} · ${instantText(releasedAt, timeZoneOf(reader), language)} · ${said.batch} ${paymentBatchId}</small></p>`;
}

function confirmationItem(
  { outcome, reason, valueDate, confirmedBy, confirmedAt }: Confirmation,
  reader: Reader,
  language: Language,
): Html {
  const said = words[language];
  return html`<p>${badge(statuses[outcome].tone, statuses[outcome][language])} <strong>${personName(reader, confirmedBy)}</strong></p>
${reason === "" ? "" : html`<p>${reason}</p>`}
<p><small>${said.valueDate} ${dayText(valueDate, language)} · ${instantText(confirmedAt, timeZoneOf(reader), language)}</small></p>`;
}
