import { complianceReasons, type ReasonCode } from "../../../shared/compliance/reasons.ts";
import type { Language } from "../../../shared/language.ts";
import { statusReason } from "../payout-words.ts";

type Finding = {
  [Code in ReasonCode]: (typeof complianceReasons)[Code]["verdict"] extends "pass" ? never : Code;
}[ReasonCode];

/** What checks block or warn for, as a heading over several payouts: without the figures of one. */
const findingNames = {
  cannot_be_judged: { en: "What a check needs cannot be read", zh: "检查所需数据无法读取" },
  currency_unknown: { en: "Unknown currency", zh: "货币代码无效" },
  amount_not_above_zero: { en: "Amount not above zero", zh: "金额不大于零" },
  amount_finer_than_minor_unit: { en: "Amount with too many decimals", zh: "金额小数位数过多" },
  payout_without_positions: { en: "No position settled", zh: "没有对应的结算项" },
  positions_do_not_add_up: { en: "Positions do not add up", zh: "结算项合计不符" },
  no_version_in_force: { en: "No program version in force", zh: "没有生效的方案版本" },
  version_of_other_program: { en: "Terms of another program", zh: "条款属于其他方案" },
  contract_reference_missing: { en: "No contract reference", zh: "缺少合同编号" },
  program_in_other_currency: { en: "Program in another currency", zh: "方案货币不同" },
  payee_missing: { en: "No payee registered", zh: "未登记收款方" },
  payee_without_name: { en: "Payee without legal name", zh: "收款方没有法定名称" },
  payee_is_not_contract_party: { en: "Payee is not the contracting entity", zh: "收款方不是签约主体" },
  contract_party_not_stated: { en: "Contracting entity not stated", zh: "未注明签约主体" },
  payee_is_individual: { en: "Payee is an individual", zh: "收款方为个人" },
  payee_kind_unknown: { en: "Kind of payee unknown", zh: "收款方类型不明" },
  account_holder_missing: { en: "Account holder not registered", zh: "未登记开户名" },
  account_of_third_party: { en: "Account of a third party", zh: "账户属于第三方" },
  method_is_cash: { en: "Payout in cash", zh: "现金付款" },
  method_unknown: { en: "Unknown payout method", zh: "支付方式不明" },
  bank_account_missing: { en: "Bank account incomplete", zh: "银行账户信息不全" },
  tax_id_missing: { en: "Tax id missing", zh: "缺少税号" },
  account_in_other_country: { en: "Account in another country", zh: "账户在其他国家/地区" },
  payee_changed_lately: { en: "Payee changed lately", zh: "收款方近期有变更" },
  customer_barred: { en: "Customer barred", zh: "客户被禁止返利" },
  payout_of_other_customer: { en: "Data of another customer", zh: "资料属于其他客户" },
  more_than_accrued: { en: "More than is accrued and unpaid", zh: "超过已计提未付金额" },
  more_than_interim_share: { en: "More than the interim share", zh: "超过中期结算比例" },
  above_cap: { en: "Above the cap", zh: "超过上限" },
  payouts_of_year_used_up: { en: "The year's payouts are used up", zh: "年度付款次数已用完" },
  budget_exceeded: { en: "Budget exceeded", zh: "超出预算" },
  unusual_share: { en: "Unusual share of net sales", zh: "占净销售额比例异常" },
  excessive_share: { en: "Excessive share of net sales", zh: "占净销售额比例过高" },
  no_net_sales: { en: "No net sales to measure by", zh: "没有净销售额可供衡量" },
  jump_against_history: { en: "Jump against earlier payouts", zh: "与以往付款相比突增" },
  position_twice_in_payout: { en: "Position twice in one payout", zh: "同一付款重复结算" },
  settled_already: { en: "Settled by another payout", zh: "已由其他付款结算" },
  settled_by_later: { en: "Contained in a later settlement", zh: "已包含在后续结算中" },
  amount_repeated: { en: "Same amount shortly before", zh: "短期内同额付款" },
  proposer_domain_is_payee: { en: "Proposer's address at the payee", zh: "提案人邮箱属于收款方" },
  proposer_name_is_payee: { en: "Proposer bears the payee's name", zh: "提案人与收款方同名" },
  proposer_unknown: { en: "Proposer without readable address", zh: "提案人邮箱无法读取" },
} as const satisfies Record<Finding, Record<Language, string>>;

export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(complianceReasons, code);

/** A check's finding, or why a payout is blocked or held, in words. A code without words is shown as it is. */
export function findingName(code: string, language: Language): string {
  const names: Readonly<Record<string, Record<Language, string>>> = findingNames;
  return names[code]?.[language] ?? statusReason({ reason: code }, language)?.replace(/[.。]$/, "") ?? code;
}
