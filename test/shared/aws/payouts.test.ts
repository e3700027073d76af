import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledger as openLedger } from "../../../shared/aws/ledger.ts";
import { payoutItems, settledPositions } from "../../../shared/aws/ledger-payouts.ts";
import { type PayoutStore, payoutStore } from "../../../shared/aws/payouts.ts";
import { payoutEntries } from "../../../shared/ledger/payout-posting.ts";
import { entryFor } from "../../../shared/ledger/posting.ts";
import { shardOf } from "../../../shared/ledger/shard.ts";
import { formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { money } from "../../../shared/money/money.ts";
import type { PayoutContent } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { isRefused, type Refused } from "../../../shared/payout/refusal.ts";
import { blocked, decided, proposed, routed, stepOpened, voided } from "../../../shared/payout/transitions.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { company } from "../payout/world.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let store: PayoutStore;
let number = 0;
let ledgerTable: string;

beforeAll(async () => {
  const names = Array.from({ length: 12 }, (_, index) => [`payouts-${index}`, `ledger-${index}`]).flat();
  dynamodb = await startDynamoDb(...names);
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  store = payoutStore(dynamodb.client, `payouts-${number}`);
  ledgerTable = `ledger-${number}`;
  number += 1;
});

const at = "2025-06-02T08:00:00.000Z";
const key = { programId: "annual", customerId: "C1", periodId: "2024" };

function contentOf(amount: string, payoutOn = "2025-06-10", customerId = "C1"): PayoutContent {
  const line = {
    programId: "annual",
    programVersion: 1,
    contractReference: "K-1",
    periodId: "2024",
    countsUntil: "2025-01-01",
    settledBefore: zero,
    amount: parseDecimal(amount),
  };
  return { customerId, group: "annual", currency: "EUR", payoutOn, payee: company, lines: [line] };
}

const proposal = (...content: Parameters<typeof contentOf>): Payout =>
  proposed(contentOf(...content), {
    proposerId: "desk",
    proposedAt: at,
    customer: { name: "Nordwind", region: "north" },
    checks: [
      {
        checkId: "payee_unchanged",
        verdict: "warn",
        reason: "payee_changed_lately",
        figures: { changed_on: "2025-06-01" },
      },
    ],
  });

function done(result: Payout | Refused): Payout {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
}

const asked = (payout: Payout, ...people: string[]): Payout =>
  done(
    stepOpened(done(routed(payout, [{ levelId: "manager", peopleNeeded: 2 }])), people, {
      openedAt: at,
      expiresAt: "2025-06-03T08:00:00.000Z",
    }),
  );

const approvedBy = (payout: Payout, personId: string): Payout =>
  done(
    decided(payout, {
      stepNumber: payout.lastStepNumber,
      contentSha256: payout.contentSha256,
      personId,
      outcome: "approved",
      reason: "as agreed",
      at,
    }),
  );

test("a payout is read back as it was written, to the digit", async () => {
  const payout = approvedBy(asked(proposal("123456789012.34"), "ann", "bob"), "ann");
  expect(await store.write(undefined, payout)).toBe(true);
  expect(await store.find(payout.payoutId)).toEqual(payout);
  expect(await store.ofCustomer("C1")).toEqual([payout]);
  expect(await store.find("P00000000000000000000000")).toBeUndefined();
  expect(await store.ofCustomer("C2")).toEqual([]);
});

test("of two acts on the same payout at once one is written", async () => {
  const before = asked(proposal("10"), "ann", "bob");
  await store.write(undefined, before);
  const both = [approvedBy(before, "ann"), approvedBy(before, "bob")];
  const written = await Promise.all(both.map((after) => store.write(before, after)));
  expect(written.toSorted()).toEqual([false, true]);
  expect((await store.find(before.payoutId))?.decisions).toHaveLength(1);
});

test("proposing the same again writes no second one", async () => {
  expect(await store.write(undefined, proposal("10"))).toBe(true);
  expect(await store.write(undefined, proposal("10.00"))).toBe(false);
});

describe("lists", () => {
  const ids = async (...list: Parameters<PayoutStore["list"]>) =>
    (await store.list(...list)).map(({ payoutId }) => payoutId);

  test("a payout stands in the inbox of everybody who is asked until they have decided", async () => {
    const before = asked(proposal("10"), "ann", "bob");
    await store.write(undefined, before);
    expect(await ids("inbox#ann", 10)).toEqual([before.payoutId]);
    await store.write(before, approvedBy(before, "ann"));
    expect(await ids("inbox#ann", 10)).toEqual([]);
    expect(await ids("inbox#bob", 10)).toEqual([before.payoutId]);
  });

  test("what is voided waits for nobody", async () => {
    const before = asked(proposal("10"), "ann");
    await store.write(undefined, before);
    await store.write(before, done(voided(before, "recalculated")));
    for (const list of ["inbox#ann", "undecided"] as const) expect(await ids(list, 10)).toEqual([]);
  });

  test("what is blocked returns to its proposer", async () => {
    const before = proposal("10");
    await store.write(undefined, before);
    await store.write(before, done(blocked(before, "payee_not_registered")));
    expect(await ids("returned#desk", 10)).toEqual([before.payoutId]);
  });

  test("a long list comes page by page in order of the days of payment, each payout once", async () => {
    const days = Array.from({ length: 25 }, (_, day) => `2025-06-${String(30 - day).padStart(2, "0")}`);
    for (const day of days) await store.write(undefined, proposal("10", day));
    const seen: string[] = [];
    let page = await store.list("undecided", 10);
    while (page.length > 0) {
      seen.push(...page.map(({ payoutOn }) => payoutOn));
      page = await store.list("undecided", 10, page.at(-1));
    }
    expect(seen).toEqual(days.toSorted());
  });
});

test("the message to the waiting machine is there exactly when the decision is, until it is delivered", async () => {
  const before = asked(proposal("10"), "ann", "bob");
  await store.write(undefined, before);
  await store.keepTaskToken(before.payoutId, "secret");
  const taskToken = (await store.taskToken(before.payoutId)) ?? "";
  const after = approvedBy(before, "ann");
  await store.write(before, after, { taskToken });
  await store.write(before, approvedBy(before, "bob"), { taskToken });
  const [message, ...others] = await store.undelivered();
  expect(message).toEqual({ payoutId: before.payoutId, revision: after.revision, taskToken: "secret" });
  expect(others).toEqual([]);
  if (message !== undefined) await store.delivered(message);
  expect(await store.undelivered()).toEqual([]);
});

describe("a payout and its entries in the ledger", () => {
  const release = (amount: string, settledBefore = zero, attempt = 1) => {
    const movement = {
      payoutId: "P1",
      attempt,
      currency: "EUR",
      lines: [{ key, amount: parseDecimal(amount) }],
      leavesBank: true,
    };
    const entries = payoutEntries("release", movement, at);
    return payoutItems(
      ledgerTable,
      entries.map((entry) => ({ entry, settledBefore, periodDayAfter: "2025-01-01" })),
    );
  };
  const settled = async () =>
    (await settledPositions(dynamodb.client, ledgerTable, shardOf("C1"))).map((one) => formatDecimal(one.settled));

  beforeEach(async () => {
    const entry = entryFor({
      key,
      programVersion: 1,
      target: money(parseDecimal("100"), "EUR"),
      booked: undefined,
      run: { runId: "run-1", runNumber: 1 },
      accountingPeriodId: "2024",
      postedAt: at,
    });
    if (entry === undefined) throw new Error("nothing to post");
    await openLedger(dynamodb.client, ledgerTable).post([{ entry, booked: undefined, periodDayAfter: "2025-01-01" }]);
  });

  test("are written together", async () => {
    expect(await store.write(undefined, proposal("100"), { ledgerItems: release("100") })).toBe(true);
    expect(await settled()).toEqual(["100"]);
  });

  test("not beyond what is accrued, and then neither of them", async () => {
    expect(await store.write(undefined, proposal("100.01"), { ledgerItems: release("100.01") })).toBe(false);
    expect(await store.ofCustomer("C1")).toEqual([]);
    expect(await settled()).toEqual([]);
  });

  test("not on top of anything but what was read, so that nothing is paid twice", async () => {
    await store.write(undefined, proposal("60"), { ledgerItems: release("60") });
    expect(await store.write(undefined, proposal("40"), { ledgerItems: release("40", zero, 2) })).toBe(false);
    expect(await store.write(undefined, proposal("40"), { ledgerItems: release("40", parseDecimal("60"), 2) })).toBe(
      true,
    );
    expect(await settled()).toEqual(["100"]);
  });

  test("a later accrual leaves what is settled as it is", async () => {
    await store.write(undefined, proposal("60"), { ledgerItems: release("60") });
    const ledger = openLedger(dynamodb.client, ledgerTable);
    const [booked] = await ledger.positions(shardOf("C1"));
    const entry = entryFor({
      key,
      programVersion: 1,
      target: money(parseDecimal("50"), "EUR"),
      booked,
      run: { runId: "run-2", runNumber: 2 },
      accountingPeriodId: "2024",
      postedAt: at,
    });
    if (entry === undefined) throw new Error("nothing to post");
    await ledger.post([{ entry, booked, periodDayAfter: "2025-01-01" }]);
    expect(await settled()).toEqual(["60"]);
    expect((await ledger.positions(shardOf("C1"))).map(({ accrued }) => formatDecimal(accrued))).toEqual(["50"]);
  });
});
