import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { z } from "zod";
import type { FactRow } from "../facts/table.ts";
import { RequestInvalid, RunRefused } from "../run/errors.ts";

const CommitRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const RunItem = z.object({
  run_id: z.string(),
  run_number: z.number(),
  as_of_date: z.string(),
  execution_arn: z.string(),
  started_at: z.string(),
  /** `committing` from the moment that its totals tie: from then on it will be committed, by its own steps or by the next run. */
  status: z.enum(["running", "committing", "committed", "abandoned"]),
  /** The first run whose entries this run publishes: its own, and those of runs that died before it. */
  publishes_from_run_number: z.number(),
  /** The row of the fact table runs that makes the run visible, once its totals tie. */
  commit_row: z
    .string()
    .transform((json) => CommitRow.parse(JSON.parse(json)))
    .optional(),
  committed_at: z.string().optional(),
});
export type Run = z.infer<typeof RunItem>;

const LockItem = z.object({
  run_number: z.number(),
  last_committed_run_number: z.number(),
  /** The latest date that any run was started for: the ledger may hold entries up to it. */
  as_of_date: z.string(),
  execution_arn: z.string().optional(),
});

export type RunStore = {
  /**
   * Takes the lock for an execution and opens its run. The same execution gets the same run again.
   * A holder that is dead loses the lock: one whose totals tie is committed first, any other is abandoned for good.
   * @throws RunRefused naming the holder while another execution is alive; RequestInvalid for a date before an earlier
   *   run's, because a run counts orders up to its date and would take back what later orders earned.
   */
  readonly acquire: (request: {
    readonly executionArn: string;
    readonly asOfDate: string;
    readonly startedAt: string;
    readonly isAlive: (executionArn: string) => Promise<boolean>;
    /** Writes a run's commit row to the lake. */
    readonly show: (run: Run, commitRow: FactRow) => Promise<void>;
  }) => Promise<Run>;
  readonly find: (runNumber: number) => Promise<Run>;
  /**
   * Decides that a run will be committed and keeps its commit row; the first decision stands. Only then may the row be written
   * to the lake, for a run that has been abandoned must stay invisible: another one publishes its entries.
   * @returns the row that counts
   * @throws RunRefused if the run has been abandoned
   */
  readonly decideCommit: (run: Run, commitRow: FactRow) => Promise<FactRow>;
  /** Marks a run committed and frees the lock; a repeat changes nothing. */
  readonly commit: (run: Run, committedAt: string) => Promise<void>;
  /** The newest runs first. */
  readonly latest: (limit: number) => Promise<readonly Run[]>;
};

/** Each time the lock is seen changed, somebody has got further; this often is more than a few runs at once can do. */
const attemptsAtLock = 8;

const lockKey = { pk: "lock", sk: "lock" };
const runKey = (runNumber: number) => ({ pk: "run", sk: String(runNumber).padStart(8, "0") });

export function runStore(client: DynamoDBClient, table: string): RunStore {
  const get = async (key: Record<string, string>) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : unmarshall(Item);
  };
  const find = async (runNumber: number): Promise<Run> => RunItem.parse(await get(runKey(runNumber)));
  const readLock = async () =>
    LockItem.parse((await get(lockKey)) ?? { run_number: 0, last_committed_run_number: 0, as_of_date: "" });

  const commit = async (run: Run, committedAt: string): Promise<void> => {
    if ((await find(run.run_number)).status === "committed") return;
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          {
            Update: {
              TableName: table,
              Key: marshall(runKey(run.run_number)),
              UpdateExpression: "set #status = :committed, committed_at = :committed_at",
              ConditionExpression: "#status = :committing",
              ExpressionAttributeNames: { "#status": "status" },
              ExpressionAttributeValues: marshall({
                ":committed": "committed",
                ":committing": "committing",
                ":committed_at": committedAt,
              }),
            },
          },
          {
            Update: {
              TableName: table,
              Key: marshall(lockKey),
              UpdateExpression: "set last_committed_run_number = :run_number remove execution_arn",
              ConditionExpression: "run_number = :run_number",
              ExpressionAttributeValues: marshall({ ":run_number": run.run_number }),
            },
          },
        ],
      }),
    );
  };

  /** The lock as it is, or nothing if it changed meanwhile, so that it must be looked at again. */
  const tryToAcquire = async ({
    executionArn,
    asOfDate,
    startedAt,
    isAlive,
    show,
  }: Parameters<RunStore["acquire"]>[0]): Promise<Run | undefined> => {
    const lock = await readLock();
    if (lock.execution_arn === executionArn) return find(lock.run_number);
    if (lock.execution_arn !== undefined) {
      const holder = await find(lock.run_number);
      if (await isAlive(lock.execution_arn)) throw new RunRefused(describeHolder(holder));
      if (holder.commit_row !== undefined) {
        await show(holder, holder.commit_row);
        await commit(holder, startedAt);
        return undefined;
      }
    }
    if (asOfDate < lock.as_of_date) {
      throw new RequestInvalid(
        `as-of date ${asOfDate} lies before ${lock.as_of_date}, the date of an earlier run: the ledger already counts later orders`,
      );
    }
    const run: Run = {
      run_id: `${asOfDate}-${String(lock.run_number + 1).padStart(8, "0")}`,
      run_number: lock.run_number + 1,
      as_of_date: asOfDate,
      execution_arn: executionArn,
      started_at: startedAt,
      status: "running",
      publishes_from_run_number: lock.last_committed_run_number + 1,
    };
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: takeLock(table, lock, run) }));
      return run;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return undefined;
      throw error;
    }
  };

  return {
    find,
    commit,
    async decideCommit({ run_number, run_id }, commitRow) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: marshall(runKey(run_number)),
            UpdateExpression: "set #status = :committing, commit_row = :commit_row",
            ConditionExpression: "#status = :running",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: marshall({
              ":committing": "committing",
              ":running": "running",
              ":commit_row": JSON.stringify(commitRow),
            }),
          }),
        );
        return commitRow;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const { commit_row: decided } = await find(run_number);
        if (decided !== undefined) return decided;
        throw new RunRefused(`run ${run_id} has lost the lock: a later run has taken over what it posted`);
      }
    },
    async acquire(request) {
      for (let attempt = 0; attempt < attemptsAtLock; attempt += 1) {
        const run = await tryToAcquire(request);
        if (run !== undefined) return run;
      }
      throw new Error(`the lock changed ${attemptsAtLock} times while it was being taken`);
    },
    async latest(limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :run",
          ExpressionAttributeValues: marshall({ ":run": "run" }),
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      return Items.map((item) => RunItem.parse(unmarshall(item)));
    },
  };
}

function describeHolder(holder: Run): string {
  return `run ${holder.run_id} holds the lock since ${holder.started_at} (execution ${holder.execution_arn})`;
}

function takeLock(table: string, lock: z.infer<typeof LockItem>, run: Run): TransactWriteItem[] {
  const isTakeover = lock.execution_arn !== undefined;
  const items: TransactWriteItem[] = [
    {
      Put: {
        TableName: table,
        Item: marshall({
          ...lockKey,
          run_number: run.run_number,
          last_committed_run_number: lock.last_committed_run_number,
          as_of_date: run.as_of_date,
          execution_arn: run.execution_arn,
        }),
        ConditionExpression:
          lock.run_number === 0
            ? "attribute_not_exists(pk)"
            : `run_number = :known and ${isTakeover ? "execution_arn = :dead" : "attribute_not_exists(execution_arn)"}`,
        ...(lock.run_number === 0
          ? {}
          : {
              ExpressionAttributeValues: marshall({
                ":known": lock.run_number,
                ...(isTakeover ? { ":dead": lock.execution_arn } : {}),
              }),
            }),
      },
    },
    { Put: { TableName: table, Item: marshall({ ...runKey(run.run_number), ...run }) } },
  ];
  if (isTakeover) {
    items.push({
      Update: {
        TableName: table,
        Key: marshall(runKey(lock.run_number)),
        UpdateExpression: "set #status = :abandoned",
        // Not one whose totals have come to tie since it was looked at.
        ConditionExpression: "#status = :running",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: marshall({ ":abandoned": "abandoned", ":running": "running" }),
      },
    });
  }
  return items;
}
