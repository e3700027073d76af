import { z } from "zod";
import { dateFormatProblem } from "./date-format.ts";

const text = z.string().min(1);
const sourceId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    "lower-case letters, digits and hyphens, at most 63, beginning with a letter or digit",
  );
const sourceColumn = text.describe("A column of the source, as its header names it");

/** Where one of our columns comes from. A plain text is the source's column. */
const origin = z
  .union([
    sourceColumn,
    z.strictObject({
      column: sourceColumn,
      default: text.optional().describe("What an empty value stands for"),
    }),
    z.strictObject({ constant: text.describe("The value of every row") }),
  ])
  .describe("The source's column, or { column, default }, or { constant }");
const column = (meaning: string) => origin.describe(meaning);

const asciiCharacter = z.string().regex(/^[\t\x20-\x7e]$/, "one ASCII character");

const csv = z.strictObject({
  type: z.literal("csv"),
  delimiter: asciiCharacter.default(",").describe('What stands between two fields, such as ";" or "\\t"'),
  quote: asciiCharacter
    .nullable()
    .default('"')
    .describe("What encloses a field that holds delimiters or line ends; doubled inside. null for none"),
  header: z
    .union([z.literal(true), z.array(text).min(1)])
    .default(true)
    .describe("true: the first record names the columns. A file without header: the names, in order"),
});
const format = z.discriminatedUnion("type", [
  csv,
  z.strictObject({ type: z.literal("jsonl") }),
  z.strictObject({ type: z.literal("parquet") }),
]);

const dateFormat = text.check((context) => {
  const problem = dateFormatProblem(context.value);
  if (problem !== undefined) context.issues.push({ code: "custom", input: context.value, message: problem });
});

const numbers = z
  .strictObject({
    decimal_separator: z.enum([".", ","]).default(".").describe("What stands before the decimal places"),
    grouping_separator: z
      .enum([",", ".", " ", "\u00a0", "\u202f", "'", "’"])
      .optional()
      .describe("What stands between groups of three digits; leave out where numbers are not grouped"),
  })
  .describe("How the source writes numbers");

const common = {
  source_id: sourceId.describe("The source; also the folder below incoming/ that its files arrive in"),
  format: format.describe("How the file is laid out"),
  compression: z
    .enum(["auto", "gzip", "none"])
    .default("auto")
    .describe("auto looks at the file's first bytes, so plain and gzip files may both arrive"),
  encoding: z
    .enum(["utf-8", "gb18030"])
    .default("utf-8")
    .describe("Encoding of the text; gb18030 covers GBK and GB2312"),
  ignored_columns: z
    .array(text)
    .default([])
    .describe("Columns that the file has and nothing is taken from; any other unknown column refuses the file"),
  date_formats: z
    .array(dateFormat)
    .min(1)
    .default(["%Y-%m-%d"])
    .describe("How dates are written, as strptime patterns; the first one that fits counts, times are dropped"),
  numbers: numbers.prefault({}),
};

const sign = z.enum(["negative", "positive"]);
const returns = z
  .strictObject({
    marked_by: z
      .array(
        z.union([
          z.strictObject({ negative: z.literal("quantity") }),
          z.strictObject({ column: sourceColumn, prefix: text }),
          z.strictObject({ column: sourceColumn, values: z.array(text).min(1) }),
        ]),
      )
      .min(1)
      .describe("A line is a return if any of these holds: a negative quantity, a prefix or a value of a column"),
    quantity: sign.default("negative").describe("The sign with which the source writes a return's quantity"),
    amounts: sign.default("negative").describe("The sign with which it writes a return's amounts and discount"),
  })
  .describe("How returns are marked and signed");

const orders = z.strictObject({
  kind: z.literal("orders"),
  ...common,
  columns: z.strictObject({
    order_id: column("The order, invoice or credit note"),
    line_id: column("The line's own number within the order").optional(),
    order_date: column("The transaction date"),
    customer_id: column("The customer who bought"),
    product_id: column("The product"),
    quantity: column("Quantity in unit"),
    unit: column("Unit of measure").optional(),
    unit_price: column("Price per unit").optional(),
    gross_amount: column(
      "Amount before the line's discount; else quantity × unit_price, or the net amount where there is no price",
    ).optional(),
    discount_amount: column("Amount taken off the gross amount").optional(),
    net_amount: column("Amount after the line's discount; else quantity × unit_price − discount_amount").optional(),
    contract_amount: column(
      "Amount of the contract that the line signs, in currency; empty where the line is no contract",
    ).optional(),
    currency: column("ISO 4217 code of the amounts"),
    original_order_id: column("On a return, the order that it takes back").optional(),
    original_order_date: column("On a return, the date of the original order").optional(),
    paid_date: column("Day on which the line was paid; empty while unpaid").optional(),
  }),
  line_identity: z
    .enum(["column", "ordinal"])
    .default("column")
    .describe(
      "What tells the lines of an order apart: line_id, or the line's ordinal within its order in the file. With ordinal an order comes whole in one file",
    ),
  returns: returns.prefault({ marked_by: [{ negative: "quantity" }] }),
  required: z
    .array(
      z.enum([
        "unit",
        "unit_price",
        "gross_amount",
        "discount_amount",
        "contract_amount",
        "original_order_id",
        "original_order_date",
        "paid_date",
      ]),
    )
    .default([])
    .describe("Columns that must have a value beyond those that always must"),
});

const customers = z.strictObject({
  kind: z.literal("customers"),
  ...common,
  columns: z.strictObject({
    customer_id: column("The customer, as order lines name it"),
    customer_name: column("Name for people").optional(),
    legal_entity: column("The legal entity that contracts and is paid").optional(),
    segment: column("Commercial segment, such as key, small or new").optional(),
    region: column("Sales region").optional(),
    channel: column("Sales channel").optional(),
    tags: column("Tags, such as competitor or export; capital letters count as small ones").optional(),
  }),
  tag_separator: text.default("|").describe("What stands between two tags"),
  required: z
    .array(z.enum(["customer_name", "legal_entity", "segment", "region", "channel", "tags"]))
    .default([])
    .describe("Columns that must have a value beyond those that always must"),
});

const products = z.strictObject({
  kind: z.literal("products"),
  ...common,
  columns: z.strictObject({
    product_id: column("The product, as order lines name it"),
    product_name: column("Name for people").optional(),
    category: column("Product category").optional(),
    brand: column("Brand").optional(),
    unit: column("Stock-keeping unit of measure").optional(),
    margin_fraction: column("Margin as a share of the net amount, such as 0.35, from 0 to 1").optional(),
  }),
  required: z
    .array(z.enum(["product_name", "category", "brand", "unit", "margin_fraction"]))
    .default([])
    .describe("Columns that must have a value beyond those that always must"),
});

const fxRates = z.strictObject({
  kind: z.literal("fx_rates"),
  ...common,
  columns: z.strictObject({
    from_currency: column("ISO 4217 code that the rate converts from"),
    to_currency: column("ISO 4217 code that the rate converts to"),
    rate_date: column("First day on which the rate applies"),
    rate: column("Units of to_currency per unit of from_currency, below 1000000"),
  }),
});

const payees = z.strictObject({
  kind: z.literal("payees"),
  ...common,
  columns: z.strictObject({
    customer_id: column("The customer who is paid, as order lines name it"),
    legal_name: column("The legal entity that contracts, as the contract names it"),
    entity_kind: column("company or individual"),
    country: column("ISO 3166 code of two letters of the country that the entity is registered in"),
    tax_id: column("Tax number").optional(),
    payout_method: column(
      "bank_transfer, cheque, credit_note, deduction, red_letter_invoice, or cash, which is never paid",
    ),
    account_holder: column("Whose account it is; a bank transfer needs it").optional(),
    iban: column("IBAN; a bank transfer needs it, or account_number with bank_code or bic").optional(),
    account_number: column("Account number where there is no IBAN").optional(),
    bic: column("BIC of the bank, ISO 9362").optional(),
    bank_code: column("The bank's number in its country, such as CNAPS with 12 digits").optional(),
    bank_name: column("The bank's name for people").optional(),
    language: column("Language of mails and statements, en or zh; en where nothing is stated").optional(),
    email: column("Address that statements go to").optional(),
  }),
  required: z
    .array(z.enum(["tax_id", "account_holder", "iban", "account_number", "bic", "bank_code", "bank_name", "email"]))
    .default([])
    .describe("Columns that must have a value beyond those that always must"),
});

/** How a source's files become rows of one kind. What the shape cannot say is checked by `readSourceProfile`. */
export const sourceProfile = z.discriminatedUnion("kind", [orders, customers, products, fxRates, payees]);

export type SourceProfile = z.infer<typeof sourceProfile>;
export type OrdersProfile = z.infer<typeof orders>;
export type CustomersProfile = z.infer<typeof customers>;
export type ProductsProfile = z.infer<typeof products>;
export type FxRatesProfile = z.infer<typeof fxRates>;
export type PayeesProfile = z.infer<typeof payees>;
export type CsvFormat = z.infer<typeof csv>;
export type ColumnOrigin = z.infer<typeof origin>;
