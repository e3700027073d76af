import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActRefusal } from "../../../functions/serve-pages/acts/act.ts";
import { refusalText } from "../../../functions/serve-pages/refusals.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { idOf } from "../../shared/approval/policy.ts";
import { nameOf } from "./company.ts";
import { contentOf, startWorld, type World } from "./world.ts";

/** Nobody alone: who is refused a decision on the running system, although they are named in the policy. */

let world: World;
beforeAll(async () => {
  world = await startWorld({ own: "601.25", repeated: "6001.25", inherited: "1601.25", lent: "1602.25" });
});
afterAll(() => world?.close());

/** Expects a refusal in its own words, and nothing written. */
async function refused(name: string, payout: Payout, refusal: ActRefusal, reason = "as agreed"): Promise<void> {
  const response = await world.decide(name, payout, { reason });
  expect(await contentOf(response)).toContain(refusalText(refusal, "en"));
  expect(response.status).toBe(403);
  expect(await world.find(payout.payoutId)).toEqual(payout);
}

test("whoever proposed a payout is not asked about it, and is refused", async () => {
  const payout = await world.payoutOf("own");
  expect(payout.proposerId).toBe(idOf("pia"));
  expect(payout.openStep?.asked).not.toContain(idOf("pia"));
  expect(await world.linksTo(payout.payoutId, "pia")).toEqual([]);
  await refused("pia", payout, "is_proposer");
});

test("nor can a batch do what a single decision cannot", async () => {
  const payout = await world.payoutOf("own");
  const { payoutId, contentSha256, openStep } = payout;
  const selected = { [`payout.${payoutId}`]: `${openStep?.number}.${contentSha256}` };
  const response = await world.post("pia", "/payouts/decisions", { ...selected, outcome: "approved", reason: "mine" });
  expect(await contentOf(response)).toContain(refusalText("is_proposer", "en"));
  expect(await world.find(payoutId)).toEqual(payout);
});

test("where two people are needed nobody is both of them, and nobody who was one decides at a later level", async () => {
  const { payoutId, openStep } = await world.payoutOf("repeated");
  expect(openStep).toMatchObject({ levelId: "manager", peopleNeeded: 2 });
  await world.decide("mara", await world.find(payoutId));
  const half = await world.find(payoutId);
  expect(half).toMatchObject({
    status: "in_approval",
    openStep: { number: 1 },
    decisions: [{ personId: idOf("mara") }],
  });
  await refused("mara", half, "decided_before", "once more");
  // Stan stands in for Mara, whose right is used.
  await refused("stan", half, "substitute_excluded");

  await world.decide("max", half);
  const later = await world.untilAsked(payoutId, 2);
  expect(later.openStep).toMatchObject({ levelId: "director", peopleNeeded: 1 });
  await refused("mara", later, "decided_before");
  // Max stands in for Dirk, Pia for Dora.
  await refused("max", later, "decided_before");
  await refused("pia", later, "is_proposer");
  expect(later.openStep?.asked).toEqual(["dora", "dirk", "stan", "sven"].map(idOf));

  await world.decide("dora", later);
  expect(await world.find(payoutId)).toMatchObject({ status: "approved" });
});

test("a substitute has no right to pass on, and none outside of the days", async () => {
  const payout = await world.payoutOf("lent");
  // Sven stands in for Stan, who stands in for Mara here; Olga stood in for Max until lately.
  await refused("sven", payout, "not_an_approver");
  await refused("olga", payout, "substitute_not_in_force");
  expect(payout.openStep?.asked).toEqual(["mara", "max", "stan"].map(idOf));
});

test("a substitute uses up two rights: their own, and that of the person whom they stand in for", async () => {
  const { payoutId } = await world.payoutOf("inherited");
  await world.decide("stan", await world.find(payoutId));
  const later = await world.untilAsked(payoutId, 2);
  expect(later.decisions).toMatchObject([{ personId: idOf("stan"), insteadOf: idOf("mara") }]);
  expect(later.openStep?.asked).toEqual(["dora", "dirk", "max"].map(idOf));
  await refused("stan", later, "decided_before");
  await refused("mara", later, "decided_before");
  // Sven would stand in for Stan, who has decided.
  await refused("sven", later, "substitute_excluded");
});

test("a substitute whom nothing excludes decides, and the record says for whom", async () => {
  const { payoutId, customer } = await world.payoutOf("inherited");
  expect(customer.name).toBe(nameOf("inherited"));
  await world.decide("max", await world.find(payoutId));
  expect(await world.find(payoutId)).toMatchObject({
    status: "approved",
    decisions: [{}, { personId: idOf("max"), insteadOf: idOf("dirk") }],
  });
});
