import { describe, expect, test } from "vitest";
import { type LedgerPosition, type PositionKey, positionId } from "../../../shared/ledger/position.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import type { AggregateRow } from "../../../shared/run/aggregate-row.ts";
import {
  type BookedPosition,
  compareWithLedger,
  hasBudget,
  reckonPositions,
  toAccrue,
} from "../../../shared/run/positions.ts";
import { lineRowOf, rowOf, rulesOf } from "../../support/aggregate.ts";
import { programWith, tiersOf, versionOf } from "../../support/program.ts";

type Terms = Readonly<Record<string, unknown>>;

const asOfDate = "2011-12-31";
const published = (...terms: readonly Terms[]) => terms.map((some, index) => versionOf(programWith(some), index + 1));
const reckon = (
  versions: readonly ProgramVersion[],
  rows: readonly AggregateRow[],
  booked: readonly BookedPosition[] = [],
  on = asOfDate,
) => reckonPositions(rulesOf(versions, on), rows, booked, on);

/** What each position earned, by id. */
const earned = (...of: Parameters<typeof reckon>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    reckon(...of).map(({ key, position }) => [positionId(key), formatDecimal(position.standing.earned)]),
  );

const booked = (customerId: string, periodId = "2011", periodDayAfter = "2012-01-01", programId = "annual") => ({
  key: { programId, customerId, periodId },
  periodDayAfter,
});

describe("positions are made by what was bought in the period, and by what is booked", () => {
  const annual = published({});
  const growing = published({
    qualifier: { measure: "net_amount", growth: { over: "same-period-last-year", as: "amount" } },
  });
  const lastYear = rowOf({ role: "baseline", net_amount: "900" });
  test.each`
    versions   | rows                                                   | books             | positions                                             | because
    ${annual}  | ${[rowOf({ net_amount: "1000" })]}                     | ${[]}             | ${{ "annual/C1/2011": "10" }}                         | ${"1 % of what was bought"}
    ${annual}  | ${[rowOf({ net_amount: "1000", customer_id: "C/2" })]} | ${[booked("C1")]} | ${{ "annual/C1/2011": "0", "annual/C/2/2011": "10" }} | ${"lines that have gone leave nothing"}
    ${annual}  | ${[rowOf({ net_amount: "1000" })]}                     | ${[booked("C1")]} | ${{ "annual/C1/2011": "10" }}                         | ${"bought and booked is one position"}
    ${annual}  | ${[]}                                                  | ${[]}             | ${{}}                                                 | ${"nothing was bought"}
    ${growing} | ${[rowOf({ net_amount: "1000" }), lastYear]}           | ${[]}             | ${{ "annual/C1/2011": "10" }}                         | ${"more than last year"}
    ${growing} | ${[lastYear]}                                          | ${[]}             | ${{}}                                                 | ${"earlier volume alone makes no position"}
    ${growing} | ${[lastYear]}                                          | ${[booked("C1")]} | ${{ "annual/C1/2011": "0" }}                          | ${"but what is booked falls back to nothing"}
    ${annual}  | ${[rowOf({ line_count: "0", held_line_count: "2" })]}  | ${[]}             | ${{ "annual/C1/2011": "0" }}                          | ${"held lines are shown"}
  `("$positions: $because", ({ versions, rows, books, positions }) => {
    expect(earned(versions, rows, books)).toEqual(positions);
  });

  test("lines that are held back both where they decide and where they earn count once", () => {
    const rows = [
      rowOf({ role: "qualifier", held_line_count: "3" }),
      rowOf({ role: "base", held_line_count: "2" }),
      rowOf({ role: "baseline", held_line_count: "9" }),
    ];
    expect(reckon(annual, rows).map(({ heldLineCount }) => heldLineCount)).toEqual([3]);
    expect(reckon(annual, [rowOf({ held_line_count: "2" })]).map(({ heldLineCount }) => heldLineCount)).toEqual([2]);
  });
});

describe("a booked period that no version governs any more", () => {
  const quarterly = { period: "quarter" };
  const inQ3 = booked("C1", "2011-Q3", "2011-10-01");
  test.each`
    versions                                                                                                                              | because
    ${published(quarterly, { ...quarterly, effective: { from: "2011-01-01", until: "2011-06-01" } })}                                     | ${"the program ended early"}
    ${published(quarterly, { ...quarterly, suspended: [{ from: "2011-07-01", until: "2011-10-01" }] })}                                   | ${"it was suspended"}
    ${published(quarterly, { ...quarterly, effective: { from: "2011-01-01", until: "2011-06-01" }, stacking: { group: "a", order: 1 } })} | ${"it ended early and belongs to a stack group"}
  `("falls back to nothing: $because", ({ versions }) => {
    const rows = [rowOf({ period_id: "2011-Q1", net_amount: "1000", program_version: "2" })];
    expect(earned(versions, rows, [inQ3])["annual/C1/2011-Q3"]).toBe("0");
  });

  test("is booked back in the currency and under the number of the latest version", () => {
    const versions = published(quarterly, { ...quarterly, effective: { from: "2011-01-01", until: "2011-06-01" } });
    const [reckoned] = reckon(versions, [], [inQ3]);
    expect(reckoned).toMatchObject({
      key: inQ3.key,
      period: { id: "2011-Q3", firstDay: "2011-07-01", dayAfter: "2011-10-01" },
      position: { governing: { version: 2 } },
    });
  });

  test("is left alone where its program or its period is unknown", () => {
    const others = [booked("C1", "2011", "2012-01-01", "gone"), booked("C1", "2011-03", "2011-04-01")];
    expect(earned(published(quarterly), [], others)).toEqual({});
  });
});

describe("versions", () => {
  const half = (from: string, percent: string, more: Terms = {}) => ({
    effective: { from },
    tiers: tiersOf(`0: ${percent}%`),
    ...more,
  });
  const row = (version: string, net_amount: string) => rowOf({ program_version: version, net_amount });

  test("each governs its own lines by transaction date", () => {
    const versions = published(half("2011-01-01", "1"), half("2011-07-01", "3"));
    const [reckoned] = reckon(versions, [row("1", "1000"), row("2", "500")]);
    expect(reckoned?.position.standing.earned.toFixed()).toBe("25");
    expect(reckoned?.position.governing.version).toBe(2);
  });

  test("a rate corrected in the middle of the year governs all lines: the rest is trued up", () => {
    const versions = published(half("2011-01-01", "1"), half("2011-07-01", "3", { terms: "latest" }));
    expect(earned(versions, [row("2", "1500")])).toEqual({ "annual/C1/2011": "45" });
    expect(rulesOf(versions, asOfDate).periods.map(({ versions }) => versions.length)).toEqual([1]);
  });
});

describe("a guarantee over the year", () => {
  const guaranteed = { guaranteed_minimum: { amount: "10000", over: "year" } };
  const quarterly = { period: "quarter", tiers: tiersOf("0: 10%"), limits: guaranteed };
  const bought = (periodId: string, net_amount: string) => rowOf({ period_id: periodId, net_amount });
  test.each`
    rows                                                                               | positions                                                    | because
    ${[bought("2011-Q1", "120000"), bought("2011-Q2", "50000")]}                       | ${{ "2011-Q1": "12000", "2011-Q2": "8000" }}                 | ${"2,000 beyond the first guarantee come off the second"}
    ${[bought("2011-Q2", "50000"), bought("2011-Q1", "120000")]}                       | ${{ "2011-Q1": "12000", "2011-Q2": "8000" }}                 | ${"in the order of periods, not of rows"}
    ${[bought("2011-Q1", "50000"), bought("2011-Q2", "120000")]}                       | ${{ "2011-Q1": "10000", "2011-Q2": "12000" }}                | ${"nothing comes off an earlier one"}
    ${[bought("2011-Q1", "120000"), bought("2011-Q3", "50000")]}                       | ${{ "2011-Q1": "12000", "2011-Q3": "8000" }}                 | ${"over a quarter in which nothing was bought"}
    ${[bought("2011-Q1", "250000"), bought("2011-Q2", "10"), bought("2011-Q3", "10")]} | ${{ "2011-Q1": "25000", "2011-Q2": "1", "2011-Q3": "4999" }} | ${"what the second leaves of the excess comes off the third"}
    ${[bought("2010-Q4", "120000"), bought("2011-Q1", "50000")]}                       | ${{ "2010-Q4": "12000", "2011-Q1": "10000" }}                | ${"a new year begins with nothing"}
  `("$positions: $because", ({ rows, positions }) => {
    const versions = published({ ...quarterly, effective: { from: "2010-01-01" } });
    const expected = Object.entries(positions).map(([period, amount]) => [`annual/C1/${period}`, amount]);
    expect(earned(versions, rows)).toEqual(Object.fromEntries(expected));
  });

  test("each customer and each program carries its own", () => {
    const versions = [
      ...published(quarterly),
      versionOf(programWith({ ...quarterly, program: "other" })),
      versionOf(programWith({ ...quarterly, program: "plain", limits: {} })),
    ];
    const rows = [
      bought("2011-Q1", "120000"),
      { ...bought("2011-Q2", "50000"), customer_id: "C2" },
      { ...bought("2011-Q2", "50000"), program_id: "other" },
      { ...bought("2011-Q2", "50000"), program_id: "plain" },
    ];
    expect(earned(versions, rows)).toEqual({
      "annual/C1/2011-Q1": "12000",
      "annual/C2/2011-Q2": "10000",
      "other/C1/2011-Q2": "10000",
      "plain/C1/2011-Q2": "5000",
    });
  });

  test("the fiscal year is the program's", () => {
    const versions = published({
      ...quarterly,
      calendar: { year_starts_in: 4 },
      effective: { from: "2011-01-01" },
    });
    const rows = [bought("FY2011-Q4", "120000"), bought("FY2012-Q1", "50000"), bought("FY2012-Q2", "120000")];
    expect(earned(versions, rows)).toMatchObject({ "annual/C1/FY2011-Q4": "12000", "annual/C1/FY2012-Q1": "10000" });
  });
});

describe("a budget is shared out over all customers of a program and a period", () => {
  const budget = { tiers: tiersOf("0: 10%"), limits: { program_budget: "100" } };
  const bought = (customer_id: string, net_amount: string, more: Partial<AggregateRow> = {}) =>
    rowOf({ customer_id, net_amount, ...more });

  test("in the ratio of what each would earn, to the last cent", () => {
    expect(earned(published(budget), [bought("C1", "900"), bought("C2", "600")])).toEqual({
      "annual/C1/2011": "60",
      "annual/C2/2011": "40",
    });
    const thirds = earned(
      published(budget),
      ["C3", "C1", "C2"].map((customer) => bought(customer, "1000")),
    );
    expect(Object.values(thirds).sort()).toEqual(["33.33", "33.33", "33.34"]);
  });

  test("each period has one of its own, and other programs have none of it", () => {
    const versions = [
      ...published({ ...budget, period: "quarter" }),
      versionOf(programWith({ program: "other", tiers: tiersOf("0: 10%") })),
    ];
    const rows = [
      bought("C1", "900", { period_id: "2011-Q1" }),
      bought("C2", "600", { period_id: "2011-Q1" }),
      bought("C2", "600", { period_id: "2011-Q2" }),
      bought("C2", "6000", { program_id: "other" }),
    ];
    expect(earned(versions, rows)).toEqual({
      "annual/C1/2011-Q1": "60",
      "annual/C2/2011-Q1": "40",
      "annual/C2/2011-Q2": "60",
      "other/C2/2011": "600",
    });
  });

  test("a position whose lines have gone takes nothing", () => {
    expect(earned(published(budget), [bought("C1", "900")], [booked("C2")])).toEqual({
      "annual/C1/2011": "90",
      "annual/C2/2011": "0",
    });
  });

  test("which programs need all their customers at once is told by their rules", () => {
    const periods = (...terms: readonly Terms[]) => rulesOf(published(...terms), asOfDate).periods.map(hasBudget);
    expect(periods(budget)).toEqual([true]);
    expect(periods({})).toEqual([false]);
    expect(periods(budget, { effective: { from: "2011-07-01" } })).toEqual([true]);
  });
});

describe("programs that meet on the same lines", () => {
  const first = { program: "first", tiers: tiersOf("0: 2%"), stacking: { group: "a", order: 1 } };
  const second = { program: "second", tiers: tiersOf("0: 5%"), stacking: { group: "a", order: 2, base: "net" } };
  const both = [first, second].map((terms) => versionOf(programWith(terms)));
  const line = (program_id: string, orderId: string, more: Partial<AggregateRow> = {}) =>
    lineRowOf(orderId, { program_id, net_amount: "1000", ...more });

  test.each`
    rows                                                                | positions                                            | because
    ${[line("first", "1"), line("second", "1")]}                        | ${{ "first/C1/2011": "20", "second/C1/2011": "49" }} | ${"5 % of what 2 % leave"}
    ${[line("second", "1"), line("first", "1")]}                        | ${{ "first/C1/2011": "20", "second/C1/2011": "49" }} | ${"in whatever order the rows come"}
    ${[line("first", "1"), line("second", "2")]}                        | ${{ "first/C1/2011": "20", "second/C1/2011": "50" }} | ${"on another line nothing was given"}
    ${[line("first", "1"), line("second", "1", { customer_id: "C2" })]} | ${{ "first/C1/2011": "20", "second/C2/2011": "50" }} | ${"nor to another customer"}
  `("$positions: $because", ({ rows, positions }) => {
    expect(earned(both, rows)).toEqual(positions);
  });

  test("another group is another stack", () => {
    const other = { ...second, stacking: { group: "b", order: 2, base: "net" } };
    const versions = [first, other].map((terms) => versionOf(programWith(terms)));
    expect(earned(versions, [line("first", "1"), line("second", "1")])).toEqual({
      "first/C1/2011": "20",
      "second/C1/2011": "50",
    });
  });

  test("months and a year meet on the lines that both count", () => {
    const monthly = versionOf(programWith({ ...first, period: "month" }));
    const yearly = versionOf(programWith(second));
    const rows = [
      line("first", "1", { period_id: "2011-03" }),
      line("first", "2", { period_id: "2011-04", accrual_date: "2011-04-01" }),
      line("second", "1"),
      line("second", "2", { accrual_date: "2011-04-01" }),
    ];
    expect(earned([monthly, yearly], rows)).toEqual({
      "first/C1/2011-03": "20",
      "first/C1/2011-04": "20",
      "second/C1/2011": "98",
    });
  });

  test("a position whose lines have gone leaves the others what they were", () => {
    const gone = booked("C1", "2011", "2012-01-01", "first");
    expect(earned(both, [line("second", "1")], [gone])).toEqual({ "first/C1/2011": "0", "second/C1/2011": "50" });
  });
});

describe("what is accrued while a period is not over", () => {
  const expected = {
    tiers: tiersOf("0: 1%, 2000: 2%"),
    accrual: { basis: "expected", estimate: "most-likely-amount", forecast: "run-rate" },
  };
  const halfAYear = [1, 2, 3, 4, 5, 6].map((month) => rowOf({ accrual_month: `2011-0${month}`, net_amount: "200" }));
  const accrued = (terms: Terms, on: string) =>
    reckon(published(terms), halfAYear, [], on).map((reckoned) => [
      formatDecimal(toAccrue(reckoned)),
      reckoned.estimate?.expectedTier,
    ]);

  test("is the tier that is expected, where the terms say so", () => {
    expect(accrued(expected, "2011-06-30")).toEqual([["24", 2]]);
    expect(accrued({ ...expected, accrual: { basis: "earned" } }, "2011-06-30")).toEqual([["12", undefined]]);
  });

  test("is what was earned once it is over", () => {
    expect(accrued(expected, "2012-01-01")).toEqual([["12", undefined]]);
  });

  test("two versions count last year once", () => {
    const shaped = { ...expected, accrual: { ...expected.accrual, forecast: "last-year-shape" } };
    const versions = published(shaped, { ...shaped, effective: { from: "2011-06-01" } });
    const shape = ["1", "2"].flatMap((program_version) =>
      Array.from({ length: 12 }, (_, month) =>
        rowOf({
          program_version,
          role: "last_year",
          accrual_month: `2010-${String(month + 1).padStart(2, "0")}`,
          net_amount: "100",
        }),
      ),
    );
    const now = halfAYear.map((row) => ({ ...row, program_version: row.accrual_month === "2011-06" ? "2" : "1" }));
    const [reckoned] = reckon(versions, [...now, ...shape], [], "2011-06-30");
    expect(reckoned?.estimate?.forecast).toMatchObject({ method: "last-year-shape" });
    expect(reckoned?.estimate?.forecast.inputs.last_year_by_month).toContain("2010-01 100");
  });
});

describe("compared with the ledger", () => {
  const run = { run_id: "run-9", run_number: 9, as_of_date: asOfDate };
  const quarterly = (graceDays?: number) =>
    published({ period: "quarter", ...(graceDays === undefined ? {} : { settlement: { grace_days: graceDays } }) });
  const key: PositionKey = { programId: "annual", customerId: "C1", periodId: "2011-Q1" };
  const holding = (accrued: string): LedgerPosition => ({
    key,
    currency: "EUR",
    accrued: parseDecimal(accrued),
    entryCount: 1,
    lastEntryId: "annual/C1/2011-Q1/run-8/accrual",
    lastRunNumber: 8,
  });
  const bought = [rowOf({ period_id: "2011-Q1", net_amount: "1000" })];
  const compared = (versions: readonly ProgramVersion[], rows: readonly AggregateRow[], held?: LedgerPosition) => {
    const books = held === undefined ? [] : [booked("C1", "2011-Q1", "2011-04-01")];
    const [reckoned] = reckon(versions, rows, books);
    if (reckoned === undefined) throw new Error("no position");
    return compareWithLedger(reckoned, held, run, "2012-01-01T01:00:00.000Z");
  };

  test.each`
    rows      | held              | change       | because
    ${bought} | ${undefined}      | ${"10"}      | ${"all of it is new"}
    ${bought} | ${holding("7.5")} | ${"2.5"}     | ${"the difference"}
    ${bought} | ${holding("12")}  | ${"-2"}      | ${"less is owed"}
    ${bought} | ${holding("10")}  | ${undefined} | ${"the ledger holds it already"}
    ${[]}     | ${holding("12")}  | ${"-12"}     | ${"the lines have gone"}
  `("posts $change: $because", ({ rows, held, change }) => {
    const { entry } = compared(quarterly(), rows, held);
    expect(entry?.accruedChange.toFixed()).toBe(change);
  });

  test.each`
    graceDays    | accountingPeriodId | because
    ${undefined} | ${"2011-Q1"}       | ${"without days of grace a period stays open"}
    ${275}       | ${"2011-Q1"}       | ${"it locks a day later"}
    ${274}       | ${"2011-Q4"}       | ${"it is locked: booked forward"}
  `("with grace of $graceDays days posts in $accountingPeriodId: $because", ({ graceDays, accountingPeriodId }) => {
    const { entry } = compared(quarterly(graceDays), bought, holding("7.5"));
    expect(entry).toMatchObject({
      key,
      accountingPeriodId,
      previousEntryId: "annual/C1/2011-Q1/run-8/accrual",
      runId: "run-9",
      runNumber: 9,
      postedAt: "2012-01-01T01:00:00.000Z",
    });
  });

  test("books forward into a period that only a later version states", () => {
    const spring = { id: "spring", from: "2011-01-01", until: "2011-07-01" };
    const autumn = { id: "autumn", from: "2011-09-01", until: "2012-01-01" };
    const terms = { period: "custom", settlement: { grace_days: 10 } };
    const versions = published(
      { ...terms, periods: [spring] },
      { ...terms, periods: [spring, autumn], effective: { from: "2011-09-01" } },
    );
    const [reckoned] = reckon(versions, [rowOf({ period_id: "spring", net_amount: "1000" })]);
    expect(reckoned).toMatchObject({ accountingPeriodId: "autumn", position: { governing: { version: 1 } } });
  });

  test("the version that governs the position is on the entry", () => {
    const versions = published({ period: "quarter" }, { period: "quarter", effective: { from: "2011-03-01" } });
    const rows = [...bought, rowOf({ period_id: "2011-Q1", program_version: "2", net_amount: "1000" })];
    expect(compared(versions, rows).entry?.programVersion).toBe(2);
    expect(compared(versions, bought).entry?.programVersion).toBe(1);
  });
});
