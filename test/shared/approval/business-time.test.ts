import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { weekdays } from "../../../shared/approval/approval-policy.ts";
import {
  addBusinessHours,
  type BusinessCalendar,
  businessDay,
  businessHoursBetween,
  endOfNextWorkingDay,
  isBusinessTime,
} from "../../../shared/approval/business-time.ts";

const berlin: BusinessCalendar = {
  business_hours: {
    time_zone: "Europe/Berlin",
    days: ["mon", "tue", "wed", "thu", "fri"],
    from: "09:00",
    until: "17:00",
  },
  holidays: ["2026-04-03", "2026-04-06"],
};

/** Local times of Berlin, so that a reader need not reckon. */
const fromLocal = (time: string): string =>
  Temporal.PlainDateTime.from(time).toZonedDateTime("Europe/Berlin").toInstant().toString();
const toLocal = (instant: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO("Europe/Berlin")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });

test.each`
  from                  | hours | until                 | because
  ${"2026-03-02T09:00"} | ${4}  | ${"2026-03-02T13:00"} | ${"a working day has begun"}
  ${"2026-03-02T06:12"} | ${4}  | ${"2026-03-02T13:00"} | ${"time before the working day does not count"}
  ${"2026-03-02T09:00"} | ${8}  | ${"2026-03-02T17:00"} | ${"hours end with the working day, not on the next morning"}
  ${"2026-03-02T17:00"} | ${1}  | ${"2026-03-03T10:00"} | ${"the working day is over"}
  ${"2026-03-02T16:30"} | ${1}  | ${"2026-03-03T09:30"} | ${"half an hour is left of it"}
  ${"2026-03-06T16:00"} | ${2}  | ${"2026-03-09T10:00"} | ${"a weekend lies between"}
  ${"2026-03-07T12:00"} | ${1}  | ${"2026-03-09T10:00"} | ${"it is Saturday"}
  ${"2026-03-07T12:00"} | ${0}  | ${"2026-03-09T09:00"} | ${"no time from a Saturday is Monday morning"}
  ${"2026-03-02T11:00"} | ${0}  | ${"2026-03-02T11:00"} | ${"no time within business hours is none"}
  ${"2026-04-02T16:00"} | ${2}  | ${"2026-04-07T10:00"} | ${"Good Friday, a weekend and Easter Monday lie between"}
  ${"2026-03-02T09:00"} | ${40} | ${"2026-03-06T17:00"} | ${"five days of eight hours are a week"}
  ${"2026-03-27T16:00"} | ${2}  | ${"2026-03-30T10:00"} | ${"clocks are put forward on the Sunday between"}
  ${"2026-10-23T16:00"} | ${2}  | ${"2026-10-26T10:00"} | ${"clocks are put back on the Sunday between"}
`("$hours h from $from end at $until: $because", ({ from, hours, until }) => {
  expect(toLocal(addBusinessHours(fromLocal(from), hours, berlin))).toBe(until);
});

test.each`
  time                     | works    | because
  ${"2026-03-02T09:00"}    | ${true}  | ${"the working day begins"}
  ${"2026-03-02T08:59:59"} | ${false} | ${"it has not begun"}
  ${"2026-03-02T16:59:59"} | ${true}  | ${"it has not ended"}
  ${"2026-03-02T17:00"}    | ${false} | ${"it ends"}
  ${"2026-03-07T12:00"}    | ${false} | ${"it is Saturday"}
  ${"2026-04-03T12:00"}    | ${false} | ${"it is Good Friday"}
`("whether people work at $time is $works: $because", ({ time, works }) => {
  expect(isBusinessTime(fromLocal(time), berlin)).toBe(works);
});

test.each`
  from                  | until                 | hours | because
  ${"2026-03-02T09:00"} | ${"2026-03-02T17:00"} | ${8}  | ${"they are a whole day"}
  ${"2026-03-02T09:01"} | ${"2026-03-02T17:00"} | ${7}  | ${"a minute is missing to the eighth"}
  ${"2026-03-02T16:30"} | ${"2026-03-03T09:30"} | ${1}  | ${"half an hour of either day adds up"}
  ${"2026-03-06T16:00"} | ${"2026-03-09T10:00"} | ${2}  | ${"a weekend lies between"}
  ${"2026-03-02T18:00"} | ${"2026-03-03T08:00"} | ${0}  | ${"nobody works at night"}
  ${"2026-04-02T16:00"} | ${"2026-04-07T10:00"} | ${2}  | ${"Easter lies between"}
`("from $from until $until are $hours whole h: $because", ({ from, until, hours }) => {
  expect(businessHoursBetween(fromLocal(from), fromLocal(until), berlin)).toBe(hours);
});

test("hours that were added lie between", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 525_600 }), (hours, minute) => {
      const from = new Date(Date.parse("2026-01-01T00:00:00Z") + minute * 60_000).toISOString();
      expect(businessHoursBetween(from, addBusinessHours(from, hours, berlin), berlin)).toBe(hours);
    }),
  );
});

test.each`
  day                   | end                   | because
  ${"2026-03-02T10:00"} | ${"2026-03-03T17:00"} | ${"it is tomorrow"}
  ${"2026-03-06T10:00"} | ${"2026-03-09T17:00"} | ${"a weekend lies between"}
  ${"2026-04-02T10:00"} | ${"2026-04-07T17:00"} | ${"Easter lies between"}
`("the working day after $day ends at $end: $because", ({ day, end }) => {
  expect(toLocal(endOfNextWorkingDay(fromLocal(day), berlin))).toBe(end);
});

describe("days whose clocks change during business hours", () => {
  const nights: BusinessCalendar = {
    business_hours: { time_zone: "Europe/Berlin", days: ["sun"], from: "01:00", until: "05:00" },
    holidays: [],
  };

  test.each`
    from                  | hours | until                 | because
    ${"2026-03-29T01:00"} | ${3}  | ${"2026-03-29T05:00"} | ${"an hour is missing"}
    ${"2026-10-25T01:00"} | ${5}  | ${"2026-10-25T05:00"} | ${"an hour comes twice"}
    ${"2026-03-22T01:00"} | ${4}  | ${"2026-03-22T05:00"} | ${"on other Sundays there are four"}
  `("$hours h from $from end at $until: $because", ({ from, hours, until }) => {
    expect(toLocal(addBusinessHours(fromLocal(from), hours, nights))).toBe(until);
  });
});

test("hours and days are those of the stated time zone", () => {
  const shanghai = { ...berlin, business_hours: { ...berlin.business_hours, time_zone: "Asia/Shanghai" } };
  expect(addBusinessHours("2026-03-02T01:00:00Z", 8, shanghai)).toBe("2026-03-02T09:00:00.000Z");
  expect(businessDay("2026-03-01T20:00:00Z", shanghai)).toBe("2026-03-02");
  expect(businessDay("2026-03-01T20:00:00Z", berlin)).toBe("2026-03-01");
});

test("instants are written with milliseconds, so that their texts sort as they do", () => {
  expect(addBusinessHours("2026-03-02T10:00:00.25Z", 1, berlin)).toBe("2026-03-02T11:00:00.250Z");
});

describe("laws", () => {
  const timesOfDay = fc
    .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 0, max: 1438 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: timeOfDay(Math.min(a, b)), until: timeOfDay(Math.max(a, b)) }));
  const calendars: fc.Arbitrary<BusinessCalendar> = fc.record({
    business_hours: fc
      .tuple(
        fc.constantFrom(
          "Europe/Berlin",
          "Asia/Shanghai",
          "America/New_York",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "UTC",
        ),
        fc.subarray([...weekdays], { minLength: 1 }),
        timesOfDay,
      )
      .map(([time_zone, days, times]) => ({ time_zone, days, ...times })),
    holidays: fc.array(
      fc.integer({ min: 0, max: 60 }).map((days) => dayAfter("2026-03-15", days)),
      { maxLength: 20 },
    ),
  });
  const milliseconds = { min: Date.parse("2026-03-01T00:00:00Z"), max: Date.parse("2026-12-01T00:00:00Z") };
  const instants = fc.integer(milliseconds).map((time) => new Date(time).toISOString());
  const hours = fc.integer({ min: 0, max: 60 });

  test("a time limit never ends outside business hours, nor before it begins", () => {
    fc.assert(
      fc.property(instants, hours, calendars, (instant, limit, calendar) => {
        const end = addBusinessHours(instant, limit, calendar);
        const { time_zone, days, from, until } = calendar.business_hours;
        const local = Temporal.Instant.from(end).toZonedDateTimeISO(time_zone);
        const day = local.toPlainDate();
        expect(days).toContain(weekdays[day.dayOfWeek - 1]);
        expect(calendar.holidays).not.toContain(day.toString());
        const at = (time: string) => day.toZonedDateTime({ timeZone: time_zone, plainTime: time }).epochMilliseconds;
        expect(local.epochMilliseconds).toBeGreaterThanOrEqual(at(from));
        expect(local.epochMilliseconds).toBeLessThanOrEqual(at(until));
        expect(end >= instant).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("hours add up: some hours and then more end when all of them at once do", () => {
    fc.assert(
      fc.property(instants, hours, hours, calendars, (instant, some, more, calendar) => {
        const inTwo = addBusinessHours(addBusinessHours(instant, some, calendar), more, calendar);
        expect(inTwo).toBe(addBusinessHours(instant, some + more, calendar));
      }),
      { numRuns: 1000 },
    );
  });

  test("whoever begins later does not end earlier", () => {
    fc.assert(
      fc.property(instants, instants, hours, calendars, (a, b, limit, calendar) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(addBusinessHours(earlier, limit, calendar) <= addBusinessHours(later, limit, calendar)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

function timeOfDay(minutes: number): string {
  return Temporal.PlainTime.from("00:00").add({ minutes }).toString({ smallestUnit: "minute" });
}

function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
