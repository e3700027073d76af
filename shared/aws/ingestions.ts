import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { z } from "zod";
import { kinds } from "../ingestion/kinds.ts";
import { decimalText } from "../money/decimal.ts";
import { everyItem } from "./every-item.ts";

/** DynamoDB's numbers are read as their text, so that no amount passes through a binary float; counts become numbers here. */
const asText = { wrapNumbers: (number: string) => number };
const count = z.string().regex(/^\d+$/).transform(Number);

const IngestionItem = z.object({
  pk: z.literal("ingestion"),
  sk: z.string(),
  status: z.literal("accepted"),
  kind: z.enum(kinds),
  source_id: z.string(),
  file: z.string(),
  rows_in: count,
  rows_accepted: count,
  rows_rejected: count,
  net_amount_accepted: z.string().regex(decimalText).optional(),
  reject_reasons: z.record(z.string(), count),
  received_at: z.string(),
  sequence: count,
});

const RefusalItem = z.object({
  pk: z.literal("refusal"),
  sk: z.string(),
  status: z.literal("refused"),
  file: z.string(),
  problems: z.array(z.string()).min(1),
  received_at: z.string(),
});

/** The manifest of one accepted file: what came in, what became of it, and its place in the order of arrival. */
export type Ingestion = {
  readonly status: "accepted";
  readonly ingestionId: string;
  readonly kind: (typeof kinds)[number];
  readonly sourceId: string;
  /** The file's key in the landing bucket. */
  readonly file: string;
  readonly rowsIn: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  /** Sum of net_amount over accepted order lines, all currencies added up; absent for other kinds. */
  readonly netAmountAccepted?: string;
  /** Rejected rows by their first reason. */
  readonly rejectReasons: Readonly<Record<string, number>>;
  /** ISO instant in UTC at which the file arrived in the landing bucket. */
  readonly receivedAt: string;
  /** Settles the order of files that arrived within the same second. */
  readonly sequence: number;
};

/** A file that was not read at all, with everything that stands against it. */
export type Refusal = {
  readonly status: "refused";
  readonly ingestionId: string;
  readonly file: string;
  readonly problems: readonly string[];
  readonly receivedAt: string;
};

export type IngestionStore = {
  /** Every accepted file, in order of arrival. */
  readonly accepted: () => Promise<readonly Ingestion[]>;
  /** Every refused file, in order of arrival; one whose content was accepted later stays listed. */
  readonly refused: () => Promise<readonly Refusal[]>;
  /** What became of a file's content: accepted if it ever was, else the refusal, else nothing. */
  readonly find: (ingestionId: string) => Promise<Ingestion | Refusal | undefined>;
  /** The place of a file's content in the order of arrival, given once and the same ever after. */
  readonly register: (ingestionId: string) => Promise<number>;
  /** Writes the commit row of an ingestion. The first one stands: a repeat changes nothing. */
  readonly accept: (ingestion: Ingestion) => Promise<void>;
  /** Records a refusal; the same content refused again replaces it. */
  readonly refuse: (refusal: Refusal) => Promise<void>;
};

export function ingestionStore(client: DynamoDBClient, table: string): IngestionStore {
  const get = async (pk: string, sk: string): Promise<unknown> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall({ pk, sk }), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : unmarshall(Item, asText);
  };

  const all = async <T extends Arrived>(pk: string, read: (item: unknown) => T): Promise<readonly T[]> => {
    const items = await everyItem(client, {
      TableName: table,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: marshall({ ":pk": pk }),
    });
    return items.map((item) => read(unmarshall(item, asText))).sort(byArrival);
  };

  /** Whether the item was written; one that is there already is left as it is. */
  const putNew = async (item: Item): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({ TableName: table, Item: item, ConditionExpression: "attribute_not_exists(pk)" }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  const registeredAs = async (ingestionId: string): Promise<number | undefined> => {
    const item = await get("registration", ingestionId);
    return item === undefined ? undefined : Registration.parse(item).sequence;
  };

  return {
    accepted: () => all("ingestion", readIngestion),
    refused: () => all("refusal", readRefusal),

    async find(ingestionId) {
      const [ingestion, refusal] = await Promise.all([get("ingestion", ingestionId), get("refusal", ingestionId)]);
      if (ingestion !== undefined) return readIngestion(ingestion);
      return refusal === undefined ? undefined : readRefusal(refusal);
    },

    async register(ingestionId) {
      const known = await registeredAs(ingestionId);
      if (known !== undefined) return known;
      const { Attributes = {} } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: marshall({ pk: "sequence", sk: "sequence" }),
          UpdateExpression: "add #sequence :one",
          ExpressionAttributeNames: { "#sequence": "sequence" },
          ExpressionAttributeValues: marshall({ ":one": 1 }),
          ReturnValues: "UPDATED_NEW",
        }),
      );
      const { sequence } = Registration.parse(unmarshall(Attributes, asText));
      if (await putNew(marshall({ pk: "registration", sk: ingestionId, sequence }))) return sequence;
      // The same content arrived twice at once and the other one was quicker; its number stands and ours stays unused.
      const others = await registeredAs(ingestionId);
      if (others === undefined) throw new Error(`the registration of ${ingestionId} vanished`);
      return others;
    },

    async accept(ingestion) {
      await putNew(ingestionItem(ingestion));
    },

    async refuse({ ingestionId, file, problems, receivedAt }) {
      const item = { pk: "refusal", sk: ingestionId, status: "refused", file, problems, received_at: receivedAt };
      await client.send(new PutItemCommand({ TableName: table, Item: marshall(item) }));
    },
  };
}

const Registration = z.object({ sequence: count });

type Item = Record<string, AttributeValue>;

function ingestionItem(ingestion: Ingestion): Item {
  const item = marshall({
    pk: "ingestion",
    sk: ingestion.ingestionId,
    status: ingestion.status,
    kind: ingestion.kind,
    source_id: ingestion.sourceId,
    file: ingestion.file,
    rows_in: ingestion.rowsIn,
    rows_accepted: ingestion.rowsAccepted,
    rows_rejected: ingestion.rowsRejected,
    reject_reasons: ingestion.rejectReasons,
    received_at: ingestion.receivedAt,
    sequence: ingestion.sequence,
  });
  const { netAmountAccepted } = ingestion;
  return netAmountAccepted === undefined ? item : { ...item, net_amount_accepted: { N: netAmountAccepted } };
}

function readIngestion(item: unknown): Ingestion {
  const stored = IngestionItem.parse(item);
  return {
    status: stored.status,
    ingestionId: stored.sk,
    kind: stored.kind,
    sourceId: stored.source_id,
    file: stored.file,
    rowsIn: stored.rows_in,
    rowsAccepted: stored.rows_accepted,
    rowsRejected: stored.rows_rejected,
    ...(stored.net_amount_accepted === undefined ? {} : { netAmountAccepted: stored.net_amount_accepted }),
    rejectReasons: stored.reject_reasons,
    receivedAt: stored.received_at,
    sequence: stored.sequence,
  };
}

function readRefusal(item: unknown): Refusal {
  const { sk, status, file, problems, received_at } = RefusalItem.parse(item);
  return { status, ingestionId: sk, file, problems, receivedAt: received_at };
}

type Arrived = { readonly receivedAt: string; readonly sequence?: number; readonly ingestionId: string };

function byArrival(a: Arrived, b: Arrived): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
  return (a.sequence ?? 0) - (b.sequence ?? 0) || (a.ingestionId < b.ingestionId ? -1 : 1);
}
