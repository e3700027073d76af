/** One text in both languages of people. */
export type Words = Readonly<Record<"en" | "zh", string>>;

/** Where an answer says something: a line of a list, counted from 1, or the path of an element of a document. */
export type Place = number | string;

/** A place in words: `line 3`, or the path itself. */
export function placeText(place: Place, language: keyof Words): string {
  if (typeof place === "string") return place;
  return language === "en" ? `line ${place}` : `第 ${place} 行`;
}

/** A value as it was found, in quotes, so that blanks and nothing at all are seen. */
const quoted = (found: string): string => JSON.stringify(found);

/** Everything that can be wrong with an answer to what was sent, or with a part of it, in the words of whoever reads it. */
export const bankProblems = {
  not_utf8: (): Words => ({
    en: "the file is not text in UTF-8: save it as CSV UTF-8, or ask the bank for the report in UTF-8",
    zh: "文件不是 UTF-8 编码的文本：请另存为 CSV UTF-8，或请银行提供 UTF-8 编码的报告",
  }),
  broken_quote: (): Words => ({
    en: "a quote is not closed, or text follows a closed one",
    zh: "引号没有闭合，或闭合的引号之后还有文字",
  }),
  other_columns: (wanted: string, found: string): Words => ({
    en: `the columns are ${wanted}, not ${found}`,
    zh: `列应为 ${wanted}，而文件中是 ${found}`,
  }),
  other_number_of_fields: (wanted: number, found: number): Words => ({
    en: `the row has ${found} fields, not ${wanted}`,
    zh: `此行有 ${found} 个字段，应为 ${wanted} 个`,
  }),
  no_payout_id: (): Words => ({ en: "payout_id is empty", zh: "payout_id 为空" }),
  other_status: (found: string): Words => ({
    en: `status is paid or failed, not ${quoted(found)}`,
    zh: `status 只能是 paid 或 failed，不能是 ${quoted(found)}`,
  }),
  no_value_date: (): Words => ({ en: "what was paid has a value_date", zh: "已付款的须填写 value_date" }),
  no_reason: (): Words => ({ en: "what failed has a reason", zh: "付款失败的须填写 reason" }),
  no_day: (found: string): Words => ({
    en: `value_date is a day as 2026-07-31, not ${quoted(found)}`,
    zh: `value_date 须写成 2026-07-31 这样的日期，不能是 ${quoted(found)}`,
  }),

  own_document_type: (): Words => ({
    en: "the document defines a type of its own, which no bank's report does",
    zh: "文档自带类型定义，银行的报告不会这样写",
  }),
  not_well_formed: (detail: string): Words => ({
    en: `the document is not well formed: ${detail}`,
    zh: `文档的 XML 格式有误：${detail}`,
  }),
  other_namespace: (wanted: string, found: string | undefined): Words => ({
    en: `the namespace is ${wanted}, not ${found ?? "absent"}`,
    zh: `命名空间应为 ${wanted}，而文档中${found === undefined ? "没有命名空间" : `是 ${found}`}`,
  }),
  not_to_standard: (detail: string): Words => ({
    en: `the element is not as the standard has it: ${detail}`,
    zh: `该元素不符合标准：${detail}`,
  }),
  nothing_in_file: (messageId: string): Words => ({
    en: `no payout was sent in file ${messageId}`,
    zh: `文件 ${messageId} 中没有发出过任何付款`,
  }),
  nothing_in_payment_information: (paymentInformationId: string): Words => ({
    en: `no payout was sent in payment information ${paymentInformationId}`,
    zh: `付款信息组 ${paymentInformationId} 中没有发出过任何付款`,
  }),
  no_end_to_end_id: (): Words => ({
    en: "the transfer has no OrgnlEndToEndId",
    zh: "该笔转账没有 OrgnlEndToEndId",
  }),
  not_in_file: (payoutId: string, messageId: string): Words => ({
    en: `${payoutId} was not sent in file ${messageId}`,
    zh: `付款 ${payoutId} 不是在文件 ${messageId} 中发出的`,
  }),
  no_outcome: (payoutId: string, status: string | undefined): Words => ({
    en: `${payoutId} has ${status ?? "no status"}, which tells no outcome`,
    zh: `付款 ${payoutId} ${status === undefined ? "没有状态" : `的状态是 ${status}`}，看不出付款结果`,
  }),
  no_day_of_transfer: (payoutId: string, found: string): Words => ({
    en: `${payoutId} has the day ${quoted(found)}`,
    zh: `付款 ${payoutId} 的日期 ${quoted(found)} 有误`,
  }),

  never_sent: (payoutId: string): Words => ({
    en: `${payoutId} was never sent on its way`,
    zh: `付款 ${payoutId} 从未放行`,
  }),
  said_again: (payoutId: string, firstPlace: Place): Words => ({
    en: `${payoutId} is said again what ${placeText(firstPlace, "en")} says`,
    zh: `付款 ${payoutId} 与${placeText(firstPlace, "zh")}重复`,
  }),
  contradicting: (payoutId: string, places: readonly Place[]): Words => ({
    en: `${payoutId}: ${places.map((place) => placeText(place, "en")).join(" and ")} contradict each other`,
    zh: `付款 ${payoutId}：${places.map((place) => placeText(place, "zh")).join("与")}相互矛盾`,
  }),
};
