import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../shared/csv/read-csv.ts";
import { type PayoutEntryKind, payoutEntries } from "../../shared/ledger/payout-posting.ts";
import { formatDecimal, parseDecimal } from "../../shared/money/decimal.ts";
import { openBankReturn } from "../../shared/payment/bank-return.ts";
import { chequeList } from "../../shared/payment/cheque-list.ts";
import { creditNotes } from "../../shared/payment/credit-notes.ts";
import { deductions } from "../../shared/payment/deductions.ts";
import { pain002Namespace } from "../../shared/payment/pain002.ts";
import type { PaymentOrder } from "../../shared/payment/payment.ts";
import { redLetterInvoices } from "../../shared/payment/red-letter-invoices.ts";
import { payoutMethods } from "../../shared/reference/payee.ts";
import { chinesePayee, order } from "../shared/payment/orders.ts";

/** docs/payments.md says what the files hold and what the ledger books. */

const page = readFileSync(join(import.meta.dirname, "../../docs/payments.md"), "utf8");

/** The rows of the first table after a text, without its heads; code marks taken off. */
function tableAfter(text: string): readonly (readonly string[])[] {
  const start = page.indexOf(text);
  if (start < 0) throw new Error(`the page does not say ${text}`);
  const [table = ""] = /(?:^\|.*\n)+/m.exec(page.slice(start)) ?? [];
  const [, , ...rows] = table.trim().split("\n");
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}
const firstCells = (text: string): readonly (string | undefined)[] => tableAfter(text).map(([first]) => first);

describe("a list's columns are those of the page", () => {
  const common = tableAfter("The columns of all lists");
  test.each`
    list                         | write                | words
    ${"cheques.csv"}             | ${chequeList}        | ${0}
    ${"credit-notes.csv"}        | ${creditNotes}       | ${0}
    ${"deductions.csv"}          | ${deductions}        | ${0}
    ${"red-letter-invoices.csv"} | ${redLetterInvoices} | ${1}
  `("$list", ({ list, write, words }) => {
    const text = (write as (orders: readonly PaymentOrder[]) => string)([order({ payee: chinesePayee })]);
    const named = common.map((cells) => cells[words as number]);
    const own = firstCells(words === 0 ? `\`${list}\`:` : `\`${list}\` (红字`);
    expect(readCsv(text).records[0]?.fields).toEqual([...named.slice(0, 2), ...own, ...named.slice(2)]);
  });
});

test("every payout method has its file on the page", () => {
  expect(firstCells("A payment batch holds payouts of one payout method").toSorted()).toEqual(
    [...payoutMethods].toSorted(),
  );
});

describe("the entries of a step are those of the page", () => {
  test.each(tableAfter("## What the ledger books"))("%s", (step, kind, debit, credit, settled) => {
    const [entry] = payoutEntries(
      kind as PayoutEntryKind,
      {
        payoutId: "P1",
        attempt: 1,
        currency: "EUR",
        lines: [{ key: { programId: "annual", customerId: "C1", periodId: "2025" }, amount: parseDecimal("10") }],
        leavesBank: step?.includes("bank_transfer") ?? false,
      },
      "2026-06-02T08:00:00.000Z",
    );
    expect([entry?.debitAccount, entry?.creditAccount]).toEqual([debit, credit]);
    const changes = { "grows by the amount": "10", stays: "0", "falls by the amount": "-10" };
    expect(entry && formatDecimal(entry.settledChange)).toBe(changes[settled as keyof typeof changes]);
  });
});

describe("a status of the bank means what the page says", () => {
  test.each(tableAfter("### The bank's status report"))("%s: %s", (status, meaning) => {
    const report = `<Document xmlns="${pain002Namespace}"><CstmrPmtStsRpt>
<OrgnlGrpInfAndSts><OrgnlMsgId>R1</OrgnlMsgId><GrpSts>${status}</GrpSts></OrgnlGrpInfAndSts>
</CstmrPmtStsRpt></Document>`;
    const { outcomes } = openBankReturn(new TextEncoder().encode(report)).outcomesOf([
      { payoutId: "P1", attempt: 1, messageId: "R1" },
    ]);
    expect(outcomes).toMatchObject([{ outcome: meaning }]);
  });
});

test("the list of the page is read, and its columns are explained in their order", () => {
  const [, example = ""] = /```csv\n([\s\S]*?)```/.exec(page) ?? [];
  const opened = openBankReturn(new TextEncoder().encode(example));
  const sent = opened.speaksOf.payoutIds.map((payoutId) => ({ payoutId, attempt: 1 }));
  const { outcomes, problems } = opened.outcomesOf(sent);
  expect(problems).toEqual([]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["paid", "failed"]);
  expect(firstCells("### The list")).toEqual(readCsv(example).records[0]?.fields);
});
