import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { type PayoutTerms, payoutSchedule } from "../../../shared/rebate/payout-schedule.ts";

/** Dues as `2025-01-10 12.50`; their year is the calendar year. */
const duesOf = (texts: readonly string[]) =>
  texts.map((text) => {
    const [payoutOn = "", amount = ""] = text.split(" ");
    return { payoutOn, yearId: payoutOn.slice(0, 4), amount: parseDecimal(amount) };
  });

const told = (texts: readonly string[], terms: PayoutTerms) =>
  payoutSchedule(duesOf(texts), terms).map(
    ({ payoutOn, paid, carriedForward, reason }) =>
      `${payoutOn} ${formatDecimal(paid)} carries ${formatDecimal(carriedForward)}${reason === undefined ? "" : ` ${reason}`}`,
  );

const minimumPayout = parseDecimal("25");

describe("what is paid on which day", () => {
  test.each`
    dues                                                  | terms                    | payouts                                                                                                          | because
    ${["2025-01-10 24.99"]}                               | ${{ minimumPayout }}     | ${["2025-01-10 0 carries 24.99 below_minimum_payout"]}                                                           | ${"a cent is missing"}
    ${["2025-01-10 25"]}                                  | ${{ minimumPayout }}     | ${["2025-01-10 25 carries 0"]}                                                                                   | ${"the minimum itself is paid"}
    ${["2025-01-10 10", "2025-02-10 15"]}                 | ${{ minimumPayout }}     | ${["2025-01-10 0 carries 10 below_minimum_payout", "2025-02-10 25 carries 0"]}                                   | ${"what was carried forward counts"}
    ${["2025-12-10 10", "2026-01-10 15"]}                 | ${{ minimumPayout }}     | ${["2025-12-10 0 carries 10 below_minimum_payout", "2026-01-10 25 carries 0"]}                                   | ${"also over the turn of the year"}
    ${["2025-01-10 10", "2025-01-10 15"]}                 | ${{ minimumPayout }}     | ${["2025-01-10 25 carries 0"]}                                                                                   | ${"one day is one payout"}
    ${["2025-01-10 30", "2025-02-10 30"]}                 | ${{ payoutsPerYear: 1 }} | ${["2025-01-10 30 carries 0", "2025-02-10 0 carries 30 payouts_of_the_year_used_up"]}                            | ${"the second of the year waits"}
    ${["2025-01-10 30", "2025-02-10 30", "2026-01-10 1"]} | ${{ payoutsPerYear: 1 }} | ${["2025-01-10 30 carries 0", "2025-02-10 0 carries 30 payouts_of_the_year_used_up", "2026-01-10 31 carries 0"]} | ${"and comes with the next year's first"}
    ${["2025-02-10 -5", "2025-01-10 3", "2025-03-10 9"]}  | ${{}}                    | ${["2025-01-10 3 carries 0", "2025-02-10 0 carries -5 nothing_due", "2025-03-10 4 carries 0"]}                   | ${"what was taken back is taken off the next"}
    ${[]}                                                 | ${{ minimumPayout }}     | ${[]}                                                                                                            | ${"nothing is due"}
  `("$dues: $because", ({ dues, terms, payouts }) => {
    expect(told(dues, terms)).toEqual(payouts);
  });
});

describe("laws", () => {
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
  const dues = fc.array(fc.record({ payoutOn: day, cents: fc.integer({ min: -500, max: 5_000 }) })).map((all) =>
    all.map(({ payoutOn, cents }) => ({
      payoutOn,
      yearId: payoutOn.slice(0, 4),
      amount: new Decimal(cents).div(100),
    })),
  );
  const terms = fc.record(
    {
      minimumPayout: fc.integer({ min: 0, max: 4_000 }).map((cents) => new Decimal(cents).div(100)),
      payoutsPerYear: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: [] },
  );

  test("what is paid and what is still carried sum to what was due", () => {
    fc.assert(
      fc.property(dues, terms, (all, stated) => {
        const payouts = payoutSchedule(all, stated);
        const due = all.reduce((sum, { amount }) => sum.plus(amount), zero);
        const paid = payouts.reduce((sum, payout) => sum.plus(payout.paid), zero);
        expect(paid.plus(payouts.at(-1)?.carriedForward ?? zero).eq(due)).toBe(true);
      }),
    );
  });

  test("no payout is below the minimum, and no year has more than its number", () => {
    fc.assert(
      fc.property(dues, terms, (all, stated) => {
        const paid = payoutSchedule(all, stated).filter((payout) => !payout.paid.isZero());
        expect(paid.every((payout) => payout.paid.gte(stated.minimumPayout ?? zero))).toBe(true);
        const perYear = [...Map.groupBy(paid, ({ payoutOn }) => payoutOn.slice(0, 4)).values()];
        expect(perYear.every((ofYear) => ofYear.length <= (stated.payoutsPerYear ?? ofYear.length))).toBe(true);
      }),
    );
  });

  test("the order in which dues are listed does not matter", () => {
    const shuffled = dues.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, terms, ([all, other], stated) => {
        const texts = (list: typeof all) =>
          payoutSchedule(list, stated).map(({ payoutOn, paid }) => `${payoutOn} ${formatDecimal(paid)}`);
        expect(texts(other)).toEqual(texts(all));
      }),
    );
  });
});
