import { describe, expect, test } from "vitest";
import { formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { PaymentBatch } from "../../../shared/payment/payment-batch.ts";
import { paymentBatchIdOf } from "../../../shared/payment/payment-batch-id.ts";
import { paymentBatchFromJson, paymentBatchToJson } from "../../../shared/payment/payment-batch-json.ts";
import { paymentFiles } from "../../../shared/payment/payment-files.ts";
import { paymentOrder } from "../../../shared/payment/payment-order.ts";
import type { PayoutContent } from "../../../shared/payout/content.ts";
import { proposed } from "../../../shared/payout/transitions.ts";
import { company } from "../payout/world.ts";
import { americanPayee, chinesePayee, order, payer } from "./orders.ts";

const batch: PaymentBatch = {
  paymentBatchId: "B0000000000000000000001A",
  method: "bank_transfer",
  releasedBy: "ray@example.com",
  createdAt: "2026-07-30T09:15:00.000Z",
  requestedOn: "2026-07-30",
  payers: { EUR: payer, USD: { ...payer, iban: "DE16200411330123456789" } },
  payoutIds: ["P1", "P2", "P3"],
  status: "sealed",
  sent: [],
  totals: [],
  files: [],
};

describe("files of a payment batch", () => {
  test("bank transfers make one for each currency, from the account in it", () => {
    const { files, sent } = paymentFiles(batch, [
      order({ payoutId: "P2", currency: "USD", payee: americanPayee }),
      order({ payoutId: "P1" }),
      order({ payoutId: "P3" }),
    ]);
    expect(files.map(({ name }) => name)).toEqual(["transfers-EUR.xml", "transfers-USD.xml"]);
    expect(files[0]?.text).toContain("<IBAN>DE89370400440532013000</IBAN>");
    expect(files[1]?.text).toContain("<IBAN>DE16200411330123456789</IBAN>");
    const messageIds = files.map(({ text }) => /<MsgId>(.*)<\/MsgId>/.exec(text)?.[1]);
    expect(new Set(messageIds).size).toBe(2);
    expect(sent).toEqual([
      { payoutId: "P1", messageId: messageIds[0], paymentInformationId: `${messageIds[0]}-1` },
      { payoutId: "P3", messageId: messageIds[0], paymentInformationId: `${messageIds[0]}-1` },
      { payoutId: "P2", messageId: messageIds[1], paymentInformationId: `${messageIds[1]}-1` },
    ]);
  });

  test.each`
    method                  | name                         | holds
    ${"cheque"}             | ${"cheques.csv"}             | ${"payable_to"}
    ${"credit_note"}        | ${"credit-notes.csv"}        | ${"legal_name"}
    ${"deduction"}          | ${"deductions.csv"}          | ${"legal_name"}
    ${"red_letter_invoice"} | ${"red-letter-invoices.csv"} | ${"购买方名称"}
  `("$method makes one list of all currencies", ({ method, name, holds }) => {
    const orders = [
      order({ payoutId: "P2", payee: chinesePayee, currency: "CNY" }),
      order({ payoutId: "P1", payee: chinesePayee }),
    ];
    const { files, sent } = paymentFiles({ ...batch, method }, orders);
    expect(files.map((file) => file.name)).toEqual([name]);
    expect(files[0]?.text).toContain(holds);
    expect(sent).toEqual([{ payoutId: "P1" }, { payoutId: "P2" }]);
  });

  test("a batch that nothing joined has none", () => {
    expect(paymentFiles(batch, [])).toEqual({ files: [], sent: [] });
  });

  test("are the same bytes whenever and in whatever order they are written", () => {
    const orders = [order({ payoutId: "P1" }), order({ payoutId: "P2", currency: "USD", payee: americanPayee })];
    expect(paymentFiles(batch, orders.toReversed())).toEqual(paymentFiles({ ...batch, status: "written" }, orders));
  });

  test("without an account in the currency there is no file at all", () => {
    const orders = [order(), order({ payoutId: "P2", currency: "CNY", payee: chinesePayee })];
    expect(() => paymentFiles(batch, orders)).toThrow("an account of ours in CNY");
  });
});

describe("a payment order", () => {
  const line = (contractReference: string, amount: string) => ({
    programId: "annual",
    programVersion: 1,
    contractReference,
    periodId: "2025",
    countsUntil: "2026-01-01",
    settledBefore: zero,
    amount: parseDecimal(amount),
  });
  const payout = (payoutOn: string) => {
    const content: PayoutContent = {
      customerId: "C1",
      group: "annual",
      currency: "EUR",
      payoutOn,
      payee: company,
      lines: [line("K-1", "100"), line("K-2", "20.5"), line("K-1", "-1")],
    };
    return proposed(content, {
      proposerId: "pat",
      proposedAt: "2026-07-01T08:00:00.000Z",
      customer: { name: "Nordwind" },
      checks: [],
      standings: [],
    });
  };

  test("is over the sum of the lines, and the payee reads the payout and every contract once", () => {
    const { amount, reference, payee } = paymentOrder(payout("2026-07-10"), batch);
    expect(formatDecimal(amount)).toBe("119.5");
    expect(reference).toBe(`${payout("2026-07-10").payoutId} K-1 K-2`);
    expect(payee).toEqual(company);
  });

  test.each`
    payoutOn        | requestedOn     | because
    ${"2026-07-10"} | ${"2026-07-30"} | ${"what is late is to be paid at once"}
    ${"2026-08-10"} | ${"2026-08-10"} | ${"nothing is paid before its day"}
  `("of $payoutOn is to be paid on $requestedOn: $because", ({ payoutOn, requestedOn }) => {
    expect(paymentOrder(payout(payoutOn), batch).requestedOn).toBe(requestedOn);
  });
});

describe("the id of a payment batch", () => {
  const form = {
    method: "cheque",
    releasedBy: "ray@example.com",
    shownAt: "2026-07-30T09:15:00.000Z",
    payouts: [
      { payoutId: "P1", revision: 4 },
      { payoutId: "P2", revision: 7 },
    ],
  } as const;
  const id = paymentBatchIdOf(form);

  test("is the same for the same form, whatever the order of its fields", () => {
    expect(id).toMatch(/^B[0-9A-F]{23}$/);
    expect(paymentBatchIdOf({ ...form, payouts: form.payouts.toReversed() })).toBe(id);
  });

  test.each`
    other                                             | what
    ${{ releasedBy: "roz@example.com" }}              | ${"person"}
    ${{ method: "deduction" }}                        | ${"method"}
    ${{ shownAt: "2026-07-30T09:15:00.001Z" }}        | ${"showing of the page"}
    ${{ payouts: [{ payoutId: "P1", revision: 4 }] }} | ${"choice"}
    ${{ payouts: [{ payoutId: "P1", revision: 5 }, { payoutId: "P2", revision: 7 }] }} | ${"revision"}
  `("is another one for another $what", ({ other }) => {
    expect(paymentBatchIdOf({ ...form, ...other })).not.toBe(id);
  });
});

test("a payment batch is read back as it was written, to the digit", () => {
  const sent = [{ payoutId: "P1", messageId: "R1", paymentInformationId: "R1-1" }, { payoutId: "P2" }];
  const totals = [{ currency: "EUR", count: 2, amount: parseDecimal("123456789012.34") }];
  const written: PaymentBatch = { ...batch, status: "written", sent, totals, files: ["transfers-EUR.xml"] };
  expect(paymentBatchFromJson(paymentBatchToJson(written))).toEqual(written);
});
