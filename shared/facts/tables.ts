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
    column(
      "contract_amount",
      "decimal(18,6)",
      "Amount of the contract that the line signs, in currency, negative on a return; null where the line is no contract",
    ),
    currency,
    column("is_return", "boolean", "Whether the line takes back an earlier one"),
    column("original_order_id", "string", "On a return, the order that it takes back, where the source says so"),
    column("original_order_date", "date", "On a return, the date of the original order, where the source says so"),
    column("paid_date", "date", "Day on which the line was paid; null while unpaid"),
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
    column("kind", "string", "What the file holds: orders, customers, products, fx_rates or payees"),
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
    column(
      "margin_fraction",
      "decimal(7,6)",
      "Margin as a share of the net amount, from 0 to 1; null where none is stated",
    ),
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

/** Where money to a customer goes. Bank details are for payment only: they belong in no log, no mail and no page's address. */
export const payees: FactTable = {
  name: "payees",
  comment: "Payees as received; the view payees_current shows the latest row of each customer",
  columns: [
    column("customer_id", "string", "The customer who is paid"),
    column("legal_name", "string", "The legal entity that contracts, as the contract names it"),
    column("entity_kind", "string", "company or individual"),
    column("country", "string", "ISO 3166 code of two letters of the country that the entity is registered in"),
    column("tax_id", "string", "Tax number"),
    column(
      "payout_method",
      "string",
      "bank_transfer, cheque, credit_note, deduction, red_letter_invoice, or cash, which is never paid",
    ),
    column("account_holder", "string", "Whose account it is; always there for a bank transfer"),
    column("iban", "string", "IBAN without blanks"),
    column("account_number", "string", "Account number without blanks, where there is no IBAN"),
    column("bic", "string", "BIC of the bank, 8 or 11 characters"),
    column("bank_code", "string", "The bank's number in its country, such as CNAPS with 12 digits"),
    column("bank_name", "string", "The bank's name for people"),
    column("language", "string", "Language of mails and statements, en or zh"),
    column("email", "string", "Address that statements go to"),
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
    column("kind", "string", "What the file holds: orders, customers, products, fx_rates or payees"),
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
  comment:
    "The volumes that a run counted for each program version and accrual period; a row covers the days [first_day, day_after)",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    programVersion,
    periodId,
    column(
      "role",
      "string",
      "What the volume is for: qualifier, base or both; or earlier days that the terms look back on: year_before, previous, baseline, last_year",
    ),
    column("grain", "string", "How finely the aggregate tells the volume: total, month or line"),
    column("first_day", "date", "First day on which this version counts lines for this period"),
    column(
      "day_after",
      "date",
      "Day after the last one counted: period end, version end or as-of date, whichever is first",
    ),
    currency,
    column("exchange_id", "string", "Which exchange rates apply: day, month-average, or those of rule_rates"),
    column("unit_id", "string", "Which units count, a unit_id of rule_units; null where every unit counts as one"),
    column("counts_days", "boolean", "Whether the terms count active days"),
    column("customer_scope_id", "string", "Scope of eligible customers, a scope_id of rule_scopes"),
    column("product_scope_id", "string", "Scope of qualifying products, a scope_id of rule_scopes"),
  ],
};

/** What falls due: the last settlement of each program's accrual periods whose papers are in. */
export const ruleSettlements: FactTable = {
  name: "rule_settlements",
  comment: "The last settlement of each program and accrual period that was due when the run was planned",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    periodId,
    column("counts_until", "date", "Day after the last transaction day that is settled"),
    column("submitted_until", "date", "Last day on which papers of those days could still arrive"),
    column("payout_on", "date", "Day on which what is due is to be paid"),
    column("is_final", "boolean", "Whether it settles the whole period"),
    column(
      "payouts_per_year",
      "int",
      "At most so many payouts to one customer in a year; null where the terms state none",
    ),
    column("payout_year_id", "string", "The program's year that payout_on lies in; payouts are counted in it"),
    column("payout_year_first_day", "date", "First day of that year"),
    column("payout_year_day_after", "date", "Day after its last"),
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
    column(
      "effect",
      "string",
      "include, exclude, all (the scope has no include rule), or hold_out (of a lot and the percent that it holds out)",
    ),
    column(
      "attribute",
      "string",
      "customer_id, segment, region, channel, tag, product_id, category or brand; lot or percent for hold_out; null for all",
    ),
    column("value", "string", "The value to match, the lot's name or the percent held out; null for all"),
    column("included_attributes", "int", "How many different attributes the scope includes: each of them must match"),
  ],
};

/** What one of each unit is in the unit that a program counts. */
export const ruleUnits: FactTable = {
  name: "rule_units",
  comment: "The distinct unit conversions of a run; a line in a unit that is not listed is held back",
  partition: asOfDate,
  columns: [
    runId,
    column("unit_id", "string", "Derived from the conversions, so equal ones of two programs share one"),
    column("unit", "string", "The unit of an order line"),
    column("factor", "decimal(18,6)", "How many of the counted unit one of it is"),
  ],
};

/** Exchange rates that programs fix. */
export const ruleRates: FactTable = {
  name: "rule_rates",
  comment: "The exchange rates that contracts fix, as a run used them",
  partition: asOfDate,
  columns: [
    runId,
    column("exchange_id", "string", "Derived from the rates, so equal ones of two programs share one"),
    column("from_currency", "string", "ISO 4217 code that the rate converts from"),
    column("to_currency", "string", "ISO 4217 code that the rate converts to"),
    column("rate", "decimal(18,8)", "Units of to_currency per unit of from_currency"),
  ],
};

/** How the amounts of positions that accrue what is expected were estimated. */
export const accrualEstimates: FactTable = {
  name: "accrual_estimates",
  comment: "The estimate behind each accrual on the expected basis: method, inputs and result",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    programVersion,
    customerId,
    periodId,
    currency,
    column("estimate", "string", "expected-value or most-likely-amount"),
    column("forecast_method", "string", "run-rate or last-year-shape"),
    column(
      "fallback_reason",
      "string",
      "Why the forecast is not by the method that the terms ask for; null where it is",
    ),
    column("volume_so_far", "decimal(38,14)", "The qualifier's volume so far"),
    column("forecast_volume", "decimal(38,14)", "The volume expected for the whole period"),
    column("forecast_low", "decimal(38,14)", "Lower end of the 80 percent interval of the volume"),
    column("forecast_high", "decimal(38,14)", "Upper end of the 80 percent interval of the volume"),
    column("expected_tier", "int", "The tier at the forecast volume"),
    column("expected_earned_amount", "decimal(18,4)", "What the whole period is expected to earn"),
    column("constraint_percent", "string", "The probability of the constraint; null where there is none"),
    column("constraint_volume", "decimal(38,14)", "The volume that is not exceeded with that probability"),
    column("constraint_binds", "boolean", "Whether the constraint raised the amount"),
    column("earned_amount", "decimal(18,4)", "What the volume so far has earned"),
    column("to_accrue_amount", "decimal(18,4)", "What is accrued for the volume so far"),
    column("inputs", "string", "What the forecast was computed from, as JSON"),
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
    column("net_amount", "decimal(38,14)", "Net amount so far of the volume that earns, in currency"),
    column("gross_amount", "decimal(38,14)", "Gross amount of it"),
    column("quantity", "decimal(38,12)", "Quantity of it, in the unit that the terms count"),
    column("order_count", "bigint", "Orders in it that are not wholly returned"),
    column("active_days", "bigint", "Days with such an order, where the terms count them; 0 elsewhere"),
    column("contract_amount", "decimal(38,14)", "Amount of the contracts signed in it"),
    column("qualifier_measure", "string", "The measure that decides the tier"),
    column("qualifier_volume", "decimal(38,14)", "The period's own volume in that measure"),
    column("qualifier_total", "decimal(38,14)", "The qualifier so far: what is compared with the tiers' bounds"),
    column("base_measure", "string", "The measure that the benefit is applied to"),
    column("base_total", "decimal(38,14)", "The base so far, within its limits"),
    column("tier_reached", "int", "Number of the highest tier reached, the lowest being 1; 0 for none"),
    column("next_tier_from", "decimal(38,14)", "Where the next tier begins; null at the top"),
    column("distance_to_next_tier", "decimal(38,14)", "Qualifier still missing to the next tier; null at the top"),
    column("free_quantity", "decimal(38,6)", "Free pieces in what the tiers give"),
    column(
      "before_limits_amount",
      "decimal(18,4)",
      "What the tiers give before limits, rounded to the currency's minor unit",
    ),
    column("earned_amount", "decimal(18,4)", "What the terms give for the volume so far"),
    column("payable_amount", "decimal(18,4)", "What could be paid now: earned, or zero while below the minimum payout"),
    column("accrual_basis", "string", "earned or expected"),
    column("to_accrue_amount", "decimal(18,4)", "What is to be booked: earned, or on the expected basis the estimate"),
    column("accrued_amount", "decimal(18,4)", "What the ledger has booked for the position after the run"),
    column(
      "held_line_count",
      "bigint",
      "Lines held back because no exchange rate covers their date or their unit does not convert",
    ),
    column("reason", "string", "Why earned is not what the tiers give; null where the tiers' result stands"),
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
    column(
      "accounting_period_id",
      "string",
      "The accrual period in whose books the entry is: period_id, or the open one once that period is locked",
    ),
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
    column("accrue_invocations", "bigint", "Functions that accrued shards side by side"),
    column(
      "billed_bytes",
      "bigint",
      "Bytes that the run's statements read, as Athena bills them: whole megabytes, ten at least for each",
    ),
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
    column("method", "string", "whole, banded, reached-up-to or reached-whole"),
    column("qualifier_measure", "string", "The measure that decides the tier"),
    column("base_measure", "string", "The measure that the benefit is applied to"),
    column("contract_reference", "string", "The contract that the program rests on"),
    column("document", "string", "The whole version as JSON"),
    column("document_sha256", "string", "SHA-256 of the canonical document"),
    column("published_at", "timestamp", "When the version was published, UTC"),
  ],
};

const payoutId = column("payout_id", "string", "The payout, derived from what it asks for");
const round = column(
  "round",
  "int",
  "Which way through the levels it belongs to; proposed again, a payout begins another",
);
const stepNumber = column("step_number", "int", "Number of the step over the payout's life");
const levelId = column("level_id", "string", "The level of the approval policy");

/** Every payout that was ever proposed, as it stood when the run published its facts. */
export const payouts: FactTable = {
  name: "payouts",
  comment: "Each payout as of a run: what it asks for, how far it has come and who has the word",
  partition: asOfDate,
  columns: [
    runId,
    payoutId,
    customerId,
    column("customer_name", "string", "The customer's name when it was proposed"),
    column("region", "string", "The customer's sales region when it was proposed"),
    column("segment", "string", "The customer's commercial segment when it was proposed"),
    column(
      "payout_group",
      "string",
      "Programs whose payouts go out as one: their own word for it, or the program's id",
    ),
    currency,
    column("amount", "decimal(18,4)", "What is to be paid: the sum of its lines"),
    column("line_count", "int", "Positions that it settles"),
    column("payout_on", "date", "Day on which it is to be paid"),
    column("payee_name", "string", "The legal entity that is paid; null where nobody was registered"),
    column(
      "payout_method",
      "string",
      "bank_transfer, cheque, credit_note, deduction, red_letter_invoice, or cash, which is never paid",
    ),
    column("content_sha256", "string", "SHA-256 of what approvers decide on"),
    column(
      "status",
      "string",
      "proposed, blocked, in_approval, changes_requested, held, approved, released, paid, failed, rejected or voided",
    ),
    column("reason", "string", "Why it is blocked, held, rejected or voided, in a code; null elsewhere"),
    column("proposed_by", "string", "Who proposed it last"),
    column("proposed_at", "timestamp", "When it was proposed last, UTC"),
    column("round", "int", "How often it was proposed"),
    column("checks_warned", "int", "Compliance checks that warned"),
    column("checks_blocked", "int", "Compliance checks that blocked it"),
    column("waiting_level_id", "string", "The level whose people are asked; null where nobody is"),
    column("waiting_since", "timestamp", "When they were asked, UTC"),
    column("decide_before", "timestamp", "From when on a decision comes too late, UTC"),
    column("approved_at", "timestamp", "When the last level approved it, UTC; null until then"),
    column("released_at", "timestamp", "When it was released last, UTC; null until then"),
    column("paid_at", "timestamp", "When it was confirmed as paid, UTC; null until then"),
    column("paid_on", "date", "Value date of the payment; null until then"),
    column("revision", "int", "Changes so far"),
  ],
};

export const payoutLines: FactTable = {
  name: "payout_lines",
  comment: "What each payout settles, position by position",
  partition: asOfDate,
  columns: [
    runId,
    payoutId,
    column("line_number", "int", "Number of the line in the payout, from 1"),
    programId,
    programVersion,
    customerId,
    periodId,
    column("counts_until", "date", "Day after the last transaction day that is settled"),
    column("contract_reference", "string", "The contract that the program rests on"),
    column("settled_before_amount", "decimal(18,4)", "What earlier payouts settled of the position"),
    column("amount", "decimal(18,4)", "What this one adds to that; below zero where too much was settled before"),
    currency,
  ],
};

export const payoutChecks: FactTable = {
  name: "payout_checks",
  comment: "What each compliance check found when a payout was proposed last",
  partition: asOfDate,
  columns: [
    runId,
    payoutId,
    column("check_id", "string", "The check"),
    column("verdict", "string", "pass, warn or block"),
    column("reason", "string", "The finding, a key of the compliance reasons"),
    column("figures", "string", "What the finding rests on, as JSON"),
  ],
};

export const payoutDecisions: FactTable = {
  name: "payout_decisions",
  comment: "Approvers' decisions, one row each; never changed afterwards",
  partition: asOfDate,
  columns: [
    runId,
    payoutId,
    round,
    stepNumber,
    levelId,
    column("decided_by", "string", "Who decided"),
    column("instead_of", "string", "The approver for whom a substitute decided; null where it was their own right"),
    column("outcome", "string", "approved, rejected or changes_requested"),
    column("reason", "string", "In the approver's own words"),
    column("content_sha256", "string", "SHA-256 of what was decided on"),
    column("asked_at", "timestamp", "When the people of the step were asked, UTC"),
    column("decided_at", "timestamp", "When it was decided, UTC"),
    column(
      "business_hours",
      "int",
      "Whole business hours between the two, by the policy of the day; null without a policy",
    ),
  ],
};

export const payoutTimeOuts: FactTable = {
  name: "payout_time_outs",
  comment:
    "Steps that were given up because not enough people decided in time; a later level was asked, or the payout held",
  partition: asOfDate,
  columns: [
    runId,
    payoutId,
    round,
    stepNumber,
    levelId,
    column("asked_at", "timestamp", "When the people of the step were asked, UTC"),
    column("timed_out_at", "timestamp", "When the step was given up, UTC"),
  ],
};

export const payoutReleases: FactTable = {
  name: "payout_releases",
  comment: "Each release of a payout, and what became of it",
  partition: asOfDate,
  columns: [
    runId,
    payoutId,
    column("attempt", "int", "1 for the first release; a failed payment may be released again"),
    column("round", "int", "The round in which it was approved"),
    column("payment_batch_id", "string", "The payment batch that it went out in"),
    column("released_by", "string", "Who released it"),
    column("released_at", "timestamp", "When it was released, UTC"),
    column("outcome", "string", "paid or failed; null while it is on its way"),
    column("outcome_reason", "string", "Why it failed, as the bank or the person says it"),
    column("value_date", "date", "Day of the payment or of its return"),
    column("confirmed_by", "string", "Who confirmed the outcome"),
    column("confirmed_at", "timestamp", "When it was confirmed, UTC"),
  ],
};

export const acknowledgements: FactTable = {
  name: "acknowledgements",
  comment: "Who has acknowledged which version of the rebate policy",
  partition: asOfDate,
  columns: [
    runId,
    column("person_id", "string", "The person"),
    column("rebate_policy_version", "string", "The version of the rebate policy"),
    column("acknowledged_at", "timestamp", "When, UTC; the first time stands"),
  ],
};

/** The ledger's postings of payouts, all of them as of a run, each naming the run in whose journal it is. */
export const payoutEntries: FactTable = {
  name: "payout_entries",
  comment: "The ledger's immutable entries of releases, payments and returns, all of them as of a run",
  partition: asOfDate,
  columns: [
    runId,
    column("entry_id", "string", "Derived from position, payout, attempt and kind"),
    column(
      "journal_run_id",
      "string",
      "The run in whose journal the entry is: the first committed one whose facts hold it",
    ),
    column("kind", "string", "release, payment or return"),
    payoutId,
    column("attempt", "int", "1 for the first release of the payout"),
    programId,
    customerId,
    periodId,
    column("debit_account", "string", "Account debited"),
    column("credit_account", "string", "Account credited"),
    column("amount", "decimal(18,4)", "Amount of the posting, above zero"),
    column("settled_change_amount", "decimal(18,4)", "What it adds to what is settled of the position, with its sign"),
    currency,
    column("posted_at", "timestamp", "When the entry was posted, UTC"),
  ],
};

export const settledPositions: FactTable = {
  name: "settled_positions",
  comment: "What payouts have settled of each position as of a run: released, paid or not, and not come back",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    customerId,
    periodId,
    column("currency", "string", "ISO 4217 code of the amounts in the row; empty where no entry says it"),
    column("settled_amount", "decimal(18,4)", "What the ledger holds as settled"),
  ],
};

/** What customers bought month by month: the panel that effects are measured on. A night writes only the months that changed. */
export const customerMonths: FactTable = {
  name: "customer_months",
  comment:
    "What each customer bought in a month, once in each currency that programs are written in: the last 96 months, without those in which nothing was bought",
  partition: { name: "month", unit: "month", comment: "Month of the lines' accrual day, as text YYYY-MM" },
  columns: [
    runId,
    column(
      "customer_id",
      "string",
      "The customer who bought; null in the one row of a month that has lost all its rows",
    ),
    currency,
    column("net_amount", "decimal(18,4)", "Net amount of the month's lines, less what was returned of them later"),
    column("gross_amount", "decimal(18,4)", "Gross amount, less what was returned later"),
    column("order_count", "bigint", "Orders whose quantity sums above zero"),
    column("active_days", "bigint", "Days whose quantity sums above zero"),
    column("contract_amount", "decimal(18,4)", "Amount of the contracts that the lines sign"),
    column(
      "margin_amount",
      "decimal(18,4)",
      "Margin of the lines whose product states one; null where no product of the month does",
    ),
    column("net_amount_with_margin", "decimal(18,4)", "Net amount of the lines whose product states a margin"),
    column("unconverted_line_count", "bigint", "Lines left out because no exchange rate covers their day"),
  ],
};

/** Which run's files hold each month of the panel, as a run left it. */
export const publishedMonths: FactTable = {
  name: "published_months",
  comment: "For each month of customer_months the run whose rows count as of a run",
  partition: asOfDate,
  columns: [
    runId,
    column("month", "string", "A month of customer_months, as text YYYY-MM"),
    column("month_run_id", "string", "The run that wrote the rows of the month that count"),
  ],
};

/** Who is in which program since when, and who is held out of it. */
export const enrolments: FactTable = {
  name: "enrolments",
  comment: "The customers that each program reaches, with the month from which it could pay them",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    customerId,
    column("currency", "string", "ISO 4217 code of the program's currency"),
    column("cohort_month", "string", "First month in which the program could pay the customer, as text YYYY-MM"),
    column("is_held_out", "boolean", "Whether the customer was drawn by lot to stay without the program"),
    column("stratum", "string", "Segment of the customer; null where no customer file names one"),
  ],
};

/** Where each version's tiers begin. */
export const ruleTiers: FactTable = {
  name: "rule_tiers",
  comment: "The tiers of each program version",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    programVersion,
    column("tier", "int", "Number of the tier, the lowest being 1"),
    column("tier_from", "decimal(38,14)", "Where the tier begins, in the qualifier's measure"),
  ],
};

/** Whole numbers, for queries that need a series: engines make them each in another way. */
export const dimNumber: FactTable = {
  name: "dim_number",
  comment: "The whole numbers from 0 to 9999",
  columns: [column("number", "int", "The number")],
};

/** Days with their months, quarters and years. */
export const dimCalendar: FactTable = {
  name: "dim_calendar",
  comment: "The days from 2000-01-01 to 2099-12-31",
  columns: [
    column("day", "date", "The day"),
    column("month", "string", "Its month, as text YYYY-MM"),
    column("month_number", "int", "Its month counted from year 0: twelve times the year plus the month less one"),
    column("month_first_day", "date", "First day of the month"),
    column("month_day_after", "date", "Day after the month's last"),
    column("quarter", "string", "Its calendar quarter, such as 2011-Q1"),
    column("half_year", "string", "Its half of the calendar year, such as 2011-H1"),
    column("year", "int", "Its calendar year"),
    column("weekday", "int", "1 for Monday to 7 for Sunday"),
  ],
};

const panelId = column(
  "panel_id",
  "string",
  "The stored panel that the row belongs to; counts once panel_runs holds the same panel_id",
);
const unitId = column("unit_id", "string", "The customer");

/** What effects are measured on, stored before they are: the views that it comes from are too deep to be read by every estimator. */
export const panel: FactTable = {
  name: "panel",
  comment: "What each customer bought in each full month, months without purchases included, for each program",
  columns: [
    panelId,
    programId,
    unitId,
    column("period", "int", "The month, counted from year 0: twelve times the year plus the month less one"),
    column("cohort", "int", "The first period in which the program could pay the customer; null for one never in it"),
    column("net_amount", "double", "Net amount of the month"),
    column("net_amount_winsorised", "double", "The same, cut at what 99 of 100 customer months do not exceed"),
    column("orders", "double", "Orders of the month"),
    column("contract_amount", "double", "Amount of the contracts signed in the month"),
  ],
};

/** The two arms of each program's lot, stored with the panel. */
export const holdOut: FactTable = {
  name: "hold_out",
  comment: "What the customers of a program and those held out of it by lot bought, before and since it began",
  columns: [
    panelId,
    programId,
    column("outcome_name", "string", "net_amount, net_amount_winsorised, orders, active or contract_amount"),
    unitId,
    column("is_held_out", "boolean", "Whether the lot kept the customer out of the program"),
    column("stratum", "string", "Segment of the customer; null where no customer file names one"),
    column("outcome", "double", "Mean per full month since the cohort month"),
    column("outcome_before", "double", "Mean per full month before it; 0 for a customer without one"),
  ],
};

/** Where customers ended beside each tier, stored with the panel. */
export const threshold: FactTable = {
  name: "threshold",
  comment: "How far from each tier each customer ended each finished period, and what they bought in the next one",
  columns: [
    panelId,
    programId,
    periodId,
    column("tier", "int", "Number of the tier, the lowest being 1"),
    unitId,
    column("distance", "double", "Qualifier less the tier's bound, as a share of the bound"),
    column(
      "distance_before",
      "double",
      "The same distance in the same period a year before; null where there was none",
    ),
    column("outcome", "double", "Net amount of the next period; null where it is not over yet"),
  ],
};

/** One row per stored panel: its rows count once the row is here. */
export const panelRuns: FactTable = {
  name: "panel_runs",
  comment: "Stored panels; the newest run's is the one that estimators read",
  columns: [
    runId,
    column("run_number", "bigint", "Serial number of the run whose facts the panel holds"),
    column("panel_id", "string", "The stored panel"),
  ],
};

/** What the measurement of effects unloads straight into its places, and what is shown by the last of them. */
export const storedPanelTables: readonly FactTable[] = [panel, holdOut, threshold, panelRuns];

const outcomeName = column(
  "outcome_name",
  "string",
  "net_amount, net_amount_winsorised, orders, active, amount_per_order or contract_amount",
);
const controlGroup = column(
  "control_group",
  "string",
  "never: customers never in the program; not_yet: those and customers who were not in it yet; held_out: customers drawn by lot",
);

/** The effect of a program on those who joined in one month, in one other month. */
export const effectCells: FactTable = {
  name: "effect_cells",
  comment:
    "Group-time effects: average effect on the customers of one cohort in one month, against the month before they joined",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    outcomeName,
    controlGroup,
    column("cohort_month", "string", "The month in which the customers joined, as text YYYY-MM"),
    column("month", "string", "The month in which the effect is measured, as text YYYY-MM"),
    column("event_month", "int", "Months since joining; negative before"),
    column("treated_units", "bigint", "Customers of the cohort that were compared"),
    column("control_units", "bigint", "Customers that they were compared with"),
    column("estimate", "double", "The effect; null where too few customers were treated to say"),
    column("standard_error", "double", "Its standard error, clustered by customer"),
    column("p_value", "double", "Probability of an estimate as far from zero if there were no effect"),
  ],
};

/** Each program's effects in few figures, with what is needed to judge them. */
export const effectSummaries: FactTable = {
  name: "effect_summaries",
  comment: "Effects of each program by estimator, with interval, grade and pre-trend",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    outcomeName,
    column(
      "estimator",
      "string",
      "group_time, event_study, did_2x2, ratio_did, hold_out or hold_out_cuped, and decomposition_active, decomposition_orders, decomposition_amount",
    ),
    controlGroup,
    column("event_month", "int", "Months since joining, of an event study; null elsewhere"),
    column("treated_units", "bigint", "Customers treated"),
    column("control_units", "bigint", "Customers that they were compared with"),
    column(
      "is_ratio",
      "boolean",
      "Whether the estimate is a difference of logarithms, so that its exponential is a ratio",
    ),
    column("estimate", "double", "The effect; null where it is suppressed"),
    column("standard_error", "double", "Its standard error, clustered by customer"),
    column("low", "double", "Lower end of the 95 percent interval"),
    column("high", "double", "Upper end of the 95 percent interval"),
    column(
      "band_low",
      "double",
      "Lower end of the band that covers all months of an event study together with 95 percent",
    ),
    column("band_high", "double", "Upper end of that band"),
    column("p_value", "double", "Probability of an estimate as far from zero if there were no effect"),
    column("minimum_detectable_effect", "double", "The effect that would be found with 80 percent probability"),
    column("pre_trend_p_value", "double", "Of the test that all effects before joining are zero"),
    column("grade", "string", "A randomised, B clean pre-trend, C weak pre-trend, D descriptive"),
    column("reason", "string", "Why there is no estimate or a low grade; null where nothing is to be said"),
  ],
};

/** How many customers ended a period near each tier. */
export const densityBins: FactTable = {
  name: "density_bins",
  comment: "Customers by their distance to a tier at the end of a period, beside their own distance a year before",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    periodId,
    column("tier", "int", "Number of the tier, the lowest being 1"),
    column("bin", "int", "Number of the bin; 0 begins at the tier"),
    column("low", "double", "Where the bin begins: distance to the tier as a share of it"),
    column("high", "double", "Where it ends"),
    column("customers", "bigint", "Customers whose qualifier ended in the bin"),
    column(
      "customers_year_before",
      "bigint",
      "Of the same customers, those whose qualifier of the year before was in the bin",
    ),
  ],
};

/** Whether customers who just reached a tier bought more in the next period than those who just missed it. */
export const thresholdEffects: FactTable = {
  name: "threshold_effects",
  comment:
    "How much the net amount of the next period jumps at each tier's line, with a bandwidth of least mean squared error and a robust bias-corrected interval; of more than 20,000 customers at a tier in a period, from 20,000 of them drawn by a hash",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    periodId,
    column("tier", "int", "Number of the tier, the lowest being 1"),
    column(
      "units_below",
      "bigint",
      "Customers below the line within the bandwidth, or within one bound where there is no bandwidth",
    ),
    column("units_above", "bigint", "The same at the line or above it"),
    column(
      "bandwidth",
      "double",
      "How far from the line customers count, as a share of the tier's bound; the nearer the more. Null where none is found",
    ),
    column("bias_bandwidth", "double", "How far they count for the bias of the estimate"),
    column("estimate", "double", "What customers just above the line buy more; null where it is suppressed"),
    column("standard_error", "double", "Its standard error"),
    column("bias_corrected_estimate", "double", "The estimate less its estimated bias, in the middle of the interval"),
    column("robust_standard_error", "double", "Its standard error, which knows that the bias is estimated too"),
    column("low", "double", "Lower end of the robust 95 percent interval"),
    column("high", "double", "Upper end of the robust 95 percent interval"),
    column("p_value", "double", "Probability of a corrected estimate as far from zero if there were no effect"),
    column(
      "density_z",
      "double",
      "Density of customers above the line less that below it, in standard errors; null where it could not be tested",
    ),
    column("density_p_value", "double", "Probability of densities as different if no customer chose a side"),
    column("verdict", "string", "customers_choose_their_side: do not read as an effect; no_sorting_found; not_tested"),
    column("grade", "string", "C, or D where there is no estimate or it must not be read as an effect"),
    column(
      "reason",
      "string",
      "too_few_near_the_line, threshold_not_settled, density_rejected, density_not_tested or near_the_line_only",
    ),
  ],
};

/** What the treated would have bought, had they gone on as before: a model's word, beside that of a comparison. */
export const purchaseBaselines: FactTable = {
  name: "purchase_baselines",
  comment:
    "Purchases since joining beside those that models of earlier purchases expect (BG/NBD for days, gamma-gamma for amounts); no comparison with other customers, so seasons and trends are not taken off",
  partition: asOfDate,
  columns: [
    runId,
    programId,
    column("customers", "bigint", "Customers whose purchases before joining the models were fitted to"),
    column("mean_weeks_since", "double", "Weeks from joining to the end of the panel, on average"),
    column(
      "expected_purchase_days",
      "double",
      "Days with purchases that the model expects since joining, of all customers",
    ),
    column("purchase_days", "bigint", "Days with purchases since joining"),
    column("expected_net_amount", "double", "Net amount that the models expect since joining"),
    column("net_amount", "double", "Net amount since joining"),
    column("r", "double", "BG/NBD: shape of the purchase rates"),
    column("alpha", "double", "BG/NBD: scale of the purchase rates, in weeks"),
    column("a", "double", "BG/NBD: first parameter of the probability to leave after a purchase"),
    column("b", "double", "BG/NBD: second parameter of it"),
    column("p", "double", "Gamma-gamma: shape of the amounts of one customer"),
    column("q", "double", "Gamma-gamma: shape of the scales of customers"),
    column("gamma", "double", "Gamma-gamma: scale of the scales, in the program's currency"),
    column(
      "reason",
      "string",
      "Why nothing is expected: too_few_treated, too_few_repeat_purchases, baseline_not_settled; null where it is",
    ),
  ],
};

/** One row per measurement of effects: its facts count once the row is here. */
export const effectRuns: FactTable = {
  name: "effect_runs",
  comment: "Measurements of effects; their facts are visible once the row is here",
  partition: asOfDate,
  columns: [
    runId,
    column("run_number", "bigint", "Serial number of the run whose panel was measured"),
    column("measured_at", "timestamp", "When the measurement was complete, UTC"),
    column("panel_first_month", "string", "First month of the panel, as text YYYY-MM"),
    column("panel_last_month", "string", "Last full month of the panel, as text YYYY-MM"),
    column(
      "winsorised_percentile",
      "double",
      "The percentile of monthly amounts above which net_amount_winsorised is cut",
    ),
  ],
};

/** What publish-facts takes of the payouts, beside their entries in the ledger. */
export const payoutTables: readonly FactTable[] = [
  payouts,
  payoutLines,
  payoutChecks,
  payoutDecisions,
  payoutTimeOuts,
  payoutReleases,
  acknowledgements,
];

/** Every table of the lake, in the order that a reader meets them. */
export const factTables: readonly FactTable[] = [
  orderLines,
  rejectedLines,
  customers,
  products,
  fxRates,
  payees,
  runIngestions,
  rulePeriods,
  ruleScopes,
  ruleUnits,
  ruleRates,
  ruleSettlements,
  standings,
  accrualEstimates,
  accrualEntries,
  ...payoutTables,
  payoutEntries,
  settledPositions,
  customerMonths,
  publishedMonths,
  enrolments,
  ruleTiers,
  dimNumber,
  dimCalendar,
  ...storedPanelTables,
  effectRuns,
  effectCells,
  effectSummaries,
  densityBins,
  thresholdEffects,
  purchaseBaselines,
  runs,
  programs,
];
