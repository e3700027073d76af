import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isWhole, writeWhole } from "./files.ts";

const ExecutionRecord = z.object({
  executionArn: z.string(),
  stateMachineArn: z.string(),
  name: z.string(),
  status: z.enum(["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]),
  startDate: z.number(),
  stopDate: z.number().optional(),
  input: z.string(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
export type ExecutionRecord = z.infer<typeof ExecutionRecord>;

export type ExecutionRecords = {
  readonly find: (executionArn: string) => ExecutionRecord | undefined;
  readonly save: (record: ExecutionRecord) => void;
  /** Those of one state machine, the newest first. */
  readonly of: (stateMachineArn: string) => readonly ExecutionRecord[];
};

/** Executions as files, so that they are known after a restart; one that was running when the system ended is aborted. */
export function executionRecords(directory: string, nowSeconds: number): ExecutionRecords {
  mkdirSync(directory, { recursive: true });
  const records = new Map<string, ExecutionRecord>();
  const save = (record: ExecutionRecord): void => {
    records.set(record.executionArn, record);
    const machine = record.stateMachineArn.split(":").at(-1);
    writeWhole(join(directory, `${machine}.${record.name}.json`), JSON.stringify(record, null, 2));
  };
  for (const file of readdirSync(directory).filter(isWhole)) {
    const record = ExecutionRecord.parse(JSON.parse(readFileSync(join(directory, file), "utf8")));
    records.set(record.executionArn, record);
    if (record.status === "RUNNING") save({ ...record, status: "ABORTED", stopDate: nowSeconds });
  }
  return {
    save,
    find: (executionArn) => records.get(executionArn),
    of: (stateMachineArn) =>
      [...records.values()]
        .filter((record) => record.stateMachineArn === stateMachineArn)
        .sort((a, b) => b.startDate - a.startDate),
  };
}
