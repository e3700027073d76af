import type { DuckDb } from "../../../shared/aws/duckdb.ts";
import { sqlText, writeFacts } from "../../../shared/aws/parquet.ts";
import { type FactRow, factKey } from "../../../shared/facts/table.ts";
import {
  programs,
  rulePeriods,
  ruleRates,
  ruleScopes,
  ruleUnits,
  runIngestions,
} from "../../../shared/facts/tables.ts";
import { shardCount } from "../../../shared/ledger/shard.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import type { AggregateRow } from "../../../shared/run/aggregate-row.ts";
import { aggregateSql, filledForRun } from "../../../shared/run/aggregate-sql.ts";
import { type RunRules, runRules } from "../../../shared/run/period-rules.ts";
import { type AcceptedIngestion, planRun } from "../../../shared/run/plan.ts";
import { hasBudget, type ReckonedPosition, reckonEach } from "../../../shared/run/positions.ts";
import { directoryStore } from "../directory-store.ts";
import { queryText } from "../query-text.ts";
import type { SimulatedLake } from "./simulated-lake.ts";

export type Surroundings = {
  readonly duckdb: DuckDb;
  readonly lake: SimulatedLake;
  /** Where the files lie that were taken in. */
  readonly taken: string;
  /** Where the rules go; new at each reckoning. */
  readonly rules: string;
  readonly ingestions: readonly AcceptedIngestion[];
  readonly asOfDate: string;
};

/** The run that a simulation is. */
const runAsOf = (asOfDate: string) => ({ run_id: "simulation", run_number: 1, as_of_date: asOfDate });

/** Rows of the aggregate that are reckoned at one go, so that a million lines never lie in memory together. */
const rowsAtOnce = 100_000;

/**
 * Reckons terms by the nightly run's steps: its plan, its aggregate's statement, its engine.
 * @param lineByLine takes the finest grain, also for terms that totals suffice for
 */
export async function* reckonTerms(
  { duckdb, lake, taken, rules: directory, ingestions, asOfDate }: Surroundings,
  versions: readonly ProgramVersion[],
  lineByLine: boolean,
): AsyncGenerator<ReckonedPosition> {
  const run = runAsOf(asOfDate);
  const plan = planRun(run, versions, ingestions);
  const periods = lineByLine ? plan.rules.periods.map(byLine) : plan.rules.periods;
  const written = [
    [runIngestions, plan.ingestions],
    [rulePeriods, periods],
    [ruleScopes, plan.rules.scopes],
    [ruleUnits, plan.rules.units],
    [ruleRates, plan.rules.rates],
    [programs, plan.programs],
  ] as const;
  for (const [table, rows] of written)
    await writeFacts(duckdb, directoryStore(directory), table, factKey(table, asOfDate, run.run_id), rows);
  await lake.show([taken, directory]);
  await lake.keep("volume", aggregateSql(await queryText("nightly/aggregate"), run, { shardsPerSpan: 1 }));

  const rules = runRules(plan.programs, periods);
  for await (const rows of partsOf(lake, rules)) yield* reckonEach(rules, rows, [], asOfDate);
}

/** How many customers each program holds out by lot, under the terms that were reckoned last. */
export async function heldOutCustomers(lake: SimulatedLake, asOfDate: string): Promise<ReadonlyMap<string, number>> {
  await lake.keep("enrolled", filledForRun(await queryText("nightly/enrolments"), runAsOf(asOfDate)));
  const heldOut = Map.groupBy(await lake.kept("enrolled", "is_held_out"), ({ program_id: programId }) => programId);
  return new Map([...heldOut].map(([programId, customers]) => [String(programId), customers.length]));
}

/** The rule with the finest grain for what the period itself holds. */
function byLine(rule: FactRow): FactRow {
  return ["both", "qualifier", "base"].includes(String(rule.role)) ? { ...rule, grain: "line" } : rule;
}

/** The aggregate in parts that can be reckoned by themselves: programs with a budget whole, of the others some customers each. */
async function* partsOf(lake: SimulatedLake, rules: RunRules): AsyncGenerator<readonly AggregateRow[]> {
  const budgeted = [...new Set(rules.periods.filter(hasBudget).map(({ programId }) => programId))].map(sqlText);
  const isBudgeted = budgeted.length === 0 ? "false" : `program_id in (${budgeted.join(", ")})`;
  // The aggregate's columns are fixed by queries/nightly/aggregate.sql.
  const part = async (where: string) => (await lake.kept("volume", where)) as unknown as readonly AggregateRow[];
  if (budgeted.length > 0) yield part(isBudgeted);
  const parts = Math.ceil((await lake.size("volume")) / rowsAtOnce);
  const shardsAtOnce = Math.max(1, Math.floor(shardCount / Math.max(1, parts)));
  for (let first = 0; first < shardCount; first += shardsAtOnce)
    yield part(`not ${isBudgeted} and first_shard >= ${first} and first_shard < ${first + shardsAtOnce}`);
}
