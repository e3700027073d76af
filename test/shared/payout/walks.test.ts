import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approvalPolicyDocument } from "../../../shared/approval/approval-policy.ts";
import { accounts } from "../../../shared/ledger/accounts.ts";
import { type Decimal, formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import { approvalsOf, type Decision, type PayoutStatus } from "../../../shared/payout/payout.ts";
import { verifyPayouts } from "../../../shared/payout/verify-payouts.ts";
import { programWith } from "../../support/program.ts";
import { company, type World, worldOf } from "./world.ts";

const at = (name: string) => `${name}@example.com`;
const person = (name: string, ...roles: string[]) => ({ id: at(name), name, language: "en", email: at(name), roles });
const both = (text: string) => ({ en: text, zh: text });

/** Two managers, two directors, one of whom also proposes, a chief who also releases, and a deputy. */
const policy = approvalPolicyDocument.parse({
  policy: "walks",
  effective: { from: "2025-01-01" },
  rebate_policy: { version: "1", text: both("rules") },
  people: [
    person("manager", "approver"),
    person("other", "approver"),
    person("director", "approver", "proposer"),
    person("second", "approver"),
    person("chief", "approver", "releaser"),
    person("deputy", "approver", "releaser"),
    person("cashier", "releaser"),
  ],
  levels: [
    {
      id: "manager",
      name: both("m"),
      approvers: [at("manager"), at("other")],
      above: { EUR: "0" },
      decide_within_hours: 1,
    },
    {
      id: "director",
      name: both("d"),
      approvers: [at("director"), at("second"), at("chief")],
      above: { EUR: "100" },
      two_people_above: { EUR: "200" },
      decide_within_hours: 1,
    },
    { id: "chief", name: both("c"), approvers: [at("chief")], above: { EUR: "300" }, decide_within_hours: 1 },
  ],
  substitutes: [{ of: at("manager"), by: at("deputy"), from: "2025-06-01", until: "2025-07-01" }],
  proposers: [{ person: at("director") }],
  releasers: [at("chief"), at("deputy"), at("cashier")],
  business_hours: { time_zone: "Europe/Berlin", days: ["mon"], from: "09:00", until: "17:00" },
  reminder_after_hours: 1,
});
const people = policy.people.map(({ id }) => id);

const amount = fc.integer({ min: 0, max: 40_000 }).map((cents) => parseDecimal(String(cents)).div(100));
const periodId = fc.constantFrom("2025-01", "2025-02", "2025-03");
const somebody = fc.constantFrom(...people);
const which = fc.nat({ max: 5 });

/** The id of a payout in one of these statuses; empty if there is none. */
const oneThatIs = (world: World, ...statuses: readonly PayoutStatus[]): string =>
  [...world.payouts.values()].find(({ status }) => statuses.includes(status))?.payoutId ?? "";

/** An act that anybody may try at any time. */
type Act = { readonly name: string; readonly on: (world: World) => void };

const payoutAt = (world: World, index: number) =>
  [...world.payouts.values()].at(index % Math.max(1, world.payouts.size));

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(periodId, amount).map(([id, sum]) => act(`accrue ${id} ${sum}`, (w) => w.accrue(id, sum))),
  },
  { weight: 4, arbitrary: fc.constant(act("close", (w) => w.close())) },
  { weight: 10, arbitrary: somebody.map((who) => act(`${who} approves`, (w) => w.decide(who, "approved"))) },
  { weight: 1, arbitrary: somebody.map((who) => act(`${who} rejects`, (w) => w.decide(who, "rejected"))) },
  {
    weight: 1,
    arbitrary: somebody.map((who) => act(`${who} asks for changes`, (w) => w.decide(who, "changes_requested"))),
  },
  {
    weight: 1,
    arbitrary: somebody.map((who) =>
      act(`${who} with an old link`, (w) => w.decide(who, "approved", { stepNumber: 0 })),
    ),
  },
  { weight: 2, arbitrary: fc.constant(act("resubmit", (w) => w.resubmit())) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 90 }).map((some) => act(`${some} minutes`, (w) => w.wait(some))) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(1, 60).map((some) =>
      act(`${some} minutes, then time out`, (w) => {
        w.wait(some);
        w.timeOut();
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        { ...company, iban: "DE02120300000000202051" },
        { ...company, payoutMethod: "cash" as const },
        undefined,
        company,
      )
      .map((payee) => act("register", (w) => w.register(payee))),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(somebody, which)
      .map(([who, index]) =>
        act(`${who} releases ${index}`, (w) => w.release(who, payoutAt(w, index)?.payoutId ?? "")),
      ),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(which, fc.integer({ min: 1, max: 2 }), fc.constantFrom("paid" as const, "failed" as const))
      .map(([index, attempt, outcome]) =>
        act(`${index} ${outcome} ${attempt}`, (w) => w.confirm(payoutAt(w, index)?.payoutId ?? "", attempt, outcome)),
      ),
  },
  // Drawn at random alone, hardly any payout would come so far.
  {
    weight: 3,
    arbitrary: fc.constant(
      act("the cashier releases what waits", (w) => w.release(at("cashier"), oneThatIs(w, "approved", "failed"))),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom("paid" as const, "failed" as const).map((outcome) =>
      act(`what is on its way is ${outcome}`, (w) => {
        const payoutId = oneThatIs(w, "released");
        w.confirm(payoutId, w.payouts.get(payoutId)?.releases.length ?? 0, outcome);
      }),
    ),
  },
);

function act(name: string, on: (world: World) => unknown): Act {
  return { name, on: (world) => void on(world) };
}

/** Everything that must hold whatever happened. */
function check(world: World): void {
  for (const payout of world.payouts.values()) {
    const approvals = approvalsOf(payout);
    const deciders = peopleOf(approvals);
    expect(new Set(deciders).size, "one person approves once").toBe(deciders.length);
    expect(deciders, "nobody approves what they proposed").not.toContain(payout.proposerId);
    expect(payout.confirmations.length).toBeLessThanOrEqual(payout.releases.length);
    if (payout.releases.length === 0) continue;
    // Voided after it failed and proposed again, a payout is in a later round than its release.
    for (const { round, personId } of payout.releases) {
      const approvals = approvalsOf({ ...payout, round });
      expect(approvals.length, "no release without a decision").toBeGreaterThan(0);
      if (payoutAmount(payout.content).gt(200)) expect(approvals.length, "two people").toBeGreaterThan(1);
      for (const { contentSha256 } of approvals) expect(contentSha256).toBe(payout.contentSha256);
      expect([payout.proposerId, ...peopleOf(approvals)]).not.toContain(personId);
    }
    expect(payout.content.payee?.entityKind, "an allowed payee").toBe("company");
    expect(payout.content.payee?.payoutMethod).not.toBe("cash");
    expect(payout.confirmations.filter(({ outcome }) => outcome === "paid").length, "paid once").toBeLessThanOrEqual(1);
  }
  expect(balance(world, accounts.payable), "what is on its way is what was released and not confirmed").toBe(
    formatDecimal(
      sum(
        [...world.payouts.values()]
          .filter(({ status }) => status === "released")
          .map(({ content }) => payoutAmount(content)),
      ).negated(),
    ),
  );
  expect(balance(world, accounts.bank), "what left the bank is what was paid").toBe(
    formatDecimal(
      sum(
        [...world.payouts.values()]
          .filter(({ status }) => status === "paid")
          .map(({ content }) => payoutAmount(content)),
      ).negated(),
    ),
  );
  expect(new Set(world.entries.map(({ entryId }) => entryId)).size, "no entry twice").toBe(world.entries.length);
}

/** Who approved, and whom they stood in for. */
const peopleOf = (approvals: readonly Decision[]): readonly string[] =>
  approvals.flatMap(({ personId, insteadOf }) => [personId, ...(insteadOf === undefined ? [] : [insteadOf])]);

/** Debits less credits of an account. */
function balance({ entries }: World, account: string): string {
  const total = entries.reduce(
    (sum, entry) =>
      sum
        .plus(entry.debitAccount === account ? entry.amount : 0)
        .minus(entry.creditAccount === account ? entry.amount : 0),
    zero,
  );
  return total.isZero() ? "0" : formatDecimal(total);
}

const sum = (amounts: readonly Decimal[]): Decimal => amounts.reduce((total, one) => total.plus(one), zero);

describe("random walks", () => {
  test("whatever anybody tries in whatever order, the laws hold", { timeout: 120_000 }, () => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(acts, { minLength: 20, maxLength: 80 }), fc.boolean(), (walk, repeats) => {
        const world = worldOf(policy, programWith({ program: "walk" }), at("director"));
        const seen = new Set<string>();
        for (const { on } of walk) {
          const releasesBefore = [...world.payouts.values()].flatMap(({ releases }) => releases).length;
          on(world);
          if (repeats) on(world);
          check(world);
          for (const { status } of world.payouts.values()) seen.add(status);
          const releases = [...world.payouts.values()].flatMap((payout) => payout.releases).length;
          if (releases === releasesBefore) continue;
          for (const [id, accrued] of world.accrued)
            expect(world.settledOf(id).lte(accrued), "a release settles no more than is accrued").toBe(true);
        }
        expect(verifyPayouts([...world.payouts.values()], world.entries)).toEqual([]);
        for (const status of seen) reached.set(status, (reached.get(status) ?? 0) + 1);
      }),
      { numRuns: 2_500 },
    );
    // Walks that never get anywhere would hold every law.
    for (const status of [
      "blocked",
      "in_approval",
      "changes_requested",
      "held",
      "approved",
      "released",
      "paid",
      "failed",
      "rejected",
      "voided",
    ])
      expect(reached.get(status) ?? 0, `walks that come to ${status}`).toBeGreaterThan(10);
  });
});
