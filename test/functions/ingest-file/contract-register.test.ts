import { expect, test } from "vitest";
import { csv, ingestAccepted } from "./ingesting.ts";

/** A register of signed contracts: a row per contract, of which nothing is delivered yet. */
const register = {
  source_id: "contracts",
  kind: "orders",
  format: { type: "csv" },
  columns: {
    order_id: "contract_no",
    line_id: { constant: "1" },
    order_date: "signed_on",
    customer_id: "customer",
    product_id: { constant: "contract" },
    quantity: { constant: "0" },
    unit_price: { constant: "0" },
    contract_amount: "amount",
    currency: { constant: "CNY" },
  },
  returns: { marked_by: [{ column: "status", values: ["cancelled"] }], amounts: "positive" },
  required: ["contract_amount"],
};
const contract = {
  contract_no: "HT-2025-001",
  signed_on: "2025-03-31",
  customer: "C1",
  amount: "1200000",
  status: "signed",
};

test("a contract is a line of no quantity and no net amount, and of the contract's amount", async () => {
  const { accepted, ingestion } = await ingestAccepted(register, csv([contract]));
  expect(accepted).toEqual([
    {
      source_id: "contracts",
      order_id: "HT-2025-001",
      line_id: "1",
      order_date: "2025-03-31",
      customer_id: "C1",
      product_id: "contract",
      quantity: "0.000000",
      unit: null,
      unit_price: "0.000000",
      gross_amount: "0.000000",
      net_amount: "0.000000",
      contract_amount: "1200000.000000",
      currency: "CNY",
      is_return: "false",
      original_order_id: null,
      original_order_date: null,
      paid_date: null,
      line_number: "1",
      ingestion_id: ingestion.ingestionId,
    },
  ]);
  expect(ingestion.netAmountAccepted).toBe("0.000000");
});

test("a contract that is called off is a return: its amount is negative, its quantity still zero", async () => {
  const { accepted } = await ingestAccepted(register, csv([{ ...contract, status: "cancelled" }]));
  expect(accepted).toMatchObject([
    { is_return: "true", quantity: "0.000000", net_amount: "0.000000", contract_amount: "-1200000.000000" },
  ]);
});

test.each`
  changed                      | reason                       | column           | value            | because
  ${{ amount: "" }}            | ${"value_missing"}           | ${"amount"}      | ${null}          | ${"a register without an amount says nothing"}
  ${{ amount: "1.2 million" }} | ${"amount_not_a_number"}     | ${"amount"}      | ${"1.2 million"} | ${"words are no number"}
  ${{ amount: "-1200000" }}    | ${"sign_contradicts_return"} | ${"amount"}      | ${"-1200000"}    | ${"the amount is named, not the constant quantity"}
  ${{ contract_no: "" }}       | ${"order_missing"}           | ${"contract_no"} | ${null}          | ${"the contract number tells contracts apart"}
`("$changed is rejected with $reason: $because", async ({ changed, reason, column, value }) => {
  const { accepted, rejected } = await ingestAccepted(register, csv([{ ...contract, ...changed }]));
  expect(accepted).toEqual([]);
  expect(rejected).toMatchObject([{ reason, all_reasons: reason, column_name: column, value }]);
});

test("a contract that the register names twice counts once", async () => {
  const { accepted, rejected } = await ingestAccepted(register, csv([contract, { ...contract, amount: "1" }]));
  expect(accepted).toMatchObject([{ line_number: "1", contract_amount: "1200000.000000" }]);
  expect(rejected).toMatchObject([{ line_number: "2", reason: "line_repeated_in_file", column_name: null }]);
});
