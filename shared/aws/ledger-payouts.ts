import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
} from "@aws-sdk/client-dynamodb";
import { invariant } from "../invariant.ts";
import type { PayoutEntry } from "../ledger/payout-posting.ts";
import type { PositionKey, SettledPosition } from "../ledger/position.ts";
import { shardOf } from "../ledger/shard.ts";
import { type Decimal, formatDecimal, parseDecimal, zero } from "../money/decimal.ts";
import { everyItem } from "./every-item.ts";
import { positionKey, settledSortKey, shardKey } from "./ledger-keys.ts";

/** A payout's entry with what it rests on. */
export type PayoutPosting = {
  readonly entry: PayoutEntry;
  readonly settledBefore: Decimal;
  /** By which a release finds its position; what becomes of a release asks nothing of the position. */
  readonly periodDayAfter?: string;
};

/**
 * The ledger's items of a payout's step, to be written together with the payout itself: each entry once, the position's settled
 * amount on top of exactly what was read, and for a release only while the position has as much accrued.
 */
export function payoutItems(table: string, postings: readonly PayoutPosting[]): readonly TransactWriteItem[] {
  return postings.flatMap(({ entry, settledBefore, periodDayAfter }) => {
    const settledAfter = settledBefore.plus(entry.settledChange);
    const items: TransactWriteItem[] = [putEntry(table, entry)];
    if (!entry.settledChange.isZero()) items.push(updateSettled(table, entry.key, settledBefore, settledAfter));
    if (entry.kind === "release") {
      invariant(periodDayAfter !== undefined, `${entry.entryId}: a release knows its position`);
      items.push(checkAccrued(table, entry.key, periodDayAfter, settledAfter));
    }
    return items;
  });
}

/** What is settled of every position of a shard that payouts ever touched. */
export async function settledPositions(
  client: DynamoDBClient,
  table: string,
  shard: number,
): Promise<readonly SettledPosition[]> {
  const items = await everyItem(client, {
    TableName: table,
    KeyConditionExpression: "pk = :shard and begins_with(sk, :settled)",
    ExpressionAttributeValues: { ":shard": { S: shardKey(shard) }, ":settled": { S: "settled#" } },
  });
  return items.map(readSettled);
}

/** What is settled of one position; nothing where no payout has touched it. */
export async function settledOf(client: DynamoDBClient, table: string, key: PositionKey): Promise<Decimal> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: settledKey(key), ConsistentRead: true }),
  );
  return Item === undefined ? zero : readSettled(Item).settled;
}

type Item = Record<string, AttributeValue>;

const settledKey = (key: PositionKey): Item => ({
  pk: { S: shardKey(shardOf(key.customerId)) },
  sk: { S: settledSortKey(key) },
});

function putEntry(table: string, entry: PayoutEntry): TransactWriteItem {
  return {
    Put: {
      TableName: table,
      Item: {
        pk: { S: shardKey(shardOf(entry.key.customerId)) },
        sk: { S: `payout_entry#${entry.entryId}` },
        entry_id: { S: entry.entryId },
        kind: { S: entry.kind },
        program_id: { S: entry.key.programId },
        customer_id: { S: entry.key.customerId },
        period_id: { S: entry.key.periodId },
        payout_id: { S: entry.payoutId },
        attempt: { N: String(entry.attempt) },
        debit_account: { S: entry.debitAccount },
        credit_account: { S: entry.creditAccount },
        amount: { N: formatDecimal(entry.amount) },
        currency: { S: entry.currency },
        settled_change_amount: { N: formatDecimal(entry.settledChange) },
        posted_at: { S: entry.postedAt },
      },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  };
}

function updateSettled(table: string, key: PositionKey, before: Decimal, after: Decimal): TransactWriteItem {
  const isFirst = before.isZero();
  return {
    Update: {
      TableName: table,
      Key: settledKey(key),
      UpdateExpression:
        "set settled_amount = :after, program_id = :program, customer_id = :customer, period_id = :period",
      ConditionExpression: isFirst
        ? "attribute_not_exists(pk) or settled_amount = :before"
        : "settled_amount = :before",
      ExpressionAttributeValues: {
        ":after": { N: formatDecimal(after) },
        ":before": { N: formatDecimal(before) },
        ":program": { S: key.programId },
        ":customer": { S: key.customerId },
        ":period": { S: key.periodId },
      },
    },
  };
}

function checkAccrued(table: string, key: PositionKey, periodDayAfter: string, settled: Decimal): TransactWriteItem {
  return {
    ConditionCheck: {
      TableName: table,
      Key: {
        pk: { S: shardKey(shardOf(key.customerId)) },
        sk: { S: positionKey(key, periodDayAfter) },
      },
      ConditionExpression: "accrued_amount >= :settled",
      ExpressionAttributeValues: { ":settled": { N: formatDecimal(settled) } },
    },
  };
}

function readSettled(item: Item): SettledPosition {
  const of = (name: string): string => {
    const value = item[name]?.S ?? item[name]?.N;
    invariant(value !== undefined, `a settled position has a ${name}`);
    return value;
  };
  return {
    key: { programId: of("program_id"), customerId: of("customer_id"), periodId: of("period_id") },
    settled: parseDecimal(of("settled_amount")),
  };
}
