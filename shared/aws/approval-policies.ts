import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { type ApprovalPolicy, approvalPolicyDocument } from "../approval/approval-policy.ts";
import { canonicalJson } from "../program/canonical.ts";

/** A published text of the approval policy. Texts are immutable and numbered from 1. */
export type PublishedPolicy = { readonly version: number; readonly policy: ApprovalPolicy };

/** Published approval policies, and who has acknowledged the rebate policy that they hold. */
export type ApprovalPolicyStore = {
  /** Every published text, the latest first. */
  readonly published: () => Promise<readonly PublishedPolicy[]>;
  /** The text published last of those that govern on a day; undefined before the first. */
  readonly inForce: (day: string) => Promise<PublishedPolicy | undefined>;
  /** Publishes a checked policy as the next version, unless it says the same as the latest one. */
  readonly publish: (
    policy: ApprovalPolicy,
    publishedAt: string,
  ) => Promise<{ readonly outcome: "published" | "unchanged"; readonly version: number }>;
  /** Keeps that a person has read a version of the rebate policy; the first time stands. */
  readonly acknowledge: (personId: string, rebatePolicyVersion: string, at: string) => Promise<void>;
  /** When a person acknowledged a version of the rebate policy; undefined if never. */
  readonly acknowledgedAt: (personId: string, rebatePolicyVersion: string) => Promise<string | undefined>;
};

/** How often a publication is tried again after another one took its number. */
const attempts = 5;

export function approvalPolicyStore(client: DynamoDBClient, table: string): ApprovalPolicyStore {
  const published = async (): Promise<readonly PublishedPolicy[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :policy",
        ExpressionAttributeValues: { ":policy": { S: "approval_policy" } },
        ScanIndexForward: false,
      }),
    );
    return Items.map(({ version, document }) => ({
      version: Number(version?.N),
      policy: approvalPolicyDocument.parse(JSON.parse(document?.S ?? "null")),
    }));
  };
  /** @returns whether it was written: not if another one is there */
  const putNew = async (item: Readonly<Record<string, { S: string } | { N: string }>>): Promise<boolean> => {
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
  return {
    published,
    async inForce(day) {
      return (await published()).find(({ policy }) => policy.effective.from <= day);
    },
    async publish(policy, publishedAt) {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const [latest] = await published();
        if (latest !== undefined && canonicalJson(latest.policy) === canonicalJson(policy))
          return { outcome: "unchanged", version: latest.version };
        const version = (latest?.version ?? 0) + 1;
        const isWritten = await putNew({
          pk: { S: "approval_policy" },
          sk: { S: `version#${String(version).padStart(8, "0")}` },
          version: { N: String(version) },
          document: { S: canonicalJson(policy) },
          published_at: { S: publishedAt },
        });
        if (isWritten) return { outcome: "published", version };
      }
      throw new Error(`approval policy: other publications took the next version number ${attempts} times`);
    },
    async acknowledge(personId, rebatePolicyVersion, at) {
      await putNew({ ...acknowledgementKey(personId, rebatePolicyVersion), acknowledged_at: { S: at } });
    },
    async acknowledgedAt(personId, rebatePolicyVersion) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: table,
          Key: acknowledgementKey(personId, rebatePolicyVersion),
          ConsistentRead: true,
        }),
      );
      return Item?.acknowledged_at?.S;
    },
  };
}

const acknowledgementKey = (personId: string, rebatePolicyVersion: string) => ({
  pk: { S: `acknowledgement#${personId}` },
  sk: { S: rebatePolicyVersion },
});
