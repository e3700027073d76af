import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { accounts } from "../ledger/accounts.ts";
import type { LedgerPosition, PositionKey } from "../ledger/position.ts";
import { type LedgerEntry, positionAfter } from "../ledger/posting.ts";
import { shardOf } from "../ledger/shard.ts";
import { type Decimal, formatDecimal, parseDecimal } from "../money/decimal.ts";
import { RunRefused } from "../run/errors.ts";
import { inParallel } from "../run/in-parallel.ts";
import type { AccruedPosition } from "../run/ledger-holds.ts";
import { everyItem } from "./every-item.ts";
import { positionKey, shardKey } from "./ledger-keys.ts";

/** A position as the ledger stores it, with the end of its period. */
export type StoredPosition = LedgerPosition & { readonly periodDayAfter: string };

/** One entry to post, and the position as it was read: the ledger takes the entry only on top of exactly that. */
export type Posting = {
  readonly entry: LedgerEntry;
  readonly booked: LedgerPosition | undefined;
  readonly periodDayAfter: string;
};

export type Ledger = {
  readonly positions: (shard: number) => Promise<readonly StoredPosition[]>;
  /** What each position of a shard has accrued, and nothing else of it: less work than to read the positions. */
  readonly accrued: (shard: number) => Promise<readonly AccruedPosition[]>;
  /**
   * Closes a shard to all earlier runs: whatever is left of one that died, and may wake up again, can post nothing there any
   * more. A run does so before it reads the positions that it computes from.
   * @throws RunRefused if the shard is closed to this run because a later one has begun.
   */
  readonly closeToEarlierRuns: (shard: number, runNumber: number) => Promise<void>;
  /**
   * Posts a run's entries, each together with its position or not at all.
   * @throws TransactionCanceledException if a position is not as it was read, or a shard is closed to the run: read again and
   *   compute anew.
   */
  readonly post: (postings: readonly Posting[]) => Promise<void>;
  /** The entries of a shard that the runs [firstRun, lastRun] posted, both included. */
  readonly entries: (shard: number, firstRun: number, lastRun: number) => Promise<readonly LedgerEntry[]>;
};

/** Without the keys: they repeat what the attributes say, and a night reads tens of thousands of positions. */
const positionAttributeNames = [
  "program_id",
  "customer_id",
  "period_id",
  "period_day_after",
  "currency",
  "accrued_amount",
  "entry_count",
  "last_entry_id",
  "last_run_number",
];
const accruedAttributeNames = ["program_id", "customer_id", "period_id", "accrued_amount"];

const itemsPerTransaction = 100;
/** An entry and its position. */
const itemsPerPosting = 2;
const transactionsAtOnce = 4;

export function ledger(client: DynamoDBClient, table: string): Ledger {
  const query = (shard: number, from: string, to: string, attributes?: readonly string[]): Promise<readonly Item[]> =>
    everyItem(client, {
      TableName: table,
      KeyConditionExpression: "pk = :shard and sk between :from and :to",
      ExpressionAttributeValues: { ":shard": { S: shardKey(shard) }, ":from": { S: from }, ":to": { S: to } },
      ...(attributes === undefined ? {} : { ProjectionExpression: attributes.join(", ") }),
    });
  return {
    async positions(shard) {
      return (await query(shard, "position#", "position#~", positionAttributeNames)).map(readPosition);
    },
    async accrued(shard) {
      return (await query(shard, "position#", "position#~", accruedAttributeNames)).map((item) => ({
        key: readKey(item),
        accrued: amount(item, "accrued_amount"),
      }));
    },
    async closeToEarlierRuns(shard, runNumber) {
      try {
        await client.send(new PutItemCommand(openTo(table, shard, runNumber)));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        throw new RunRefused(`run ${runNumber} may not post to shard ${shard}: a later run has begun`);
      }
    },
    async post(postings) {
      await inParallel(transactionsAtOnce, lanes(postings), async (lane) => {
        for (const items of transactionsOf(table, lane))
          await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
      });
    },
    async entries(shard, firstRun, lastRun) {
      return (await query(shard, `entry#${runKey(firstRun)}`, `entry#${runKey(lastRun)}#~`)).map(readEntry);
    },
  };
}

type Item = Record<string, AttributeValue>;

/**
 * Each transaction writes the openings of the shards that it posts to, and the service lets no two transactions touch one item
 * at once: the postings of a shard go one after another, those of different lanes side by side.
 */
function lanes(postings: readonly Posting[]): readonly (readonly Posting[])[] {
  const byShard = [...Map.groupBy(postings, ({ entry }) => shardOf(entry.key.customerId)).values()];
  return Array.from({ length: transactionsAtOnce }, (_, lane) =>
    byShard.filter((_, index) => index % transactionsAtOnce === lane).flat(),
  );
}

/** Fills transactions with the postings of a lane, in their order; each is one write if the run may post to its shards. */
function transactionsOf(table: string, lane: readonly Posting[]): readonly (readonly TransactWriteItem[])[] {
  const transactions: TransactWriteItem[][] = [];
  const opened = new Set<number>();
  for (const posting of lane) {
    const shard = shardOf(posting.entry.key.customerId);
    let items = transactions.at(-1);
    const needed = itemsPerPosting + (opened.has(shard) ? 0 : 1);
    if (items === undefined || items.length + needed > itemsPerTransaction) {
      items = [];
      transactions.push(items);
      opened.clear();
    }
    if (!opened.has(shard)) items.push({ Put: openTo(table, shard, posting.entry.runNumber) });
    opened.add(shard);
    items.push(...transactionItems(table, posting));
  }
  return transactions;
}

/** Opens a shard to a run, and closes it to earlier ones; a shard that a later run has opened stays as it is. */
function openTo(table: string, shard: number, runNumber: number) {
  const run = { N: String(runNumber) };
  return {
    TableName: table,
    Item: { pk: { S: shardKey(shard) }, sk: { S: "open_to" }, run_number: run },
    ConditionExpression: "attribute_not_exists(pk) or run_number <= :run_number",
    ExpressionAttributeValues: { ":run_number": run },
  };
}

function transactionItems(table: string, { entry, booked, periodDayAfter }: Posting): TransactWriteItem[] {
  const shard = shardKey(shardOf(entry.key.customerId));
  const after = positionAfter(booked, entry);
  return [
    {
      Put: {
        TableName: table,
        Item: { pk: { S: shard }, sk: { S: entryKey(entry) }, ...entryAttributes(entry) },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    {
      Put: {
        TableName: table,
        Item: {
          pk: { S: shard },
          sk: { S: positionKey(entry.key, periodDayAfter) },
          ...positionAttributes(after, periodDayAfter),
        },
        ...(booked === undefined
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "entry_count = :entry_count and last_entry_id = :last_entry_id",
              ExpressionAttributeValues: {
                ":entry_count": { N: String(booked.entryCount) },
                ":last_entry_id": { S: booked.lastEntryId },
              },
            }),
      },
    },
  ];
}

const runKey = (runNumber: number): string => String(runNumber).padStart(8, "0");
const entryKey = ({ key, kind, runNumber }: LedgerEntry): string =>
  `entry#${runKey(runNumber)}#${key.programId}#${key.periodId}#${key.customerId}#${kind}`;

function keyAttributes(key: PositionKey): Item {
  return { program_id: { S: key.programId }, customer_id: { S: key.customerId }, period_id: { S: key.periodId } };
}

function positionAttributes(position: LedgerPosition, periodDayAfter: string): Item {
  return {
    ...keyAttributes(position.key),
    period_day_after: { S: periodDayAfter },
    currency: { S: position.currency },
    accrued_amount: { N: formatDecimal(position.accrued) },
    entry_count: { N: String(position.entryCount) },
    last_entry_id: { S: position.lastEntryId },
    last_run_number: { N: String(position.lastRunNumber) },
  };
}

function entryAttributes(entry: LedgerEntry): Item {
  return {
    ...keyAttributes(entry.key),
    entry_id: { S: entry.entryId },
    kind: { S: entry.kind },
    program_version: { N: String(entry.programVersion) },
    accounting_period_id: { S: entry.accountingPeriodId },
    run_id: { S: entry.runId },
    run_number: { N: String(entry.runNumber) },
    debit_account: { S: entry.debitAccount },
    credit_account: { S: entry.creditAccount },
    amount: { N: formatDecimal(entry.amount) },
    currency: { S: entry.currency },
    accrued_change_amount: { N: formatDecimal(entry.accruedChange) },
    accrued_after_amount: { N: formatDecimal(entry.accruedAfter) },
    ...(entry.previousEntryId === undefined ? {} : { previous_entry_id: { S: entry.previousEntryId } }),
    posted_at: { S: entry.postedAt },
  };
}

function readPosition(item: Item): StoredPosition {
  return {
    key: readKey(item),
    periodDayAfter: text(item, "period_day_after"),
    currency: text(item, "currency"),
    accrued: amount(item, "accrued_amount"),
    entryCount: count(item, "entry_count"),
    lastEntryId: text(item, "last_entry_id"),
    lastRunNumber: count(item, "last_run_number"),
  };
}

function readEntry(item: Item): LedgerEntry {
  return {
    entryId: text(item, "entry_id"),
    kind: oneOf(["accrual"], item, "kind"),
    key: readKey(item),
    programVersion: count(item, "program_version"),
    accountingPeriodId: text(item, "accounting_period_id"),
    runId: text(item, "run_id"),
    runNumber: count(item, "run_number"),
    debitAccount: oneOf(Object.values(accounts), item, "debit_account"),
    creditAccount: oneOf(Object.values(accounts), item, "credit_account"),
    amount: amount(item, "amount"),
    currency: text(item, "currency"),
    accruedChange: amount(item, "accrued_change_amount"),
    accruedAfter: amount(item, "accrued_after_amount"),
    ...(item.previous_entry_id === undefined ? {} : { previousEntryId: text(item, "previous_entry_id") }),
    postedAt: text(item, "posted_at"),
  };
}

function readKey(item: Item): PositionKey {
  return {
    programId: text(item, "program_id"),
    customerId: text(item, "customer_id"),
    periodId: text(item, "period_id"),
  };
}

/* A night reads tens of thousands of items, so each attribute is looked at by hand: a schema takes ten times as long. */

function text(item: Item, name: string): string {
  return present(item[name]?.S, name);
}

function amount(item: Item, name: string): Decimal {
  return parseDecimal(present(item[name]?.N, name));
}

function count(item: Item, name: string): number {
  return Number(present(item[name]?.N, name));
}

function oneOf<const Value extends string>(values: readonly Value[], item: Item, name: string): Value {
  const found = text(item, name);
  return present(
    values.find((value) => value === found),
    name,
  );
}

function present<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`an item of the ledger has no ${name} that could be read`);
  return value;
}
