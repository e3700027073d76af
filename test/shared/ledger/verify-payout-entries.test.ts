import { expect, test } from "vitest";
import { accounts } from "../../../shared/ledger/accounts.ts";
import { type PayoutEntry, type PayoutEntryKind, payoutEntries } from "../../../shared/ledger/payout-posting.ts";
import type { LedgerEntry } from "../../../shared/ledger/posting.ts";
import { verifyPayoutEntries } from "../../../shared/ledger/verify-payout-entries.ts";
import { releasesBeyondAccrued } from "../../../shared/ledger/verify-releases.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";

const key = { programId: "annual", customerId: "C1", periodId: "2025" };
const at = "2026-06-01T10:00:00.000Z";

function entry(kind: PayoutEntryKind, amount = "100", attempt = 1, postedAt = at): PayoutEntry {
  const lines = [{ key, amount: parseDecimal(amount) }];
  const movement = { payoutId: "P1", attempt, currency: "EUR", lines, leavesBank: true };
  const [made] = payoutEntries(kind, movement, postedAt);
  if (made === undefined) throw new Error("a line has an entry");
  return made;
}

const settled = (amount: string) => [{ key, settled: parseDecimal(amount) }];

test.each`
  entries                                                            | amount   | because
  ${[entry("release")]}                                              | ${"100"} | ${"it is on its way"}
  ${[entry("release"), entry("payment")]}                            | ${"100"} | ${"it is paid"}
  ${[entry("return"), entry("release")]}                             | ${"0"}   | ${"it came back"}
  ${[entry("release"), entry("return"), entry("release", "100", 2)]} | ${"100"} | ${"it went out again"}
  ${[entry("release", "-30"), entry("payment", "-30")]}              | ${"-30"} | ${"what was settled too much is taken back"}
`("every law holds: $because", ({ entries, amount }: { entries: readonly PayoutEntry[]; amount: string }) => {
  expect(verifyPayoutEntries(entries, settled(amount))).toEqual([]);
});

test("a position of which nothing is settled any more needs no entry to say so, and one without entries none at all", () => {
  expect(verifyPayoutEntries([entry("release"), entry("return")], [])).toEqual([]);
  expect(verifyPayoutEntries([], [])).toEqual([]);
});

const release = entry("release");
const ten = parseDecimal("10");

test.each`
  law                    | entries
  ${"amount_above_zero"} | ${[{ ...release, amount: parseDecimal("0") }]}
  ${"accounts_of_kind"}  | ${[{ ...release, creditAccount: accounts.bank }]}
  ${"accounts_of_kind"}  | ${[{ ...release, debitAccount: accounts.payable }]}
  ${"accounts_of_kind"}  | ${[release, { ...entry("payment"), creditAccount: accounts.liability }]}
  ${"accounts_of_kind"}  | ${[release, { ...entry("return"), creditAccount: accounts.bank }]}
  ${"change_is_amount"}  | ${[{ ...release, settledChange: ten }]}
  ${"change_is_amount"}  | ${[release, { ...entry("payment"), settledChange: ten }]}
  ${"derived_id"}        | ${[{ ...release, entryId: "annual/C1/2025/P1/2/release" }]}
  ${"unique_id"}         | ${[release, release]}
  ${"released_before"}   | ${[entry("payment")]}
  ${"released_before"}   | ${[entry("release", "100", 1), entry("payment", "100", 2)]}
  ${"released_before"}   | ${[release, entry("payment", "99")]}
  ${"released_before"}   | ${[release, entry("payment"), entry("return")]}
  ${"settled_is_sum"}    | ${[entry("release", "99")]}
`("$law: a breach is found", ({ law, entries }: { law: string; entries: readonly PayoutEntry[] }) => {
  expect(verifyPayoutEntries(entries, settled("100")).map((breach) => breach.law)).toContain(law);
});

test("what is settled without any entry is found", () => {
  expect(verifyPayoutEntries([], settled("5"))).toEqual([
    { law: "settled_is_sum", at: "annual/C1/2025", found: "settled 5, entries 0" },
  ]);
});

/** An accrual as far as the law looks at it. */
const accrual = (runNumber: number, accruedAfter: string, postedAt: string): LedgerEntry => ({
  entryId: `annual/C1/2025/run-${runNumber}/accrual`,
  kind: "accrual",
  key,
  programVersion: 1,
  accountingPeriodId: "2025",
  runId: `run-${runNumber}`,
  runNumber,
  debitAccount: accounts.expense,
  creditAccount: accounts.liability,
  amount: ten,
  currency: "EUR",
  accruedChange: ten,
  accruedAfter: parseDecimal(accruedAfter),
  postedAt,
});
const early = accrual(1, "100", "2026-05-01T00:00:00.000Z");

test.each`
  accruals                                                 | released                                                                                                                             | because
  ${[early]}                                               | ${[entry("release")]}                                                                                                                | ${"exactly what is accrued went out"}
  ${[early, accrual(2, "40", "2026-07-01T00:00:00.000Z")]} | ${[entry("release")]}                                                                                                                | ${"what is taken back later was accrued then"}
  ${[early, accrual(2, "40", "2026-06-01T09:50:00.000Z")]} | ${[entry("release")]}                                                                                                                | ${"an accrual that was under way may have come after the release"}
  ${[early]}                                               | ${[entry("release"), entry("return", "100", 1, "2026-06-02T10:00:00.000Z"), entry("release", "100", 2, "2026-06-03T10:00:00.000Z")]} | ${"what came back can go out again"}
`("no release beyond what was accrued: $because", ({ accruals, released }) => {
  expect(releasesBeyondAccrued(released, accruals)).toEqual([]);
});

test.each`
  accruals                                                 | released                                                                           | because
  ${[]}                                                    | ${[entry("release")]}                                                              | ${"nothing was accrued"}
  ${[early]}                                               | ${[entry("release", "100.01")]}                                                    | ${"a cent too much"}
  ${[early]}                                               | ${[entry("release", "60"), entry("release", "60", 2, "2026-06-02T10:00:00.000Z")]} | ${"both together are too much"}
  ${[early, accrual(2, "40", "2026-05-20T00:00:00.000Z")]} | ${[entry("release")]}                                                              | ${"what was accrued had been taken back long before"}
  ${[accrual(1, "100", "2026-06-02T00:00:00.000Z")]}       | ${[entry("release")]}                                                              | ${"it was accrued only afterwards"}
`("a release beyond what was accrued is found: $because", ({ accruals, released }) => {
  expect(releasesBeyondAccrued(released, accruals)).toHaveLength(1);
});
