import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PublishFactsServices, publishFacts } from "../../../functions/publish-facts/publish-facts.ts";
import { approvalPolicyStore } from "../../../shared/aws/approval-policies.ts";
import { confirming } from "../../../shared/aws/confirming.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import { ledger } from "../../../shared/aws/ledger.ts";
import { readRows } from "../../../shared/aws/parquet.ts";
import { payoutLedger } from "../../../shared/aws/payout-entries.ts";
import { snapshotPart } from "../../../shared/aws/payout-snapshot.ts";
import type { Run } from "../../../shared/aws/runs.ts";
import { type FactTable, factKey } from "../../../shared/facts/table.ts";
import { payoutEntries, payoutTables, settledPositions } from "../../../shared/facts/tables.ts";
import type { RunReference } from "../../../shared/run/plan.ts";
import { idOf, policyWith } from "../../shared/approval/policy.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { memoryObjects } from "../../support/memory-services.ts";
import { payments } from "../../support/payments.ts";

let dynamodb: { client: DynamoDBClient; stop: () => void };
let number = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(
    ...Array.from({ length: 12 }, (_, index) => [`payouts-${index}`, `ledger-${index}`]).flat(),
  );
});
afterAll(() => dynamodb.stop());

let world: ReturnType<typeof open>;
beforeEach(() => {
  world = open();
  number += 1;
});

const runOf = (runNumber: number): RunReference => ({
  run_id: `2026-06-${String(10 + runNumber)}-0000000${runNumber}`,
  run_number: runNumber,
  as_of_date: `2026-06-${String(10 + runNumber)}`,
});

/** Payouts, a ledger and a lake of their own, and how far runs have come. */
function open() {
  const tables = { payoutsTable: `payouts-${number}`, ledgerTable: `ledger-${number}` };
  const { client } = dynamodb;
  const lake = memoryObjects();
  let lastCommitted = 0;
  const calls = { payoutLedger: 0 };
  const services: PublishFactsServices = {
    lake,
    ledger: ledger(client, tables.ledgerTable),
    runs: {
      find: async (runNumber): Promise<Run> => ({
        ...runOf(runNumber),
        execution_arn: "execution",
        started_at: "2026-06-11T00:00:00.000Z",
        status: "running",
        publishes_from_run_number: lastCommitted + 1,
      }),
    },
    policies: approvalPolicyStore(client, tables.payoutsTable),
    snapshotPart: (part, parts) => snapshotPart(client, tables.payoutsTable, part, parts),
    payoutLedger: (shard) => {
      calls.payoutLedger += 1;
      return payoutLedger(client, tables.ledgerTable, shard);
    },
  };
  const policy = policyWith({});
  return {
    ...payments(client, tables),
    tables,
    lake,
    calls,
    services,
    publish: (runNumber: number) => publishFacts({ run: runOf(runNumber), panel: [] }, services),
    commit: (runNumber: number) => {
      lastCommitted = runNumber;
    },
    confirm: (payoutId: string, outcome: "paid" | "failed") =>
      confirming(client, tables).confirm(
        { payoutId, outcome, valueDate: "2026-06-05", ...(outcome === "failed" ? { reason: "AC04" } : {}) },
        { personId: idOf("roz"), at: "2026-06-05T10:00:00.000Z", policy },
      ),
    rows: (table: FactTable, runNumber: number) => {
      const run = runOf(runNumber);
      const key = factKey(table, run.as_of_date, run.run_id);
      return withDuckDb((duckdb) => readRows(duckdb, lake, [key]));
    },
    /** The journal as `account debit credit`. */
    journal: async (runNumber: number) => {
      const { as_of_date: day, run_id: id } = runOf(runNumber);
      const [header, ...lines] = new TextDecoder()
        .decode(await lake.read(`journals/as_of_date=${day}/${id}.csv`))
        .trimEnd()
        .split(/\r?\n/);
      expect(header).toBe("journal_id,posting_date,program_id,account,currency,debit_amount,credit_amount,entries");
      return lines.map((line) => {
        const [, , , account, , debit, credit] = line.split(",");
        return `${account} ${debit} ${credit}`;
      });
    },
  };
}

const entriesOf = async (runNumber: number) =>
  (await world.rows(payoutEntries, runNumber))
    .map(({ kind, attempt, journal_run_id }) => `${kind} ${attempt} in the journal of ${journal_run_id}`)
    .sort();

test("where nobody was ever proposed anything, nothing of payouts is written and their entries are not looked for", async () => {
  await world.publish(1);
  const keys = [...world.lake.objects.keys()];
  expect(keys.map((key) => key.split("/")[0]).sort()).toEqual([
    "accrual_entries",
    "enrolments",
    "journals",
    "published_months",
  ]);
  expect(world.calls.payoutLedger).toBe(0);
});

test("while nothing was released the ledger is not asked for payouts", async () => {
  await world.approved();
  await world.publish(1);
  expect(await world.rows(payoutTables[0] as FactTable, 1)).toMatchObject([{ status: "approved", amount: "100.0000" }]);
  expect(world.calls.payoutLedger).toBe(0);
  expect(await world.lake.list("payout_entries/")).toEqual([]);
});

test("every payout and all that happened to it, and who acknowledged what", async () => {
  const ids: string[] = [];
  for (const customerId of ["C1", "C2", "C3", "C4", "C5"])
    ids.push((await world.onItsWay({ customerId, amounts: { "2024": "40", "2025": "60.25" } })).payoutId);
  await world.confirm(ids[0] ?? "", "paid");
  const policies = approvalPolicyStore(dynamodb.client, world.tables.payoutsTable);
  await policies.publish(policyWith({}), "2026-05-01T08:00:00.000Z");
  await policies.acknowledge("ann@example.com", "2", "2026-06-01T08:00:00.000Z");
  await world.publish(1);

  const rows = Object.fromEntries(
    await Promise.all(payoutTables.map(async (table) => [table.name, await world.rows(table, 1)] as const)),
  );
  expect(rows.payouts?.map(({ payout_id }) => payout_id).sort()).toEqual(ids.toSorted());
  expect(rows.payouts?.find(({ payout_id }) => payout_id === ids[0])).toMatchObject({
    run_id: runOf(1).run_id,
    status: "paid",
    amount: "100.2500",
    paid_on: "2026-06-05",
  });
  expect(rows.payout_lines).toHaveLength(10);
  expect(rows.payout_decisions).toHaveLength(5);
  expect(rows.payout_decisions?.[0]).toMatchObject({ decided_by: idOf("nora"), business_hours: "0" });
  expect(rows.payout_releases).toHaveLength(5);
  expect(rows.payout_time_outs).toEqual([]);
  expect(rows.acknowledgements).toEqual([
    {
      run_id: runOf(1).run_id,
      person_id: "ann@example.com",
      rebate_policy_version: "2",
      acknowledged_at: "2026-06-01 08:00:00",
    },
  ]);
  expect(await world.rows(payoutEntries, 1)).toHaveLength(12);
  expect((await world.rows(settledPositions, 1)).map(({ settled_amount }) => settled_amount).sort()).toEqual(
    [...Array(5).fill("40.0000"), ...Array(5).fill("60.2500")].sort(),
  );
});

describe("an entry of a payout is in one journal", () => {
  test("that of the first committed run whose facts hold it", async () => {
    const payout = await world.onItsWay();
    await world.publish(1);
    world.commit(1);
    await world.confirm(payout.payoutId, "failed");
    await world.release(payout, { paymentBatchId: "B2", at: "2026-06-06T10:00:00.000Z" });
    await world.publish(2);
    world.commit(2);
    await world.confirm(payout.payoutId, "paid");
    await world.publish(3);

    expect(await world.journal(1)).toEqual([
      "rebate_expense 100.0000 0.0000",
      "rebate_liability 100.0000 100.0000",
      "rebate_payable 0.0000 100.0000",
    ]);
    expect(await world.journal(2)).toEqual(["rebate_liability 100.0000 100.0000", "rebate_payable 100.0000 100.0000"]);
    expect(await world.journal(3)).toEqual(["bank 0.0000 100.0000", "rebate_payable 100.0000 0.0000"]);
    expect(await entriesOf(3)).toEqual([
      `payment 2 in the journal of ${runOf(3).run_id}`,
      `release 1 in the journal of ${runOf(1).run_id}`,
      `release 2 in the journal of ${runOf(2).run_id}`,
      `return 1 in the journal of ${runOf(2).run_id}`,
    ]);
  });

  test("not that of a run that died: the next one's holds what that one had shown", async () => {
    await world.onItsWay();
    await world.publish(1);
    await world.publish(2);
    expect(await entriesOf(2)).toEqual([`release 1 in the journal of ${runOf(2).run_id}`]);
    expect(await world.journal(2)).toContain("rebate_payable 0.0000 100.0000");
  });

  test("also where it was posted before the last committed run began and came too late for its facts", async () => {
    await world.onItsWay({ customerId: "C1" });
    await world.publish(1);
    world.commit(1);
    await world.release(await world.approved({ customerId: "C2" }), { at: "2020-01-01T00:00:00.000Z" });
    await world.publish(2);
    expect(await world.journal(2)).toContain("rebate_payable 0.0000 100.0000");
  });

  test("a repeat shows what came meanwhile, and the journal with it", async () => {
    const payout = await world.onItsWay();
    await world.publish(1);
    await world.confirm(payout.payoutId, "paid");
    await world.publish(1);
    expect(await entriesOf(1)).toEqual([
      `payment 1 in the journal of ${runOf(1).run_id}`,
      `release 1 in the journal of ${runOf(1).run_id}`,
    ]);
    expect(await world.journal(1)).toContain("rebate_payable 100.0000 100.0000");
  });

  test("a run without anything new of payouts keeps them out of its journal", async () => {
    await world.onItsWay();
    await world.publish(1);
    world.commit(1);
    await world.publish(2);
    expect(await world.journal(2)).toEqual([]);
    expect(await entriesOf(2)).toEqual([`release 1 in the journal of ${runOf(1).run_id}`]);
  });
});
