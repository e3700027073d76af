import { randomUUID } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import { queryErrorOf } from "./engine-errors.ts";
import { ApiError } from "./errors.ts";
import type { Execution, State } from "./execution.ts";
import { runStatement, ScanLimitExceeded, type Services } from "./run-statement.ts";
import type { WorkGroup } from "./workgroups.ts";

/** Queries that run side by side; further ones wait as QUEUED. */
const runningAtMost = 4;

export type Request = {
  readonly query: string;
  readonly parameters: readonly string[];
  readonly database: string;
  readonly workGroup: WorkGroup;
  readonly outputPrefix: string;
  readonly clientRequestToken: string | undefined;
};

/** The queries of the server's life. */
export type Executions = {
  /** Starts a query, or finds the one that the same request token started. */
  start(request: Request): Execution;
  /** @throws ApiError for an id that no query has */
  find(id: string): Execution;
  /** The ids of a workgroup's queries, the latest first. */
  list(workGroup: string): readonly string[];
  stop(id: string): void;
  /** Stops what runs and waits for its end. */
  close(): Promise<void>;
};

export function executions(services: Services): Executions {
  const all = new Map<string, Execution>();
  const byToken = new Map<string, Execution>();
  const waiting: (() => void)[] = [];
  const running = new Set<Promise<void>>();

  const end = (execution: Execution, state: State, reason?: string) => {
    if (execution.completedAt !== undefined) return;
    execution.reason = reason;
    execution.completedAt = Date.now();
    execution.interrupt = undefined;
    execution.state = state;
  };

  async function run(execution: Execution, workGroup: WorkGroup): Promise<void> {
    execution.startedAt = Date.now();
    execution.state = "RUNNING";
    const startedAt = Date.now();
    let connection: DuckDBConnection | undefined;
    try {
      connection = await services.engine.connect();
      execution.interrupt = connection.interrupt.bind(connection);
      await runStatement(execution, services, connection, workGroup.scanLimitBytes);
      execution.engineMillis = Date.now() - startedAt;
      end(execution, "SUCCEEDED");
    } catch (error) {
      execution.engineMillis = Date.now() - startedAt;
      if (error instanceof ScanLimitExceeded) end(execution, "CANCELLED", error.message);
      else end(execution, "FAILED", queryErrorOf(error).message);
    } finally {
      connection?.closeSync();
    }
  }

  function runNext(): void {
    while (running.size < runningAtMost) {
      const next = waiting.shift();
      if (next === undefined) return;
      next();
    }
  }

  function find(id: string): Execution {
    const found = all.get(id);
    if (found === undefined) throw new ApiError(`QueryExecution ${id} was not found`);
    return found;
  }

  function stop(execution: Execution): void {
    const { interrupt } = execution;
    end(execution, "CANCELLED", "Query cancelled by user");
    interrupt?.();
  }

  return {
    start(request) {
      const token = request.clientRequestToken;
      const before = token === undefined ? undefined : byToken.get(token);
      if (before !== undefined) {
        if (before.query !== request.query) throw new ApiError("Idempotent parameters do not match");
        return before;
      }
      const execution = newExecution(request);
      all.set(execution.id, execution);
      if (token !== undefined) byToken.set(token, execution);
      waiting.push(() => {
        if (execution.completedAt !== undefined) return;
        const done = run(execution, request.workGroup).finally(() => {
          running.delete(done);
          runNext();
        });
        running.add(done);
      });
      // After the answer, as on Athena: a query is QUEUED when its start is answered.
      setImmediate(runNext);
      return execution;
    },
    find,
    list: (workGroup) =>
      [...all.values()]
        .filter((execution) => execution.workGroup === workGroup)
        .map(({ id }) => id)
        .reverse(),
    stop: (id) => stop(find(id)),
    async close() {
      waiting.length = 0;
      for (const execution of all.values()) if (execution.completedAt === undefined) stop(execution);
      await Promise.allSettled(running);
    },
  };
}

function newExecution(request: Request): Execution {
  return {
    id: randomUUID(),
    query: request.query,
    parameters: request.parameters,
    workGroup: request.workGroup.name,
    database: request.database,
    outputPrefix: request.outputPrefix,
    clientRequestToken: request.clientRequestToken,
    submittedAt: Date.now(),
    statementType: "DML",
    substatementType: "SELECT",
    state: "QUEUED",
    reason: undefined,
    startedAt: undefined,
    completedAt: undefined,
    planningMillis: 0,
    engineMillis: 0,
    scannedBytes: 0,
    outputLocation: request.outputPrefix,
    manifestLocation: undefined,
    columns: [],
    resultKind: "none",
    outputRows: 0,
    outputBytes: 0,
    updateCount: undefined,
    interrupt: undefined,
  };
}
