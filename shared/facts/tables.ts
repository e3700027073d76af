import type { Column, FactTable, Partition } from "./table.ts";

const asOfDate: Partition = {
  name: "as_of_date",
  unit: "day",
  comment: "Last day whose order lines the run counted, as text YYYY-MM-DD",
};

const column = (name: string, type: Column["type"], comment: string): Column => ({ name, type, comment });

const runId = column("run_id", "string", "The nightly run that wrote the row; visible once runs holds the same run_id");
const ingestionId = column(
  "ingestion_id",
  "string",
  "The ingestion that brought the row: derived from the file's content",
);
const programId = column("program_id", "string", "The rebate program");
const programVersion = column("program_version", "int", "The version of the program whose terms applied");
const customerId = column("customer_id", "string", "The customer who bought");
const periodId = column("period_id", "string", "The accrual period, such as 2011-Q1");
const currency = column("currency", "string", "ISO 4217 code of the amounts in the row");

/** Every accepted order line, all versions of it; the view order_lines_current shows the version that counts. */
export const orderLines: FactTable = {
  name: "order_lines",
  comment: "Accepted order lines, every version ever received",
  partition: { name: "order_month", unit: "month", comment: "Month of order_date, as text YYYY-MM" },
  columns: [
    column("source_id", "string", "The source profile that the file was read with"),
    column("order_id", "string", "The order, invoice or credit note"),
    column("line_id", "string", "The line within the order: the source's own number or the ordinal within the order"),
    column("order_date", "date", "The transaction date of the line"),
    customerId,
    column("product_id", "string", "The product, as the source names it"),
    column("quantity", "decimal(18,6)", "Quantity in unit, negative on a return"),
    column("unit", "string", "Unit of measure; null where the source states none"),
    column("unit_price", "decimal(18,6)", "Price per unit in currency"),
    column("gross_amount", "decimal(18,6)", "Amount before line discounts in currency, negative on a return"),
    column("net_amount", "decimal(18,6)", "Amount after line discounts in currency, negative on a return"),
    currency,
    column("is_return", "boolean", "Whether the line takes back an earlier one"),
    column("original_order_id", "string", "On a return, the order that it takes back, where the source says so"),
    column("original_order_date", "date", "On a return, the date of the original order, where the source says so"),
    column("line_number", "bigint", "Number of the record in its file, the first record after the header being 1"),
    ingestionId,
  ],
};

/** Every input row that was not accepted, with the reason, so that nothing is lost. */
export const rejectedLines: FactTable = {
  name: "rejected_lines",
  comment: "Input rows that were not accepted, with the first reason and all reasons",
  columns: [
    column("source_id", "string", "The source profile that the file was read with"),
    column("kind", "string", "What the file holds: orders, customers, products or fx_rates"),
    column("file", "string", "The file's key in the landing bucket"),
    column("line_number", "bigint", "Number of the record in its file, the first record after the header being 1"),
    column("reason", "string", "The first reason, a key of the rejection dictionary"),
    column("column_name", "string", "The source's column at fault; null where the whole record is"),
    column("value", "string", "What was found there"),
    column("all_reasons", "string", "Every reason, comma separated, in the order of the checks"),
    column("record", "string", "The whole record as a JSON object of the source's columns"),
    ingestionId,
  ],
};

export const customers: FactTable = {
  name: "customers",
  comment: "Customers as received; the view customers_current shows the latest row of each",
  columns: [
    customerId,
    column("customer_name", "string", "Name for people"),
    column("legal_entity", "string", "The legal entity that contracts and is paid"),
    column("segment", "string", "Commercial segment, such as key, small or new"),
    column("region", "string", "Sales region"),
    column("channel", "string", "Sales channel"),
    column("tags", "string", "Tags between bars, such as |competitor|export|; blocked and competitor never earn"),
    column("line_number", "bigint", "Number of the record in its file, the first record after the header being 1"),
    ingestionId,
  ],
};

export const products: FactTable = {
  name: "products",
  comment: "Products as received; the view products_current shows the latest row of each",
  columns: [
    column("product_id", "string", "The product, as order lines name it"),
    column("product_name", "string", "Name for people"),
    column("category", "string", "Product category"),
    column("brand", "string", "Brand"),
    column("unit", "string", "Stock-keeping unit of measure"),
    column("line_number", "bigint", "Number of the record in its file, the first record after the header being 1"),
    ingestionId,
  ],
};

export const fxRates: FactTable = {
  name: "fx_rates",
  comment: "Exchange rates as received; the view fx_rates_current shows the latest row of each day",
  columns: [
    column("from_currency", "string", "ISO 4217 code that the rate converts from"),
    column("to_currency", "string", "ISO 4217 code that the rate converts to"),
    column("rate_date", "date", "First day on which the rate applies"),
    column("rate", "decimal(18,8)", "Units of to_currency per unit of from_currency"),
    column("line_number", "bigint", "Number of the record in its file, the first record after the header being 1"),
    ingestionId,
  ],
};

/** The manifest of every ingestion that a run counted: the run's pinned input and its control totals. */
export const runIngestions: FactTable = {
  name: "run_ingestions",
  comment: "The ingestions that a run counted, with the control totals of each file",
  partition: asOfDate,
  columns: [
    runId,
    ingestionId,
    column("kind", "string", "What the file holds: orders, customers, products or fx_rates"),
    column("source_id", "string", "The source profile that the file was read with"),
    column("file", "string", "The file's key in the landing bucket"),
    column("precedence", "int", "Order of arrival: of two versions of a row the one with the higher number counts"),
    column("rows_in", "bigint", "Records in the file"),
    column("rows_accepted", "bigint", "Records accepted"),
    column("rows_rejected", "bigint", "Records rejected with a reason"),
    column(
      "net_amount_accepted",
      "decimal(38,6)",
      "Sum of net_amount over accepted order lines, all currencies added up; null for other kinds",
    ),
    column("received_at", "timestamp", "When the file arrived in the landing bucket, UTC"),
  ],
};

/** A run's rule rows: which program versions and accrual periods it computes, and over which scopes. */
export const rulePeriods: FactTable = {
  name: "rule_periods",
  comment: "The program versions and accrual periods that a run computed; a row covers the days [first_day, day_after)",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    programVersion,
    periodId,
    column("first_day", "date", "First day on which this version governs lines of this period"),
    column(
      "day_after",
      "date",
      "Day after the last one counted: period end, version end or as-of date, whichever is first",
    ),
    currency,
    column("customer_scope_id", "string", "Scope of eligible customers, a scope_id of rule_scopes"),
    column("product_scope_id", "string", "Scope of qualifying products, a scope_id of rule_scopes"),
  ],
};

/** Scope rules in rows: a member matches one value of every included attribute and no excluded value. */
export const ruleScopes: FactTable = {
  name: "rule_scopes",
  comment: "The distinct customer and product scopes of a run, one row per rule; exclude wins",
  partition: asOfDate,
  columns: [
    runId,
    column("scope_kind", "string", "customer or product"),
    column("scope_id", "string", "Derived from the scope's content, so equal scopes of two programs share one"),
    column("effect", "string", "include, exclude, or all (the scope has no include rule)"),
    column(
      "attribute",
      "string",
      "customer_id, segment, region, channel, tag, product_id, category or brand; null for all",
    ),
    column("value", "string", "The value to match; null for all"),
    column("included_attributes", "int", "How many different attributes the scope includes: each of them must match"),
  ],
};

/** Every position as of a run: what was bought, which tier was reached, what is earned and what is booked. */
export const standings: FactTable = {
  name: "standings",
  comment: "Each open position as of a run",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    programVersion,
    customerId,
    periodId,
    column("period_first_day", "date", "First day of the accrual period"),
    column("period_day_after", "date", "Day after the last day of the accrual period"),
    currency,
    column("net_amount", "decimal(38,14)", "Qualifying net amount so far, in currency"),
    column("quantity", "decimal(38,6)", "Qualifying quantity so far"),
    column("order_count", "bigint", "Qualifying orders so far that are not wholly returned"),
    column("qualifier_measure", "string", "The measure that decides the tier"),
    column("qualifier_total", "decimal(38,14)", "The qualifier so far"),
    column("base_measure", "string", "The measure that the benefit is applied to"),
    column("base_total", "decimal(38,14)", "The base so far"),
    column("tier_reached", "int", "Number of the highest tier reached, the lowest being 1; 0 for none"),
    column("next_tier_from", "decimal(38,14)", "Where the next tier begins; null at the top"),
    column("distance_to_next_tier", "decimal(38,14)", "Qualifier still missing to the next tier; null at the top"),
    column(
      "before_limits_amount",
      "decimal(18,4)",
      "What the tiers give before limits, rounded to the currency's minor unit",
    ),
    column("earned_amount", "decimal(18,4)", "What the terms give for the volume so far"),
    column("payable_amount", "decimal(18,4)", "What could be paid now: earned, or zero while below the minimum payout"),
    column("accrued_amount", "decimal(18,4)", "What the ledger has booked for the position after the run"),
    column("held_line_count", "bigint", "Lines held back because no exchange rate covers their date"),
    column("reason", "string", "Why earned is zero or limited; null where the tiers' result stands"),
  ],
};

/** The ledger's postings, one row each; two accounts and an amount that is never negative. */
export const accrualEntries: FactTable = {
  name: "accrual_entries",
  comment: "The ledger's immutable entries: debit and credit account and an amount above zero",
  partition: asOfDate,
  columns: [
    runId,
    column("entry_id", "string", "Derived from run, position and kind"),
    column(
      "posting_run_id",
      "string",
      "The run that posted the entry; another than run_id where that run died and this one took over",
    ),
    column("kind", "string", "accrual"),
    programId,
    programVersion,
    customerId,
    periodId,
    column("debit_account", "string", "Account debited"),
    column("credit_account", "string", "Account credited"),
    column("amount", "decimal(18,4)", "Amount of the posting, above zero"),
    column("accrued_change_amount", "decimal(18,4)", "The same with its sign: what the posting adds to the liability"),
    column("accrued_after_amount", "decimal(18,4)", "The position's accrued amount after the posting"),
    currency,
    column(
      "previous_entry_id",
      "string",
      "The position's entry before this one, which this one corrects; null for the first",
    ),
    column("posted_at", "timestamp", "When the entry was posted, UTC"),
  ],
};

/** One row per committed run: the commit row that makes the run's other facts visible. */
export const runs: FactTable = {
  name: "runs",
  comment: "Committed runs; a run's facts are visible once its row is here",
  partition: asOfDate,
  columns: [
    runId,
    column("run_number", "bigint", "Serial number of the run, growing"),
    column("started_at", "timestamp", "When the run took the lock, UTC"),
    column("committed_at", "timestamp", "When the run was reconciled and committed, UTC"),
    column("ingestions", "bigint", "Ingestions counted"),
    column("lines_accepted", "bigint", "Accepted order lines counted, every version"),
    column("lines_rejected", "bigint", "Input rows rejected"),
    column(
      "lines_counted",
      "bigint",
      "Accepted order lines that count: the latest version of each, dated up to as_of_date",
    ),
    column("positions", "bigint", "Positions computed"),
    column("entries_posted", "bigint", "Entries that became visible with this run"),
    column(
      "held_lines",
      "bigint",
      "Lines held back for want of an exchange rate, per program that they would count in",
    ),
    column("journal_key", "string", "The run's general ledger journal, a CSV object in the lake bucket"),
  ],
};

/** A snapshot of the published program versions, taken by each run. */
export const programs: FactTable = {
  name: "programs",
  comment: "Published program versions as of a run",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    programVersion,
    column("name_en", "string", "Name in English"),
    column("name_zh", "string", "Name in Chinese; null where none is given"),
    column("effective_from", "date", "First day on which the version governs"),
    column("effective_until", "date", "Day after the last day on which the version governs; null while open"),
    currency,
    column("period", "string", "Length of the accrual period"),
    column("method", "string", "whole or banded"),
    column("qualifier_measure", "string", "The measure that decides the tier"),
    column("base_measure", "string", "The measure that the benefit is applied to"),
    column("contract_reference", "string", "The contract that the program rests on"),
    column("document", "string", "The whole version as JSON"),
    column("document_sha256", "string", "SHA-256 of the canonical document"),
    column("published_at", "timestamp", "When the version was published, UTC"),
  ],
};

/** Every table of the lake, in the order that a reader meets them. */
export const factTables: readonly FactTable[] = [
  orderLines,
  rejectedLines,
  customers,
  products,
  fxRates,
  runIngestions,
  rulePeriods,
  ruleScopes,
  standings,
  accrualEntries,
  runs,
  programs,
];
