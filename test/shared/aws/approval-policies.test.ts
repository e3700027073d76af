import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import { type ApprovalPolicyStore, approvalPolicyStore } from "../../../shared/aws/approval-policies.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let store: ApprovalPolicyStore;
let policy: ApprovalPolicy;
let number = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 4 }, (_, index) => `policies-${index}`));
  const read = readApprovalPolicy(await readFile("docs/approval-policy-template.yaml", "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  policy = read.policy;
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  store = approvalPolicyStore(dynamodb.client, `policies-${number}`);
  number += 1;
});

const at = "2025-06-02T08:00:00.000Z";
const from = (day: string): ApprovalPolicy => ({ ...policy, effective: { from: day } });

test("nothing governs before the first policy, and each from its own first day on", async () => {
  expect(await store.inForce("2025-06-02")).toBeUndefined();
  await store.publish(from("2025-01-01"), at);
  await store.publish(from("2025-07-01"), at);
  expect(await store.inForce("2024-12-31")).toBeUndefined();
  expect(await store.inForce("2025-06-30")).toEqual({ version: 1, policy: from("2025-01-01") });
  expect(await store.inForce("2025-07-01")).toEqual({ version: 2, policy: from("2025-07-01") });
});

test("the same text again is no new version", async () => {
  expect(await store.publish(policy, at)).toEqual({ outcome: "published", version: 1 });
  expect(await store.publish(policy, at)).toEqual({ outcome: "unchanged", version: 1 });
});

test("publications at once take numbers of their own", async () => {
  const days = ["2025-01-01", "2025-02-01", "2025-03-01"];
  const versions = await Promise.all(days.map(async (day) => (await store.publish(from(day), at)).version));
  expect(versions.toSorted()).toEqual([1, 2, 3]);
});

test("an acknowledgement is a person's for a version, and its first time stands", async () => {
  await store.acknowledge("ann@example.com", "1", at);
  await store.acknowledge("ann@example.com", "1", "2025-06-03T08:00:00.000Z");
  expect(await store.acknowledgedAt("ann@example.com", "1")).toBe(at);
  expect(await store.acknowledgedAt("ann@example.com", "2")).toBeUndefined();
  expect(await store.acknowledgedAt("bob@example.com", "1")).toBeUndefined();
});
