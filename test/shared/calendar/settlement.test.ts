import fc from "fast-check";
import { expect, test } from "vitest";
import { periodContaining, periodsWithin } from "../../../shared/calendar/accrual-period.ts";
import { addDays, daysBetween } from "../../../shared/calendar/day.ts";
import { periods } from "../../../shared/calendar/period.ts";
import type { PeriodTerms } from "../../../shared/calendar/period-terms.ts";
import { type SettlementTerms, settlementsOf } from "../../../shared/calendar/settlement.ts";
import { anyTerms, days, eighteenMonths, promotions, retailYears } from "./terms.ts";

const settled = (terms: PeriodTerms, day: string, settlement: SettlementTerms) => {
  const period = periodContaining(terms, day);
  if (period === undefined) throw new Error(`no period on ${day}`);
  return settlementsOf(terms, period, settlement);
};

test("January 2022 with 5 days of grace takes lines until 5 February and is paid out on the 10th", () => {
  expect(settled({ period: "month" }, "2022-01-01", { grace_days: 5, payout_days: 10 })).toEqual([
    { countsUntil: "2022-02-01", submittedUntil: "2022-02-05", payoutOn: "2022-02-10", isFinal: true },
  ]);
});

test.each`
  grace        | payout       | submittedUntil  | payoutOn        | because
  ${undefined} | ${undefined} | ${"2024-02-29"} | ${"2024-02-29"} | ${"without days both are the last transaction day"}
  ${0}         | ${0}         | ${"2024-02-29"} | ${"2024-02-29"} | ${"and so they are with none"}
  ${1}         | ${2}         | ${"2024-03-01"} | ${"2024-03-02"} | ${"the first day of grace is the day after the period"}
  ${31}        | ${366}       | ${"2024-03-31"} | ${"2025-03-01"} | ${"days are counted, not months or years"}
`(
  "February 2024 with $grace days of grace and payout after $payout: until $submittedUntil, on $payoutOn: $because",
  ({ grace, payout, submittedUntil, payoutOn }) => {
    expect(settled({ period: "month" }, "2024-02-01", { grace_days: grace, payout_days: payout })).toEqual([
      { countsUntil: "2024-03-01", submittedUntil, payoutOn, isFinal: true },
    ]);
  },
);

test.each`
  terms                                                  | day             | every          | cuts                                                        | because
  ${{ period: "quarter" }}                               | ${"2025-10-01"} | ${"month"}     | ${["2025-11-01", "2025-12-01", "2026-01-01"]}               | ${"two partial settlements, then the final one"}
  ${{ period: "year" }}                                  | ${"2025-10-01"} | ${"quarter"}   | ${["2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"]} | ${"the last quarter's is the final one"}
  ${{ period: "year" }}                                  | ${"2025-10-01"} | ${undefined}   | ${["2026-01-01"]}                                           | ${"once, at the end"}
  ${{ period: "quarter" }}                               | ${"2025-10-01"} | ${"quarter"}   | ${["2026-01-01"]}                                           | ${"every quarter of a quarter is its end"}
  ${{ period: "month" }}                                 | ${"2025-10-01"} | ${"quarter"}   | ${["2025-11-01"]}                                           | ${"a month holds no end of a longer part"}
  ${{ period: "year", calendar: { year_starts_in: 2 } }} | ${"2025-10-01"} | ${"quarter"}   | ${["2025-05-01", "2025-08-01", "2025-11-01", "2026-02-01"]} | ${"fiscal quarters"}
  ${{ period: "quarter", calendar: retailYears }}        | ${"2024-01-01"} | ${"month"}     | ${["2023-11-26", "2023-12-31", "2024-02-04"]}               | ${"fiscal months, the last with the 53rd week"}
  ${eighteenMonths}                                      | ${"2025-01-01"} | ${"half-year"} | ${["2025-01-01", "2025-07-01", "2026-01-01", "2026-01-15"]} | ${"a term is cut by the calendar and ends on its own day"}
  ${eighteenMonths}                                      | ${"2025-01-01"} | ${"year"}      | ${["2025-01-01", "2026-01-01", "2026-01-15"]}               | ${"at each New Year inside it"}
  ${promotions}                                          | ${"2025-03-01"} | ${"month"}     | ${["2025-04-01", "2025-05-01", "2025-05-15"]}               | ${"a promotion's last month is shorter"}
  ${promotions}                                          | ${"2025-05-15"} | ${"month"}     | ${["2025-06-01", "2025-07-01", "2025-08-01"]}               | ${"an end of month at its end is the final one, once"}
`("the $terms.period of $day settled every $every: $cuts: $because", ({ terms, day, every, cuts }) => {
  const settlements = settled(terms, day, { every });
  expect(settlements.map(({ countsUntil }) => countsUntil)).toEqual(cuts);
  expect(settlements.map(({ isFinal }) => isFinal)).toEqual(
    cuts.map((_: string, index: number) => index === cuts.length - 1),
  );
});

test("an interim settlement has its own days of grace and its own payout", () => {
  expect(settled({ period: "quarter" }, "2025-10-01", { every: "month", grace_days: 5, payout_days: 10 })).toEqual([
    { countsUntil: "2025-11-01", submittedUntil: "2025-11-05", payoutOn: "2025-11-10", isFinal: false },
    { countsUntil: "2025-12-01", submittedUntil: "2025-12-05", payoutOn: "2025-12-10", isFinal: false },
    { countsUntil: "2026-01-01", submittedUntil: "2026-01-05", payoutOn: "2026-01-10", isFinal: true },
  ]);
});

test("settlements go forward through the period, end with it, and keep their distance from what they settle", () => {
  const settlement = fc.record({
    every: fc.option(fc.constantFrom(...periods), { nil: undefined }),
    grace_days: fc.nat(90),
    payout_days: fc.nat(90),
  });
  fc.assert(
    fc.property(anyTerms, days, settlement, (terms, day, settlement) => {
      for (const period of periodsWithin(terms, day, addDays(day, 400))) {
        const settlements = settlementsOf(terms, period, settlement);
        const cuts = settlements.map(({ countsUntil }) => countsUntil);
        expect(cuts).toEqual([...new Set(cuts)].sort());
        expect((cuts[0] ?? "") > period.firstDay).toBe(true);
        expect(cuts.at(-1)).toBe(period.dayAfter);
        expect(settlements.filter(({ isFinal }) => isFinal)).toEqual(settlements.slice(-1));
        for (const { countsUntil, submittedUntil, payoutOn } of settlements) {
          expect(daysBetween(countsUntil, submittedUntil)).toBe(settlement.grace_days - 1);
          expect(daysBetween(countsUntil, payoutOn)).toBe(settlement.payout_days - 1);
        }
      }
    }),
  );
});
