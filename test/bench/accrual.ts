import {
  BatchGetItemCommand,
  DynamoDBClient,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { accrueShards } from "../../functions/accrue-shard/accrue-shard.ts";
import type { AccrueShardInput } from "../../functions/accrue-shard/contract.ts";
import { type Ledger, ledger, type Posting } from "../../shared/aws/ledger.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { withoutLog } from "../../shared/aws/without-log.ts";
import { shardOf } from "../../shared/ledger/shard.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { timed } from "./stopwatch.ts";

const now = () => new Date().toISOString();

/** Accrues spans of shards beside a ledger that is empty and takes everything at once: the computing alone. @returns seconds */
export async function accrueWithoutLedger(inputs: readonly AccrueShardInput[], lakeBucket: string): Promise<number> {
  let posted = new Map<number, readonly Posting[]>();
  const services = {
    lake: objectStore(new S3Client(), lakeBucket),
    ledger: {
      closeToEarlierRuns: async () => undefined,
      positions: async () => [],
      post: async (postings: readonly Posting[]) => {
        posted = Map.groupBy(postings, ({ entry }) => shardOf(entry.key.customerId));
      },
      accrued: async (shard: number) =>
        (posted.get(shard) ?? []).map(({ entry: { key, accruedAfter } }) => ({ key, accrued: accruedAfter })),
    },
    now,
  };
  const { seconds } = await timed(async () => {
    for (const input of inputs) await accrueShards(input, services);
  });
  return seconds;
}

export type PostingTimes = { readonly seconds: number; readonly floorSeconds: number; readonly items: number };

/** As many as the ledger has under way, so that both sides press the server alike. */
const readsAtOnce = 8;
const writesAtOnce = 4;
const keysPerRead = 100;

/**
 * Accrues spans on one empty ledger and counts the time in which the ledger is read or written; then does to another one what must
 * at least be done: gets all positions by key and writes the same items, as many at once.
 */
export async function accrueAndPost(
  inputs: readonly AccrueShardInput[],
  lakeBucket: string,
  tables: { readonly product: string; readonly floor: string },
): Promise<PostingTimes> {
  const client = withoutLog(new DynamoDBClient());
  const transactions: TransactWriteItem[][] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      (arguments_) => {
        const { TransactItems } = arguments_.input as { TransactItems?: TransactWriteItem[] };
        if (commandName === "TransactWriteItemsCommand") transactions.push(TransactItems ?? []);
        return next(arguments_);
      },
    { step: "initialize" },
  );
  const { counted, secondsBusy } = countingTime(ledger(client, tables.product));
  const services = { lake: objectStore(new S3Client(), lakeBucket), ledger: counted, now };
  for (const input of inputs) await accrueShards(input, services);
  return {
    seconds: secondsBusy(),
    floorSeconds: await writeRaw(transactions, tables.floor),
    items: transactions.flat().length,
  };
}

/** A ledger and the time in which at least one of its calls was under way. */
function countingTime({ closeToEarlierRuns, positions, post, accrued }: Ledger) {
  let underWay = 0;
  let busySince = 0;
  let busyMilliseconds = 0;
  const counting =
    <A extends readonly unknown[], R>(call: (...arguments_: A) => Promise<R>) =>
    async (...arguments_: A): Promise<R> => {
      if (underWay === 0) busySince = performance.now();
      underWay += 1;
      try {
        return await call(...arguments_);
      } finally {
        underWay -= 1;
        if (underWay === 0) busyMilliseconds += performance.now() - busySince;
      }
    };
  return {
    counted: {
      closeToEarlierRuns: counting(closeToEarlierRuns),
      positions: counting(positions),
      post: counting(post),
      accrued: counting(accrued),
    },
    secondsBusy: () => busyMilliseconds / 1000,
  };
}

async function writeRaw(transactions: readonly TransactWriteItem[][], table: string): Promise<number> {
  const client = withoutLog(new DynamoDBClient());
  // Only what is written: the conditions are the ledger's own.
  const puts = transactions.map((items) => items.map(({ Put }) => ({ Put: { TableName: table, Item: Put?.Item } })));
  const keys = puts
    .flat()
    .map(({ Put: { Item } }) => ({ pk: Item?.pk ?? { S: "" }, sk: Item?.sk ?? { S: "" } }))
    .filter(({ sk }) => sk.S?.startsWith("position#"));
  const pages = Array.from({ length: Math.ceil(keys.length / keysPerRead) }, (_, page) =>
    keys.slice(page * keysPerRead, (page + 1) * keysPerRead),
  );
  const { seconds } = await timed(async () => {
    await inParallel(readsAtOnce, pages, (Keys) =>
      client.send(new BatchGetItemCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } })),
    );
    await inParallel(writesAtOnce, puts, (TransactItems) =>
      client.send(new TransactWriteItemsCommand({ TransactItems })),
    );
  });
  return seconds;
}
