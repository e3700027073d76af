import type { Language } from "../language.ts";
import { type Decimal, formatDecimal, parseDecimal } from "../money/decimal.ts";
import { grouped } from "../money/grouped.ts";
import type { Benefit, Measure, Method, ProgramDocument } from "../program/program.ts";

/** Terms and volumes in words, in the two languages that people read. */

type Words = Readonly<Record<Language, string>>;

export const measureNames = {
  net_amount: { en: "net amount", zh: "净额" },
  gross_amount: { en: "gross amount", zh: "总额" },
  quantity: { en: "quantity", zh: "数量" },
  order_count: { en: "order count", zh: "订单数" },
  active_days: { en: "active days", zh: "活跃天数" },
  contract_amount: { en: "contract amount", zh: "合同金额" },
  days_to_payment: { en: "days to payment", zh: "回款天数" },
} as const satisfies Record<Measure, Words>;

/** How tiers apply, for somebody who has not read the program. */
export const methodNames = {
  whole: { en: "the highest tier reached applies to everything", zh: "全额法：所达最高阶梯适用于全部" },
  banded: { en: "each tier applies to the part inside its own band", zh: "分段法：各阶梯仅适用于其区间内的部分" },
  "reached-up-to": {
    en: "each tier reached applies to everything up to the next one, and all add up",
    zh: "已达阶梯至上限累加法：每个已达阶梯适用至下一阶梯起点，逐级相加",
  },
  "reached-whole": {
    en: "each tier reached applies to everything, and all add up",
    zh: "已达阶梯全额累加法：每个已达阶梯适用于全部，逐级相加",
  },
} as const satisfies Record<Method, Words>;

/** A volume with its unit: money with its cents. */
export function volumeText(volume: Decimal, measure: Measure, currency: string, language: Language): string {
  return `${volumeDigits(volume, measure)} ${unitOf(measure, currency, volume, language)}`;
}

/** A volume where a heading says what it counts. */
export function volumeDigits(volume: Decimal, measure: Measure): string {
  return grouped(isMoney(measure) ? volume.toFixed(2) : formatDecimal(volume));
}

const moneyMeasures: readonly Measure[] = ["net_amount", "gross_amount", "contract_amount"];
const isMoney = (measure: Measure): boolean => moneyMeasures.includes(measure);

/** Where a tier begins: a volume, or growth over a baseline. */
export function boundText(from: string, { qualifier, currency }: ProgramDocument, language: Language): string {
  const { growth, measure, bounds } = qualifier;
  const isGrowth = growth !== undefined && growth.as === "amount";
  const figure =
    growth?.as === "percent"
      ? { en: `${grouped(from)} % of the baseline`, zh: `基准的 ${grouped(from)} %` }[language]
      : `${grouped(from)} ${unitOf(measure, currency, parseDecimal(from), language)}`;
  const grown = isGrowth ? { en: `${figure} of growth`, zh: `增长 ${figure}` }[language] : figure;
  return bounds === "exclusive" ? { en: `above ${grown}`, zh: `超过 ${grown}` }[language] : grown;
}

/** What a tier gives. */
export function benefitText(benefit: Benefit, base: Measure, currency: string, language: Language): string {
  const name = measureNames[base][language];
  switch (benefit.kind) {
    case "percent":
      return { en: `${benefit.percent} % of ${name}`, zh: `${name}的 ${benefit.percent} %` }[language];
    case "per-unit": {
      const amount = `${grouped(benefit.amount)} ${currency}`;
      return { en: `${amount} per ${singular(base)}`, zh: `每${units[base]?.zh ?? `单位${name}`} ${amount}` }[language];
    }
    case "fixed": {
      const amount = `${grouped(benefit.amount)} ${currency}`;
      return { en: `${amount} once`, zh: `一次性 ${amount}` }[language];
    }
    case "per-multiple": {
      const [amount, multiple] = [`${grouped(benefit.amount)} ${currency}`, grouped(benefit.multiple)];
      return { en: `${amount} per full ${multiple} of ${name}`, zh: `${name}每满 ${multiple} 返 ${amount}` }[language];
    }
    case "free-goods": {
      const [quantity, multiple] = [grouped(benefit.quantity), grouped(benefit.multiple)];
      return {
        en: `${quantity} ${benefit.product_id} free per full ${multiple} of ${name}`,
        zh: `${name}每满 ${multiple} 赠 ${quantity} 件 ${benefit.product_id}`,
      }[language];
    }
  }
}

/** One of what a measure counts; money counts in its currency. */
const units: Partial<Record<Measure, Words>> = {
  quantity: { en: "unit", zh: "单位" },
  order_count: { en: "order", zh: "单" },
  active_days: { en: "active day", zh: "活跃日" },
  days_to_payment: { en: "day", zh: "天" },
};

function unitOf(measure: Measure, currency: string, volume: Decimal, language: Language): string {
  if (isMoney(measure)) return currency;
  if (language === "zh") return units[measure]?.zh ?? "";
  return `${singular(measure)}${volume.eq(1) ? "" : "s"}`;
}

function singular(measure: Measure): string {
  return units[measure]?.en ?? `unit of ${measureNames[measure].en}`;
}
