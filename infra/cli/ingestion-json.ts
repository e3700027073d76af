import type { Ingestion, Refusal } from "../../shared/aws/ingestions.ts";

/** An accepted or refused file as `--json` prints it; field names as in the facts. */
export function ingestionJson(file: Ingestion | Refusal) {
  const common = {
    ingestion_id: file.ingestionId,
    status: file.status,
    file: file.file,
    received_at: file.receivedAt,
  };
  if (file.status === "refused") return { ...common, problems: file.problems };
  return {
    ...common,
    kind: file.kind,
    source_id: file.sourceId,
    rows_in: file.rowsIn,
    rows_accepted: file.rowsAccepted,
    rows_rejected: file.rowsRejected,
    net_amount_accepted: file.netAmountAccepted ?? null,
    reject_reasons: file.rejectReasons,
  };
}
