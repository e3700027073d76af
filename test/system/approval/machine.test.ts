import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decide } from "../../../functions/serve-pages/acts/decide.ts";
import { deliverAnswers } from "../../../shared/aws/answers.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { isRefused, type Refused } from "../../../shared/payout/refusal.ts";
import { voided } from "../../../shared/payout/transitions.ts";
import { idOf } from "../../shared/approval/policy.ts";
import { policy } from "./policy.ts";
import { decisionOn, eventually, startWorld, type World } from "./world.ts";

/** What holds between decisions, time, recalculations and the machine that waits for them, on the running system. */

let world: World;
beforeAll(async () => {
  world = await startWorld({
    timed: "701.25",
    late: "702.25",
    claimed: "703.25",
    withdrawn: "704.25",
    undelivered: "705.25",
    delivered: "1706.25",
    recalculated: "707.25",
    approved: "708.25",
  });
});
afterAll(() => world?.close());

const untilMachineIs = (payoutId: string, status: string) =>
  eventually(async () => expect(await world.machineOf(payoutId)).toBe(status));

/**
 * Lets a step's time run out: it ends in two seconds, and an answer makes the machine look at its payout once more. So it waits anew,
 * for two seconds, and what follows is the machine's own time-out.
 */
async function letTimeRunOut({ payoutId }: Payout): Promise<void> {
  await world.cutTime(payoutId, 2000);
  await world.answer(await world.tokenOf(payoutId));
}

/** What an approval would leave behind is not there. */
async function isNotApproved(payoutId: string): Promise<void> {
  const payout = await world.find(payoutId);
  expect(payout.status).not.toBe("approved");
  expect(payout).toMatchObject({ decisions: [], releases: [] });
  const approved = await world.payouts.list("to-release", 1000);
  expect(approved.map((listed) => listed.payoutId)).not.toContain(payoutId);
}

describe("time-out", () => {
  test("escalates to the next level, with new links and the old ones dead, and after the last level it is held", async () => {
    const first = await world.payoutOf("timed");
    const { payoutId } = first;
    await letTimeRunOut(first);
    const second = await world.untilAsked(payoutId, 2);
    expect(second.openStep).toMatchObject({ levelId: "director", number: 2 });
    expect(await world.linksTo(payoutId, "dora")).toEqual([`${world.pages}/payouts/${payoutId}?step=2`]);
    expect((await world.decide("max", first)).status).toBe(409);
    // Mara is asked at both levels: her old link's form is dead, her new one's is not.
    expect(await world.linksTo(payoutId, "mara")).toHaveLength(2);
    expect((await world.decide("mara", first)).status).toBe(409);
    await isNotApproved(payoutId);

    await letTimeRunOut(second);
    await untilMachineIs(payoutId, "SUCCEEDED");
    expect(await world.find(payoutId)).toMatchObject({ status: "held", reason: "timed_out" });
    for (const step of [first, second]) expect((await world.decide("mara", step)).status).toBe(409);
    await isNotApproved(payoutId);
    expect(await world.linksTo(payoutId, "pia")).toEqual([`${world.pages}/payouts/${payoutId}`]);
  });
});

describe("a late callback approves nothing", () => {
  test("after a time-out its token is good for nothing", async () => {
    const first = await world.payoutOf("late");
    const { payoutId } = first;
    const earlier = await world.tokenOf(payoutId);
    await letTimeRunOut(first);
    const token = await eventually(async () => {
      const waitsUnder = await world.tokenOf(payoutId);
      expect(waitsUnder).not.toBe(earlier);
      return waitsUnder;
    });
    expect(await world.find(payoutId)).toMatchObject({ openStep: { number: 1 } });
    const second = await world.untilAsked(payoutId, 2);
    await expect(world.answer(token, { outcome: "approved" })).rejects.toMatchObject({ name: "TaskTimedOut" });
    expect(await world.find(payoutId)).toEqual(second);
    await isNotApproved(payoutId);
  });

  test("while the step waits, an answer says nothing: what is on record counts, and the machine waits on", async () => {
    const before = await world.payoutOf("claimed");
    const { payoutId } = before;
    const token = await world.tokenOf(payoutId);
    await world.answer(token, { outcome: "approved", decision: "approved", wait: "nothing" });
    await eventually(async () => expect(await world.tokenOf(payoutId)).not.toBe(token));
    expect(await world.machineOf(payoutId)).toBe("RUNNING");
    expect(await world.find(payoutId)).toEqual(before);
    await isNotApproved(payoutId);
    // Nobody is asked twice.
    expect(await world.linksTo(payoutId, "mara")).toHaveLength(1);
  });

  test("after the payout was voided the machine sees that, and ends", async () => {
    const before = await world.payoutOf("withdrawn");
    const { payoutId } = before;
    const token = await world.tokenOf(payoutId);
    // Written by somebody who dies before any word reaches the machine.
    await world.payouts.write(before, done(voided(before, "withdrawn")));
    await world.answer(token, { outcome: "approved" });
    await untilMachineIs(payoutId, "SUCCEEDED");
    expect(await world.find(payoutId)).toMatchObject({ status: "voided", reason: "withdrawn" });
    await isNotApproved(payoutId);
    await expect(world.answer(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
  });
});

describe("a decision whose page dies before the callback", () => {
  /** What the page does until then: the decision is written, and with it the message to the machine. */
  async function decideAndDie(name: string, payout: Payout): Promise<void> {
    const { content, step, reason } = decisionOn(payout);
    const at = new Date().toISOString();
    const reader = { personId: idOf(name), roles: ["approver"] as const, at, policy, acknowledgedAt: at };
    const form = { payoutId: payout.payoutId, contentSha256: content, stepNumber: Number(step), reason };
    expect(await decide({ ...form, outcome: "approved" }, reader, world.payouts)).not.toHaveProperty("refused");
  }

  test("is delivered by the sweep, and the machine goes on once", async () => {
    const payout = await world.payoutOf("undelivered");
    const { payoutId } = payout;
    await decideAndDie("mara", payout);
    expect(await world.payouts.undelivered()).toMatchObject([{ payoutId }]);
    expect(await world.machineOf(payoutId)).toBe("RUNNING");
    await world.sweep();
    await untilMachineIs(payoutId, "SUCCEEDED");
    await world.sweep();
    expect(await world.payouts.undelivered()).toEqual([]);
    expect(await world.find(payoutId)).toMatchObject({ status: "approved", decisions: [{ personId: idOf("mara") }] });
    expect(await world.statesOf(payoutId)).toEqual([
      ...["Advance", "DecisionWanted?", "AwaitDecision"],
      ...["Advance", "DecisionWanted?", "AtRest"],
    ]);
  });

  test("is delivered twice where nobody wrote down that it was, with one effect", async () => {
    const payout = await world.payoutOf("delivered");
    const { payoutId } = payout;
    await decideAndDie("mara", payout);
    await deliverAnswers({ ...world.payouts, delivered: async () => undefined }, world.stepFunctions);
    const next = await world.untilAsked(payoutId, 2);
    expect(await world.payouts.undelivered()).toMatchObject([{ payoutId }]);
    await Promise.all([world.sweep(), world.sweep()]);
    // The machine waits for the second step by now: it looks at its payout once more, and waits on.
    await eventually(async () => expect((await world.statesOf(payoutId)).length).toBeGreaterThan(6));
    await eventually(async () => expect((await world.statesOf(payoutId)).at(-1)).toBe("AwaitDecision"));
    expect(await world.payouts.undelivered()).toEqual([]);
    expect(await world.find(payoutId)).toEqual(next);
    expect(next).toMatchObject({ status: "in_approval", openStep: { number: 2 }, decisions: [{ stepNumber: 1 }] });
    for (const name of ["dora", "dirk"]) expect(await world.linksTo(payoutId, name)).toHaveLength(1);

    await world.decide("dora", await world.find(payoutId));
    await untilMachineIs(payoutId, "SUCCEEDED");
    expect(await world.find(payoutId)).toMatchObject({ status: "approved", decisions: [{}, {}] });
  });
});

describe("recalculation", () => {
  test("voids what was proposed: its approval is refused, its links are dead, and the new payout is asked anew", async () => {
    const [old, approved] = [await world.payoutOf("recalculated"), await world.payoutOf("approved")];
    const [oldLink = ""] = await world.linksTo(old.payoutId, "mara");
    await world.decide("mara", approved);
    await world.buyAndClose({ recalculated: "20", approved: "20" }, "2025-02-11");
    expect(await world.find(old.payoutId)).toMatchObject({ status: "voided", reason: "recalculated" });
    const { payoutId } = await world.payoutOf("recalculated");
    const fresh = await world.untilAsked(payoutId, 1);
    expect(payoutId).not.toBe(old.payoutId);

    // An approval of what is no longer due is worth nothing either.
    expect(await world.find(approved.payoutId)).toMatchObject({ status: "voided", reason: "recalculated" });
    expect(await world.payoutOf("approved")).toMatchObject({ decisions: [] });

    // The link of the mail, its form as it was opened before, and that form turned on the new payout.
    const page = await (await (await world.as("mara")).get(oldLink)).text();
    expect(page).not.toContain('name="outcome"');
    expect((await world.decide("mara", old)).status).toBe(409);
    expect((await world.decide("mara", fresh, { content: old.contentSha256 })).status).toBe(409);
    await world.sweep();
    await untilMachineIs(old.payoutId, "SUCCEEDED");
    expect(await world.find(old.payoutId)).toMatchObject({ status: "voided", decisions: [] });
    expect(await world.find(payoutId)).toEqual(fresh);

    expect(await world.linksTo(payoutId, "mara")).toEqual([`${world.pages}/payouts/${payoutId}?step=1`]);
    expect((await world.decide("mara", fresh)).status).toBe(200);
    expect(await world.find(payoutId)).toMatchObject({ status: "approved" });
  });
});

function done(result: Payout | Refused): Payout {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
}
