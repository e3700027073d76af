import { type Rejection, rejections } from "../../../shared/ingestion/rejections.ts";
import type { Language } from "../../../shared/language.ts";

/** The laws of the rejection dictionary for who reads Chinese. */
const inChinese = {
  row_malformed: "记录的字段数与表头一致，或为一个 JSON 对象，且引号成对",
  order_missing: "订单行注明订单号",
  line_missing: "订单行在订单内有行号",
  date_missing: "该行有日期",
  customer_missing: "该行注明客户",
  product_missing: "该行注明产品",
  quantity_missing: "订单行有数量",
  price_missing: "金额由单价计算时，订单行有单价",
  amount_missing: "来源配置映射净额时，订单行有净额",
  currency_missing: "该行注明货币",
  rate_missing: "该行有汇率",
  legal_name_missing: "该行注明签约法人主体",
  entity_kind_missing: "该行注明收款方是企业还是个人",
  country_missing: "该行注明收款方所在国家",
  payout_method_missing: "该行注明支付方式",
  account_holder_missing: "以银行转账付款的收款方注明开户名",
  account_missing: "以银行转账付款的收款方有 IBAN，或账号连同行号或 BIC",
  value_missing: "来源配置要求的列有值",
  date_invalid: "日期符合来源配置的格式",
  date_out_of_range: "订单日期在 2000 年与文件到达后一个月之间",
  quantity_not_a_number: "数量是符合来源配置写法的小数",
  price_not_a_number: "单价是符合来源配置写法的小数",
  amount_not_a_number: "金额是符合来源配置写法的小数",
  rate_not_a_number: "汇率是符合来源配置写法的小数",
  number_too_precise: "数字的小数位数不超过存储位数，不作舍入",
  number_out_of_range: "数字小于 10¹²，汇率小于 10⁶",
  amount_out_of_range: "订单行的金额（给定或计算所得）小于 10¹²",
  margin_not_a_number: "毛利是符合来源配置写法的小数",
  margin_not_a_fraction: "毛利为净额的比例，介于 0 与 1 之间",
  rate_not_positive: "汇率大于零",
  currency_unknown: "货币为 ISO 4217 代码",
  currencies_equal: "汇率换算两种不同的货币",
  country_unknown: "国家为两个大写字母的 ISO 3166 代码",
  entity_kind_unknown: "收款方为企业或个人",
  payout_method_unknown: "支付方式是来源配置规定的方式之一",
  language_unknown: "语言为 en 或 zh",
  iban_invalid: "IBAN 的格式与校验位符合 ISO 13616",
  account_number_invalid: "账号最多 34 个字母、数字、连字符、斜线和点，且含数字",
  bic_invalid: "BIC 有 8 或 11 个字符，格式符合 ISO 9362",
  bank_code_invalid: "行号为 3 至 12 个字母、数字和连字符",
  email_invalid: "邮箱为一个地址",
  tag_holds_a_bar: "标签不含分隔标签的竖线",
  value_too_long: "值不超过列的长度",
  sign_contradicts_return: "数量与金额仅在退货行为负，按来源配置的写法",
  original_order_without_return: "只有退货注明原订单",
  original_date_after_return: "原订单日期不晚于其退货",
  line_repeated_in_file: "同一行在文件中只出现一次，以首行为准",
  customer_repeated_in_file: "同一客户在文件中只出现一次，以首行为准",
  product_repeated_in_file: "同一产品在文件中只出现一次，以首行为准",
  rate_repeated_in_file: "两种货币每日在文件中只有一个汇率，以首行为准",
} as const satisfies Record<Rejection, string>;

/** The law that a rejected row breaks. A key without words is shown as it is. */
export function rejectionName(reason: string, language: Language): string {
  if (!Object.hasOwn(rejections, reason)) return reason;
  return (language === "zh" ? inChinese : rejections)[reason as Rejection];
}
