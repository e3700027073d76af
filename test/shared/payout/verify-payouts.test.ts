import { expect, test } from "vitest";
import { accounts } from "../../../shared/ledger/accounts.ts";
import { type PayoutEntry, payoutEntries } from "../../../shared/ledger/payout-posting.ts";
import { parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { movementOf } from "../../../shared/payout/movement.ts";
import type { Confirmation, Decision, Payout } from "../../../shared/payout/payout.ts";
import { isRefused, type Refused } from "../../../shared/payout/refusal.ts";
import {
  confirmed,
  decided,
  proposed,
  proposedAgain,
  released,
  routed,
  stepOpened,
  voided,
} from "../../../shared/payout/transitions.ts";
import { verifyPayouts } from "../../../shared/payout/verify-payouts.ts";
import { company } from "./world.ts";

const instant = (hour: number) => `2026-06-01T${String(hour).padStart(2, "0")}:00:00.000Z`;
const proposal = {
  proposerId: "pat",
  proposedAt: instant(8),
  customer: { name: "Nordwind" },
  checks: [],
} as const;
const line = {
  programId: "annual",
  programVersion: 1,
  contractReference: "K-1",
  periodId: "2025",
  countsUntil: "2026-01-01",
  settledBefore: zero,
  amount: parseDecimal("100"),
};

function done(result: Payout | Refused): Payout {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
}

function approved(payout: Payout, personId: string): Payout {
  const asked = stepOpened(done(routed(payout, [{ levelId: "manager", peopleNeeded: 1 }])), [personId], {
    openedAt: instant(8),
    expiresAt: instant(20),
  });
  const { contentSha256, lastStepNumber: stepNumber } = done(asked);
  const decision = { stepNumber, contentSha256, outcome: "approved" as const, reason: "as agreed", at: instant(9) };
  return done(decided(done(asked), { personId, ...decision }));
}

function releasedBy(payout: Payout, personId: string): Payout {
  const request = { personId, contentSha256: payout.contentSha256, paymentBatchId: "B1", at: instant(10) };
  const now = { payee: company, balanceOf: () => ({ accrued: parseDecimal("100"), settled: zero }) };
  return done(released(payout, request, now));
}

function confirmedAs(payout: Payout, outcome: Confirmation["outcome"], confirmedBy: string): Payout {
  const attempt = payout.releases.length;
  return done(
    confirmed(payout, { attempt, outcome, reason: "", valueDate: "2026-06-02", confirmedBy, confirmedAt: instant(11) }),
  );
}

const entriesOf = (payout: Payout, ...kinds: readonly PayoutEntry["kind"][]): readonly PayoutEntry[] =>
  kinds.flatMap((kind) => payoutEntries(kind, movementOf(payout), instant(10)));

const content = {
  customerId: "C1",
  group: "annual",
  currency: "EUR",
  payoutOn: "2026-06-10",
  payee: company,
  lines: [line],
};
const onItsWay = releasedBy(approved(proposed(content, proposal), "ann"), "rita");
const paid = confirmedAs(onItsWay, "paid", "rita");
const failed = confirmedAs(onItsWay, "failed", "rita");
const again = releasedBy(failed, "rita");
/** Voided after it had failed, proposed again, and approved by who released it before. */
const inAnotherRound = releasedBy(
  approved(done(proposedAgain(done(voided(failed, "recalculated")), { ...proposal, proposerId: "pam" })), "rita"),
  "rob",
);

test.each`
  payout                         | entries                                                                                 | because
  ${proposed(content, proposal)} | ${[]}                                                                                   | ${"nothing has left"}
  ${onItsWay}                    | ${entriesOf(onItsWay, "release")}                                                       | ${"it is on its way"}
  ${paid}                        | ${entriesOf(paid, "release", "payment")}                                                | ${"who released it may confirm it"}
  ${failed}                      | ${entriesOf(failed, "release", "return")}                                               | ${"it came back"}
  ${again}                       | ${[...entriesOf(failed, "release", "return"), ...entriesOf(again, "release")]}          | ${"it came back and went out again"}
  ${inAnotherRound}              | ${[...entriesOf(failed, "release", "return"), ...entriesOf(inAnotherRound, "release")]} | ${"who released it in an earlier round may approve it in a later one"}
`("every law holds: $because", ({ payout, entries }: { payout: Payout; entries: readonly PayoutEntry[] }) => {
  expect(verifyPayouts([payout], entries)).toEqual([]);
});

const both = entriesOf(paid, "release", "payment");
const [decision] = paid.decisions as readonly [Decision];
const [release] = paid.releases as readonly [Payout["releases"][number]];
const [confirmation] = paid.confirmations as readonly [Confirmation];

test.each`
  law                          | change
  ${"content_unchanged"}       | ${{ content: { ...content, lines: [{ ...line, amount: parseDecimal("101") }] } }}
  ${"content_unchanged"}       | ${{ contentSha256: "0".repeat(64) }}
  ${"status_follows"}          | ${{ status: "released" }}
  ${"status_follows"}          | ${{ status: "approved" }}
  ${"status_follows"}          | ${{ releases: [], confirmations: [] }}
  ${"approved_before_release"} | ${{ decisions: [] }}
  ${"approved_before_release"} | ${{ decisions: [{ ...decision, outcome: "rejected" }] }}
  ${"approved_before_release"} | ${{ decisions: [{ ...decision, contentSha256: "of something else" }] }}
  ${"approved_before_release"} | ${{ decisions: [{ ...decision, decidedAt: instant(12) }] }}
  ${"approved_before_release"} | ${{ releases: [{ ...release, round: 2 }] }}
  ${"nobody_alone"}            | ${{ decisions: [{ ...decision, personId: "pat" }] }}
  ${"nobody_alone"}            | ${{ decisions: [{ ...decision, insteadOf: "rita" }] }}
  ${"nobody_alone"}            | ${{ releases: [{ ...release, personId: "pat" }] }}
  ${"nobody_alone"}            | ${{ releases: [{ ...release, personId: "ann" }] }}
  ${"nobody_alone"}            | ${{ confirmations: [{ ...confirmation, confirmedBy: "ann" }] }}
  ${"entries_explained"}       | ${{ payoutId: "P0" }}
  ${"entries_explained"}       | ${{ confirmations: [{ ...confirmation, outcome: "failed" }] }}
`("$law: a paid payout with $change is found", ({ law, change }: { law: string; change: Partial<Payout> }) => {
  expect(verifyPayouts([{ ...paid, ...change }], both).map((breach) => breach.law)).toContain(law);
});

test.each`
  entries                                                                    | found                                  | because
  ${both.slice(0, 1)}                                                        | ${"none instead of payment"}           | ${"the payment is not booked"}
  ${[...both, ...entriesOf(again, "release")]}                               | ${"instead of none"}                   | ${"a release is booked that nobody made"}
  ${both.map((entry) => ({ ...entry, amount: parseDecimal("99") }))}         | ${"release of annual/C1/2025: 99 EUR"} | ${"another amount is booked"}
  ${both.map((entry) => ({ ...entry, creditAccount: accounts.receivable }))} | ${"credit accounts_receivable"}        | ${"a bank transfer leaves the bank"}
  ${both.map((entry) => ({ ...entry, payoutId: "P9" }))}                     | ${"there is no payout P9"}             | ${"nobody knows the payout"}
`("entries_explained: $because", ({ entries, found }: { entries: readonly PayoutEntry[]; found: string }) => {
  const breaches = verifyPayouts([paid], entries);
  expect(breaches.map((breach) => breach.law)).toContain("entries_explained");
  expect(breaches.map((breach) => breach.found).join("\n")).toContain(found);
});
