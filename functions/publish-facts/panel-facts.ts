import { basename, join } from "node:path";
import type { DuckDb } from "../../shared/aws/duckdb.ts";
import type { TidiedStore } from "../../shared/aws/objects.ts";
import { copyToParquet, readRows, sqlText, writeFacts } from "../../shared/aws/parquet.ts";
import { factKey } from "../../shared/facts/table.ts";
import { customerMonths, enrolments, publishedMonths } from "../../shared/facts/tables.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { panelAttemptPrefix } from "../../shared/run/keys.ts";
import { lastFullMonth, type PanelTable, panelFirstDay } from "../../shared/run/panel.ts";
import type { RunReference } from "../../shared/run/plan.ts";
import type { PublishFactsInput } from "./contract.ts";

type Run = Pick<RunReference, "run_id" | "as_of_date">;
type Runs = {
  readonly run: Run;
  /** The last run before it whose facts readers see; undefined before the first. */
  readonly lastCommitted: Run | undefined;
};

const requestsAtOnce = 8;
const enrolmentColumns = enrolments.columns.map(({ name }) => name).filter((name) => name !== "run_id");

/**
 * Puts into their places what the run has found of the panel: the months that have changed, which run's rows count of each month, and
 * the enrolments. A month that has not changed stays where it is.
 * @param unloaded which attempt holds; none where everything is as the last committed run left it
 * @returns whether full months or enrolments differ from what that one shows
 */
export async function publishPanelFacts(
  duckdb: DuckDb,
  lake: TidiedStore,
  { run, lastCommitted }: Runs,
  unloaded: PublishFactsInput["panel"],
): Promise<boolean> {
  const before = await monthsBefore();
  const changed = await copyMonths();
  const firstMonth = panelFirstDay(run.as_of_date).slice(0, "2011-03".length);
  const months = new Map([...before].filter(([month]) => month >= firstMonth));
  for (const month of changed) months.set(month, run.run_id);
  await writeFacts(
    duckdb,
    lake,
    publishedMonths,
    factKey(publishedMonths, run.as_of_date, run.run_id),
    [...months].map(([month, month_run_id]) => ({ run_id: run.run_id, month, month_run_id })),
  );
  const enrolmentsChanged = await writeEnrolments();
  await removeOldVersions();

  const lastMonth = lastFullMonth(run.as_of_date);
  return (
    lastCommitted === undefined ||
    enrolmentsChanged ||
    lastMonth !== lastFullMonth(lastCommitted.as_of_date) ||
    changed.some((month) => month <= lastMonth)
  );

  /** The run whose rows count of each month, as the last committed run left it. */
  async function monthsBefore(): Promise<ReadonlyMap<string, string>> {
    const rows = await readRows(duckdb, lake, await keysBefore(publishedMonths));
    return new Map(rows.map(({ month, month_run_id }) => [month ?? "", month_run_id ?? ""]));
  }

  /** @returns the months that have changed */
  async function copyMonths(): Promise<readonly string[]> {
    const byMonth = Map.groupBy(
      await keysUnloaded("customer_months"),
      (key) => /\/month=([^/]+)\//.exec(key)?.[1] ?? "",
    );
    const copies = [...byMonth].flatMap(([month, keys]) =>
      keys.map((from, part) => ({ from, to: factKey(customerMonths, month, `${run.run_id}-${part}`) })),
    );
    await inParallel(requestsAtOnce, copies, ({ from, to }) => lake.copy(from, to));
    return [...byMonth.keys()];
  }

  /** Where nothing was unloaded the last committed run's rows become this one's. @returns whether they differ from that one's */
  async function writeEnrolments(): Promise<boolean> {
    const shown = await rowsOf("enrolments-before", await keysBefore(enrolments));
    const present = unloaded.length === 0 ? shown : await rowsOf("enrolments", await keysUnloaded("enrolments"));
    const file = join(duckdb.directory, "enrolments.parquet");
    await copyToParquet(duckdb, `select ${sqlText(run.run_id)} as run_id, * from (${present})`, file);
    await lake.upload(file, factKey(enrolments, run.as_of_date, run.run_id));
    if (unloaded.length === 0) return false;
    const compared = await duckdb.connection.runAndReadAll(
      `select exists ((${present}) except all (${shown})) or exists ((${shown}) except all (${present}))`,
    );
    return compared.getRows()[0]?.[0] === true;
  }

  /** SQL of enrolments without the run that wrote them. */
  async function rowsOf(name: string, keys: readonly string[]): Promise<string> {
    const files = await inParallel(requestsAtOnce, keys, async (key) => {
      const file = join(duckdb.directory, `${name}-${basename(key)}`);
      await lake.download(key, file);
      return sqlText(file);
    });
    if (files.length > 0) return `select ${enrolmentColumns.join(", ")} from read_parquet([${files.join(", ")}])`;
    const types = enrolments.columns.filter(({ name }) => name !== "run_id");
    return `select ${types.map(({ name, type }) => `cast(null as ${type}) as ${name}`).join(", ")} where false`;
  }

  /**
   * Takes away versions of months that nobody will see again: from before the last committed run, and not shown by it. What later runs
   * have written stays, for this function may go on after another run has taken over.
   */
  async function removeOldVersions(): Promise<void> {
    if (lastCommitted === undefined) return;
    const old = (await lake.list(`${customerMonths.name}/`)).filter((key) => {
      const [, month, writtenBy] = /\/month=([^/]+)\/(.+)-\d+\.parquet$/.exec(key) ?? [];
      if (month === undefined || writtenBy === undefined) return false;
      // Ids of runs, which begin with their dates and end with their numbers, are in the order of the runs.
      return writtenBy < lastCommitted.run_id && before.get(month) !== writtenBy;
    });
    await inParallel(requestsAtOnce, old, lake.remove);
  }

  async function keysBefore(table: typeof enrolments): Promise<readonly string[]> {
    return lastCommitted === undefined ? [] : lake.list(factKey(table, lastCommitted.as_of_date, lastCommitted.run_id));
  }

  async function keysUnloaded(table: PanelTable): Promise<readonly string[]> {
    const attempt = unloaded.find((each) => each.table === table)?.attempt;
    return attempt === undefined ? [] : lake.list(panelAttemptPrefix(run.run_id, table, attempt));
  }
}
