import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf, periods, periodsBetween } from "../../../shared/calendar/period.ts";

test.each`
  period         | day             | id           | firstDay        | dayAfter        | because
  ${"month"}     | ${"2011-03-31"} | ${"2011-03"} | ${"2011-03-01"} | ${"2011-04-01"} | ${"the last day still belongs to it"}
  ${"month"}     | ${"2011-04-01"} | ${"2011-04"} | ${"2011-04-01"} | ${"2011-05-01"} | ${"the day after does not"}
  ${"month"}     | ${"2012-02-29"} | ${"2012-02"} | ${"2012-02-01"} | ${"2012-03-01"} | ${"leap years have that day"}
  ${"month"}     | ${"2011-12-31"} | ${"2011-12"} | ${"2011-12-01"} | ${"2012-01-01"} | ${"December ends with the year"}
  ${"quarter"}   | ${"2011-03-31"} | ${"2011-Q1"} | ${"2011-01-01"} | ${"2011-04-01"} | ${"March closes the first quarter"}
  ${"quarter"}   | ${"2011-04-01"} | ${"2011-Q2"} | ${"2011-04-01"} | ${"2011-07-01"} | ${"April opens the second"}
  ${"quarter"}   | ${"2011-12-31"} | ${"2011-Q4"} | ${"2011-10-01"} | ${"2012-01-01"} | ${"the last one ends with the year"}
  ${"half-year"} | ${"2011-06-30"} | ${"2011-H1"} | ${"2011-01-01"} | ${"2011-07-01"} | ${"June closes the first half"}
  ${"half-year"} | ${"2011-07-01"} | ${"2011-H2"} | ${"2011-07-01"} | ${"2012-01-01"} | ${"July opens the second"}
  ${"year"}      | ${"2011-01-01"} | ${"2011"}    | ${"2011-01-01"} | ${"2012-01-01"} | ${"New Year's Day is its first"}
  ${"year"}      | ${"2011-12-31"} | ${"2011"}    | ${"2011-01-01"} | ${"2012-01-01"} | ${"New Year's Eve its last"}
`("$day lies in $period $id: $because", ({ period, day, id, firstDay, dayAfter }) => {
  expect(periodOf(period, day)).toEqual({ id, firstDay, dayAfter });
});

test.each(["2011-02-30", "2011-13-01", "tomorrow", ""])("%j is no day", (day) => {
  expect(() => periodOf("month", day)).toThrow(RangeError);
});

test("the periods of a span are those that it touches", () => {
  const ids = (firstDay: string, dayAfter: string) => periodsBetween("quarter", firstDay, dayAfter).map(({ id }) => id);
  expect(ids("2011-03-31", "2011-04-02")).toEqual(["2011-Q1", "2011-Q2"]);
  expect(ids("2011-03-31", "2011-04-01")).toEqual(["2011-Q1"]);
  expect(ids("2010-12-31", "2012-01-01")).toEqual(["2010-Q4", "2011-Q1", "2011-Q2", "2011-Q3", "2011-Q4"]);
  expect(ids("2011-04-01", "2011-04-01")).toEqual([]);
  expect(ids("2011-04-02", "2011-04-01")).toEqual([]);
});

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("periods follow each other without a gap, and every day lies in exactly the one that names it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...periods), day, (length, day) => {
      const period = periodOf(length, day);
      expect(period.firstDay <= day && day < period.dayAfter).toBe(true);
      const next = periodOf(length, period.dayAfter);
      expect(next.firstDay).toBe(period.dayAfter);
      expect(next.id > period.id).toBe(true);
    }),
  );
});
