import { z } from "zod";
import { type DuckDb, withDuckDb } from "../../shared/aws/duckdb.ts";
import type { TidiedStore } from "../../shared/aws/objects.ts";
import { sqlText, textRows, writeFacts } from "../../shared/aws/parquet.ts";
import { readResult, resultTable } from "../../shared/aws/query-result.ts";
import {
  AggregateRow,
  BaselineHistoryRow,
  ComparisonGroupRow,
  DecompositionRow,
  DensityBinRow,
  DensityRow,
  GroupTimeRow,
  HoldOutRow,
  RatioRow,
  ThresholdUnitRow,
} from "../../shared/effects/answer-rows.ts";
import { baselineRow } from "../../shared/effects/baseline-row.ts";
import { monthText } from "../../shared/effects/month-number.ts";
import type { PreTrend } from "../../shared/effects/pre-trend.ts";
import {
  descriptiveSummary,
  estimateColumns,
  factorSummary,
  holdOutSummary,
  ratioSummary,
  type SeriesSummary,
  summaryOfSeries,
} from "../../shared/effects/summary-rows.ts";
import { thresholdRow } from "../../shared/effects/threshold-row.ts";
import { type FactRow, type FactTable, factKey, timestampText } from "../../shared/facts/table.ts";
import {
  densityBins,
  effectCells,
  effectRuns,
  effectSummaries,
  purchaseBaselines,
  thresholdEffects,
} from "../../shared/facts/tables.ts";
import type { EffectQuestion, MeasureEffectsInput, MeasureEffectsOutput } from "./contract.ts";
import { removeOldPanels } from "./old-panels.ts";

export type MeasureEffectsServices = { readonly lake: TidiedStore; readonly now: () => string };

/** What panel_current cuts net_amount_winsorised at. */
const winsorisedPercentile = 99;

/**
 * Turns the answers of the effect queries into facts of the run, with the statistics that SQL does not compute. The row of effect_runs
 * is written last and makes them visible; a repeat writes the same objects again.
 */
export async function measureEffects(
  { run, answers }: MeasureEffectsInput,
  { lake, now }: MeasureEffectsServices,
): Promise<MeasureEffectsOutput> {
  const locations = new Map(answers.map(({ question, location }) => [question, location]));
  return withDuckDb(async (duckdb) => {
    const groups = await rowsOf(duckdb, "effect-comparison-groups", ComparisonGroupRow);
    const cells = (await rowsOf(duckdb, "effect-group-time", GroupTimeRow)).map(cellRow);
    const summaries = await summaryRows(duckdb, groups);
    const bins = await rowsOf(duckdb, "effect-density-bins", DensityBinRow);
    const thresholds = await thresholdRows(duckdb);
    const histories = await rowsOf(duckdb, "effect-baseline-histories", BaselineHistoryRow);
    const historiesOf = Map.groupBy(histories, ({ program_id }) => program_id);
    const baselines = groups.map(({ program_id }) => baselineRow(program_id, historiesOf.get(program_id) ?? []));

    await publish(duckdb, effectCells, cells);
    await publish(duckdb, effectSummaries, summaries);
    await publish(duckdb, densityBins, bins);
    await publish(duckdb, thresholdEffects, thresholds);
    await publish(duckdb, purchaseBaselines, baselines);
    await publish(duckdb, effectRuns, [effectRunRow(groups)]);
    await removeOldPanels(lake, run.run_id);
    return { summaries: summaries.length, cells: cells.length };
  });

  async function rowsOf<Row>(duckdb: DuckDb, question: EffectQuestion, row: z.ZodType<Row>): Promise<readonly Row[]> {
    return z.array(row).parse(await readResult(duckdb, lake, locations.get(question) ?? ""));
  }

  async function summaryRows(duckdb: DuckDb, groups: readonly ComparisonGroupRow[]): Promise<readonly FactRow[]> {
    const compared = await seriesSummaries(duckdb);
    const trendOf = (programId: string, outcomeName: string): PreTrend =>
      compared.get(seriesKey(programId, outcomeName, "never"))?.preTrend ?? {
        verdict: "none",
        reason: "no_period_before",
      };
    const ratios = await rowsOf(duckdb, "effect-ratio-did", RatioRow);
    const factors = await rowsOf(duckdb, "effect-decomposition", DecompositionRow);
    const holdOuts = await rowsOf(duckdb, "effect-hold-out", HoldOutRow);
    const rows = [
      ...[...compared.values()].flatMap((summary) => summary.rows),
      ...ratios.filter(ofAllCohorts).map((row) => ratioSummary(row, trendOf(row.program_id, row.outcome_name))),
      ...factors
        .filter(ofAllCohorts)
        .flatMap((row) => factorSummary(row, (outcomeName) => trendOf(row.program_id, outcomeName))),
      ...holdOuts.flatMap(holdOutSummary),
    ];
    const told = new Set(rows.map(({ program_id }) => program_id));
    return [...rows, ...groups.filter(({ program_id }) => !told.has(program_id)).map(descriptiveSummary)];
  }

  /** Influences are many, so they stay in DuckDB and come out one series at a time. */
  async function seriesSummaries(duckdb: DuckDb): Promise<ReadonlyMap<string, SeriesSummary>> {
    const aggregates = await rowsOf(duckdb, "effect-aggregates", AggregateRow);
    await resultTable(duckdb, lake, locations.get("effect-influence") ?? "", "influences");
    const summaries = new Map<string, SeriesSummary>();
    for (const [key, ofSeries] of Map.groupBy(aggregates, (row) =>
      seriesKey(row.program_id, row.outcome_name, row.control_group),
    )) {
      const [first] = ofSeries;
      if (first === undefined) continue;
      const summary = summaryOfSeries({ aggregates: ofSeries, influences: await influencesOf(duckdb, first) });
      if (summary !== undefined) summaries.set(key, summary);
    }
    return summaries;
  }

  /** Customers near the tiers are many too, and come out one tier of one period at a time. */
  async function thresholdRows(duckdb: DuckDb): Promise<readonly FactRow[]> {
    const densities = await rowsOf(duckdb, "effect-density-test", DensityRow);
    await resultTable(duckdb, lake, locations.get("effect-threshold-units") ?? "", "threshold_units");
    const rows: FactRow[] = [];
    for (const density of densities) {
      const units = await thresholdUnitsOf(duckdb, density);
      // Nobody is there while the next period is not over.
      if (units.length > 0) rows.push(thresholdRow(density, units));
    }
    return rows;
  }

  async function publish(duckdb: DuckDb, table: FactTable, rows: readonly FactRow[]): Promise<void> {
    const ofRun = rows.map((row) => ({ run_id: run.run_id, ...row }));
    await writeFacts(duckdb, lake, table, factKey(table, run.as_of_date, run.run_id), ofRun);
  }

  function effectRunRow(groups: readonly ComparisonGroupRow[]): FactRow {
    const months = (column: "first_month" | "last_month") => groups.flatMap((group) => group[column] ?? []).sort();
    return {
      run_number: run.run_number,
      measured_at: timestampText(now()),
      panel_first_month: months("first_month")[0] ?? null,
      panel_last_month: months("last_month").at(-1) ?? null,
      winsorised_percentile: winsorisedPercentile,
    };
  }
}

const seriesKey = (...names: readonly string[]) => JSON.stringify(names);
const ofAllCohorts = ({ cohort }: { readonly cohort: number | null }) => cohort === null;

function cellRow({ cohort, period, ...row }: GroupTimeRow): FactRow {
  return {
    ...row,
    cohort_month: monthText(cohort),
    month: monthText(period),
    p_value: estimateColumns(row).p_value,
  };
}

async function influencesOf(duckdb: DuckDb, { program_id, outcome_name, control_group }: AggregateRow) {
  const rows = await textRows(
    duckdb,
    `select bucket, event_month, influence
     from influences
     where program_id = ${sqlText(program_id)}
       and outcome_name = ${sqlText(outcome_name)}
       and control_group = ${sqlText(control_group)}
     order by event_month, bucket`,
  );
  return rows.map(({ bucket, event_month, influence }) => ({
    bucket: Number(bucket),
    eventMonth: Number(event_month),
    influence: Number(influence),
  }));
}

async function thresholdUnitsOf(duckdb: DuckDb, { program_id, period_id, tier }: DensityRow) {
  const rows = await textRows(
    duckdb,
    `select distance, outcome
     from threshold_units
     where program_id = ${sqlText(program_id)}
       and period_id = ${sqlText(period_id)}
       and tier = ${sqlText(String(tier))}
     order by cast(distance as double), cast(outcome as double)`,
  );
  return z.array(ThresholdUnitRow).parse(rows);
}
