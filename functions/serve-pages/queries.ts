import governingVersions from "../../queries/explain/governing-versions.sql";
import positionLines from "../../queries/explain/position-lines.sql";
import positionStanding from "../../queries/explain/position-standing.sql";
import runPeriods from "../../queries/explain/run-periods.sql";
import runVersions from "../../queries/explain/run-versions.sql";
import aggregate from "../../queries/nightly/aggregate.sql";
import committedRuns from "../../queries/report/committed-runs.sql";
import customer from "../../queries/statement/customer.sql";
import customerStandings from "../../queries/statement/customer-standings.sql";
import type { ReportQueries } from "../../shared/aws/position-report.ts";
import type { RunQueries } from "../../shared/aws/run-questions.ts";
import type { StatementQueries } from "../../shared/aws/statement.ts";

/** The texts of the queries that pages ask; the bundler puts them in. */

const runQueries: RunQueries = { committedRuns, runVersions, runPeriods, aggregate };

export const reportQueries: ReportQueries = { ...runQueries, positionLines, governingVersions, positionStanding };

export const statementQueries: StatementQueries = { ...runQueries, customer, customerStandings };
