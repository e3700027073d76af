import type { ColumnInfo } from "./result-columns.ts";

export type State = "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";

/** One query from its start to its result. */
export type Execution = {
  readonly id: string;
  readonly query: string;
  readonly parameters: readonly string[];
  readonly workGroup: string;
  readonly database: string;
  readonly outputPrefix: string;
  readonly clientRequestToken: string | undefined;
  readonly submittedAt: number;
  statementType: string;
  substatementType: string;
  state: State;
  reason: string | undefined;
  startedAt: number | undefined;
  completedAt: number | undefined;
  planningMillis: number;
  engineMillis: number;
  scannedBytes: number;
  outputLocation: string;
  manifestLocation: string | undefined;
  columns: readonly ColumnInfo[];
  /** Whether the result object is a CSV with a header, or lines of text. */
  resultKind: "csv" | "text" | "none";
  outputRows: number;
  outputBytes: number;
  updateCount: number | undefined;
  /** Interrupts what runs. */
  interrupt: (() => void) | undefined;
};

const seconds = (millis: number | undefined) => (millis === undefined ? undefined : millis / 1000);

function failure(execution: Execution) {
  if (execution.state !== "FAILED") return {};
  // Category 2 is the user's fault, 1 the system's.
  const isInternal = execution.reason?.startsWith("GENERIC_INTERNAL_ERROR") ?? false;
  return {
    AthenaError: {
      ErrorCategory: isInternal ? 1 : 2,
      ErrorType: isInternal ? 233 : 1006,
      Retryable: false,
      ErrorMessage: execution.reason,
    },
  };
}

/** The execution as GetQueryExecution shows it. */
export function describe(execution: Execution) {
  const end = execution.completedAt ?? Date.now();
  const queued = (execution.startedAt ?? end) - execution.submittedAt;
  return {
    QueryExecutionId: execution.id,
    Query: execution.query,
    StatementType: execution.statementType,
    SubstatementType: execution.substatementType,
    ResultConfiguration: { OutputLocation: execution.outputLocation },
    ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: false } },
    QueryExecutionContext: { Database: execution.database, Catalog: "awsdatacatalog" },
    Status: {
      State: execution.state,
      ...(execution.reason === undefined ? {} : { StateChangeReason: execution.reason }),
      SubmissionDateTime: seconds(execution.submittedAt),
      CompletionDateTime: seconds(execution.completedAt),
      ...failure(execution),
    },
    Statistics: {
      EngineExecutionTimeInMillis: execution.engineMillis,
      DataScannedInBytes: execution.scannedBytes,
      TotalExecutionTimeInMillis: end - execution.submittedAt,
      QueryQueueTimeInMillis: queued,
      ServicePreProcessingTimeInMillis: 0,
      QueryPlanningTimeInMillis: execution.planningMillis,
      ServiceProcessingTimeInMillis: Math.max(0, end - execution.submittedAt - queued - execution.engineMillis),
      ResultReuseInformation: { ReusedPreviousResult: false },
      ...(execution.manifestLocation === undefined ? {} : { DataManifestLocation: execution.manifestLocation }),
    },
    WorkGroup: execution.workGroup,
    EngineVersion: { SelectedEngineVersion: "AUTO", EffectiveEngineVersion: "Athena engine version 3" },
    ...(execution.parameters.length === 0 ? {} : { ExecutionParameters: execution.parameters }),
  };
}

/** The execution as GetQueryRuntimeStatistics shows it. */
export const runtimeStatistics = (execution: Execution) => ({
  Timeline: {
    QueryQueueTimeInMillis: (execution.startedAt ?? execution.submittedAt) - execution.submittedAt,
    ServicePreProcessingTimeInMillis: 0,
    QueryPlanningTimeInMillis: execution.planningMillis,
    EngineExecutionTimeInMillis: execution.engineMillis,
    ServiceProcessingTimeInMillis: 0,
    TotalExecutionTimeInMillis: (execution.completedAt ?? Date.now()) - execution.submittedAt,
  },
  Rows: { InputBytes: execution.scannedBytes, OutputRows: execution.outputRows, OutputBytes: execution.outputBytes },
});
