import { expect, test } from "vitest";
import { asOfDateOf, asOfDateProblem, dayIn } from "../../../shared/run/as-of-date.ts";
import { RequestInvalid } from "../../../shared/run/errors.ts";

test.each`
  scheduledTime             | timeZone              | asOfDate        | because
  ${"2025-04-01T01:00:00Z"} | ${"Europe/Berlin"}    | ${"2025-03-31"} | ${"it is 3 o'clock on 1 April there, so March has ended"}
  ${"2025-03-31T23:30:00Z"} | ${"Europe/Berlin"}    | ${"2025-03-31"} | ${"it is already 1 April there"}
  ${"2025-03-31T21:30:00Z"} | ${"Europe/Berlin"}    | ${"2025-03-30"} | ${"it is still 31 March there"}
  ${"2025-03-31T17:00:00Z"} | ${"Asia/Shanghai"}    | ${"2025-03-31"} | ${"it is 1 o'clock on 1 April there"}
  ${"2024-03-01T12:00:00Z"} | ${"UTC"}              | ${"2024-02-29"} | ${"a leap year has a 29 February"}
  ${"2025-01-01T05:00:00Z"} | ${"America/New_York"} | ${"2024-12-31"} | ${"it is midnight of the new year there"}
`(
  "the schedule's $scheduledTime in $timeZone counts up to $asOfDate: $because",
  ({ scheduledTime, timeZone, asOfDate }) => {
    expect(asOfDateOf({ scheduled_time: scheduledTime }, timeZone)).toBe(asOfDate);
  },
);

test("a chosen date is taken as it is", () => {
  expect(asOfDateOf({ as_of_date: "2025-03-31" }, "Asia/Shanghai")).toBe("2025-03-31");
});

test.each([
  {},
  null,
  "2025-03-31",
  { as_of_date: "2025-02-29" },
  { as_of_date: 20250331 },
  { as_of_date: "2025-03-31", scheduled_time: "2025-04-01T01:00:00Z" },
  { scheduled_time: "tonight" },
])("a request that says no single day is refused: %j", (request) => {
  expect(() => asOfDateOf(request, "UTC")).toThrow(RequestInvalid);
});

test.each`
  instant                   | timeZone              | day
  ${"2025-03-31T21:59:59Z"} | ${"Europe/Berlin"}    | ${"2025-03-31"}
  ${"2025-03-31T22:00:00Z"} | ${"Europe/Berlin"}    | ${"2025-04-01"}
  ${"2025-03-31T22:00:00Z"} | ${"America/New_York"} | ${"2025-03-31"}
`("$instant lies on $day in $timeZone", ({ instant, timeZone, day }) => {
  expect(dayIn(timeZone, instant)).toBe(day);
});

test.each`
  asOfDate        | problem                                                                                                   | because
  ${"2025-03-31"} | ${undefined}                                                                                              | ${"it is today"}
  ${"2025-04-01"} | ${"as-of date 2025-04-01 lies after today, 2025-03-31: its orders are not known yet"}                     | ${"it is tomorrow"}
  ${"2010-01-01"} | ${undefined}                                                                                              | ${"it is the first that is kept"}
  ${"2009-12-31"} | ${"as-of date 2009-12-31 lies before 2010-01-01, the first that this installation keeps (FirstAsOfDate)"} | ${"nobody would look for it"}
`("on $asOfDate: $because", ({ asOfDate, problem }) => {
  expect(asOfDateProblem(asOfDate, { firstAsOfDate: "2010-01-01", today: "2025-03-31" })).toBe(problem);
});
