/** What becomes of a payout by a check: it goes on, goes on with a word to the approvers, or does not go on. */
export type Verdict = "pass" | "warn" | "block";

type Reason = { readonly verdict: Verdict; readonly en: string; readonly zh: string };

/**
 * Every outcome of the checks, with the verdict that it carries and its words. Names in braces are figures of the case. Keys are
 * kept on record.
 */
export const complianceReasons = {
  cannot_be_judged: {
    verdict: "block",
    en: "What the check needs cannot be read: {problem}.",
    zh: "无法读取检查所需的数据：{problem}。",
  },

  amount_payable: {
    verdict: "pass",
    en: "{amount} {currency} is the sum of its positions.",
    zh: "{amount} {currency} 等于各结算项之和。",
  },
  currency_unknown: {
    verdict: "block",
    en: "{currency} is no currency of ISO 4217.",
    zh: "{currency} 不是 ISO 4217 货币代码。",
  },
  amount_not_above_zero: {
    verdict: "block",
    en: "The amount {amount} {currency} is not above zero.",
    zh: "金额 {amount} {currency} 不大于零。",
  },
  amount_finer_than_minor_unit: {
    verdict: "block",
    en: "The amount {amount} {currency} has more decimals than its currency.",
    zh: "金额 {amount} {currency} 的小数位数超过该货币的规定。",
  },
  payout_without_positions: {
    verdict: "block",
    en: "The payout settles no position.",
    zh: "该笔付款没有对应任何结算项。",
  },
  positions_do_not_add_up: {
    verdict: "block",
    en: "The positions add up to {sum} {currency}, not to {amount}.",
    zh: "各结算项合计为 {sum} {currency}，与金额 {amount} 不符。",
  },

  version_in_force: {
    verdict: "pass",
    en: "A program version with a contract reference is in force for every position.",
    zh: "每个结算项均有生效的方案版本和合同编号。",
  },
  no_version_in_force: {
    verdict: "block",
    en: "No version of program {program} is in force in period {period}.",
    zh: "方案 {program} 在结算期 {period} 内没有生效的版本。",
  },
  version_of_other_program: {
    verdict: "block",
    en: "The terms given for program {program} are those of {other_program}.",
    zh: "方案 {program} 所附条款属于方案 {other_program}。",
  },
  contract_reference_missing: {
    verdict: "block",
    en: "Version {version} of program {program} names no contract.",
    zh: "方案 {program} 的第 {version} 版没有合同编号。",
  },
  program_in_other_currency: {
    verdict: "block",
    en: "Program {program} is in {program_currency}, the payout in {currency}.",
    zh: "方案 {program} 的货币为 {program_currency}，而付款货币为 {currency}。",
  },

  payee_registered: {
    verdict: "pass",
    en: "{payee} is registered as payee.",
    zh: "收款方 {payee} 已登记。",
  },
  payee_missing: {
    verdict: "block",
    en: "No payee is registered for customer {customer}.",
    zh: "客户 {customer} 没有登记收款方。",
  },
  payee_without_name: {
    verdict: "block",
    en: "The payee registered for customer {customer} has no legal name.",
    zh: "客户 {customer} 登记的收款方没有法定名称。",
  },
  payee_is_contract_party: {
    verdict: "pass",
    en: "{payee} is the customer's contracting legal entity.",
    zh: "{payee} 是与客户签约的法人主体。",
  },
  payee_is_not_contract_party: {
    verdict: "block",
    en: "The payee {payee} is not the contracting legal entity {legal_entity}.",
    zh: "收款方 {payee} 不是签约法人主体 {legal_entity}。",
  },
  contract_party_not_stated: {
    verdict: "warn",
    en: "The customer's data state no contracting legal entity, and the payee {payee} bears another name than the customer {name}.",
    zh: "客户资料未注明签约法人主体，且收款方 {payee} 与客户名称 {name} 不同。",
  },
  payee_is_company: {
    verdict: "pass",
    en: "The payee is a company.",
    zh: "收款方为企业。",
  },
  payee_is_individual: {
    verdict: "block",
    en: "The payee {payee} is an individual.",
    zh: "收款方 {payee} 为个人。",
  },
  payee_kind_unknown: {
    verdict: "block",
    en: 'The kind "{kind}" of the payee {payee} is neither company nor individual.',
    zh: "收款方 {payee} 的类型“{kind}”既非企业也非个人。",
  },

  account_holder_is_payee: {
    verdict: "pass",
    en: "The account is held by the payee.",
    zh: "账户持有人即收款方。",
  },
  no_account_involved: {
    verdict: "pass",
    en: "The payout goes to no account.",
    zh: "该笔付款不涉及账户。",
  },
  account_holder_missing: {
    verdict: "block",
    en: "Who holds the payee's account is not registered.",
    zh: "未登记收款账户的持有人。",
  },
  account_of_third_party: {
    verdict: "block",
    en: "The account is held by {account_holder}, not by the payee {payee}.",
    zh: "账户持有人为 {account_holder}，而非收款方 {payee}。",
  },
  method_allowed: {
    verdict: "pass",
    en: "The payout method is allowed.",
    zh: "付款方式符合规定。",
  },
  method_is_cash: {
    verdict: "block",
    en: "The payout method is cash, which is never paid.",
    zh: "付款方式为现金，一律禁止。",
  },
  method_unknown: {
    verdict: "block",
    en: 'There is no payout method "{method}".',
    zh: "不存在付款方式“{method}”。",
  },
  details_complete: {
    verdict: "pass",
    en: "All that the payout method needs is registered.",
    zh: "付款方式所需的信息均已登记。",
  },
  bank_account_missing: {
    verdict: "block",
    en: "A bank transfer needs an IBAN, or an account number with a bank code or BIC.",
    zh: "银行转账需要 IBAN，或账号连同银行代码或 BIC。",
  },
  tax_id_missing: {
    verdict: "block",
    en: "A red-letter invoice needs the payee's tax id.",
    zh: "开具红字发票需要收款方的税号。",
  },
  account_in_other_country: {
    verdict: "warn",
    en: "The account is in {account_country}, the payee in {country}.",
    zh: "账户所在国家/地区为 {account_country}，收款方所在国家/地区为 {country}。",
  },
  payee_unchanged: {
    verdict: "pass",
    en: "The payee has not changed within {days} days.",
    zh: "收款方信息在 {days} 天内没有变更。",
  },
  payee_changed_lately: {
    verdict: "warn",
    en: "The payee changed on {changed_on}, within {days} days.",
    zh: "收款方信息于 {changed_on} 变更，未满 {days} 天。",
  },

  customer_not_barred: {
    verdict: "pass",
    en: "The customer carries no tag that bars it.",
    zh: "客户没有被禁止的标签。",
  },
  customer_barred: {
    verdict: "block",
    en: 'The customer carries the tag "{tag}".',
    zh: "客户带有标签“{tag}”。",
  },
  payout_of_other_customer: {
    verdict: "block",
    en: "The payout is for customer {payout_customer}, the data are those of {customer}.",
    zh: "该笔付款属于客户 {payout_customer}，而资料属于客户 {customer}。",
  },

  accrued_and_unpaid: {
    verdict: "pass",
    en: "No position is paid more than is accrued and unpaid.",
    zh: "各结算项的付款均未超过已计提未付金额。",
  },
  more_than_accrued: {
    verdict: "block",
    en: "{amount} {currency} for program {program}, period {period}: only {unpaid} is accrued and unpaid.",
    zh: "方案 {program} 结算期 {period} 拟付 {amount} {currency}，而已计提未付金额仅为 {unpaid}。",
  },
  more_than_interim_share: {
    verdict: "warn",
    en: "Program {program}, period {period}: with this payout {settled} {currency} is paid, more than the {share_percent} % of {accrued} that interim settlements pay.",
    zh: "方案 {program} 结算期 {period}：含本次累计付款 {settled} {currency}，超过中期结算比例（{accrued} 的 {share_percent}%）。",
  },

  within_cap: {
    verdict: "pass",
    en: "No position is paid more than its cap.",
    zh: "各结算项的付款均未超过上限。",
  },
  above_cap: {
    verdict: "block",
    en: "Program {program}, period {period}: with this payout {settled} {currency} is paid, above the cap of {cap}.",
    zh: "方案 {program} 结算期 {period}：含本次累计付款 {settled} {currency}，超过上限 {cap}。",
  },
  within_payouts_per_year: {
    verdict: "pass",
    en: "No program is paid out more often than its terms allow.",
    zh: "各方案的付款次数均未超过条款规定。",
  },
  payouts_of_year_used_up: {
    verdict: "block",
    en: "Program {program} allows {limit} payouts in {year}; there are already {payouts}.",
    zh: "方案 {program} 在 {year} 年度允许付款 {limit} 次，目前已有 {payouts} 次。",
  },
  within_budget: {
    verdict: "pass",
    en: "No program's budget is exceeded.",
    zh: "各方案预算均未超支。",
  },
  budget_exceeded: {
    verdict: "block",
    en: "Program {program}, period {period}: with this payout {paid_to_all} {currency} is paid to all customers, above the budget of {budget}.",
    zh: "方案 {program} 结算期 {period}：含本次对全部客户累计付款 {paid_to_all} {currency}，超过预算 {budget}。",
  },

  usual_share: {
    verdict: "pass",
    en: "No position is paid more than {warns_above_percent} % of its net sales.",
    zh: "各结算项的付款均未超过净销售额的 {warns_above_percent}%。",
  },
  unusual_share: {
    verdict: "warn",
    en: "Program {program}, period {period}: {settled} {currency} is {share_percent} % of net sales, above {above_percent} %.",
    zh: "方案 {program} 结算期 {period}：{settled} {currency} 占净销售额的 {share_percent}%，高于 {above_percent}%。",
  },
  excessive_share: {
    verdict: "block",
    en: "Program {program}, period {period}: {settled} {currency} is {share_percent} % of net sales, above {above_percent} %.",
    zh: "方案 {program} 结算期 {period}：{settled} {currency} 占净销售额的 {share_percent}%，高于 {above_percent}%。",
  },
  no_net_sales: {
    verdict: "block",
    en: "Program {program}, period {period}: net sales are {net_amount} {currency}, so no payout can be measured by them.",
    zh: "方案 {program} 结算期 {period}：净销售额为 {net_amount} {currency}，无法据此衡量付款。",
  },
  no_earlier_payout: {
    verdict: "pass",
    en: "The customer has no earlier payout in {currency} to compare with.",
    zh: "该客户此前没有 {currency} 付款可供比较。",
  },
  usual_amount: {
    verdict: "pass",
    en: "The amount is at most {factor} times the median {median} {currency} of earlier payouts.",
    zh: "金额不超过以往付款中位数 {median} {currency} 的 {factor} 倍。",
  },
  jump_against_history: {
    verdict: "warn",
    en: "{amount} {currency} is more than {factor} times the median {median} of the customer's earlier payouts.",
    zh: "{amount} {currency} 超过该客户以往付款中位数 {median} 的 {factor} 倍。",
  },

  settled_once: {
    verdict: "pass",
    en: "No other payout covers the same settlement.",
    zh: "没有其他付款覆盖同一结算。",
  },
  position_twice_in_payout: {
    verdict: "block",
    en: "The payout settles program {program}, period {period} twice.",
    zh: "该笔付款对方案 {program} 结算期 {period} 重复结算。",
  },
  settled_already: {
    verdict: "block",
    en: "Payout {other_payout} is for the same settlement of program {program}, period {period}.",
    zh: "付款 {other_payout}已针对方案 {program} 结算期 {period} 的同一结算。",
  },
  settled_by_later: {
    verdict: "block",
    en: "Payout {other_payout} is for a later settlement of program {program}, period {period}, which contains this one.",
    zh: "付款 {other_payout}针对方案 {program} 结算期 {period} 的后续结算，已包含本次结算。",
  },
  amount_not_repeated: {
    verdict: "pass",
    en: "No other payout to the customer has the same amount within {days} days.",
    zh: "{days} 天内没有对该客户的同额付款。",
  },
  amount_repeated: {
    verdict: "warn",
    en: "Payout {other_payout} of {other_day} to the customer has the same amount {amount} {currency}, within {days} days.",
    zh: "{other_day} 对该客户的付款 {other_payout} 金额同为 {amount} {currency}，相隔不超过 {days} 天。",
  },

  proposer_independent: {
    verdict: "pass",
    en: "Nothing in the proposer's address points to the payee.",
    zh: "提案人的邮箱地址与收款方无关联。",
  },
  proposer_domain_is_payee: {
    verdict: "warn",
    en: "The proposer's address is at {domain}, which is the payee's.",
    zh: "提案人邮箱域名 {domain} 与收款方一致。",
  },
  proposer_name_is_payee: {
    verdict: "warn",
    en: "The proposer's name in {email} is that of the payee {payee}.",
    zh: "提案人邮箱 {email} 中的姓名与收款方 {payee} 一致。",
  },
  proposer_unknown: {
    verdict: "block",
    en: 'The proposer has no e-mail address that can be read: "{email}".',
    zh: "提案人没有可读取的邮箱地址：“{email}”。",
  },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonCode = keyof typeof complianceReasons;

/** The figures that the words of a reason name. */
export type FiguresOf<Code extends ReasonCode> = Readonly<
  Record<NamesIn<(typeof complianceReasons)[Code]["en"]>, string>
>;

type NamesIn<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** Figures as they are kept on record: decimals in plain digits, days as ISO dates. */
export type Figures = Readonly<Record<string, string>>;

/** A reason in words for people. A figure that a record does not hold is a dash. */
export function reasonText(code: ReasonCode, figures: Figures, language: "en" | "zh"): string {
  return complianceReasons[code][language].replace(/\{(\w+)\}/g, (_, name: string) => figures[name] ?? "–");
}
