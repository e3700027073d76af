import type { Language } from "../language.ts";
import { drawSteps } from "../program/hold-out.ts";
import { type LineReason, lineReasons, type StandingReason, standingReasons } from "../rebate/reasons.ts";
import { type LineOutcome, lineOutcomes } from "./position-lines.ts";
import type { Draw } from "./position-report.ts";

/** Why something is as it is, in the two languages that people read. */

const standingReasonsZh: Readonly<Record<StandingReason, string>> = {
  qualifier_below_zero: "退货多于采购，未达任何阶梯",
  no_baseline: "没有可供比较的增长基准，未达任何阶梯",
  not_paid_yet: "阶梯取决于各行的回款，尚无任何一行回款",
  below_lowest_tier: "达成指标尚未达到最低阶梯",
  nothing_on_base: "已达阶梯，但该阶梯对此计算基数不给予返利",
  taken_back: "退货按后续条款冲回的金额超过已赚取金额，已赚取金额不会低于零",
  rounds_to_zero: "已赚取金额不足最小货币单位的一半",
  raised_to_tier_minimum: "所达阶梯保底至少给予此金额",
  limited_to_share_of_net_amount: "已达净额允许返利的最高比例",
  capped_per_position: "已达每客户每期间的封顶金额",
  raised_to_guarantee: "保底返利高于按采购量计算的金额",
  budget_shared_out: "方案预算不足以满足全部客户，按比例分摊",
  another_program_pays: "互斥方案中，另一方案对这些订单行给予更多",
  below_minimum_payout: "已赚取并计提，但低于起付金额",
};

const lineReasonsZh: Readonly<Record<LineReason, string>> = {
  position_without_baseline: "没有可供比较的增长基准",
  position_below_lowest_tier: "客户本期间的采购量未达最低阶梯",
  position_earns_nothing: "整个返利头寸未赚取返利",
  not_paid_yet: "该行的阶梯取决于其回款，尚未回款",
  another_program_pays: "互斥的另一方案对该行给予更多",
  taken_back: "该行与冲回它的退货相互抵消",
  before_lowest_tier: "该行位于最低区间之下",
  beyond_base_limit: "可返利的计算基数在该行之前已用尽",
  decides_only: "该行计入阶梯，但不赚取返利",
  tier_gives_nothing: "适用于该行的阶梯对其不给予返利",
  fixed_amount_elsewhere: "固定金额归属跨越阶梯的那一行",
  order_already_counted: "该行所属订单已随其另一行计入",
  day_already_counted: "该行所属日期已随其另一行计入",
  no_base: "该行不增加计算基数",
  multiple_not_full: "该行未凑满下一个整倍数",
  smaller_than_minor_unit: "该行份额不足一个最小货币单位，归入相邻的行",
};

const lineOutcomesZh: Readonly<Record<LineOutcome, string>> = {
  counts: "计入",
  customer_not_eligible: "客户不在方案适用范围内",
  customer_held_out: "抽签留作对照：该客户不赚取返利，以便衡量方案效果",
  product_not_in_scope: "产品不在方案适用范围内",
  exchange_rate_missing: "暂缓：当日没有汇率",
  unit_not_convertible: "暂缓：方案未规定该行单位如何换算",
};

/** Why a position's earned is not what the tiers give, or why it is not payable. */
export const standingReasonText = (reason: StandingReason, language: Language): string =>
  ({ en: standingReasons[reason], zh: standingReasonsZh[reason] })[language];

/** Why a line that counts earned nothing. */
export const lineReasonText = (reason: LineReason, language: Language): string =>
  ({ en: lineReasons[reason], zh: lineReasonsZh[reason] })[language];

/** Why a line counts, or does not. */
export const lineOutcomeText = (outcome: LineOutcome, language: Language): string =>
  ({ en: lineOutcomes[outcome], zh: lineOutcomesZh[outcome] })[language];

/** Why a lot holds a customer out, so that anybody can draw again. */
export const drawText = ({ version, lot, draw, heldOutBelow }: Draw, language: Language): string =>
  ({
    en: `by version ${version}, lot ${lot}: the customer draws ${draw} of ${drawSteps}, and draws below ${heldOutBelow} do not earn`,
    zh: `版本 ${version}，签组 ${lot}：该客户抽得 ${draw}（共 ${drawSteps} 签），小于 ${heldOutBelow} 的签不赚取返利`,
  })[language];

const steps: Readonly<Record<string, Readonly<Record<Language, string>> | undefined>> = {
  tier_minimum: { en: "Tier minimum", zh: "阶梯保底" },
  not_below_zero: { en: "Never below zero", zh: "不低于零" },
  share_of_net_amount: { en: "Share of the net amount", zh: "净额比例上限" },
  cap_per_position: { en: "Cap per customer and period", zh: "每客户每期间封顶" },
  guaranteed_minimum: { en: "Guaranteed minimum", zh: "保底返利" },
  round_to_minor_unit: { en: "Rounding", zh: "舍入" },
  program_budget: { en: "Share of the program's budget", zh: "方案预算分摊" },
};

/** A step between what the tiers give and what is earned; one without words is shown by its name. */
export const stepText = (step: string, language: Language): string => steps[step]?.[language] ?? step;
