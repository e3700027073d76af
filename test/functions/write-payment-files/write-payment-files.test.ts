import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ReleaseRequest, release } from "../../../functions/serve-pages/acts/release.ts";
import {
  PaymentFilesNotWritten,
  writePaymentFiles,
} from "../../../functions/write-payment-files/write-payment-files.ts";
import { objectStore } from "../../../shared/aws/objects.ts";
import { paymentBatchStore } from "../../../shared/aws/payment-batches.ts";
import { writePaymentBatch } from "../../../shared/aws/payment-writing.ts";
import { payoutStore } from "../../../shared/aws/payouts.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { idOf, policyWith } from "../../shared/approval/policy.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { payments } from "../../support/payments.ts";
import { payer, releases } from "../../support/releases.ts";
import { startS3 } from "../../support/s3.ts";

const openedAt = "2026-06-02T10:00:00.000Z";
const threeMinutesLater = "2026-06-02T10:03:00.000Z";
const policy = policyWith({ payer });

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let s3: Awaited<ReturnType<typeof startS3>>;
let number = 0;
const worlds = 24;

beforeAll(async () => {
  const numbers = Array.from({ length: worlds }, (_, index) => index);
  dynamodb = await startDynamoDb(...numbers.flatMap((index) => [`payouts-${index}`, `ledger-${index}`]));
  s3 = await startS3(...numbers.map((index) => `payments-${index}`));
});
afterAll(async () => {
  dynamodb.stop();
  await s3.stop();
});

/** A client after whose writes somebody pulls the plug: the write that was counted down to is done, and nobody hears of it. */
function plug(writesLeft: number) {
  const state = { writesLeft, writes: 0 };
  const write = async <T>(work: () => Promise<T>): Promise<T> => {
    if (state.writes >= state.writesLeft) throw new Error("there is no power");
    const result = await work();
    state.writes += 1;
    if (state.writes >= state.writesLeft) throw new Error("the power fails");
    return result;
  };
  return { state, write };
}

/** Two payouts that wait for release, tables and a bucket of their own, and a release of both by ray that may break off. */
async function openWorld() {
  const index = number++;
  if (index >= worlds) throw new Error("there are not enough tables");
  const tables = { payoutsTable: `payouts-${index}`, ledgerTable: `ledger-${index}` };
  const bucket = objectStore(s3.client, `payments-${index}`);
  const known = payments(dynamodb.client, tables);
  const first = await known.approved({ customerId: "C1", amounts: { "2025": "100", p1: "7.25" } });
  const second = await known.approved({ customerId: "C2", amounts: { "2025": "40" } });
  const form: ReleaseRequest = {
    method: "bank_transfer",
    shownAt: openedAt,
    payouts: [first, second].map(({ payoutId, revision }) => ({ payoutId, revision })),
  };

  /** What the page does with the form. */
  async function releaseBoth(at: string, writesLeft = Number.POSITIVE_INFINITY) {
    const { state, write } = plug(writesLeft);
    const client = new Proxy(dynamodb.client, {
      get(target, name) {
        if (name !== "send") return Reflect.get(target, name, target);
        return (command: { constructor: { name: string } }) => {
          const work = () => (target.send as (command: unknown) => Promise<unknown>)(command);
          return /^(TransactWriteItems|PutItem)Command$/.test(command.constructor.name) ? write(work) : work();
        };
      },
    });
    const breaking = {
      read: bucket.read,
      write: (key: string, body: string | Uint8Array) => write(() => bucket.write(key, body)),
    };
    const payouts = payoutStore(client, tables.payoutsTable);
    const services = { ...servicesOf(client, breaking), payouts };
    const reader = { personId: idOf("ray"), roles: ["releaser" as const], at, policy, acknowledgedAt: undefined };
    const report = await release(form, reader, services);
    if (report === undefined) throw new Error("a policy is in force");
    // A fault in one payout is told of that payout; here everything ends with the power.
    if (state.writes >= state.writesLeft) throw new Error("the power fails");
    await writePaymentBatch(report.batch, { ...services.releases, payouts });
    return { report, writes: state.writes };
  }

  const servicesOf = (client: DynamoDBClient, paymentFiles: Pick<typeof bucket, "read" | "write">) => ({
    payouts: payoutStore(client, tables.payoutsTable),
    releases: releases(client, tables, paymentFiles),
    report: () => {},
  });

  const batches = paymentBatchStore(dynamodb.client, tables.payoutsTable);
  return {
    known,
    batches,
    bucket,
    form,
    releaseBoth,
    payouts: [first, second],
    sweep: (at: string, through: Pick<typeof bucket, "write"> = bucket) =>
      writePaymentFiles({ payouts: known.store, batches, payments: through, now: () => new Date(at) }),
    /** What is in the end: how each payout stands, the files, and the ledger. */
    async outcome() {
      const now = await Promise.all([first, second].map(({ payoutId }) => known.store.find(payoutId)));
      const [batch] = await batches.recent(10);
      const files = await bucket.list("");
      return {
        statuses: now.map((payout) => payout?.status),
        releases: now.map((payout) => payout?.releases.length),
        batchStatus: batch?.status,
        sent: batch?.sent.map(({ payoutId }) => payoutId).toSorted(),
        files,
        texts: await Promise.all(files.map(async (key) => new TextDecoder().decode(await bucket.read(key)))),
        balances: await known.balances(),
        entryCount: await known.entryCount(),
      };
    },
  };
}

const ids = (payouts: readonly Payout[]) => payouts.map(({ payoutId }) => payoutId).toSorted();

describe("a release that nothing disturbs", () => {
  test("ends in one entry for each line, one file, and a batch that says what went out", async () => {
    const world = await openWorld();
    const { report, writes } = await world.releaseBoth(openedAt);
    const outcome = await world.outcome();
    expect(outcome).toMatchObject({
      statuses: ["released", "released"],
      batchStatus: "written",
      sent: ids(world.payouts),
      files: [`payment-batches/${report.batch.paymentBatchId}/transfers-EUR.xml`],
      balances: { rebate_liability: "147.25", rebate_payable: "-147.25" },
      entryCount: 3,
    });
    expect(outcome.texts[0]).toContain("<CtrlSum>147.25</CtrlSum>");
    // Opening, two releases, sealing, the file, and what went out: the places at which the tests below break off.
    expect(writes).toBe(6);
    expect(await world.batches.unwritten("2027-01-01T00:00:00.000Z")).toEqual([]);
  });

  test("leaves nothing to the sweep, and the same form again changes nothing", async () => {
    const world = await openWorld();
    await world.releaseBoth(openedAt);
    const before = await world.outcome();
    expect(await world.sweep(threeMinutesLater)).toEqual({ written: 0 });
    const { report } = await world.releaseBoth(threeMinutesLater);
    expect(report.results.map((result) => result !== "fault" && "refused" in result)).toEqual([false, false]);
    expect(await world.outcome()).toEqual(before);
  });

  test("sent twice at once releases each payout once, in one batch with one file", async () => {
    const world = await openWorld();
    await Promise.allSettled([world.releaseBoth(openedAt), world.releaseBoth(openedAt)]);
    await world.sweep(threeMinutesLater);
    expect(await world.outcome()).toMatchObject({
      statuses: ["released", "released"],
      releases: [1, 1],
      batchStatus: "written",
      sent: ids(world.payouts),
      entryCount: 3,
    });
    expect(await world.batches.recent(10)).toHaveLength(1);
  });
});

describe.each([1, 2, 3, 4, 5, 6])("a release that breaks off after write %i", (writesLeft) => {
  test("ends as an undisturbed one when its form is sent again", async () => {
    const [undisturbed, world] = [await openWorld(), await openWorld()];
    await undisturbed.releaseBoth(openedAt);
    await expect(world.releaseBoth(openedAt, writesLeft)).rejects.toThrow("power");
    await world.releaseBoth(threeMinutesLater);
    expect(await world.outcome()).toEqual(await undisturbed.outcome());
  });

  test("is brought to its end by the sweep: what was released goes out, what was not waits", async () => {
    const world = await openWorld();
    await expect(world.releaseBoth(openedAt, writesLeft)).rejects.toThrow("power");
    await world.sweep(threeMinutesLater);
    const outcome = await world.outcome();
    // The first write opens the batch, each of the next two releases a payout.
    const isOut = [writesLeft >= 2, writesLeft >= 3];
    expect(outcome.statuses).toEqual(isOut.map((out) => (out ? "released" : "approved")));
    expect(outcome.batchStatus).toBe("written");
    expect(outcome.sent).toEqual(ids(world.payouts.filter((_, index) => isOut[index])));
    expect(outcome.files).toHaveLength(isOut[0] ? 1 : 0);
    expect(outcome.entryCount).toBe((isOut[0] ? 2 : 0) + (isOut[1] ? 1 : 0));
    expect(await world.sweep(threeMinutesLater)).toEqual({ written: 0 });
    expect(await world.outcome()).toEqual(outcome);

    // What is left waits for another form; the old one is over.
    const { report } = await world.releaseBoth(threeMinutesLater);
    expect(
      report.results.map((result) => (result !== "fault" && "refused" in result ? result.refused : "out")),
    ).toEqual(isOut.map((out) => (out ? "out" : "batch_closed")));
    expect(await world.outcome()).toEqual(outcome);
  });
});

describe("the sweep", () => {
  test("leaves alone what a page may still be at", async () => {
    const world = await openWorld();
    await expect(world.releaseBoth(openedAt, 2)).rejects.toThrow("power");
    expect(await world.sweep("2026-06-02T10:01:59.000Z")).toEqual({ written: 0 });
    expect(await world.outcome()).toMatchObject({ batchStatus: "open", files: [] });
  });

  test("writes all batches but those that fail, names these, and writes them the next time", async () => {
    const world = await openWorld();
    await expect(world.releaseBoth(openedAt, 3)).rejects.toThrow("power");
    const failing = { write: () => Promise.reject(new Error("access denied")) };
    const faults = world.sweep(threeMinutesLater, failing);
    await expect(faults).rejects.toThrow(PaymentFilesNotWritten);
    await expect(faults).rejects.toThrow(/B[0-9A-F]{23}: access denied/);
    expect(await world.sweep(threeMinutesLater)).toEqual({ written: 1 });
  });
});
