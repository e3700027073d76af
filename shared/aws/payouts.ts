import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { formatDecimal } from "../money/decimal.ts";
import { payoutAmount } from "../payout/content.ts";
import { type ListName, listNames, listsOf } from "../payout/lists.ts";
import type { Payout } from "../payout/payout.ts";
import { payoutFromJson, payoutToJson } from "../payout/payout-json.ts";
import { everyItem } from "./every-item.ts";

/** A payout as a list shows it. */
export type ListedPayout = {
  readonly payoutId: string;
  readonly customerId: string;
  readonly payoutOn: string;
  readonly amount: string;
  readonly currency: string;
};

/** Where a payout stands in a list. */
export type ListPlace = Pick<ListedPayout, "payoutOn" | "payoutId">;

/** What a waiting state machine must still be told about a payout. */
export type OutboxMessage = { readonly payoutId: string; readonly revision: number; readonly taskToken: string };

export type PayoutStore = {
  readonly find: (payoutId: string) => Promise<Payout | undefined>;
  /** Everything that a customer was ever proposed, in no particular order. */
  readonly ofCustomer: (customerId: string) => Promise<readonly Payout[]>;
  /**
   * Writes what an act made of a payout, and with it all that must follow: its lists, the message to the machine that waits for it,
   * and the ledger's items. All of it or nothing.
   * @param before the payout as it was read; undefined for a new one
   * @returns whether it was written; not if the payout, or what the ledger's items rest on, had changed meanwhile or was changing
   */
  readonly write: (
    before: Payout | undefined,
    after: Payout,
    together?: { readonly taskToken?: string; readonly ledgerItems?: readonly TransactWriteItem[] },
  ) => Promise<boolean>;
  /** Keeps the token of the state that waits for a payout; a later wait replaces it. Nobody but the store's users sees it. */
  readonly keepTaskToken: (payoutId: string, taskToken: string) => Promise<void>;
  readonly taskToken: (payoutId: string) => Promise<string | undefined>;
  /** A list in order of the days of payment; at most `limit` beyond the one named. */
  readonly list: (name: ListName, limit: number, after?: ListPlace) => Promise<readonly ListedPayout[]>;
  /** Messages that were decided and not yet delivered, the oldest first. */
  readonly undelivered: () => Promise<readonly OutboxMessage[]>;
  readonly delivered: (message: OutboxMessage) => Promise<void>;
};

type Item = Record<string, AttributeValue>;

const customerKey = (customerId: string, payoutId: string): Item => ({
  pk: { S: `customer#${customerId}` },
  sk: { S: `payout#${payoutId}` },
});
const placeKey = (payoutId: string): Item => ({ pk: { S: `payout#${payoutId}` }, sk: { S: "place" } });
const tokenKey = (payoutId: string): Item => ({ pk: { S: `payout#${payoutId}` }, sk: { S: "task_token" } });

/** Lists of all payouts are spread, so that no list is one hot partition; lists of one person are short. */
const listShards = 8;
const shardOfPayout = (payoutId: string): number => Number.parseInt(payoutId.slice(-2), 16) % listShards;
const isSpread = (name: ListName): boolean => (listNames as readonly string[]).includes(name);
const listPartition = (name: ListName, shard: number): string =>
  isSpread(name) ? `list#${name}#${shard}` : `list#${name}`;

export function payoutStore(client: DynamoDBClient, table: string): PayoutStore {
  const get = async (key: Item): Promise<Item | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item;
  };
  const queryAll = (partition: string): Promise<readonly Item[]> =>
    everyItem(client, {
      TableName: table,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: partition } },
    });
  return {
    async find(payoutId) {
      const place = await get(placeKey(payoutId));
      if (place === undefined) return undefined;
      const item = await get(customerKey(text(place, "customer_id"), payoutId));
      return item === undefined ? undefined : payoutFromJson(text(item, "document"));
    },
    async ofCustomer(customerId) {
      const items = await queryAll(`customer#${customerId}`);
      return items.map((item) => payoutFromJson(text(item, "document")));
    },
    async write(before, after, { taskToken, ledgerItems = [] } = {}) {
      const items = [
        putPayout(table, before, after),
        ...(before === undefined ? [putPlace(table, after)] : []),
        ...listChanges(table, before, after),
        ...(taskToken === undefined ? [] : [putMessage(table, { ...after, taskToken })]),
        ...ledgerItems,
      ];
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return true;
      } catch (error) {
        if (error instanceof TransactionCanceledException && isRaceLost(error)) return false;
        throw error;
      }
    },
    async keepTaskToken(payoutId, taskToken) {
      const Item = { ...tokenKey(payoutId), task_token: { S: taskToken } };
      await client.send(new PutItemCommand({ TableName: table, Item }));
    },
    async taskToken(payoutId) {
      return (await get(tokenKey(payoutId)))?.task_token?.S;
    },
    async list(name, limit, after) {
      const shards = isSpread(name) ? Array.from({ length: listShards }, (_, shard) => shard) : [0];
      const from = after === undefined ? "" : listSortKey(after);
      const pages = await Promise.all(
        shards.map((shard) =>
          client.send(
            new QueryCommand({
              TableName: table,
              ConsistentRead: true,
              KeyConditionExpression: "pk = :pk and sk > :from",
              ExpressionAttributeValues: { ":pk": { S: listPartition(name, shard) }, ":from": { S: `${from}#` } },
              Limit: limit,
            }),
          ),
        ),
      );
      return pages
        .flatMap(({ Items = [] }) => Items.map(readListed))
        .sort((a, b) => (listSortKey(a) < listSortKey(b) ? -1 : 1))
        .slice(0, limit);
    },
    async undelivered() {
      return (await queryAll("outbox")).map((item) => ({
        payoutId: text(item, "payout_id"),
        revision: Number(item.revision?.N),
        taskToken: text(item, "task_token"),
      }));
    },
    async delivered(message) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: messageKey(message) }));
    },
  };
}

const listedAtOnce = 1000;

/** A whole list, page by page. */
export async function everyListed(
  payouts: Pick<PayoutStore, "list">,
  name: ListName,
): Promise<readonly ListedPayout[]> {
  const listed: ListedPayout[] = [];
  let page = await payouts.list(name, listedAtOnce);
  while (page.length > 0) {
    listed.push(...page);
    page = await payouts.list(name, listedAtOnce, page.at(-1));
  }
  return listed;
}

function putPayout(table: string, before: Payout | undefined, after: Payout): TransactWriteItem {
  return {
    Put: {
      TableName: table,
      Item: {
        ...customerKey(after.content.customerId, after.payoutId),
        revision: { N: String(after.revision) },
        document: { S: payoutToJson(after) },
      },
      ...(before === undefined
        ? { ConditionExpression: "attribute_not_exists(pk)" }
        : {
            ConditionExpression: "revision = :revision",
            ExpressionAttributeValues: { ":revision": { N: String(before.revision) } },
          }),
    },
  };
}

function putPlace(table: string, { payoutId, content }: Payout): TransactWriteItem {
  return { Put: { TableName: table, Item: { ...placeKey(payoutId), customer_id: { S: content.customerId } } } };
}

function listChanges(table: string, before: Payout | undefined, after: Payout): readonly TransactWriteItem[] {
  const [was, is] = [before === undefined ? [] : listsOf(before), listsOf(after)];
  const listed = listedOf(after);
  const keyIn = (name: ListName): Item => ({
    pk: { S: listPartition(name, shardOfPayout(after.payoutId)) },
    sk: { S: listSortKey(listed) },
  });
  return [
    ...was.filter((name) => !is.includes(name)).map((name) => ({ Delete: { TableName: table, Key: keyIn(name) } })),
    ...is
      .filter((name) => !was.includes(name))
      .map((name) => ({
        Put: {
          TableName: table,
          Item: {
            ...keyIn(name),
            payout_id: { S: listed.payoutId },
            customer_id: { S: listed.customerId },
            payout_on: { S: listed.payoutOn },
            amount: { N: listed.amount },
            currency: { S: listed.currency },
          },
        },
      })),
  ];
}

function listedOf({ payoutId, content }: Payout): ListedPayout {
  const { customerId, payoutOn, currency } = content;
  return { payoutId, customerId, payoutOn, amount: formatDecimal(payoutAmount(content)), currency };
}

const listSortKey = ({ payoutOn, payoutId }: ListPlace): string => `${payoutOn}#${payoutId}`;

function readListed(item: Item): ListedPayout {
  return {
    payoutId: text(item, "payout_id"),
    customerId: text(item, "customer_id"),
    payoutOn: text(item, "payout_on"),
    amount: item.amount?.N ?? "",
    currency: text(item, "currency"),
  };
}

const messageKey = ({ payoutId, revision }: Pick<OutboxMessage, "payoutId" | "revision">): Item => ({
  pk: { S: "outbox" },
  sk: { S: `${payoutId}#${String(revision).padStart(6, "0")}` },
});

function putMessage(table: string, message: OutboxMessage): TransactWriteItem {
  return {
    Put: {
      TableName: table,
      Item: {
        ...messageKey(message),
        payout_id: { S: message.payoutId },
        revision: { N: String(message.revision) },
        task_token: { S: message.taskToken },
      },
    },
  };
}

/** Others had changed an item, or were at it in the same moment. */
function isRaceLost({ CancellationReasons = [] }: TransactionCanceledException): boolean {
  return CancellationReasons.some(({ Code }) => Code === "ConditionalCheckFailed" || Code === "TransactionConflict");
}

function text(item: Item, name: string): string {
  const found = item[name]?.S;
  if (found === undefined) throw new Error(`an item of the payouts has no ${name} that could be read`);
  return found;
}
