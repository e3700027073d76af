import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { PaymentBatch } from "../payment/payment-batch.ts";
import { paymentBatchFromJson, paymentBatchToJson } from "../payment/payment-batch-json.ts";
import { inParallel } from "../run/in-parallel.ts";
import { everyItem } from "./every-item.ts";

/** Payment batches, in the table of payouts. */
export type PaymentBatchStore = {
  readonly find: (paymentBatchId: string) => Promise<PaymentBatch | undefined>;
  /** The batch of which a file for the bank has this message id; undefined where none was written. */
  readonly findByMessageId: (messageId: string) => Promise<PaymentBatch | undefined>;
  /** Opens a batch. @returns the batch, or the one of its id that is there already, as far as that has come */
  readonly open: (batch: PaymentBatch) => Promise<PaymentBatch>;
  /** What is written with a payout's release, so that none joins a batch that is sealed. */
  readonly whileOpen: (paymentBatchId: string) => TransactWriteItem;
  /** Lets no payout join any more. @returns the batch, or what another one has made of it meanwhile */
  readonly seal: (batch: PaymentBatch) => Promise<PaymentBatch>;
  /** Keeps what went out in which files; said again, it has no effect. @param batch as it is to be from now on */
  readonly written: (batch: PaymentBatch) => Promise<void>;
  /** Batches that were opened before an instant and have no files yet, the oldest first. */
  readonly unwritten: (openedBefore: string) => Promise<readonly PaymentBatch[]>;
  /** The batches that were opened last, the newest first. */
  readonly recent: (limit: number) => Promise<readonly PaymentBatch[]>;
};

type Item = Record<string, AttributeValue>;

const batchKey = (paymentBatchId: string): Item => ({
  pk: { S: `payment_batch#${paymentBatchId}` },
  sk: { S: "payment_batch" },
});
const messageKey = (messageId: string): Item => ({
  pk: { S: `payment_message#${messageId}` },
  sk: { S: "payment_batch" },
});
/** Lists of batches by the instant of their opening: few a day. */
const placeIn = (list: "payment_batches" | "unwritten_batches", { createdAt, paymentBatchId }: PaymentBatch): Item => ({
  pk: { S: list },
  sk: { S: `${createdAt}#${paymentBatchId}` },
});

const readsAtOnce = 8;

export function paymentBatchStore(client: DynamoDBClient, payoutsTable: string): PaymentBatchStore {
  const find = async (paymentBatchId: string): Promise<PaymentBatch | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: payoutsTable, Key: batchKey(paymentBatchId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : paymentBatchFromJson(Item.document?.S ?? "null");
  };
  const findByMessageId = async (messageId: string): Promise<PaymentBatch | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: payoutsTable, Key: messageKey(messageId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : find(Item.payment_batch_id?.S ?? "");
  };
  const present = async (paymentBatchId: string): Promise<PaymentBatch> => {
    const batch = await find(paymentBatchId);
    if (batch === undefined) throw new Error(`there is no payment batch ${paymentBatchId}`);
    return batch;
  };
  const place = (list: Parameters<typeof placeIn>[0], batch: PaymentBatch): TransactWriteItem => ({
    Put: {
      TableName: payoutsTable,
      Item: { ...placeIn(list, batch), payment_batch_id: { S: batch.paymentBatchId } },
    },
  });
  const put = (batch: PaymentBatch, before: PaymentBatch["status"] | undefined) => ({
    TableName: payoutsTable,
    Item: {
      ...batchKey(batch.paymentBatchId),
      status: { S: batch.status },
      document: { S: paymentBatchToJson(batch) },
    },
    ...(before === undefined
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : {
          ConditionExpression: "#status = :before",
          ExpressionAttributeNames: { "#status": "status" },
          ExpressionAttributeValues: { ":before": { S: before } },
        }),
  });
  /** @returns whether it was written: not if the batch is not as it must be for that, or somebody else is at it */
  const transact = async (items: TransactWriteItem[]): Promise<boolean> => {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  };
  const batchesAt = (places: readonly Item[]): Promise<readonly PaymentBatch[]> =>
    inParallel(readsAtOnce, places, (item) => present(item.payment_batch_id?.S ?? ""));
  return {
    find,
    findByMessageId,
    async open(batch) {
      const isOpened = await transact([
        { Put: put(batch, undefined) },
        place("payment_batches", batch),
        place("unwritten_batches", batch),
      ]);
      return isOpened ? batch : present(batch.paymentBatchId);
    },
    whileOpen: (paymentBatchId) => ({
      ConditionCheck: {
        TableName: payoutsTable,
        Key: batchKey(paymentBatchId),
        ConditionExpression: "#status = :open",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":open": { S: "open" } },
      },
    }),
    async seal(batch) {
      const sealed: PaymentBatch = { ...batch, status: "sealed" };
      try {
        await client.send(new PutItemCommand(put(sealed, "open")));
        return sealed;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return present(batch.paymentBatchId);
        throw error;
      }
    },
    async written(batch) {
      const isWritten = await transact([
        { Put: put(batch, "sealed") },
        { Delete: { TableName: payoutsTable, Key: placeIn("unwritten_batches", batch) } },
        ...messageIdsOf(batch).map((messageId) => ({
          Put: {
            TableName: payoutsTable,
            Item: { ...messageKey(messageId), payment_batch_id: { S: batch.paymentBatchId } },
          },
        })),
      ]);
      if (!isWritten && (await present(batch.paymentBatchId)).status !== "written")
        throw new Error(
          `payment batch ${batch.paymentBatchId} is at work elsewhere: the next attempt finds it written`,
        );
    },
    async unwritten(openedBefore) {
      return batchesAt(
        await everyItem(client, {
          TableName: payoutsTable,
          KeyConditionExpression: "pk = :list and sk < :before",
          ExpressionAttributeValues: { ":list": { S: "unwritten_batches" }, ":before": { S: openedBefore } },
        }),
      );
    },
    async recent(limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: payoutsTable,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :list",
          ExpressionAttributeValues: { ":list": { S: "payment_batches" } },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return batchesAt(Items);
    },
  };
}

const messageIdsOf = ({ sent }: PaymentBatch): readonly string[] => [
  ...new Set(sent.flatMap(({ messageId }) => messageId ?? [])),
];
