import { describe, expect, test } from "vitest";
import { runRules } from "../../../shared/run/period-rules.ts";
import { planRun } from "../../../shared/run/plan.ts";
import { rulesOf } from "../../support/aggregate.ts";
import { programWith, versionOf } from "../../support/program.ts";

type Terms = Readonly<Record<string, unknown>>;

const published = (...terms: readonly Terms[]) =>
  terms.map((some, index) => versionOf(programWith({ period: "quarter", ...some }), index + 1));

/** A run's periods as `program period: versions`. */
const told = (...terms: readonly Terms[]) =>
  rulesOf(published(...terms), "2011-05-15").periods.map(
    ({ programId, period, versions }) =>
      `${programId} ${period.id}: ${versions.map(({ version }) => version).join(", ")}`,
  );

describe("the periods of a run and the versions that govern them", () => {
  const from = (day: string) => ({ effective: { from: day } });
  test.each`
    terms                                                                                                               | periods                                          | because
    ${[]}                                                                                                               | ${[]}                                            | ${"nothing is published"}
    ${[{}]}                                                                                                             | ${["annual 2011-Q1: 1", "annual 2011-Q2: 1"]}    | ${"each quarter that has begun"}
    ${[{}, from("2011-05-01")]}                                                                                         | ${["annual 2011-Q1: 1", "annual 2011-Q2: 1, 2"]} | ${"both govern days of the second"}
    ${[from("2011-02-01"), { effective: { from: "2011-01-01", until: "2011-02-01" } }]}                                 | ${["annual 2011-Q1: 2, 1", "annual 2011-Q2: 1"]} | ${"in the order in which they govern, not of publication"}
    ${[{}, { ...from("2011-05-01"), terms: "latest" }]}                                                                 | ${["annual 2011-Q1: 2", "annual 2011-Q2: 2"]}    | ${"the latest terms govern alone"}
    ${[{}, { ...from("2011-05-01"), terms: "latest" }, from("2011-04-15")]}                                             | ${["annual 2011-Q1: 2", "annual 2011-Q2: 2, 3"]} | ${"until other ones take over"}
    ${[{ suspended: [{ from: "2011-02-01", until: "2011-03-01" }] }]}                                                   | ${["annual 2011-Q1: 1", "annual 2011-Q2: 1"]}    | ${"two runs of days are one period"}
    ${[{ suspended: [{ from: "2011-01-01", until: "2011-04-01" }] }]}                                                   | ${["annual 2011-Q2: 1"]}                         | ${"a period without a day is none"}
    ${[{ qualifier: { measure: "net_amount", counting: "previous-period", products: { include: { brand: ["A"] } } } }]} | ${["annual 2011-Q1: 1", "annual 2011-Q2: 1"]}    | ${"rows of earlier days are no periods of their own"}
  `("$periods: $because", ({ terms, periods }) => {
    expect(told(...terms)).toEqual(periods);
  });

  test("a period is whole although the run counts a part of it", () => {
    expect(rulesOf(published({ effective: { from: "2011-02-10" } }), "2011-02-28").periods[0]?.period).toEqual({
      id: "2011-Q1",
      firstDay: "2011-01-01",
      dayAfter: "2011-04-01",
    });
  });

  test("the versions are read back as they were published", () => {
    const version = versionOf(programWith({ name: { en: "Annual", zh: "年度" } }));
    const [rule] = rulesOf([version], "2011-05-15").periods;
    expect(rule?.versions[0]).toMatchObject({
      programId: version.programId,
      version: version.version,
      document: version.document,
      documentSha256: version.documentSha256,
    });
  });
});

test("all versions are known, also those that govern nothing any more", () => {
  const { versions } = rulesOf(published({}, { terms: "latest" }), "2011-05-15");
  expect(versions.map(({ version }) => version)).toEqual([1, 2]);
});

test("rows that do not fit each other are a defect", () => {
  const plan = planRun({ run_id: "r", run_number: 1, as_of_date: "2011-05-15" }, published({}), []);
  expect(() => runRules([], plan.rules.periods)).toThrow("rule for unknown version annual/1");
  const moved = plan.rules.periods.map((row) => ({ ...row, period_id: "2012-Q1" }));
  expect(() => runRules(plan.programs, moved)).toThrow("2012-Q1 is no period of annual");
});
