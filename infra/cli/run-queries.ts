import type { RunQueries } from "../../shared/aws/run-questions.ts";
import { queryText } from "./query-text.ts";

/** The texts that tell what a run counted. */
export async function runQueries(): Promise<RunQueries> {
  return {
    committedRuns: await queryText("report/committed-runs"),
    runVersions: await queryText("explain/run-versions"),
    runPeriods: await queryText("explain/run-periods"),
    aggregate: await queryText("nightly/aggregate"),
  };
}
