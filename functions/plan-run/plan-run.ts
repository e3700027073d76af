import { withDuckDb } from "../../shared/aws/duckdb.ts";
import type { IngestionStore } from "../../shared/aws/ingestions.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { writeFacts } from "../../shared/aws/parquet.ts";
import type { ProgramStore } from "../../shared/aws/programs.ts";
import type { RunStore } from "../../shared/aws/runs.ts";
import { factKey } from "../../shared/facts/table.ts";
import {
  programs,
  rulePeriods,
  ruleRates,
  ruleScopes,
  ruleSettlements,
  ruleTiers,
  ruleUnits,
  runIngestions,
  runs,
} from "../../shared/facts/tables.ts";
import { aggregateSql, filledForRun } from "../../shared/run/aggregate-sql.ts";
import { asOfDateOf, asOfDateProblem, dayIn } from "../../shared/run/as-of-date.ts";
import { RequestInvalid } from "../../shared/run/errors.ts";
import { aggregatePrefix } from "../../shared/run/keys.ts";
import { planRun } from "../../shared/run/plan.ts";
import type { PlanRunInput, PlanRunOutput } from "./contract.ts";
import { writeDimensions } from "./dimensions.ts";
import { panelStatements } from "./panel.ts";

export type PlanRunServices = {
  readonly lake: ObjectStore;
  readonly lakeBucket: string;
  readonly programs: Pick<ProgramStore, "all">;
  readonly ingestions: Pick<IngestionStore, "accepted">;
  readonly runs: Pick<RunStore, "acquire" | "find">;
  readonly isAlive: (executionArn: string) => Promise<boolean>;
  readonly now: () => string;
  readonly timeZone: string;
  readonly firstAsOfDate: string;
  /** The query files' texts, to be filled in for the run. */
  readonly sql: Readonly<
    Record<"aggregate" | "controlTotals" | "duePositions" | "customerMonths" | "enrolments", string>
  >;
};

/**
 * Takes the lock, pins what the run counts in the lake, and hands the statements and shard spans to the next steps.
 * The same execution gets the same run again and writes the same keys.
 * @throws RunRefused while another run is alive; RequestInvalid for a request without a date, or a date that no run may have.
 */
export async function planNightlyRun(input: PlanRunInput, services: PlanRunServices): Promise<PlanRunOutput> {
  const { lake, timeZone, firstAsOfDate } = services;
  const startedAt = services.now();
  const asOfDate = asOfDateOf(input.request, timeZone);
  const problem = asOfDateProblem(asOfDate, { firstAsOfDate, today: dayIn(timeZone, startedAt) });
  if (problem !== undefined) throw new RequestInvalid(problem);

  const { run_id, run_number, as_of_date, publishes_from_run_number } = await services.runs.acquire({
    executionArn: input.execution_arn,
    asOfDate,
    startedAt,
    isAlive: services.isAlive,
    show: async (dead, commitRow) => {
      const key = factKey(runs, dead.as_of_date, dead.run_id);
      await withDuckDb((duckdb) => writeFacts(duckdb, lake, runs, key, [commitRow]));
    },
  });
  const run = { run_id, run_number, as_of_date };
  const last = publishes_from_run_number === 1 ? undefined : await services.runs.find(publishes_from_run_number - 1);
  const [versions, ingestions] = await Promise.all([services.programs.all(), services.ingestions.accepted()]);
  const plan = planRun(run, versions, ingestions);

  const panel = await withDuckDb(async (duckdb) => {
    const key = (table: typeof runs) => factKey(table, as_of_date, run_id);
    await writeFacts(duckdb, lake, runIngestions, key(runIngestions), plan.ingestions);
    await writeFacts(duckdb, lake, programs, key(programs), plan.programs);
    await writeFacts(duckdb, lake, rulePeriods, key(rulePeriods), plan.rules.periods);
    await writeFacts(duckdb, lake, ruleScopes, key(ruleScopes), plan.rules.scopes);
    await writeFacts(duckdb, lake, ruleUnits, key(ruleUnits), plan.rules.units);
    await writeFacts(duckdb, lake, ruleRates, key(ruleRates), plan.rules.rates);
    await writeFacts(duckdb, lake, ruleSettlements, key(ruleSettlements), plan.rules.settlements);
    await writeFacts(duckdb, lake, ruleTiers, key(ruleTiers), plan.tiers);
    await writeDimensions(duckdb, lake);
    return panelStatements(duckdb, { run, last }, plan, services);
  });

  const aggregate = aggregateSql(services.sql.aggregate, run, plan);
  const target = `s3://${services.lakeBucket}/${aggregatePrefix(run_id)}`;
  return {
    run,
    aggregate: {
      before_attempt: `unload (\n${aggregate}\n) to '${target}`,
      after_attempt: "/' with (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = array['first_shard'])",
    },
    panel: [...panel],
    control_totals: filledForRun(services.sql.controlTotals, run),
    due_positions: filledForRun(services.sql.duePositions, run),
    ingestions: plan.ingestions.length,
    spans: [...plan.spans],
  };
}
