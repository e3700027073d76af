import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ProgramStore, programStore } from "../../../shared/aws/programs.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { programWith } from "../../support/program.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let store: ProgramStore;
let table = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 5 }, (_, index) => `programs-${index}`));
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  store = programStore(dynamodb.client, `programs-${table}`);
  table += 1;
});

const at = "2011-01-15T08:00:00.000Z";

test("versions are numbered in the order of publication and read back as they were", async () => {
  const first = programWith();
  const second = programWith({ rounding: "down", effective: { from: "2011-07-01", until: "2012-01-01" } });
  expect(await store.publish(first, at)).toEqual({ outcome: "published", version: 1 });
  expect(await store.publish(second, "2011-06-01T08:00:00.000Z")).toEqual({ outcome: "published", version: 2 });
  expect(await store.all()).toMatchObject([
    { programId: "annual", version: 1, document: first, publishedAt: at },
    { programId: "annual", version: 2, document: second, publishedAt: "2011-06-01T08:00:00.000Z" },
  ]);
});

test("the latest version again is unchanged; an older one again is a new version", async () => {
  const [first, second] = [programWith(), programWith({ rounding: "down" })];
  await store.publish(first, at);
  expect(await store.publish(first, "2011-02-01T00:00:00.000Z")).toEqual({ outcome: "unchanged", version: 1 });
  await store.publish(second, at);
  expect(await store.publish(first, at)).toEqual({ outcome: "published", version: 3 });
});

test("publications at once all get a number of their own", async () => {
  const documents = ["half-up", "half-even", "down"].map((rounding) => programWith({ rounding }));
  const outcomes = await Promise.all(documents.map((document) => store.publish(document, at)));
  expect(outcomes.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  expect(await store.all()).toHaveLength(3);
});

test("the same document published at once several times becomes one version", async () => {
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => store.publish(programWith(), at)));
  expect(outcomes.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  expect(outcomes.filter(({ outcome }) => outcome === "published")).toHaveLength(1);
});

test("an item says its effective days and hash for readers without this code", async () => {
  await store.publish(programWith({ effective: { from: "2011-01-01", until: "2012-01-01" } }), at);
  const { Item } = await dynamodb.client.send(
    new GetItemCommand({ TableName: "programs-4", Key: { pk: { S: "annual" }, sk: { S: "version#00000001" } } }),
  );
  expect(Item).toMatchObject({
    effective_from: { S: "2011-01-01" },
    effective_until: { S: "2012-01-01" },
    document_sha256: { S: expect.stringMatching(/^[0-9a-f]{64}$/) },
    published_at: { S: at },
  });
});
