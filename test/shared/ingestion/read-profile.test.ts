import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ingestionIdOf } from "../../../shared/ingestion/ingestion-id.ts";
import { sourceProfileJsonSchema } from "../../../shared/ingestion/json-schema.ts";
import { readSourceProfile } from "../../../shared/ingestion/read-profile.ts";

const plain = {
  source_id: "erp",
  kind: "orders",
  format: { type: "csv" },
  columns: {
    order_id: "order",
    line_id: "line",
    order_date: "date",
    customer_id: "customer",
    product_id: "product",
    quantity: "quantity",
    unit_price: "price",
    currency: { constant: "EUR" },
  },
};
const { line_id: _, ...withoutLine } = plain.columns;
const { unit_price: __, ...withoutPrice } = plain.columns;

const payees = {
  source_id: "treasury",
  kind: "payees",
  format: { type: "csv" },
  columns: {
    ...{ customer_id: "id", legal_name: "name", country: "country" },
    ...{ entity_kind: { constant: "company" }, payout_method: { constant: "cheque" } },
  },
};

function problemsOf(profile: unknown): readonly string[] {
  const read = readSourceProfile(typeof profile === "string" ? profile : JSON.stringify(profile));
  return read.ok ? [] : read.problems.map(({ path, problem }) => `${path}: ${problem}`);
}

test("a profile says little where a source is plain: the rest are defaults", () => {
  const read = readSourceProfile(JSON.stringify(plain));
  if (!read.ok) throw new Error("refused");
  expect(read.profile).toMatchObject({
    format: { type: "csv", delimiter: ",", quote: '"', header: true },
    compression: "auto",
    encoding: "utf-8",
    ignored_columns: [],
    date_formats: ["%Y-%m-%d"],
    numbers: { decimal_separator: "." },
    line_identity: "column",
    returns: { marked_by: [{ negative: "quantity" }], quantity: "negative", amounts: "negative" },
    required: [],
  });
  expect(readSourceProfile(JSON.stringify(read.profile))).toEqual(read);
});

test.each([
  ["no JSON", "{", /^: no JSON: /],
  ["no object", [], ": must be a group of fields"],
  ["no kind", {}, "kind: one of orders, customers, products, fx_rates, payees"],
  ["another format", { ...plain, format: { type: "xml" } }, "format.type: one of csv, jsonl, parquet"],
  ["a field that does not exist", { ...plain, colums: {} }, "colums: a profile has no such field here"],
  [
    "a column that we do not have",
    { ...plain, columns: { ...plain.columns, color: "c" } },
    "columns.color: a profile has no such field here",
  ],
  [
    "a column that is no text",
    { ...plain, columns: { ...plain.columns, unit: 5 } },
    "columns.unit: has none of the forms that are known, not 5",
  ],
  [
    "a default without column",
    { ...plain, columns: { ...plain.columns, unit: { default: "pcs" } } },
    "columns.unit.column: is missing",
  ],
  [
    "two characters between fields",
    { ...plain, format: { type: "csv", delimiter: "||" } },
    'format.delimiter: one ASCII character, not "||"',
  ],
  [
    "a quote that is the delimiter",
    { ...plain, format: { type: "csv", delimiter: "'", quote: "'" } },
    "format.quote: must differ from delimiter",
  ],
  [
    "a header with a name twice",
    { ...plain, format: { type: "csv", header: ["a", "b", "a"] } },
    'format.header[2]: "a" is named twice',
  ],
  [
    "one sign for points and groups",
    { ...plain, numbers: { decimal_separator: ",", grouping_separator: "," } },
    "numbers.grouping_separator: must differ from decimal_separator",
  ],
  ["a date without day", { ...plain, date_formats: ["%Y-%m"] }, "date_formats[0]: the format names no day"],
  [
    "a date with a time zone",
    { ...plain, date_formats: ["%Y-%m-%d", "%Y-%m-%d %z"] },
    "date_formats[1]: a date is the day that is written; time zones are not converted",
  ],
  [
    "a date part that nobody knows",
    { ...plain, date_formats: ["%Y-%m-%d %Q"] },
    /^date_formats\[0\]: %Q is not understood/,
  ],
  [
    "a currency that does not exist",
    { ...plain, columns: { ...plain.columns, currency: { constant: "EURO" } } },
    'columns.currency: "EURO" is no ISO 4217 code',
  ],
  [
    "a country that does not exist",
    { ...payees, columns: { ...payees.columns, country: { constant: "UK" } } },
    'columns.country: "UK" is no ISO 3166 code of two letters',
  ],
  [
    "a payout method that does not exist",
    { ...payees, columns: { ...payees.columns, payout_method: { column: "method", default: "wire" } } },
    'columns.payout_method: "wire" is none of bank_transfer, cheque, credit_note, deduction, red_letter_invoice, cash',
  ],
  [
    "an exchange rate into a currency that does not exist",
    {
      source_id: "ecb",
      kind: "fx_rates",
      format: { type: "csv" },
      columns: { from_currency: "from", to_currency: { constant: "EURO" }, rate_date: "date", rate: "rate" },
    },
    'columns.to_currency: "EURO" is no ISO 4217 code',
  ],
  [
    "no amount at all",
    { ...plain, columns: withoutPrice },
    "columns: net_amount or unit_price must be mapped, or no line has an amount",
  ],
  [
    "a discount off a net amount",
    { ...plain, columns: { ...plain.columns, net_amount: "n", discount_amount: "d" } },
    "columns.discount_amount: net_amount is mapped and is already after the discount; map one of the two",
  ],
  [
    "lines without identity",
    { ...plain, columns: withoutLine },
    'columns.line_id: is missing; a source without line numbers says "line_identity": "ordinal"',
  ],
  [
    "lines with two identities",
    { ...plain, line_identity: "ordinal" },
    "columns.line_id: must be left out where line_identity is ordinal",
  ],
  [
    "positive returns without a mark",
    { ...plain, returns: { marked_by: [{ negative: "quantity" }], quantity: "positive" } },
    "returns.quantity: returns with a positive quantity must be marked by a column",
  ],
  ["no mark", { ...plain, returns: { marked_by: [] } }, "returns.marked_by: must not be empty"],
  [
    "an ignored column that is used",
    { ...plain, ignored_columns: ["note", "price"] },
    'ignored_columns[1]: "price" is also taken from',
  ],
  ["a required column that is not mapped", { ...plain, required: ["unit"] }, "required[0]: columns.unit is not mapped"],
])("%s is a problem with its path", (_, profile, problem) => {
  expect(problemsOf(profile)).toEqual([
    expect.stringMatching(problem instanceof RegExp ? problem : `^${escaped(problem)}$`),
  ]);
});

test("every problem is listed at once", () => {
  expect(
    problemsOf({ ...plain, source_id: "A B", columns: {}, encoding: "latin1" }).map((text) => text.split(":")[0]),
  ).toEqual([
    "source_id",
    "encoding",
    "columns.order_id",
    "columns.order_date",
    "columns.customer_id",
    "columns.product_id",
    "columns.quantity",
    "columns.currency",
  ]);
});

test("an ingestion's id follows from reading and content alone", () => {
  const idOf = (profile: unknown, sha256: string) => {
    const read = readSourceProfile(JSON.stringify(profile));
    if (!read.ok) throw new Error("refused");
    return ingestionIdOf(read.profile, sha256);
  };
  const { source_id, ...rest } = plain;
  expect(idOf(plain, "a")).toMatch(/^[0-9a-f]{24}$/);
  expect(idOf({ ...rest, source_id, encoding: "utf-8" }, "a")).toBe(idOf(plain, "a"));
  expect(idOf(plain, "b")).not.toBe(idOf(plain, "a"));
  expect(idOf({ ...plain, source_id: "crm" }, "a")).not.toBe(idOf(plain, "a"));
});

test("the schema for editors is that of the code", async () => {
  const kept: unknown = JSON.parse(await readFile("docs/source-profile.schema.json", "utf8"));
  expect(kept).toEqual(sourceProfileJsonSchema());
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
