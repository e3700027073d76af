import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Ingestion, type IngestionStore, ingestionStore, type Refusal } from "../../../shared/aws/ingestions.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let store: IngestionStore;
let table = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 8 }, (_, index) => `ingestions-${index}`));
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  store = ingestionStore(dynamodb.client, `ingestions-${table}`);
  table += 1;
});

const ingestion: Ingestion = {
  status: "accepted",
  ingestionId: "0123456789abcdef01234567",
  kind: "orders",
  sourceId: "erp",
  file: "incoming/erp/march.csv",
  rowsIn: 10,
  rowsAccepted: 7,
  rowsRejected: 3,
  netAmountAccepted: "123456789012345678901234.567891",
  rejectReasons: { customer_missing: 2, date_invalid: 1 },
  receivedAt: "2025-04-01T00:10:00.000Z",
  sequence: 1,
};
const refusal: Refusal = {
  status: "refused",
  ingestionId: "76543210fedcba9876543210",
  file: "incoming/erp/broken.csv",
  problems: ["the column net_amount is missing"],
  receivedAt: "2025-04-01T00:11:00.000Z",
};

test("an ingestion comes back as it was accepted, its amount to the last digit", async () => {
  await store.accept(ingestion);
  expect(await store.find(ingestion.ingestionId)).toEqual(ingestion);
  expect(await store.accepted()).toEqual([ingestion]);
});

test("a file without amounts comes back without one", async () => {
  const { netAmountAccepted, ...customers } = { ...ingestion, kind: "customers" as const };
  await store.accept(customers);
  expect(await store.find(ingestion.ingestionId)).toEqual(customers);
});

test("the first acceptance stands", async () => {
  await store.accept(ingestion);
  await store.accept({ ...ingestion, file: "incoming/erp/again.csv", sequence: 2 });
  expect(await store.find(ingestion.ingestionId)).toEqual(ingestion);
});

test("a refusal names its problems, and content accepted later counts as accepted", async () => {
  expect(await store.find(refusal.ingestionId)).toBeUndefined();
  await store.refuse(refusal);
  expect(await store.find(refusal.ingestionId)).toEqual(refusal);
  await store.accept({ ...ingestion, ingestionId: refusal.ingestionId });
  expect(await store.find(refusal.ingestionId)).toMatchObject({ status: "accepted" });
  expect(await store.refused()).toEqual([refusal]);
});

test("content keeps its place in the order of arrival", async () => {
  expect(await store.register("a")).toBe(1);
  expect(await store.register("b")).toBe(2);
  expect(await store.register("a")).toBe(1);
});

test("content that arrives many times at once gets one place", async () => {
  const places = await Promise.all(Array.from({ length: 8 }, () => store.register("same")));
  expect(new Set(places).size).toBe(1);
});

test("different content that arrives at once gets different places", async () => {
  const places = await Promise.all(Array.from({ length: 8 }, (_, index) => store.register(`file-${index}`)));
  expect(new Set(places).size).toBe(8);
});

test("files are listed in order of arrival, the sequence deciding within one second", async () => {
  const arrivals = [
    ["later", "2025-04-02T00:00:00.000Z", 1],
    ["second", "2025-04-01T00:00:00.000Z", 3],
    ["first", "2025-04-01T00:00:00.000Z", 2],
  ] as const;
  for (const [ingestionId, receivedAt, sequence] of arrivals)
    await store.accept({ ...ingestion, ingestionId, receivedAt, sequence });
  expect((await store.accepted()).map(({ ingestionId }) => ingestionId)).toEqual(["first", "second", "later"]);
});
