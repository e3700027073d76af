import { expect, test } from "vitest";
import { type Rejection, rejections } from "../../../shared/ingestion/rejections.ts";
import { csv, goodRow, ingestAccepted, ordersProfile } from "./ingesting.ts";

const { unit_price: _, ...columnsWithoutPrice } = ordersProfile.columns;
const netProfile = {
  ...ordersProfile,
  columns: { ...columnsWithoutPrice, net_amount: "net" },
  ignored_columns: ["price"],
};
const currencyProfile = { ...ordersProfile, columns: { ...ordersProfile.columns, currency: "currency" } };
const unitRequired = { ...ordersProfile, columns: { ...ordersProfile.columns, unit: "unit" }, required: ["unit"] };
const originals = {
  ...ordersProfile,
  columns: { ...ordersProfile.columns, original_order_id: "of", original_order_date: "of_date" },
};
const contracts = {
  ...ordersProfile,
  columns: { ...ordersProfile.columns, contract_amount: "contract" },
  returns: { marked_by: [{ column: "order", prefix: "C" }] },
};
const payments = { ...ordersProfile, columns: { ...ordersProfile.columns, paid_date: "paid" } };
const discounts = { ...ordersProfile, columns: { ...ordersProfile.columns, discount_amount: "discount" } };
const markedByPrefix = { ...ordersProfile, returns: { marked_by: [{ column: "order", prefix: "C" }] } };
const returned = { ...goodRow, order: "C1", quantity: "-2" };

const customersProfile = {
  source_id: "crm",
  kind: "customers",
  format: { type: "csv" },
  columns: { customer_id: "id", customer_name: "name", tags: "tags" },
  tag_separator: ";",
};
const goodCustomer = { id: "C1", name: "Brenner", tags: "export; key" };
const productsProfile = {
  source_id: "pim",
  kind: "products",
  format: { type: "csv" },
  columns: { product_id: "id", category: "category" },
};
const goodProduct = { id: "P1", category: "tools" };
const marginsProfile = { ...productsProfile, columns: { ...productsProfile.columns, margin_fraction: "margin" } };
const goodMargin = { ...goodProduct, margin: "0.35" };
const ratesProfile = {
  source_id: "ecb",
  kind: "fx_rates",
  format: { type: "csv" },
  columns: { from_currency: "from", to_currency: "to", rate_date: "date", rate: "rate" },
};
const goodRate = { from: "CHF", to: "EUR", date: "2025-03-31", rate: "1.06401234" };

const payeesProfile = {
  source_id: "treasury",
  kind: "payees",
  format: { type: "csv" },
  columns: {
    ...{ customer_id: "id", legal_name: "name", entity_kind: "kind", country: "country", payout_method: "method" },
    ...{ account_holder: "holder", iban: "iban", account_number: "number", bic: "bic", bank_code: "bank" },
    ...{ language: "language", email: "email", tax_id: "tax" },
  },
};
const goodPayee = {
  ...{ id: "C1", name: "Brenner GmbH", kind: "company", country: "DE", method: "bank_transfer" },
  ...{ holder: "Brenner GmbH", iban: "DE89370400440532013000", number: "", bic: "", bank: "" },
  ...{ language: "", email: "", tax: "" },
};
type RowText = Readonly<Record<string, string>>;
type Example = {
  readonly reason: Rejection;
  readonly profile: Readonly<Record<string, unknown>>;
  /** A row that holds just so, and one that is rejected with this reason first. */
  readonly holds: RowText;
  readonly breaks: RowText;
  readonly column: string | null;
  readonly value: string | null;
};

const example = (
  reason: Rejection,
  profile: Readonly<Record<string, unknown>>,
  holds: RowText,
  changed: RowText,
  named?: { column?: string | null; value?: string | null },
): Example => {
  const [[column, value] = ["", ""]] = Object.entries(changed);
  return {
    reason,
    profile,
    holds,
    breaks: { ...holds, ...changed },
    column: named?.column !== undefined ? named.column : column,
    value: named?.value !== undefined ? named.value : value === "" ? null : value,
  };
};
/** The column that is named at fault where another one was changed. */
const onColumn = (column: string) => ({ column, value: null });
const order = (reason: Rejection, holds: RowText, breaks: RowText, named?: Parameters<typeof example>[4]) =>
  example(reason, ordersProfile, { ...goodRow, ...holds }, breaks, named);
const payee = (reason: Rejection, holds: RowText, breaks: RowText, named?: Parameters<typeof example>[4]) =>
  example(reason, payeesProfile, { ...goodPayee, ...holds }, breaks, named);
const numbered = { iban: "", number: "6222 0200-1.7/A", bank: "102290020294" };

const examples: readonly Example[] = [
  order("order_missing", { order: "0" }, { order: "" }),
  order("line_missing", { line: "0" }, { line: " " }, { value: null }),
  order("date_missing", {}, { date: "" }),
  order("customer_missing", { customer: "-" }, { customer: "\u3000\t " }, { value: null }),
  order("product_missing", {}, { product: "" }),
  order("quantity_missing", { quantity: "0" }, { quantity: "" }),
  order("price_missing", { price: "0" }, { price: "" }),
  example("amount_missing", netProfile, { ...goodRow, net: "0" }, { net: "" }),
  example("currency_missing", currencyProfile, { ...goodRow, currency: "EUR" }, { currency: "" }),
  example("value_missing", unitRequired, { ...goodRow, unit: "pcs" }, { unit: "" }),
  example(
    "value_missing",
    { ...contracts, required: ["contract_amount"] },
    { ...goodRow, contract: "0" },
    { contract: "" },
  ),
  example("value_missing", { ...payments, required: ["paid_date"] }, { ...goodRow, paid: "2025-03-31" }, { paid: "" }),

  order("date_invalid", { date: "2024-02-29" }, { date: "2025-02-29" }),
  order("date_invalid", { date: "2025-03-01" }, { date: "01.03.2025" }),
  order("date_invalid", { date: "2025-3-1" }, { date: "2025-03-32" }),
  example("date_invalid", payments, { ...goodRow, paid: "2025-02-28" }, { paid: "2025-02-29" }),
  example("date_invalid", payments, { ...goodRow, paid: "" }, { paid: "unpaid" }),
  example("date_invalid", payments, { ...goodRow, paid: "1970-01-01" }, { paid: "1969-12-31" }),
  example("date_invalid", payments, { ...goodRow, paid: "2199-12-31" }, { paid: "2200-01-01" }),
  order("date_out_of_range", { date: "2000-01-01" }, { date: "1999-12-31" }),
  order("date_out_of_range", { date: "2025-05-31" }, { date: "2025-06-01" }),
  order("quantity_not_a_number", { quantity: "+2." }, { quantity: "2 pcs" }),
  order("quantity_not_a_number", { quantity: "1000" }, { quantity: "1e3" }),
  order("quantity_not_a_number", { quantity: "1000" }, { quantity: "1_000" }),
  order("quantity_not_a_number", { quantity: ".5" }, { quantity: "0,5" }),
  order("price_not_a_number", { price: "10" }, { price: "n/a" }),
  order("price_not_a_number", { price: "10" }, { price: "1,000.00" }),
  example("amount_not_a_number", netProfile, { ...goodRow, net: "10.00" }, { net: "EUR 10.00" }),
  example("amount_not_a_number", contracts, { ...goodRow, contract: "500" }, { contract: "about 500" }),
  example("number_too_precise", contracts, { ...goodRow, contract: "0.1234560" }, { contract: "0.1234561" }),
  order("number_too_precise", { price: "0.1234560000" }, { price: "0.1234561" }),
  order("number_out_of_range", { price: "1", quantity: "999999999999" }, { quantity: "1000000000000" }),
  order("amount_out_of_range", { quantity: "999999", price: "1000000" }, { price: "1000002" }),
  example("amount_out_of_range", netProfile, { ...goodRow, net: "999999999999.99" }, { net: "1000000000000" }),
  example(
    "amount_out_of_range",
    contracts,
    { ...goodRow, contract: "999999999999.999999" },
    { contract: "1000000000000" },
  ),
  example("currency_unknown", currencyProfile, { ...goodRow, currency: "CHF" }, { currency: "EURO" }),
  example("currency_unknown", currencyProfile, { ...goodRow, currency: "CHF" }, { currency: "chf" }),
  order("value_too_long", { customer: "c".repeat(128) }, { customer: "c".repeat(129) }),
  order("value_too_long", { customer: "客".repeat(42) }, { customer: "客".repeat(43) }),

  example("sign_contradicts_return", markedByPrefix, returned, { quantity: "2" }),
  example("sign_contradicts_return", markedByPrefix, goodRow, { quantity: "-2" }),
  order(
    "sign_contradicts_return",
    { quantity: "-2", price: "10" },
    { price: "-10" },
    { column: "quantity", value: "-2" },
  ),
  example(
    "sign_contradicts_return",
    discounts,
    { ...goodRow, discount: "21" },
    { discount: "21.01" },
    { column: "quantity", value: "2" },
  ),
  example("sign_contradicts_return", contracts, { ...goodRow, contract: "0" }, { contract: "-0.000001" }),
  example("sign_contradicts_return", contracts, { ...returned, contract: "-500" }, { contract: "500" }),
  example(
    "sign_contradicts_return",
    { ...contracts, returns: { ...contracts.returns, amounts: "positive" } },
    { ...returned, contract: "500" },
    { contract: "-500" },
  ),
  example(
    "original_order_without_return",
    originals,
    { ...goodRow, quantity: "-2", of: "A0", of_date: "2025-03-31" },
    { quantity: "2" },
    { column: "of", value: "A0" },
  ),
  example("original_order_without_return", originals, { ...goodRow, of: "", of_date: "" }, { of_date: "2025-03-01" }),
  example(
    "original_date_after_return",
    originals,
    { ...goodRow, quantity: "-2", of: "A0", of_date: "2025-03-31" },
    { of_date: "2025-04-01" },
  ),

  example("customer_missing", customersProfile, goodCustomer, { id: "" }),
  example("value_too_long", customersProfile, { ...goodCustomer, name: "n".repeat(512) }, { name: "n".repeat(513) }),
  example("tag_holds_a_bar", customersProfile, goodCustomer, { tags: "export|key" }),
  example("product_missing", productsProfile, goodProduct, { id: "" }),
  example("margin_not_a_number", marginsProfile, goodMargin, { margin: "a third" }),
  example("number_too_precise", marginsProfile, { ...goodMargin, margin: "0.333333" }, { margin: "0.3333333" }),
  example("margin_not_a_fraction", marginsProfile, { ...goodMargin, margin: "1" }, { margin: "1.000001" }),
  example("margin_not_a_fraction", marginsProfile, { ...goodMargin, margin: "0" }, { margin: "-0.000001" }),
  example("margin_not_a_fraction", marginsProfile, goodMargin, { margin: "35" }),
  example("currency_unknown", ratesProfile, goodRate, { from: "XXX" }),
  example("currencies_equal", ratesProfile, goodRate, { to: "CHF" }),
  example("date_missing", ratesProfile, goodRate, { date: "" }),
  example("date_invalid", ratesProfile, goodRate, { date: "infinity" }),
  example("rate_missing", ratesProfile, goodRate, { rate: "" }),
  example("rate_not_a_number", ratesProfile, goodRate, { rate: "one" }),
  example("number_too_precise", ratesProfile, goodRate, { rate: "1.064012345" }),
  example("number_out_of_range", ratesProfile, { ...goodRate, rate: "999999.99999999" }, { rate: "1000000" }),
  example("rate_not_positive", ratesProfile, { ...goodRate, rate: "0.00000001" }, { rate: "0" }),
  example("rate_not_positive", ratesProfile, goodRate, { rate: "-1" }),

  payee("customer_missing", {}, { id: "" }),
  payee("legal_name_missing", {}, { name: " " }, { value: null }),
  payee("entity_kind_missing", { kind: "individual" }, { kind: "" }),
  payee("entity_kind_unknown", {}, { kind: "Company" }),
  payee("country_missing", { country: "CN" }, { country: "" }),
  payee("country_unknown", { country: "GB" }, { country: "UK" }),
  payee("country_unknown", {}, { country: "de" }),
  payee("payout_method_missing", {}, { method: "" }),
  payee("payout_method_unknown", { method: "cash" }, { method: "wire" }),
  payee("payout_method_unknown", { method: "red_letter_invoice" }, { method: "credit note" }),
  payee("account_holder_missing", {}, { holder: "" }),
  payee("account_holder_missing", { method: "cheque", holder: "" }, { method: "bank_transfer" }, onColumn("holder")),
  payee("account_missing", {}, { iban: "" }),
  payee("account_missing", numbered, { bank: "" }, onColumn("iban")),
  payee("account_missing", { ...numbered, bank: "", bic: "COBADEFF" }, { bic: "" }, onColumn("iban")),
  payee("account_missing", numbered, { number: "" }, onColumn("iban")),
  payee("account_missing", { method: "deduction", iban: "" }, { method: "bank_transfer" }, onColumn("iban")),
  payee("language_unknown", { language: "zh" }, { language: "de" }),
  payee("iban_invalid", { iban: "GB82 WEST 1234 5698 7654 32" }, { iban: "GB82 WEST 1234 5698 7654 33" }),
  payee("iban_invalid", { iban: "gb82west12345698765432" }, { iban: "GB82WEST12345698765423" }),
  // The longest and the shortest in use.
  payee("iban_invalid", { iban: "MT84MALT011000012345MTLCAST001S" }, { iban: "MT84MALT011000012345MTLCAST0015" }),
  payee("iban_invalid", { iban: "NO9386011117947" }, { iban: "NO938601111794" }),
  // Leaves 1 over as well; check digits run from 02 to 98.
  payee("iban_invalid", { iban: "DE02370400440532000016" }, { iban: "DE99370400440532000016" }),
  payee("iban_invalid", { method: "cheque" }, { iban: "on request" }),
  payee("account_number_invalid", numbered, { number: "6.22202E+18" }),
  payee("account_number_invalid", { ...numbered, number: "1".repeat(34) }, { number: "1".repeat(35) }),
  payee("account_number_invalid", numbered, { number: "as before" }),
  payee("bic_invalid", { bic: "DEUT DE FF" }, { bic: "DEUTDEF" }),
  payee("bic_invalid", { bic: "deutdeff500" }, { bic: "DEUTDEFF5" }),
  payee("bic_invalid", {}, { bic: "DEUT1EFF" }),
  payee("bank_code_invalid", { bank: "20-00-00" }, { bank: "20" }),
  payee("bank_code_invalid", { bank: "102290020294" }, { bank: "1022900202941" }),
  payee("email_invalid", { email: "rebates@brenner.example" }, { email: "rebates.brenner.example" }),
  payee("email_invalid", {}, { email: "a@brenner.example, b@brenner.example" }),
  payee("email_invalid", {}, { email: "a@brenner.example\nBcc: b@brenner.example" }),
  payee("value_too_long", { tax: "1".repeat(128) }, { tax: "1".repeat(129) }),
  example(
    "value_missing",
    { ...payeesProfile, required: ["tax_id"] },
    { ...goodPayee, tax: "DE123456789" },
    { tax: "" },
  ),
];

test.each(examples)("$reason: $breaks", async ({ reason, profile, holds, breaks, column, value }) => {
  const good = await ingestAccepted(profile, csv([holds]));
  expect([good.ingestion.rowsAccepted, good.ingestion.rejectReasons]).toEqual([1, {}]);

  const bad = await ingestAccepted(profile, csv([breaks]));
  expect(bad.ingestion).toMatchObject({ rowsIn: 1, rowsAccepted: 0, rowsRejected: 1, rejectReasons: { [reason]: 1 } });
  expect(bad.accepted).toEqual([]);
  expect(bad.rejected).toMatchObject([
    { reason, column_name: column, value, line_number: "1", file: `incoming/${profile.source_id}/file` },
  ]);
  expect(JSON.parse(bad.rejected[0]?.record ?? "")).toEqual(emptyAsNull(breaks));
});

function emptyAsNull(row: RowText): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text === "" ? null : text]));
}

test.each([
  ["line_repeated_in_file", ordersProfile, goodRow, "line", { line: "2" }, { price: "11" }],
  ["customer_repeated_in_file", customersProfile, goodCustomer, "id", { id: "C2" }, { name: "Other" }],
  ["product_repeated_in_file", productsProfile, goodProduct, "id", { id: "P2" }, { category: "other" }],
  ["customer_repeated_in_file", payeesProfile, goodPayee, "id", { id: "C2" }, { email: "other@brenner.example" }],
  ["rate_repeated_in_file", ratesProfile, goodRate, "date", { date: "2025-04-01" }, { rate: "2" }],
] as const)(
  "%s: the first of several rows counts, identical or not",
  async (reason, profile, row, column, different, amended) => {
    const { ingestion, accepted, rejected } = await ingestAccepted(
      profile,
      csv([row, { ...row, ...different }, { ...row, ...amended }, row]),
    );
    expect(ingestion).toMatchObject({ rowsIn: 4, rowsAccepted: 2, rejectReasons: { [reason]: 2 } });
    expect(accepted.map(({ line_number }) => line_number)).toEqual(["1", "2"]);
    expect(rejected).toMatchObject([
      { line_number: "3", reason, all_reasons: reason, column_name: column },
      { line_number: "4", reason, all_reasons: reason, column_name: column },
    ]);
    expect(rejected.map(({ record }) => JSON.parse(record ?? ""))).toEqual([
      emptyAsNull({ ...row, ...amended }),
      emptyAsNull(row),
    ]);
  },
);

test("a row that is rejected for another reason does not take the place of a good one", async () => {
  const { ingestion, accepted } = await ingestAccepted(
    ordersProfile,
    csv([{ ...goodRow, date: "?" }, goodRow, goodRow]),
  );
  expect(ingestion.rejectReasons).toEqual({ date_invalid: 1, line_repeated_in_file: 1 });
  expect(accepted).toMatchObject([{ line_number: "2" }]);
});

test("all reasons are kept in the order of the checks, each once", async () => {
  const { rejected } = await ingestAccepted(
    ordersProfile,
    csv([{ ...goodRow, customer: "", date: "soon", quantity: "many", price: "" }]),
  );
  expect(rejected).toMatchObject([
    { reason: "date_invalid", all_reasons: "date_invalid,customer_missing,quantity_not_a_number,price_missing" },
  ]);
});

test("every reason has its example", () => {
  const elsewhere: Rejection[] = [
    "row_malformed", // malformed.test.ts
    "line_repeated_in_file",
    "customer_repeated_in_file",
    "product_repeated_in_file",
    "rate_repeated_in_file",
  ];
  const shown = new Set([...examples.map(({ reason }) => reason), ...elsewhere]);
  expect(Object.keys(rejections).filter((reason) => !shown.has(reason as Rejection))).toEqual([]);
});
