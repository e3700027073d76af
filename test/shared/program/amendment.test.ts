import { describe, expect, test } from "vitest";
import { amendmentProblems } from "../../../shared/program/amendment.ts";
import { programWith, versionOf } from "../../support/program.ts";

type Terms = Readonly<Record<string, unknown>>;

/** What stands against terms after the ones before them, which were published in this order. */
function told(next: Terms, ...before: readonly Terms[]): readonly string[] {
  const published = before.map((terms, index) => versionOf(programWith(terms), index + 1));
  return amendmentProblems(programWith(next), published).map(({ path, problem }) => `${path}: ${problem}`);
}

describe("what a position is cannot change", () => {
  const published = { currency: "EUR", period: "year" };
  test.each`
    terms                                  | problems                                                                                      | because
    ${{}}                                  | ${[]}                                                                                         | ${"the same terms stand against nothing"}
    ${{ method: "banded" }}                | ${[]}                                                                                         | ${"terms may change"}
    ${{ currency: "GBP" }}                 | ${["currency: version 1 says EUR, which no later version may change: publish a new program"]} | ${"a position has one currency"}
    ${{ period: "month" }}                 | ${["period: version 1 says year, which no later version may change: publish a new program"]}  | ${"a position has one period"}
    ${{ program: "new", period: "month" }} | ${[]}                                                                                         | ${"another program is free to"}
  `("with $terms stands $problems: $because", ({ terms, problems }) => {
    expect(told(terms, published)).toEqual(problems);
  });

  test("a first version is free", () => {
    expect(told({ period: "month" })).toEqual([]);
  });

  test("a term stays as it is, for it is the position's period", () => {
    const term = (until: string) => ({ period: "term", term: { from: "2011-01-01", until } });
    expect(told(term("2012-01-01"), term("2012-01-01"))).toEqual([]);
    expect(told(term("2012-07-01"), term("2012-01-01"))).toEqual([
      'term: version 1 says {"from":"2011-01-01","until":"2012-01-01"}, which no later version may change: publish a new program',
    ]);
  });
});

describe("custom periods", () => {
  const [spring, summer, winter] = [
    { id: "spring", from: "2011-03-01", until: "2011-05-15" },
    { id: "summer", from: "2011-05-15", until: "2011-08-01" },
    { id: "winter", from: "2011-11-01", until: "2012-02-01" },
  ];
  const custom = (...periods: readonly unknown[]) => ({
    period: "custom",
    effective: { from: "2011-03-01" },
    periods,
  });
  test.each`
    before              | now                                     | isAllowed | because
    ${[spring, summer]} | ${[spring, summer]}                     | ${true}   | ${"nothing changes"}
    ${[spring, summer]} | ${[spring, summer, winter]}             | ${true}   | ${"one follows"}
    ${[spring, summer]} | ${[spring]}                             | ${false}  | ${"one is gone"}
    ${[spring, winter]} | ${[spring, summer, winter]}             | ${false}  | ${"one comes in between"}
    ${[spring]}         | ${[{ ...spring, until: "2011-05-16" }]} | ${false}  | ${"a period gains a day"}
    ${[spring]}         | ${[{ ...spring, id: "Spring" }]}        | ${false}  | ${"a period gets another name"}
  `("$now after $before: $because", ({ before, now, isAllowed }) => {
    const problems = told(custom(...now), custom(...before));
    expect(problems.length).toBe(isAllowed ? 0 : 1);
    if (!isAllowed) expect(problems[0]).toMatch(/^periods: .*which a later version may continue but not change$/);
  });
});

describe("fiscal calendars", () => {
  const [y2011, y2012, y2013] = [
    { year: "2011", first_day: "2011-01-02" },
    { year: "2012", first_day: "2012-01-01" },
    { year: "2013", first_day: "2012-12-30" },
  ];
  const weeks = (years: readonly unknown[], until: string, pattern = "4-4-5") => ({
    period: "month",
    effective: { from: "2011-01-02" },
    calendar: { weeks: pattern, years, until },
  });
  const months = (year_starts_in: number) => ({ period: "month", calendar: { year_starts_in } });
  const two = weeks([y2011, y2012], "2012-12-30");
  const movedYear = { year: "2013", first_day: "2013-01-06" };
  test.each`
    before                 | now                                               | isAllowed | because
    ${two}                 | ${two}                                            | ${true}   | ${"nothing changes"}
    ${two}                 | ${weeks([y2011, y2012, y2013], "2013-12-29")}     | ${true}   | ${"a year follows where the last one ended"}
    ${two}                 | ${weeks([y2011, y2012], "2013-01-06")}            | ${false}  | ${"the last year gains a week"}
    ${two}                 | ${weeks([y2011, y2012, movedYear], "2014-01-05")} | ${false}  | ${"a year follows a week later, which the last one would gain"}
    ${two}                 | ${weeks([y2012], "2012-12-30")}                   | ${false}  | ${"a year is gone"}
    ${two}                 | ${weeks([y2011, y2012], "2012-12-30", "5-4-4")}   | ${false}  | ${"its months change"}
    ${two}                 | ${{ period: "month" }}                            | ${false}  | ${"weeks become months"}
    ${months(4)}           | ${months(4)}                                      | ${true}   | ${"nothing changes"}
    ${months(4)}           | ${months(7)}                                      | ${false}  | ${"the year starts elsewhere"}
    ${{ period: "month" }} | ${months(4)}                                      | ${false}  | ${"calendar years become fiscal years"}
  `("$now.calendar after $before.calendar: $because", ({ before, now, isAllowed }) => {
    const problems = told(now, before);
    expect(problems.length).toBe(isAllowed ? 0 : 1);
    if (!isAllowed) expect(problems[0]).toMatch(/^calendar: .*which a later version may continue but not change$/);
  });
});

describe("units that meet in one accrual period", () => {
  const counting = (unit: string | undefined, from: string, more: Terms = {}) => ({
    effective: { from },
    qualifier: { measure: "quantity", unit },
    base: { measure: "quantity", unit },
    tiers: [{ from: "0", benefit: { kind: "per-unit", amount: "1" } }],
    ...more,
  });
  const pieces = counting("piece", "2011-01-01");
  const both = ["qualifier.unit", "base.unit"];
  test.each`
    before                                                                     | now                                                                                           | paths   | because
    ${[pieces]}                                                                | ${counting("piece", "2011-07-01")}                                                            | ${[]}   | ${"pieces and pieces add up"}
    ${[pieces]}                                                                | ${counting("case", "2011-07-01")}                                                             | ${both} | ${"pieces and cases do not"}
    ${[pieces]}                                                                | ${counting(undefined, "2011-07-01")}                                                          | ${both} | ${"nor do pieces and whatever comes"}
    ${[pieces]}                                                                | ${counting("case", "2012-01-01")}                                                             | ${[]}   | ${"a year of cases follows a year of pieces"}
    ${[pieces]}                                                                | ${counting("case", "2011-07-01", { terms: "latest" })}                                        | ${[]}   | ${"all lines are counted anew"}
    ${[pieces, counting("case", "2012-01-01")]}                                | ${counting("case", "2011-07-01")}                                                             | ${both} | ${"the first version still governs the beginning of the year"}
    ${[{ ...pieces, effective: { from: "2011-01-01", until: "2011-06-01" } }]} | ${counting("case", "2011-07-01")}                                                             | ${both} | ${"days between them do not part them"}
    ${[counting("piece", "2011-09-01")]}                                       | ${counting("case", "2011-03-01", { effective: { from: "2011-03-01", until: "2011-09-01" } })} | ${both} | ${"an older version may follow"}
  `("$because", ({ before, now, paths }) => {
    const problems = told(now, ...before);
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(paths);
  });

  test("what to do about it is told", () => {
    expect(told(counting("case", "2011-07-01"), pieces)[0]).toBe(
      "qualifier.unit: version 1 counts in piece, and quantities of one accrual period add up: begin with a period, or say terms latest",
    );
  });
});

describe("programs that meet on the same lines", () => {
  const stacked = (program: string, currency: string, group = "volume") =>
    programWith({ program, currency, stacking: { group, order: 1 } });

  test.each`
    document                                          | problems                                                                              | because
    ${stacked("b", "GBP")}                            | ${["stacking.group: volume has a in EUR: programs of one group are in one currency"]} | ${"what one gave cannot be taken off the other"}
    ${stacked("b", "EUR")}                            | ${[]}                                                                                 | ${"one currency"}
    ${stacked("b", "GBP", "launch")}                  | ${[]}                                                                                 | ${"another group"}
    ${programWith({ program: "b", currency: "GBP" })} | ${[]}                                                                                 | ${"a program that stands alone"}
  `("$document.currency: $because", ({ document, problems }) => {
    const published = [versionOf(stacked("a", "EUR"))];
    expect(amendmentProblems(document, published).map(({ path, problem }) => `${path}: ${problem}`)).toEqual(problems);
  });
});

describe("a hold-out changes from a day on", () => {
  const latest = { terms: "latest" };
  const tenth = { hold_out: { percent: "10" } };
  const problem = (before: string) => [
    `hold_out: version 1 says ${before}, which terms latest would change for days gone by: say transaction-date`,
  ];
  test.each`
    before   | next                                                           | problems                       | because
    ${{}}    | ${tenth}                                                       | ${[]}                          | ${"it begins with its version"}
    ${tenth} | ${{}}                                                          | ${[]}                          | ${"it ends with its version"}
    ${tenth} | ${{ ...latest, ...tenth }}                                     | ${[]}                          | ${"it stays as it is"}
    ${tenth} | ${{ ...latest, hold_out: { percent: "10", lot: "annual" } }}   | ${[]}                          | ${"the lot is the program's id all the same"}
    ${{}}    | ${{ ...latest, ...tenth }}                                     | ${problem("nothing")}          | ${"customers would lose what they earned"}
    ${tenth} | ${latest}                                                      | ${problem('{"percent":"10"}')} | ${"nobody would have been held out"}
    ${tenth} | ${{ ...latest, hold_out: { percent: "10", lot: "2011-two" } }} | ${problem('{"percent":"10"}')} | ${"others would have been"}
  `("$next after $before: $because", ({ before, next, problems }) => {
    expect(told(next, before)).toEqual(problems);
  });
});
