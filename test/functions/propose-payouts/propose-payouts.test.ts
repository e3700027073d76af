import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { proposePayouts } from "../../../functions/propose-payouts/propose-payouts.ts";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import { type PayoutStore, payoutStore } from "../../../shared/aws/payouts.ts";
import type { SettledPosition } from "../../../shared/ledger/position.ts";
import { shardOf } from "../../../shared/ledger/shard.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { contentSha256, payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { isRefused } from "../../../shared/payout/refusal.ts";
import { routed, voided } from "../../../shared/payout/transitions.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { memoryObjects } from "../../support/memory-services.ts";
import { programWith, versionOf } from "../../support/program.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let policy: ApprovalPolicy;
let store: PayoutStore;
let number = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 20 }, (_, index) => `payouts-${index}`));
  const read = readApprovalPolicy(await readFile("infra/demo/approval-policy.yaml", "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  policy = read.policy;
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  store = payoutStore(dynamodb.client, `payouts-${number}`);
  number += 1;
});

const version = versionOf(programWith({ contract_reference: "K-1" }));

type Row = Readonly<Record<string, string | null>>;

/** A row of the query: a customer of the north with a company that is paid by transfer, 100.00 earned in the year 2025. */
const due: Row = {
  program_id: "annual",
  program_version: "1",
  customer_id: "C1",
  period_id: "2025",
  counts_until: "2026-01-01",
  payout_on: "2026-01-20",
  is_final: "true",
  currency: "EUR",
  qualifier_measure: "net_amount",
  qualifier_total: "10000.00000000000000",
  tier_reached: "1",
  earned_amount: "100.0000",
  accrued_amount: "100.0000",
  net_amount: "10000.00000000000000",
  customer_name: "Nordwind Handel",
  legal_entity: "Nordwind Handels GmbH",
  region: null,
  segment: "key",
  tags: "|export|",
  legal_name: "Nordwind Handels GmbH",
  entity_kind: "company",
  country: "DE",
  tax_id: null,
  payout_method: "bank_transfer",
  account_holder: "NORDWIND HANDELS GMBH",
  iban: "DE89370400440532013000",
  account_number: null,
  bic: null,
  bank_code: null,
  bank_name: null,
  payee_changed_at: null,
};

const csv = (rows: readonly Row[]): string => {
  const cell = (value: string | null) => (value === null ? "" : `"${value}"`);
  return [Object.keys(due).map(cell), ...rows.map((row) => Object.keys(due).map((name) => cell(row[name] ?? null)))]
    .map((cells) => cells.join(","))
    .join("\n");
};

type Given = {
  readonly settled?: readonly SettledPosition[];
  readonly policy?: ApprovalPolicy;
};

/** Closes with these rows. @returns the numbers that it tells, and the payouts whose approval was started */
async function close(rows: readonly Row[], given: Given = {}) {
  const lake = memoryObjects();
  await lake.write("results/1.csv", csv(rows));
  const started: string[] = [];
  const counts = await proposePayouts(
    {
      run: { run_id: "2026-01-15-00000001", run_number: 1, as_of_date: "2026-01-15" },
      due_positions_location: "s3://lake/results/1.csv",
    },
    {
      lake,
      settled: async (shard) => (given.settled ?? []).filter(({ key }) => shardOf(key.customerId) === shard),
      programs: { all: async () => [version] },
      payouts: store,
      policies: { inForce: async () => ("policy" in given ? undefined : { version: 1, policy }) },
      startApproval: async ({ payoutId }) => void started.push(payoutId),
      now: () => "2026-01-16T02:00:00.000Z",
    },
  );
  return { counts, started };
}

const payoutsOf = async (customerId = "C1"): Promise<readonly string[]> =>
  (await store.ofCustomer(customerId))
    .map(({ status, content }) => `${formatDecimal(payoutAmount(content))} ${status}`)
    .toSorted();

test("what is due is proposed by whom the policy names, and its approval started", async () => {
  const { counts, started } = await close([due]);
  expect(counts).toMatchObject({ proposed: 1, blocked: 0 });
  const [payout] = await store.ofCustomer("C1");
  expect(payout).toMatchObject({
    status: "proposed",
    customer: { name: "Nordwind Handel", segment: "key" },
    content: { payoutOn: "2026-01-20", payee: { iban: "DE89370400440532013000" } },
  });
  expect(policy.proposers.map(({ person }) => person)).toContain(payout?.proposerId);
  expect(payout?.checks.every(({ verdict }) => verdict === "pass")).toBe(true);
  expect(started).toEqual([payout?.payoutId]);
});

test("where the position stands is kept beside what is proposed, and changes nothing of what is decided", async () => {
  await close([due]);
  const [payout] = await store.ofCustomer("C1");
  expect(payout?.standings).toEqual([
    {
      programId: "annual",
      periodId: "2025",
      tierReached: 1,
      tierCount: 1,
      benefit: { kind: "percent", percent: "1" },
      baseMeasure: "net_amount",
      qualifierMeasure: "net_amount",
      qualifierTotal: parseDecimal("10000"),
      earned: parseDecimal("100"),
      accrued: parseDecimal("100"),
    },
  ]);
  expect(payout?.contentSha256).toBe(payout && contentSha256(payout.content));
});

test("a second close finds it and proposes nothing more, but starts what was left unstarted", async () => {
  await close([due]);
  const { counts, started } = await close([due]);
  expect(counts).toMatchObject({ proposed: 0, unchanged: 1, voided: 0 });
  expect(started).toHaveLength(1);
  expect(await payoutsOf()).toEqual(["100 proposed"]);
});

test("a recalculation voids what was pending and proposes what is due now", async () => {
  await close([due]);
  const [before] = await store.ofCustomer("C1");
  const asked = routed(before as Payout, [{ levelId: "sales-manager", peopleNeeded: 1 }]);
  if (isRefused(asked)) throw new Error(asked.refused);
  await store.write(before, asked);
  expect((await close([{ ...due, earned_amount: "90", accrued_amount: "90" }])).counts).toMatchObject({
    proposed: 1,
    voided: 1,
  });
  expect(await payoutsOf()).toEqual(["100 voided", "90 proposed"]);
});

test("another account is another proposal, so that nobody approves one and pays another", async () => {
  await close([due]);
  await close([{ ...due, iban: "DE02120300000000202051" }]);
  expect(await payoutsOf()).toEqual(["100 proposed", "100 voided"]);
});

test("what is no longer due at all is voided", async () => {
  await close([due]);
  expect((await close([])).counts).toMatchObject({ voided: 1 });
  expect(await payoutsOf()).toEqual(["100 voided"]);
});

describe("a payout whose payment failed", () => {
  /** As the bank leaves it, with its money back in the ledger. */
  async function fail(): Promise<void> {
    await close([due]);
    const [before] = await store.ofCustomer("C1");
    if (before === undefined) throw new Error("something is due");
    await store.write(before, { ...before, status: "failed", revision: before.revision + 1 });
  }

  test("stays, to be released again, while the same is due", async () => {
    await fail();
    expect((await close([due])).counts).toMatchObject({ proposed: 0, unchanged: 1, voided: 0 });
    expect(await payoutsOf()).toEqual(["100 failed"]);
  });

  test("is voided by what is due to another account, which is proposed", async () => {
    await fail();
    expect((await close([{ ...due, iban: "DE02120300000000202051" }])).counts).toMatchObject({
      proposed: 1,
      voided: 1,
    });
    expect(await payoutsOf()).toEqual(["100 proposed", "100 voided"]);
  });

  test("is voided where nothing is due any more", async () => {
    await fail();
    expect((await close([])).counts).toMatchObject({ voided: 1 });
    expect(await payoutsOf()).toEqual(["100 voided"]);
  });
});

test("what is due again after it was voided is proposed again", async () => {
  await close([due]);
  await close([]);
  const { counts, started } = await close([due]);
  expect(counts.proposed).toBe(1);
  expect(started).toHaveLength(1);
  const [payout] = await store.ofCustomer("C1");
  expect(payout).toMatchObject({ status: "proposed", round: 2 });
});

test("what its proposer withdrew is not proposed again", async () => {
  await close([due]);
  const [before] = await store.ofCustomer("C1");
  const withdrawn = voided(before as Payout, "withdrawn");
  if (isRefused(withdrawn)) throw new Error(withdrawn.refused);
  await store.write(before, withdrawn);
  expect((await close([due])).counts).toMatchObject({ proposed: 0, unchanged: 1 });
  expect(await payoutsOf()).toEqual(["100 voided"]);
});

test("what is settled already is not proposed, and what came since is", async () => {
  const key = { programId: "annual", customerId: "C1", periodId: "2025" };
  await close([due], { settled: [{ key, settled: parseDecimal("100") }] });
  expect(await payoutsOf()).toEqual([]);
  await close([due], { settled: [{ key, settled: parseDecimal("60") }] });
  expect(await payoutsOf()).toEqual(["40 proposed"]);
});

describe("checks", () => {
  test.each`
    change                                                                         | reason
    ${{ entity_kind: "individual" }}                                               | ${"payee_is_individual"}
    ${{ account_holder: "Erika Muster" }}                                          | ${"account_of_third_party"}
    ${{ payout_method: "cash" }}                                                   | ${"method_is_cash"}
    ${{ tags: "|competitor|" }}                                                    | ${"customer_barred"}
    ${{ net_amount: "200" }}                                                       | ${"excessive_share"}
    ${{ legal_name: null, entity_kind: null, country: null, payout_method: null }} | ${"payee_missing"}
  `("a payout with $change is blocked before anybody is asked, and by name", async ({ change, reason }) => {
    const { counts, started } = await close([{ ...due, ...change }]);
    expect(counts).toMatchObject({ proposed: 0, blocked: 1 });
    const [payout] = await store.ofCustomer("C1");
    expect(payout?.status).toBe("blocked");
    expect(started, "the machine tells the proposer").toEqual([payout?.payoutId]);
    expect(payout?.checks.filter(({ verdict }) => verdict === "block").map((one) => one.reason)).toContain(reason);
  });
});

test("without an approval policy nobody proposes, and the number tells so", async () => {
  const { counts } = await close([due], { policy: undefined as never });
  expect(counts).toMatchObject({ proposed: 0, without_proposer: 1 });
  expect(await payoutsOf()).toEqual([]);
});
