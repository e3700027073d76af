import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import { spansOf } from "../../../shared/program/spans.ts";
import { governances, versionsInForce } from "../../../shared/program/versions.ts";
import { programWith, versionOf } from "../../support/program.ts";

/** Versions of one program in the order of publication, each as `from..until` or `from..`; with `latest` for all lines. */
function published(...days: readonly string[]): readonly ProgramVersion[] {
  return days.map((text, index) => {
    const [from, until] = text.replace(" latest", "").split("..");
    const terms = text.endsWith(" latest") ? "latest" : "transaction-date";
    return versionOf(programWith({ terms, effective: until === "" ? { from } : { from, until } }), index + 1);
  });
}

const told = (versions: readonly ProgramVersion[]) =>
  governances(versions).map(({ version, firstDay, dayAfter }) => `${version.version}: ${firstDay}..${dayAfter ?? ""}`);

describe("which version governs which days", () => {
  test.each`
    versions                                            | governed                                                      | because
    ${["2011-01-01.."]}                                 | ${["1: 2011-01-01.."]}                                        | ${"nothing ends it"}
    ${["2011-01-01..2012-01-01"]}                       | ${["1: 2011-01-01..2012-01-01"]}                              | ${"it ends itself"}
    ${["2011-01-01..", "2011-07-01.."]}                 | ${["1: 2011-01-01..2011-07-01", "2: 2011-07-01.."]}           | ${"the later publication takes over from its first day on"}
    ${["2011-01-01..", "2011-01-01.."]}                 | ${["2: 2011-01-01.."]}                                        | ${"it takes over wholly from the same day"}
    ${["2011-07-01..", "2011-01-01.."]}                 | ${["2: 2011-01-01.."]}                                        | ${"and from an earlier one"}
    ${["2011-01-01..", "2011-03-01..2011-06-01"]}       | ${["1: 2011-01-01..2011-03-01", "2: 2011-03-01..2011-06-01"]} | ${"what was superseded does not come back"}
    ${["2011-01-01..2011-06-01", "2011-06-01.."]}       | ${["1: 2011-01-01..2011-06-01", "2: 2011-06-01.."]}           | ${"one follows the other"}
    ${["2011-06-01..", "2011-01-01..2011-06-01"]}       | ${["2: 2011-01-01..2011-06-01", "1: 2011-06-01.."]}           | ${"published later for earlier days, it leaves the later days alone"}
    ${["2011-01-01..2011-03-01", "2011-06-01.."]}       | ${["1: 2011-01-01..2011-03-01", "2: 2011-06-01.."]}           | ${"days between them are governed by none"}
    ${["2011-01-01..", "2011-06-01..", "2011-03-01.."]} | ${["1: 2011-01-01..2011-03-01", "3: 2011-03-01.."]}           | ${"the third leaves nothing of the second"}
    ${[]}                                               | ${[]}                                                         | ${"nothing is published"}
  `("$versions are $governed: $because", ({ versions, governed }) => {
    expect(told(published(...versions))).toEqual(governed);
  });

  test.each`
    versions                                                          | governed                                            | because
    ${["2011-01-01.. latest"]}                                        | ${["1: 2011-01-01.."]}                              | ${"there is nothing before it"}
    ${["2011-01-01..", "2011-07-01.. latest"]}                        | ${["2: 2011-01-01.."]}                              | ${"a rate corrected in the middle of the year governs all lines"}
    ${["2011-01-01..2012-01-01", "2011-07-01..2012-01-01 latest"]}    | ${["2: 2011-01-01..2012-01-01"]}                    | ${"up to its own end"}
    ${["2011-01-01..", "2011-07-01..2011-10-01 latest"]}              | ${["2: 2011-01-01..2011-10-01"]}                    | ${"an end of its own ends the program"}
    ${["2011-01-01..2011-04-01", "2011-07-01.. latest"]}              | ${["2: 2011-01-01.."]}                              | ${"days between the two are governed as well"}
    ${["2011-01-01..", "2011-07-01.. latest", "2011-10-01.."]}        | ${["2: 2011-01-01..2011-10-01", "3: 2011-10-01.."]} | ${"one by transaction date takes over from its own first day"}
    ${["2011-01-01..", "2011-07-01.. latest", "2011-03-01.."]}        | ${["2: 2011-01-01..2011-03-01", "3: 2011-03-01.."]} | ${"also where that lies before the correction's"}
    ${["2011-01-01..", "2011-04-01..", "2011-07-01.. latest"]}        | ${["3: 2011-01-01.."]}                              | ${"it reaches back over all versions before it"}
    ${["2011-01-01..", "2011-07-01.. latest", "2011-08-01.. latest"]} | ${["3: 2011-01-01.."]}                              | ${"and over an earlier correction"}
  `("$versions are $governed: $because", ({ versions, governed }) => {
    expect(told(published(...versions))).toEqual(governed);
  });

  test.each`
    versions                                                | governed                                                      | because
    ${["2011-01-01..", "2011-01-01..2011-06-01"]}           | ${["2: 2011-01-01..2011-06-01"]}                              | ${"the same terms with an end"}
    ${["2011-01-01..2012-01-01", "2011-05-31..2011-06-01"]} | ${["1: 2011-01-01..2011-05-31", "2: 2011-05-31..2011-06-01"]} | ${"a last day of its own ends it"}
  `("an early end, $versions, is $governed: $because", ({ versions, governed }) => {
    expect(told(published(...versions))).toEqual(governed);
  });

  test("the latest terms reach back over their own program only", () => {
    const other = versionOf(programWith({ program: "other", terms: "latest", effective: { from: "2011-07-01" } }), 2);
    expect(told([...published("2011-01-01.."), other])).toEqual(["1: 2011-01-01..", "2: 2011-07-01.."]);
  });

  test("another program's versions end nothing", () => {
    const other = versionOf(programWith({ program: "other", effective: { from: "2011-03-01" } }), 2);
    expect(told([...published("2011-01-01.."), other])).toEqual(["1: 2011-01-01..", "2: 2011-03-01.."]);
  });

  test.each`
    day             | version      | because
    ${"2010-12-31"} | ${undefined} | ${"not yet in force"}
    ${"2011-01-01"} | ${1}         | ${"the first day belongs to it"}
    ${"2011-06-30"} | ${1}         | ${"the last day before the next"}
    ${"2011-07-01"} | ${2}         | ${"the next begins"}
    ${"2011-12-31"} | ${2}         | ${"its last day"}
    ${"2012-01-01"} | ${undefined} | ${"until is the day after the last"}
  `("on $day version $version is in force: $because", ({ day, version }) => {
    const versions = published("2011-01-01..", "2011-07-01..2012-01-01");
    expect(versionsInForce(versions, day)[0]?.version).toBe(version);
  });
});

describe("the days of a period by version", () => {
  const spans = (versions: readonly ProgramVersion[], firstDay: string, dayAfter: string) =>
    spansOf(versions, firstDay, dayAfter).map((span) => `${span.version.version}: ${span.firstDay}..${span.dayAfter}`);

  test.each`
    firstDay        | dayAfter        | cut                                                           | because
    ${"2011-01-01"} | ${"2012-01-01"} | ${["1: 2011-02-01..2011-07-01", "2: 2011-07-01..2012-01-01"]} | ${"a year under both, from the day it began"}
    ${"2011-04-01"} | ${"2011-07-01"} | ${["1: 2011-04-01..2011-07-01"]}                              | ${"the second begins on the day after"}
    ${"2011-06-30"} | ${"2011-07-02"} | ${["1: 2011-06-30..2011-07-01", "2: 2011-07-01..2011-07-02"]} | ${"a day of each"}
    ${"2010-01-01"} | ${"2011-02-01"} | ${[]}                                                         | ${"before anything was in force"}
    ${"2011-08-01"} | ${"2011-08-01"} | ${[]}                                                         | ${"no days"}
  `("[$firstDay, $dayAfter) is $cut: $because", ({ firstDay, dayAfter, cut }) => {
    expect(spans(published("2011-02-01..", "2011-07-01.."), firstDay, dayAfter)).toEqual(cut);
  });

  test.each`
    suspended                                                                                     | cut                                                                               | because
    ${[]}                                                                                         | ${["2011-02-01..2012-01-01"]}                                                     | ${"nothing is suspended"}
    ${[{ from: "2011-05-01", until: "2011-06-01" }]}                                              | ${["2011-02-01..2011-05-01", "2011-06-01..2012-01-01"]}                           | ${"a month in the middle"}
    ${[{ from: "2011-02-01", until: "2011-02-02" }]}                                              | ${["2011-02-02..2012-01-01"]}                                                     | ${"the first day"}
    ${[{ from: "2011-12-31", until: "2012-01-01" }]}                                              | ${["2011-02-01..2011-12-31"]}                                                     | ${"the last day"}
    ${[{ from: "2011-01-01", until: "2011-02-01" }]}                                              | ${["2011-02-01..2012-01-01"]}                                                     | ${"days before"}
    ${[{ from: "2012-01-01", until: "2013-01-01" }]}                                              | ${["2011-02-01..2012-01-01"]}                                                     | ${"days after"}
    ${[{ from: "2010-01-01", until: "2013-01-01" }]}                                              | ${[]}                                                                             | ${"all days"}
    ${[{ from: "2011-05-01", until: "2011-06-01" }, { from: "2011-06-01", until: "2011-07-01" }]} | ${["2011-02-01..2011-05-01", "2011-07-01..2012-01-01"]}                           | ${"two that touch"}
    ${[{ from: "2011-09-01", until: "2011-10-01" }, { from: "2011-05-01", until: "2011-06-01" }]} | ${["2011-02-01..2011-05-01", "2011-06-01..2011-09-01", "2011-10-01..2012-01-01"]} | ${"two in any order"}
    ${[{ from: "2011-05-01", until: "2011-07-01" }, { from: "2011-06-01", until: "2011-08-01" }]} | ${["2011-02-01..2011-05-01", "2011-08-01..2012-01-01"]}                           | ${"two that overlap"}
  `("suspended $suspended leaves $cut: $because", ({ suspended, cut }) => {
    const version = versionOf(programWith({ effective: { from: "2011-02-01" }, suspended }));
    expect(spans([version], "2011-01-01", "2012-01-01")).toEqual(cut.map((days: string) => `1: ${days}`));
  });

  test("a version suspends only the days that it governs itself", () => {
    const suspended = [{ from: "2011-06-01", until: "2011-08-01" }];
    const versions = [
      versionOf(programWith({ suspended })),
      versionOf(programWith({ effective: { from: "2011-07-01" } }), 2),
    ];
    expect(spans(versions, "2011-01-01", "2012-01-01")).toEqual([
      "1: 2011-01-01..2011-06-01",
      "2: 2011-07-01..2012-01-01",
    ]);
  });

  test("every day lies in the span of the version in force on it, and in no other", () => {
    const day = fc.integer({ min: 0, max: 60 }).map((offset) => dayAt(offset));
    const version = fc
      .tuple(fc.integer({ min: 0, max: 50 }), fc.option(fc.integer({ min: 1, max: 30 })))
      .map(([from, days]) => `${dayAt(from)}..${days === null ? "" : dayAt(from + days)}`)
      .chain((days) => fc.constantFrom(days, `${days} latest`));
    fc.assert(
      fc.property(fc.array(version, { maxLength: 5 }), day, (texts, day) => {
        const versions = published(...texts);
        const holding = spansOf(versions, dayAt(0), dayAt(61)).filter(
          (span) => span.firstDay <= day && day < span.dayAfter,
        );
        expect(holding.map((span) => span.version.version)).toEqual(
          versionsInForce(versions, day).map(({ version }) => version),
        );
        expect(holding.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function dayAt(offset: number): string {
  return new Date(Date.UTC(2011, 0, 1 + offset)).toISOString().slice(0, 10);
}
