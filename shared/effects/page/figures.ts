import { type Language, locales } from "../../language.ts";
import { isCurrency, minorDigits } from "../../money/currency.ts";
import { type Decimal, formatDecimal } from "../../money/decimal.ts";
import type { Interval } from "../interval.ts";
import type { ToldOutcome } from "../report/outcomes.ts";

/** How the figures of a report are written, for the readers of a language. Statistics are doubles; amounts of money are exact. */
export type Figures = ReturnType<typeof figuresIn>;

export function figuresIn(language: Language, currency: string) {
  const number = (value: number, digits: number, sign: "auto" | "exceptZero" = "auto") =>
    new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: sign === "auto" ? "negative" : sign,
    })
      .format(value)
      .replace("-", "−");
  const percentSign = language === "en" ? "\u00a0%" : "%";
  const moneyDigits = isCurrency(currency) ? minorDigits(currency) : 2;
  const month = (text: string) => {
    const format = new Intl.DateTimeFormat(locales[language], { year: "numeric", month: "long", timeZone: "UTC" });
    return format.format(new Date(`${text}-01T00:00:00Z`));
  };
  return {
    language,
    currency,
    month,
    count: (value: number) => number(value, 0),
    plain: (value: number, digits = 2) => number(value, digits),
    signed: (value: number, digits = 2) => number(value, digits, "exceptZero"),
    percent: (share: number, digits = 0) => `${number(100 * share, digits)}${percentSign}`,
    signedPercent: (share: number, digits = 0) => `${number(100 * share, digits, "exceptZero")}${percentSign}`,
    money: (amount: Decimal) => `${exact(amount)} ${currency}`,
    /** An estimated amount: what its digits behind the point would say nobody knows. */
    roughMoney: (value: number) => `${number(value, 0)} ${currency}`,
    pValue: (value: number) => (value < 0.001 ? "p < 0.001" : `p = ${number(value, value < 0.1 ? 3 : 2)}`),
    interval: ({ low, high }: Interval, write: (value: number) => string) =>
      language === "en" ? `${write(low)} to ${write(high)}` : `${write(low)} 至 ${write(high)}`,
    /** A change of an outcome per customer and month, with its sign. */
    change: (outcomeName: ToldOutcome, value: number) => outcomeText(outcomeName, value, "exceptZero"),
    /** The size of one, without a sign. */
    size: (outcomeName: ToldOutcome, value: number) => outcomeText(outcomeName, value, "auto"),
  };

  function exact(amount: Decimal): string {
    const format = new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: moneyDigits,
      maximumFractionDigits: 20,
    });
    return format.format(formatDecimal(amount) as Intl.StringNumericLiteral);
  }

  function outcomeText(outcomeName: ToldOutcome, value: number, sign: "auto" | "exceptZero"): string {
    if (outcomeName === "orders") return number(value, 2, sign);
    if (outcomeName === "active") return number(100 * value, 1, sign);
    return number(value, moneyDigits, sign);
  }
}
