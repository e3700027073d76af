import { describe, expect, test } from "vitest";
import { accountingPeriod } from "../../../shared/run/accounting-period.ts";
import { programWith } from "../../support/program.ts";

const q1 = { id: "2011-Q1", firstDay: "2011-01-01", dayAfter: "2011-04-01" };
const quarterly = (graceDays?: number) =>
  programWith({ period: "quarter", settlement: graceDays === undefined ? {} : { grace_days: graceDays } });

/** The period in whose books the first quarter's differences are on a day. */
const bookedIn = (terms: ReturnType<typeof programWith>, asOfDate: string, latest = terms) =>
  accountingPeriod(terms, latest, q1, asOfDate).id;

describe("the first quarter of 2011", () => {
  test.each`
    graceDays    | asOfDate        | booked       | because
    ${undefined} | ${"2011-02-01"} | ${"2011-Q1"} | ${"it is not over"}
    ${undefined} | ${"2013-01-01"} | ${"2011-Q1"} | ${"without days of grace nothing is ever locked"}
    ${0}         | ${"2011-03-31"} | ${"2011-Q1"} | ${"its last day"}
    ${0}         | ${"2011-04-01"} | ${"2011-Q2"} | ${"locked as soon as it is over"}
    ${30}        | ${"2011-04-30"} | ${"2011-Q1"} | ${"the last day of grace"}
    ${30}        | ${"2011-05-01"} | ${"2011-Q2"} | ${"grace is over"}
    ${30}        | ${"2011-11-11"} | ${"2011-Q4"} | ${"booked in the quarter then open"}
    ${100}       | ${"2011-07-09"} | ${"2011-Q1"} | ${"grace may outlast the next quarter"}
    ${100}       | ${"2011-07-10"} | ${"2011-Q3"} | ${"which is then passed over"}
  `("with grace of $graceDays days is booked on $asOfDate in $booked: $because", ({ graceDays, asOfDate, booked }) => {
    expect(bookedIn(quarterly(graceDays), asOfDate)).toBe(booked);
  });
});

describe("stated periods", () => {
  const spring = { id: "spring", from: "2011-03-01", until: "2011-04-01" };
  const summer = { id: "summer", from: "2011-06-01", until: "2011-08-01" };
  const custom = (...periods: readonly unknown[]) =>
    programWith({ period: "custom", periods, settlement: { grace_days: 10 } });
  const inSpring = { id: "spring", firstDay: "2011-03-01", dayAfter: "2011-04-01" };
  const booked = (asOfDate: string, latest: ReturnType<typeof custom>) =>
    accountingPeriod(custom(spring), latest, inSpring, asOfDate).id;

  test.each`
    asOfDate        | latest                    | period      | because
    ${"2011-06-01"} | ${custom(spring, summer)} | ${"summer"} | ${"a period that later terms state is known"}
    ${"2011-05-31"} | ${custom(spring, summer)} | ${"spring"} | ${"between two periods none is open, so it stays in its own"}
    ${"2011-06-01"} | ${custom(spring)}         | ${"spring"} | ${"and so it does after the last one"}
    ${"2011-04-10"} | ${custom(spring, summer)} | ${"spring"} | ${"the last day of grace"}
  `("on $asOfDate in $period: $because", ({ asOfDate, latest, period }) => {
    expect(booked(asOfDate, latest)).toBe(period);
  });
});

test("the terms that govern the position say when it locks, not the latest ones", () => {
  expect(bookedIn(quarterly(30), "2011-04-30", quarterly(0))).toBe("2011-Q1");
  expect(bookedIn(quarterly(0), "2011-04-30", quarterly(30))).toBe("2011-Q2");
});
