import type { Language } from "../language.ts";
import { grouped } from "../money/grouped.ts";
import type { ProgramDocument } from "../program/program.ts";

/** What bounds the result of the tiers, in sentences for the customer; none where the terms have no limits. */
export function limitTexts({ limits, currency, settlement }: ProgramDocument, language: Language): readonly string[] {
  const money = (amount: string) => `${grouped(amount)} ${currency}`;
  const { guaranteed_minimum: guarantee } = limits;
  const sentences = [
    limits.cap_per_line && {
      en: `One order line earns at most ${money(limits.cap_per_line)}.`,
      zh: `单个订单行最多赚取 ${money(limits.cap_per_line)}。`,
    },
    limits.cap_per_position && {
      en: `A period earns at most ${money(limits.cap_per_position)}.`,
      zh: `每期间最多赚取 ${money(limits.cap_per_position)}。`,
    },
    limits.share_of_net_amount && {
      en: `A period earns at most ${limits.share_of_net_amount} % of the net amount.`,
      zh: `每期间最多赚取净额的 ${limits.share_of_net_amount} %。`,
    },
    limits.program_budget && {
      en: `All customers together earn at most ${money(limits.program_budget)} in a period; it is shared out in proportion.`,
      zh: `全部客户每期间合计最多赚取 ${money(limits.program_budget)}，超出时按比例分摊。`,
    },
    guarantee && {
      en: `Whoever buys anything earns at least ${money(guarantee.amount)} in a period${guarantee.over === "year" ? ", less what earlier periods of the year earned beyond it" : ""}.`,
      zh: `凡有采购，每期间至少赚取 ${money(guarantee.amount)}${guarantee.over === "year" ? "，并扣减本年此前期间超出保底的部分" : ""}。`,
    },
    limits.minimum_payout && {
      en: `Less than ${money(limits.minimum_payout)} is not paid out but carried forward.`,
      zh: `低于 ${money(limits.minimum_payout)} 不予支付，结转至以后结算。`,
    },
    limits.payouts_per_year && {
      en: `At most ${limits.payouts_per_year} payouts are made in a year.`,
      zh: `每年最多付款 ${limits.payouts_per_year} 次。`,
    },
    settlement?.share_percent && {
      en: `Settlements within the period pay ${settlement.share_percent} % of what is earned; the last one pays the rest.`,
      zh: `期间内的结算支付已赚取金额的 ${settlement.share_percent} %，最终结算支付余额。`,
    },
  ];
  return sentences.flatMap((sentence) => (sentence ? [sentence[language]] : []));
}
