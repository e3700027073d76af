import { html } from "hono/html";
import { type Language, locales } from "../../shared/language.ts";
import { isCurrency, minorDigits } from "../../shared/money/currency.ts";
import { type Decimal, formatDecimal } from "../../shared/money/decimal.ts";

import type { Html } from "./page.ts";

/** What stands between the parts of a sentence. */
export const punctuation = {
  en: { comma: ", ", colon: ": ", semicolon: "; " },
  zh: { comma: "，", colon: "：", semicolon: "；" },
} as const satisfies Record<Language, Readonly<Record<string, string>>>;

/** An amount to its last digit, with at least the decimals of its currency, as readers of the language write numbers. */
export function amountText(amount: Decimal, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: isCurrency(currency) ? minorDigits(currency) : 0,
    maximumFractionDigits: 20,
  });
  return format.format(formatDecimal(amount) as Intl.StringNumericLiteral);
}

export function countText(count: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(count);
}

/** A day of a calendar, which has no time zone. */
export function dayText(day: string, language: Language): Html {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: "medium", timeZone: "UTC" });
  return html`<time datetime="${day}">${format.format(new Date(`${day}T00:00:00Z`))}</time>`;
}

/** An instant on the clocks of a time zone, which the page names. */
export function instantText(instant: string, timeZone: string, language: Language): Html {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: "medium", timeStyle: "short", timeZone });
  return html`<time datetime="${instant}">${format.format(new Date(instant))}</time>`;
}
