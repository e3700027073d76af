import { askForPositionReport } from "../../shared/aws/position-report.ts";
import type { PositionReport } from "../../shared/explanation/position-report.ts";
import type { PositionKey } from "../../shared/ledger/position.ts";
import type { Tierline } from "./client.ts";
import { queryText } from "./query-text.ts";
import { runQueries } from "./run-queries.ts";

/** Tells a position from the lines that the latest committed run counted. @throws PositionUnknown */
export async function positionReport(tierline: Tierline, key: PositionKey): Promise<PositionReport> {
  const queries = {
    ...(await runQueries()),
    positionLines: await queryText("explain/position-lines"),
    governingVersions: await queryText("explain/governing-versions"),
    positionStanding: await queryText("explain/position-standing"),
  };
  return askForPositionReport(tierline, queries, key);
}
