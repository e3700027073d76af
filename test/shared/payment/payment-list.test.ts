import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../shared/csv/read-csv.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { chequeList } from "../../../shared/payment/cheque-list.ts";
import { creditNotes } from "../../../shared/payment/credit-notes.ts";
import { deductions } from "../../../shared/payment/deductions.ts";
import { redLetterInvoices } from "../../../shared/payment/red-letter-invoices.ts";
import { sumOf } from "../../../shared/rebate/figures.ts";
import { americanPayee, anyOrders, chinesePayee, frenchPayee, order } from "./orders.ts";

const twoCurrencies = [
  order({ payoutId: "P2", amount: "80.50" }),
  order({ payoutId: "P1", amount: "1200" }),
  order({ payoutId: "P3", amount: "5000", currency: "JPY", payee: americanPayee }),
];

describe("each list in full", () => {
  test("cheques", () => {
    expect(chequeList(twoCurrencies)).toBe(
      [
        "\uFEFFrecord,count,payout_id,customer_id,payable_to,country,reference,requested_on,currency,amount",
        "payout,1,P1,C-100,Moreau Outillage SARL,FR,FR-2026-17 P1,2026-07-31,EUR,1200.00",
        "payout,1,P2,C-100,Moreau Outillage SARL,FR,FR-2026-17 P2,2026-07-31,EUR,80.50",
        "payout,1,P3,C-100,Fenwick Tools Inc,US,FR-2026-17 P3,2026-07-31,JPY,5000",
        "total,2,,,,,,,EUR,1280.50",
        "total,1,,,,,,,JPY,5000",
        "",
      ].join("\r\n"),
    );
  });

  test("credit notes", () => {
    expect(creditNotes([order({ payoutId: "P1", payee: chinesePayee, currency: "CNY" })])).toBe(
      [
        "\uFEFFrecord,count,payout_id,customer_id,legal_name,tax_id,country,reference,requested_on,currency,amount",
        "payout,1,P1,C-100,苏州晨光机械有限公司,91320500MA1N0AB12C,CN,FR-2026-17 P1,2026-07-31,CNY,1200.00",
        "total,1,,,,,,,,CNY,1200.00",
        "",
      ].join("\r\n"),
    );
  });

  test("deductions", () => {
    expect(deductions([order({ payoutId: "P1" })])).toBe(
      [
        "\uFEFFrecord,count,payout_id,customer_id,legal_name,reference,requested_on,currency,amount",
        "payout,1,P1,C-100,Moreau Outillage SARL,FR-2026-17 P1,2026-07-31,EUR,1200.00",
        "total,1,,,,,,EUR,1200.00",
        "",
      ].join("\r\n"),
    );
  });

  test("red-letter invoices", () => {
    expect(redLetterInvoices([order({ payoutId: "P1", payee: chinesePayee, currency: "CNY" })])).toBe(
      [
        "\uFEFF记录类型,份数,付款单号,客户编号,购买方名称,购买方纳税人识别号,备注,申请开票日期,币种,冲减金额（不含税）",
        "明细,1,P1,C-100,苏州晨光机械有限公司,91320500MA1N0AB12C,FR-2026-17 P1,2026-07-31,CNY,1200.00",
        "合计,1,,,,,,,CNY,1200.00",
        "",
      ].join("\r\n"),
    );
  });
});

test.each`
  legalName               | written                       | because
  ${"=HYPERLINK(1)"}      | ${",'=HYPERLINK(1),"}         | ${"a formula is made text"}
  ${"+49 GmbH"}           | ${",'+49 GmbH,"}              | ${"a plus begins a formula"}
  ${"-Ost- AG"}           | ${",'-Ost- AG,"}              | ${"a minus that begins no number"}
  ${"@home Ltd"}          | ${",'@home Ltd,"}             | ${"an at sign begins a function"}
  ${"\t=1"}               | ${",'\t=1,"}                  | ${"a tab hides a formula"}
  ${"\r=1"}               | ${`,"'\r=1",`}                | ${"so does a carriage return"}
  ${'Keller, "Söhne" AG'} | ${',"Keller, ""Söhne"" AG",'} | ${"commas and quotes are quoted"}
`("a name does no harm in a spreadsheet: $because", ({ legalName, written }) => {
  expect(chequeList([order({ payee: { ...frenchPayee, legalName } })])).toContain(written);
});

test("the control totals are the number and the sum of the payouts of each currency", () => {
  fc.assert(
    fc.property(anyOrders, (orders) => {
      const { records } = readCsv(chequeList(orders));
      const totals = records.filter(({ fields }) => fields[0] === "total").map(({ fields }) => fields);
      const payouts = records.filter(({ fields }) => fields[0] === "payout").map(({ fields }) => fields);
      expect(payouts).toHaveLength(orders.length);
      expect(totals.map((fields) => fields.at(-2))).toEqual(
        [...new Set(orders.map(({ currency }) => currency))].sort(),
      );
      for (const total of totals) {
        const own = orders.filter(({ currency }) => currency === total.at(-2));
        const listed = payouts.filter((fields) => fields.at(-2) === total.at(-2));
        expect(total[1]).toBe(String(own.length));
        expect(formatDecimal(parseDecimal(total.at(-1) ?? ""))).toBe(formatDecimal(sumOf(own, ({ amount }) => amount)));
        expect(parseDecimal(total.at(-1) ?? "")).toEqual(sumOf(listed, (fields) => parseDecimal(fields.at(-1) ?? "")));
      }
    }),
  );
});

test("a red-letter invoice is not asked for without the buyer's tax id", () => {
  expect(() => redLetterInvoices([order()])).toThrow("payment by red_letter_invoice needs the payee's tax_id");
});

test("a list is refused with a payout in it that cannot be paid", () => {
  expect(() => chequeList([order(), order()])).toThrow("a payout is in a payment file once");
  expect(() => creditNotes([order({ amount: "1.005" })])).toThrow("a whole number of minor units");
});
