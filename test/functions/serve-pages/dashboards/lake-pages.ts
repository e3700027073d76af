import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { answersFrom } from "../../../../functions/serve-pages/dashboards/answers.ts";
import type { DataServices } from "../../../../functions/serve-pages/dashboards/data.ts";
import { reportsKept } from "../../../../functions/serve-pages/dashboards/effect-reports.ts";
import { type DashboardQuery, dashboardQueries } from "../../../../functions/serve-pages/dashboards/query-names.ts";
import type { PayoutServices } from "../../../../functions/serve-pages/payout-services.ts";
import { queryText } from "../../../../infra/cli/query-text.ts";
import { askForEffectReport } from "../../../../shared/aws/effect-report.ts";
import { parquetOf } from "../../../../shared/aws/parquet-file.ts";
import { policyWith } from "../../../shared/approval/policy.ts";
import { athena } from "../../../support/athena-sql.ts";
import { startDynamoDb } from "../../../support/dynamodb.ts";
import { openLake, runStatements } from "../../../support/lake.ts";
import { lakeDesk } from "../../../support/lake-desk.ts";
import { queryFilesIn } from "../../../support/query-files.ts";
import { openPages } from "../payouts.ts";

const texts = Object.fromEntries(
  Object.entries(dashboardQueries).map(([name, folder]) => [
    name,
    readFileSync(`queries/${folder}/${name}.sql`, "utf8"),
  ]),
) as Record<DashboardQuery, string>;

/** Pages over a lake in memory. @param given statements that fill it @param more services that do not read the lake */
export async function pagesOverLake(given: string, more: Partial<PayoutServices & DataServices> = {}) {
  const [dynamodb, { connection, close }] = await Promise.all([startDynamoDb("payouts"), openLake()]);
  await runStatements(connection, given);
  const translate = athena(queryFilesIn("views"));
  const desk = lakeDesk(connection, translate);
  const answers = answersFrom(desk, texts);
  const pages = await openPages(dynamodb.client, "payouts", {
    policy: policyWith(),
    more: {
      answers,
      queryDesk: desk,
      parquetOf: (query, rows) => parquetOf(answers.fileOf(query), rows),
      effectReports: reportsKept(answers, (programId, assumptions, mark) =>
        askForEffectReport({ queryDesk: desk, queryText, mark }, programId, assumptions),
      ),
      ...more,
    },
  });
  return {
    ...pages,
    connection: connection satisfies DuckDBConnection,
    answers,
    close: async () => {
      close();
      await dynamodb.stop();
    },
  };
}
