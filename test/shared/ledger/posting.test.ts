import fc from "fast-check";
import { expect, test } from "vitest";
import type { LedgerPosition } from "../../../shared/ledger/position.ts";
import { entryFor, type LedgerEntry, positionAfter } from "../../../shared/ledger/posting.ts";
import { verifyEntries } from "../../../shared/ledger/verify.ts";
import { Decimal, formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { money } from "../../../shared/money/money.ts";

const key = { programId: "annual", customerId: "C/1", periodId: "2011" };

function entryOf(target: string, booked?: LedgerPosition, runNumber = 1, currency = "EUR"): LedgerEntry | undefined {
  return entryFor({
    key,
    programVersion: 3,
    target: money(parseDecimal(target), currency),
    booked,
    run: { runId: `2011-03-31-${runNumber}`, runNumber },
    accountingPeriodId: "2012",
    postedAt: "2011-04-01T01:00:00.000Z",
  });
}

function booked(accrued: string, runNumber = 1): LedgerPosition {
  return {
    key,
    currency: "EUR",
    accrued: parseDecimal(accrued),
    entryCount: 1,
    lastEntryId: `annual/C/1/2011/2011-03-31-${runNumber}/accrual`,
    lastRunNumber: runNumber,
  };
}

test.each`
  before      | target      | debit                 | credit                | amount    | because
  ${"0"}      | ${"100"}    | ${"rebate_expense"}   | ${"rebate_liability"} | ${"100"}  | ${"what is owed grows"}
  ${"100"}    | ${"130.50"} | ${"rebate_expense"}   | ${"rebate_liability"} | ${"30.5"} | ${"only the difference is posted"}
  ${"130.50"} | ${"100"}    | ${"rebate_liability"} | ${"rebate_expense"}   | ${"30.5"} | ${"a decrease swaps the accounts, the amount stays above zero"}
  ${"100"}    | ${"0"}      | ${"rebate_liability"} | ${"rebate_expense"}   | ${"100"}  | ${"everything was returned"}
  ${"100"}    | ${"100.01"} | ${"rebate_expense"}   | ${"rebate_liability"} | ${"0.01"} | ${"a cent is a difference"}
`(
  "from $before to $target: $debit to $credit $amount, because $because",
  ({ before, target, debit, credit, amount }) => {
    const entry = entryOf(target, booked(before), 2);
    expect(entry).toMatchObject({ debitAccount: debit, creditAccount: credit });
    expect(formatDecimal(entry?.amount ?? new Decimal(-1))).toBe(amount);
    expect(formatDecimal(entry?.accruedAfter ?? new Decimal(-1))).toBe(formatDecimal(parseDecimal(target)));
  },
);

test("nothing is posted where the ledger already holds the target", () => {
  expect(entryOf("100", booked("100.00"), 2)).toBeUndefined();
  expect(entryOf("0")).toBeUndefined();
});

test("a repeat of the run that posted finds nothing to post", () => {
  const first = entryOf("100");
  if (first === undefined) throw new Error("nothing posted");
  expect(entryOf("100", positionAfter(undefined, first))).toBeUndefined();
});

test("an entry says in whose books it is, whatever period its position is of", () => {
  expect(entryOf("1")).toMatchObject({ key: { periodId: "2011" }, accountingPeriodId: "2012" });
});

test("the id comes from position, run and kind, and points at the entry before", () => {
  expect(entryOf("1")?.entryId).toBe("annual/C/1/2011/2011-03-31-1/accrual");
  expect(entryOf("1")?.previousEntryId).toBeUndefined();
  expect(entryOf("2", booked("1"), 2)?.previousEntryId).toBe("annual/C/1/2011/2011-03-31-1/accrual");
});

test.each`
  act                                          | law                              | because
  ${() => entryOf("2", booked("1", 5), 4)}     | ${"run 4 posts before run 5"}    | ${"an older run that woke up must not undo a newer one"}
  ${() => entryOf("2", booked("1", 5), 5)}     | ${"run 5 posts before run 5"}    | ${"one run posts once to a position"}
  ${() => entryOf("-1", booked("1"), 2)}       | ${"not below zero"}              | ${"nobody owes us a rebate"}
  ${() => entryOf("1.005", booked("1"), 2)}    | ${"whole number of minor units"} | ${"rounding happens before, once"}
  ${() => entryOf("1", booked("1"), 2, "GBP")} | ${"GBP and EUR do not add"}      | ${"a position has one currency"}
`("is refused as a defect: $law ($because)", ({ act, law }) => {
  expect(act).toThrow(law);
});

const targets = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 20 });

test("after any sequence of targets the ledger holds the last one, and every law holds", () => {
  fc.assert(
    fc.property(targets, (cents) => {
      let position: LedgerPosition | undefined;
      const entries: LedgerEntry[] = [];
      for (const [index, target] of cents.entries()) {
        const entry = entryOf(new Decimal(target).div(100).toFixed(), position, index + 1);
        if (entry === undefined) continue;
        entries.push(entry);
        position = positionAfter(position, entry);
      }
      expect(formatDecimal(position?.accrued ?? new Decimal(0))).toBe(
        formatDecimal(new Decimal(cents.at(-1) ?? 0).div(100)),
      );
      expect(verifyEntries(entries).breaches).toEqual([]);
    }),
  );
});

test("runs in any sequence end equal: many small steps or one large one", () => {
  fc.assert(
    fc.property(targets, (cents) => {
      const last = new Decimal(cents.at(-1) ?? 0).div(100);
      const stepwise = cents.reduce<LedgerPosition | undefined>((position, target, index) => {
        const entry = entryOf(new Decimal(target).div(100).toFixed(), position, index + 1);
        return entry === undefined ? position : positionAfter(position, entry);
      }, undefined);
      const once = entryOf(last.toFixed());
      expect(formatDecimal(stepwise?.accrued ?? new Decimal(0))).toBe(
        formatDecimal(once?.accruedAfter ?? new Decimal(0)),
      );
    }),
  );
});
