import densityBins from "../../queries/effect-report/density-bins.sql";
import finishedPeriods from "../../queries/effect-report/finished-periods.sql";
import measurement from "../../queries/effect-report/measurement.sql";
import reportedProgram from "../../queries/effect-report/program.sql";
import purchaseBaseline from "../../queries/effect-report/purchase-baseline.sql";
import summaries from "../../queries/effect-report/summaries.sql";
import thresholdEffects from "../../queries/effect-report/threshold-effects.sql";
import effectBunching from "../../queries/effects/effect-bunching.sql";
import effectByEarlierVolume from "../../queries/effects/effect-by-earlier-volume.sql";
import effectComparisonGroups from "../../queries/effects/effect-comparison-groups.sql";
import effectDensityTest from "../../queries/effects/effect-density-test.sql";
import effectHoldOut from "../../queries/effects/effect-hold-out.sql";
import effectPullForward from "../../queries/effects/effect-pull-forward.sql";
import effectRegression from "../../queries/effects/effect-regression.sql";
import effectReturn from "../../queries/effects/effect-return.sql";
import governingVersions from "../../queries/explain/governing-versions.sql";
import positionLines from "../../queries/explain/position-lines.sql";
import positionStanding from "../../queries/explain/position-standing.sql";
import runPeriods from "../../queries/explain/run-periods.sql";
import runVersions from "../../queries/explain/run-versions.sql";
import aggregate from "../../queries/nightly/aggregate.sql";
import volumeAndFrequencyBeforeAndAfter from "../../queries/purchases/volume-and-frequency-before-and-after.sql";
import committedRuns from "../../queries/report/committed-runs.sql";
import customer from "../../queries/statement/customer.sql";
import customerStandings from "../../queries/statement/customer-standings.sql";
import type { EffectReportQuery } from "../../shared/aws/effect-report.ts";
import type { ReportQueries } from "../../shared/aws/position-report.ts";
import type { RunQueries } from "../../shared/aws/run-questions.ts";
import type { StatementQueries } from "../../shared/aws/statement.ts";

/** The texts of the queries that pages ask; the bundler puts them in. */

const runQueries: RunQueries = { committedRuns, runVersions, runPeriods, aggregate };

export const reportQueries: ReportQueries = { ...runQueries, positionLines, governingVersions, positionStanding };

export const statementQueries: StatementQueries = { ...runQueries, customer, customerStandings };

export const effectQueries: Readonly<Record<EffectReportQuery, string>> = {
  "effect-report/program": reportedProgram,
  "effect-report/measurement": measurement,
  "effect-report/summaries": summaries,
  "effect-report/density-bins": densityBins,
  "effect-report/threshold-effects": thresholdEffects,
  "effect-report/purchase-baseline": purchaseBaseline,
  "effect-report/finished-periods": finishedPeriods,
  "effects/effect-comparison-groups": effectComparisonGroups,
  "effects/effect-hold-out": effectHoldOut,
  "effects/effect-return": effectReturn,
  "effects/effect-pull-forward": effectPullForward,
  "effects/effect-bunching": effectBunching,
  "effects/effect-density-test": effectDensityTest,
  "effects/effect-regression": effectRegression,
  "effects/effect-by-earlier-volume": effectByEarlierVolume,
  "purchases/volume-and-frequency-before-and-after": volumeAndFrequencyBeforeAndAfter,
};
