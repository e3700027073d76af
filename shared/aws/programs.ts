import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  paginateScan,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { z } from "zod";
import { canonicalJson, documentSha256 } from "../program/canonical.ts";
import { type ProgramDocument, type ProgramVersion, programDocument } from "../program/program.ts";

/** The published program versions. Versions are immutable: nothing here changes or removes one. */
export type ProgramStore = {
  /** Every version of every program, by program and number. */
  readonly all: () => Promise<readonly ProgramVersion[]>;
  /**
   * Publishes a checked document as the program's next version, unless it says the same as its latest one.
   * @param publishedAt ISO instant in UTC
   */
  readonly publish: (
    document: ProgramDocument,
    publishedAt: string,
  ) => Promise<{ readonly outcome: "published" | "unchanged"; readonly version: number }>;
};

/** One item per version; the number is padded, so that the sort key's order is the order of publication. */
const ProgramItem = z.object({
  pk: z.object({ S: z.string() }),
  sk: z.object({ S: z.string().regex(/^version#\d{8}$/) }),
  document: z.object({ S: z.string() }),
  document_sha256: z.object({ S: z.string() }),
  published_at: z.object({ S: z.string() }),
});

/** How often a publication is tried again after another one took its number. */
const attempts = 5;

export function programStore(client: DynamoDBClient, table: string): ProgramStore {
  return {
    async all() {
      const versions: ProgramVersion[] = [];
      for await (const page of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
        versions.push(...(page.Items ?? []).map(readItem));
      }
      return versions.sort((a, b) => compare(a.programId, b.programId) || a.version - b.version);
    },

    async publish(document, publishedAt) {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const latest = await latestVersion(document.program);
        // Both sides go through the schema of today, so that a field that it gained since counts as its default.
        if (latest !== undefined && canonicalJson(latest.document) === canonicalJson(document))
          return { outcome: "unchanged", version: latest.version };
        const version = (latest?.version ?? 0) + 1;
        if (await putVersion(document, version, publishedAt)) return { outcome: "published", version };
      }
      throw new Error(`program ${document.program}: other publications took the next version number ${attempts} times`);
    },
  };

  async function latestVersion(programId: string): Promise<ProgramVersion | undefined> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :program",
        ExpressionAttributeValues: { ":program": { S: programId } },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    return Items.map(readItem)[0];
  }

  /** Whether the number was still free; a taken one is left as it is. */
  async function putVersion(document: ProgramDocument, version: number, publishedAt: string): Promise<boolean> {
    const { from, until } = document.effective;
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            pk: { S: document.program },
            sk: { S: sortKey(version) },
            document: { S: canonicalJson(document) },
            document_sha256: { S: documentSha256(document) },
            effective_from: { S: from },
            ...(until === undefined ? {} : { effective_until: { S: until } }),
            published_at: { S: publishedAt },
          },
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

function sortKey(version: number): string {
  return `version#${String(version).padStart(8, "0")}`;
}

function readItem(item: unknown): ProgramVersion {
  const { pk, sk, document, document_sha256, published_at } = ProgramItem.parse(item);
  return {
    programId: pk.S,
    version: Number(sk.S.slice("version#".length)),
    document: programDocument.parse(JSON.parse(document.S)),
    documentSha256: document_sha256.S,
    publishedAt: published_at.S,
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
