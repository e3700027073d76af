import { databases } from "./databases.ts";
import type { LocalAthena } from "./local-athena.ts";

/** What the queries are asked with of the demonstration's year, where the lake need not say it. */
const stated: Readonly<Record<string, string>> = {
  program_pattern: "%",
  outcome_pattern: "%",
  currency_pattern: "%",
  currency: "EUR",
  text: "2025",
  find: "a",
  stage_pattern: "%",
  waits_for_pattern: "%",
  least_days_overdue: "0",
  review_kind: "quarter",
  first_day: "2025-01-01",
  day_after: "2026-01-01",
  panel_first_day: "2025-01-01",
  first_month: "2025-01",
  from_period_id: "2025-Q1",
  to_period_id: "2025-Q2",
  first_event_month: "-3",
  last_event_month: "3",
  deadline_period: String(2025 * 12 + 5),
  periods_before: "2",
  periods_after: "2",
  idle_months: "2",
  within_percent: "20",
  bandwidth: "0.3",
  margin_fraction: "0.25",
  administration_cost_amount: "1000",
};

/** Finds the latest run, the one before it, and the largest position with an order of its customer. */
export async function yearValues(local: LocalAthena): Promise<(parameter: string) => string> {
  const first = async (sql: string) =>
    (await local.ask(sql, databases.lake)).rows[0]?.map((value) => value ?? "") ?? [];
  const [runId = "", asOfDate = "", runNumber = ""] = await first(
    "select run_id, as_of_date, run_number from runs order by run_number desc limit 1",
  );
  const [previousRunId = ""] = await first(
    `select run_id from runs where run_id <> '${runId}' order by run_number desc limit 1`,
  );
  const [programId = "", customerId = "", periodId = ""] = await first(
    "select program_id, customer_id, period_id from standings_current order by earned_amount desc, customer_id limit 1",
  );
  const [orderId = ""] = await first(
    `select min(order_id) from order_lines_current where customer_id = '${customerId}'`,
  );
  const [ingestionId = "", reason = ""] = await first(
    "select ingestion_id, reason from rejected_lines_current order by ingestion_id, reason limit 1",
  );
  const found: readonly (readonly [RegExp, string])[] = [
    [/^previous_run_id$/, previousRunId],
    [/run_id$/, runId],
    [/as_of_date$/, asOfDate],
    [/^run_number$/, runNumber],
    [/customer_id$/, customerId],
    [/^program_id$/, programId],
    [/^period_id$/, periodId],
    [/^order_id$/, orderId],
    [/^ingestion_id$/, ingestionId],
    [/^reason$/, reason],
  ];
  return (parameter) => {
    const value = stated[parameter] ?? found.find(([pattern]) => pattern.test(parameter))?.[1];
    if (value === undefined) throw new Error(`nothing is said of what to ask for ${parameter}`);
    return value;
  };
}
