import { expect, test } from "vitest";
import type { LedgerPosition } from "../../../shared/ledger/position.ts";
import { entryFor, type LedgerEntry, positionAfter } from "../../../shared/ledger/posting.ts";
import { ledgerLaws, verifyEntries } from "../../../shared/ledger/verify.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { money } from "../../../shared/money/money.ts";

/** The entries of a position that went through these targets, one run each. */
function history(customerId: string, targets: readonly string[], currency = "EUR"): readonly LedgerEntry[] {
  let position: LedgerPosition | undefined;
  return targets.map((target, index) => {
    const entry = entryFor({
      key: { programId: "annual", customerId, periodId: "2011" },
      programVersion: 1,
      target: money(parseDecimal(target), currency),
      booked: position,
      run: { runId: `run-${index + 1}`, runNumber: index + 1 },
      accountingPeriodId: "2011",
      postedAt: "2011-04-01T01:00:00.000Z",
    });
    if (entry === undefined) throw new Error("a target that changes nothing");
    position = positionAfter(position, entry);
    return entry;
  });
}

const sound = [...history("C1", ["100", "130.50", "90"]), ...history("C2", ["7"]), ...history("C3", ["1000"], "JPY")];

/** The sound ledger with C1's second entry changed. */
const tampered = (change: Partial<LedgerEntry>) =>
  verifyEntries(sound.map((entry, index) => (index === 1 ? { ...entry, ...change } : entry))).breaches.map(
    ({ law, at }) => `${law} at ${at}`,
  );

test("a ledger as it is written breaks no law, in whatever order it is read", () => {
  expect(verifyEntries(sound).breaches).toEqual([]);
  expect(verifyEntries([...sound].reverse())).toMatchObject({ breaches: [], positions: 3, entries: 5 });
  expect(verifyEntries([])).toEqual({ breaches: [], positions: 0, entries: 0, accountTotals: [] });
});

test("accounts are totalled by currency, and what is owed is what remains on the liability", () => {
  const totals = verifyEntries(sound).accountTotals.map(
    ({ account, currency, debit, credit }) => `${account} ${currency} ${formatDecimal(debit)} ${formatDecimal(credit)}`,
  );
  expect(totals).toEqual([
    "rebate_expense EUR 137.5 40.5",
    "rebate_expense JPY 1000 0",
    "rebate_liability EUR 40.5 137.5",
    "rebate_liability JPY 0 1000",
  ]);
});

const second = "annual/C1/2011/run-2/accrual";

test.each`
  change                                         | breach                                             | because
  ${{ amount: parseDecimal("-30.50") }}          | ${`amount_above_zero at ${second}`}                | ${"an amount below zero hides a direction"}
  ${{ amount: parseDecimal("31.50") }}           | ${`change_is_amount at ${second}`}                 | ${"the amount was changed"}
  ${{ accruedChange: parseDecimal("31.50") }}    | ${`accrued_after at ${second}`}                    | ${"the change was changed"}
  ${{ accruedAfter: parseDecimal("131.50") }}    | ${"accrued_after at annual/C1/2011/run-3/accrual"} | ${"the next entry does not follow from it"}
  ${{ accruedAfter: parseDecimal("-1") }}        | ${`accrued_not_below_zero at ${second}`}           | ${"nobody owes us a rebate"}
  ${{ debitAccount: "rebate_liability" }}        | ${`two_accounts at ${second}`}                     | ${"both sides are one account"}
  ${{ entryId: "annual/C1/2011/run-9/accrual" }} | ${"derived_id at annual/C1/2011/run-9/accrual"}    | ${"the id was changed"}
  ${{ entryId: "annual/C1/2011/run-9/accrual" }} | ${"unbroken_chain at annual/C1/2011"}              | ${"the entry after it points at nothing"}
  ${{ previousEntryId: undefined }}              | ${"one_first_entry at annual/C1/2011"}             | ${"a chain begins once"}
  ${{ previousEntryId: second }}                 | ${"unbroken_chain at annual/C1/2011"}              | ${"an entry does not follow itself"}
  ${{ runNumber: 9 }}                            | ${"runs_ascend at annual/C1/2011/run-3/accrual"}   | ${"a later run comes before an earlier one"}
  ${{ currency: "GBP" }}                         | ${"one_currency at annual/C1/2011"}                | ${"a position has one currency"}
`("$change breaks $breach: $because", ({ change, breach }) => {
  expect(tampered(change)).toContain(breach);
});

test("a removed entry and a repeated one are found", () => {
  const without = verifyEntries(sound.filter(({ entryId }) => entryId !== second)).breaches;
  expect(without.map(({ law }) => law)).toContain("unbroken_chain");
  const twice = verifyEntries([...sound, ...sound.slice(1, 2).map((entry) => ({ ...entry }))]).breaches;
  expect(twice.map(({ law }) => law)).toEqual(["unique_id", "unbroken_chain"]);
});

test("two entries that follow the same one are found", () => {
  const fork = history("C1", ["100", "50"])
    .slice(1)
    .map((entry) => ({ ...entry, entryId: "annual/C1/2011/run-2b/accrual", runId: "run-2b" }));
  expect(verifyEntries([...sound, ...fork]).breaches.map(({ law }) => law)).toEqual(["unbroken_chain"]);
});

test("every law is told in words", () => {
  for (const words of Object.values(ledgerLaws)) expect(words.length).toBeGreaterThan(10);
});
