import type { Logger } from "@aws-lambda-powertools/logger";
import { type Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Report } from "./ingest-files.ts";

/** Tells what became of each file: one line in the log, and the counts that alarms and dashboards watch. */
export function reporter(logger: Logger, metrics: Metrics): Report {
  return ({ ingestion, isRepeat }) => {
    const { status, ingestionId, file } = ingestion;
    if (isRepeat) {
      logger.info("file known already", { ingestion_id: ingestionId, file });
      return;
    }
    if (status === "refused") {
      // Not the problems themselves: they quote the file, and of a file of payees the first record may hold a bank account.
      logger.warn("file refused", { ingestion_id: ingestionId, file, problems: ingestion.problems.length });
      metrics.addMetric("Refusals", MetricUnit.Count, 1);
    } else {
      const { rowsIn, rowsAccepted, rowsRejected, rejectReasons } = ingestion;
      logger.info("file accepted", {
        ingestion_id: ingestionId,
        file,
        rows_in: rowsIn,
        rows_accepted: rowsAccepted,
        rows_rejected: rowsRejected,
        reject_reasons: rejectReasons,
      });
      metrics.addMetric("RowsAccepted", MetricUnit.Count, rowsAccepted);
      metrics.addMetric("RowsRejected", MetricUnit.Count, rowsRejected);
    }
    metrics.publishStoredMetrics();
  };
}
