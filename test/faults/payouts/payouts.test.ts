import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differences, problemsOf } from "../outcome.ts";
import { startTally } from "../tally.ts";
import { planOf, traceAfter } from "./plan.ts";
import { type Trace, tracesOf } from "./traces.ts";
import { functionsOfPayouts, startWatch, type Watch } from "./watch.ts";
import { type Traveller, travel, ways } from "./ways.ts";
import { startWorld, type World } from "./world.ts";

/**
 * Payouts go their ways undisturbed, and what functions write on them is recorded. Then others go the same ways, each struck at one of
 * those writes, and all that people and schedules do afterwards is what they always do.
 */

/** More than there are faults. */
const customerIds = Array.from({ length: 400 }, (_, index) => `C${String(index + 1).padStart(3, "0")}`);

const traceOfWay: Readonly<Record<(typeof ways)[number], Trace>> = {
  straight: [
    "a payout, paid in round 1",
    "step 1: approved by mara@example.com",
    "step 2: approved by dora@example.com",
    "attempt 1: released by ray@example.com",
    "attempt 2: released by ray@example.com",
    "attempt 1: failed says ray@example.com",
    "attempt 2: paid says ray@example.com",
    "attempt 1: release of all of it, debit rebate_liability, credit rebate_payable",
    "attempt 1: return of all of it, debit rebate_payable, credit rebate_liability",
    "attempt 2: payment of all of it, debit rebate_payable, credit bank",
    "attempt 2: release of all of it, debit rebate_liability, credit rebate_payable",
    "settled: all of it",
    "attempt 1: in transfers-EUR.xml",
    "attempt 2: in transfers-EUR.xml",
    "the machine of round 1 SUCCEEDED",
    "mails about step 1: 1",
    "mails about step 2: 1",
    "mails to the proposer: 0",
  ],
  "left behind": [
    "a payout, paid in round 1",
    "step 1: approved by mara@example.com",
    "step 2: approved by dora@example.com",
    "attempt 1: released by ray@example.com",
    "attempt 1: paid says ray@example.com",
    "attempt 1: payment of all of it, debit rebate_payable, credit bank",
    "attempt 1: release of all of it, debit rebate_liability, credit rebate_payable",
    "settled: all of it",
    "attempt 1: in transfers-EUR.xml",
    "the machine of round 1 SUCCEEDED",
    "mails about step 1: 1",
    "mails about step 2: 1",
    "mails to the proposer: 0",
  ],
  "sent back": [
    "a payout, paid in round 2",
    "step 1: changes_requested by mara@example.com",
    "step 2: approved by mara@example.com",
    "attempt 1: released by ray@example.com",
    "attempt 1: paid says ray@example.com",
    "attempt 1: payment of all of it, debit rebate_payable, credit bank",
    "attempt 1: release of all of it, debit rebate_liability, credit rebate_payable",
    "settled: all of it",
    "attempt 1: in transfers-EUR.xml",
    "the machine of round 1 SUCCEEDED",
    "the machine of round 2 SUCCEEDED",
    "mails about step 1: 1",
    "mails about step 2: 1",
    "mails to the proposer: 1",
  ],
  recalculated: [
    "a payout, voided in round 1",
    "the machine of round 1 SUCCEEDED",
    "mails about step 1: 1",
    "mails to the proposer: 0",
    "a payout, paid in round 1",
    "step 1: approved by mara@example.com",
    "attempt 1: released by ray@example.com",
    "attempt 1: paid says ray@example.com",
    "attempt 1: payment of all of it, debit rebate_payable, credit bank",
    "attempt 1: release of all of it, debit rebate_liability, credit rebate_payable",
    "settled: all of it",
    "attempt 1: in transfers-EUR.xml",
    "the machine of round 1 SUCCEEDED",
    "mails about step 1: 1",
    "mails to the proposer: 0",
  ],
};

describe("a crash at any point between decision, callback, ledger and file ends in exactly one payout", () => {
  const watch: Watch = startWatch(customerIds);
  const tally = startTally();
  const forerunners: readonly Traveller[] = ways.map((way, index) => ({ customerId: customerIds[index] ?? "", way }));
  let directory: string;
  let world: World;
  let struck: readonly Required<Traveller>[];
  let traces: ReadonlyMap<string, Trace>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "tierline-faults-of-payouts-"));
    world = await startWorld(directory, watch, customerIds);
    await travel(forerunners, ["2025-02-10", "2025-02-11"], { world, watch });
    const plan = planOf(forerunners.map(({ customerId, way }) => ({ way, points: watch.pointsOf(customerId) })));
    const others = customerIds.slice(forerunners.length);
    if (plan.length > others.length) throw new Error(`${plan.length} customers are to be struck: there are fewer`);
    struck = plan.map((one, index) => ({ ...one, customerId: others[index] ?? "" }));
    for (const { customerId, strike } of struck) watch.strike(customerId, strike);
    await travel(struck, ["2025-02-12", "2025-02-13"], { world, watch });
    watch.begin("last close");
    await world.closeNight({}, "2025-02-14");
    const everybody = [...forerunners, ...struck].map(({ customerId }) => customerId);
    traces = await tracesOf(everybody, world);
  });
  afterAll(async () => {
    await world?.close();
    await rm(directory, { recursive: true, force: true });
    for (const { customerId, strike } of struck ?? [])
      if (watch.hasStruck(customerId)) tally.count(strike.fault, strike.point.words.split(":")[0] ?? "");
    const points = new Set((struck ?? []).map(({ strike: { point } }) => `${point.words} ${point.ordinal}`));
    console.log(`${points.size} writes of payouts struck by ${tally.total()} faults\n${tally.text()}`);
  });

  test.each(ways)("undisturbed, a payout that is to go %s does so", (way) => {
    const { customerId = "" } = forerunners.find((one) => one.way === way) ?? {};
    expect(traces.get(customerId)).toEqual(traceOfWay[way]);
  });

  test("every write that was recorded is struck, and each of these functions makes some", () => {
    expect(struck.filter(({ customerId }) => !watch.hasStruck(customerId))).toEqual([]);
    const strikers = new Set(struck.map(({ strike }) => strike.point.words.split(":")[0]));
    expect([...strikers].sort()).toEqual([...functionsOfPayouts].sort());
  });

  test("whatever was struck ends as it does undisturbed: with one decision for each step, one release for each attempt, in one file", () => {
    const namesOf = (traveller: Required<Traveller>): string => {
      const { point, fault } = traveller.strike;
      return `${traveller.customerId} ${traveller.way}, ${point.words} (${point.ordinal}), ${fault}`;
    };
    const found = Object.fromEntries(struck.map((one) => [namesOf(one), traces.get(one.customerId) ?? []]));
    const expected = Object.fromEntries(struck.map((one) => [namesOf(one), traceAfter(one, traceOfWay[one.way])]));
    expect(differences(found, expected)).toEqual([]);
  });

  test("a payment file that is written again has the same bytes", () => {
    const again = [...watch.files].filter(([, hashes]) => hashes.length > 1);
    expect(again).not.toEqual([]);
    expect(again.filter(([, hashes]) => new Set(hashes).size > 1)).toEqual([]);
  });

  test("nothing is left to tell, and nothing to write", async () => {
    expect(await world.payouts.undelivered()).toEqual([]);
    expect(await world.batches.unwritten("9999")).toEqual([]);
  });

  test("ledger, facts and payouts keep their laws", async () => {
    expect(await problemsOf(world.tierline)).toEqual([]);
  });
});
