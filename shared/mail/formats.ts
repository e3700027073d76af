import { locales } from "../language.ts";
import { isCurrency, minorDigits } from "../money/currency.ts";
import { type Decimal, formatDecimal } from "../money/decimal.ts";
import type { MailLanguage } from "./mail.ts";

/**
 * An amount to its last digit, with at least the decimals of its currency and its code, as readers of the language write numbers:
 * `12,345.60 EUR`.
 */
export function amountText(amount: Decimal, currency: string, language: MailLanguage): string {
  const format = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: isCurrency(currency) ? minorDigits(currency) : 0,
    maximumFractionDigits: 20,
  });
  return `${format.format(formatDecimal(amount) as Intl.StringNumericLiteral)} ${currency}`;
}

export function countText(count: number, language: MailLanguage): string {
  return new Intl.NumberFormat(locales[language]).format(count);
}

/** A day of a calendar, which has no time zone. */
export function dayText(day: string, language: MailLanguage): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** An instant on the clocks of a time zone, with the zone's name: mails are read far away from those clocks. */
export function instantText(instant: string, timeZone: string, language: MailLanguage): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeStyle: "short", timeZone });
  return `${format.format(new Date(instant))} (${timeZone})`;
}
