import type { PaymentOrder } from "./payment.ts";
import { type ListColumn, type ListWords, paymentList } from "./payment-list.ts";

const columns: readonly ListColumn[] = [
  ["付款单号", ({ payoutId }) => payoutId],
  ["客户编号", ({ customerId }) => customerId],
  ["购买方名称", ({ payee }) => payee.legalName],
  ["购买方纳税人识别号", ({ payee }) => payee.taxId],
  ["备注", ({ reference }) => reference],
  ["申请开票日期", ({ requestedOn }) => requestedOn],
];

const words: ListWords = {
  record: "记录类型",
  payout: "明细",
  total: "合计",
  count: "份数",
  currency: "币种",
  // The amount by which the invoices are reduced: above zero here, written as a negative one on the red-letter invoice.
  amount: "冲减金额（不含税）",
};

/**
 * 红字发票信息清单: the red-letter invoices to issue, with the buyer's name and tax id. The rate and the tax follow from the
 * invoices that are reduced, which the tax system knows and this one does not; with control totals as every list.
 */
export function redLetterInvoices(orders: readonly PaymentOrder[]): string {
  return paymentList("red_letter_invoice", columns, words, orders);
}
