import { panelFirstDay } from "./panel.ts";
import type { RunReference } from "./plan.ts";

/** What a text of queries/nightly/aggregate.sql is filled in with besides the run. */
type Filling = {
  /** How many neighbouring shards one span takes. */
  readonly shardsPerSpan: number;
  /** Tells this customer's volume alone and line by line, to explain it, instead of everybody's as finely as the rules ask. */
  readonly customerId?: string;
};

/** The aggregate's statement for a run. */
export function aggregateSql(text: string, run: RunReference, { shardsPerSpan, customerId = "" }: Filling): string {
  return filledForRun(text, run)
    .replaceAll("{{shards_per_span}}", String(shardsPerSpan))
    .replaceAll("{{customer_id}}", () => customerId.replaceAll("'", "''"));
}

/** A nightly query's text with the run that it asks about. */
export function filledForRun(text: string, { run_id, as_of_date }: RunReference): string {
  return text
    .replaceAll("{{run_id}}", run_id)
    .replaceAll("{{as_of_date}}", as_of_date)
    .replaceAll("{{panel_first_day}}", () => panelFirstDay(as_of_date));
}

/**
 * The statement that finds the months of the panel that have changed since the last committed run.
 * @param last that run; undefined before the first
 */
export function customerMonthsSql(text: string, run: RunReference, last: RunReference | undefined): string {
  return (
    filledForRun(text, run)
      .replaceAll("{{last_run_id}}", last?.run_id ?? "")
      // Before the first run any date will do, as long as it is one: no row of it names no run.
      .replaceAll("{{last_as_of_date}}", (last ?? run).as_of_date)
  );
}
