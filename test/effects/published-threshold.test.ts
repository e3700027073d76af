import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Observation } from "../../shared/effects/observed-sides.ts";
import { regressionDiscontinuity } from "../../shared/effects/regression-discontinuity.ts";
import { type EstimatorLake, openEstimatorLake } from "../support/estimator-lake.ts";
import { sharedData } from "../support/shared-data.ts";

/** Elections to the Senate of the United States: the margin of a party, and its share of the votes in the next election of the seat. */
const senate = sharedData("rdrobust_senate.csv", "data/panels");

/** Of what rdrobust gives with its defaults: Calonico, Cattaneo, Farrell & Titiunik, Stata Journal 17 (2017), 372–404. */
const published = {
  bandwidth: "17.754",
  biasBandwidth: "28.028",
  estimate: "7.414",
  standardError: "1.459",
  low: "4.094",
  high: "10.919",
};

describe.skipIf(senate === undefined)(
  "the advantage of an incumbent party (skipped where the file is not beside the checkout)",
  () => {
    let lake: EstimatorLake;
    let elections: readonly Observation[];
    const ask = (name: string, bandwidth: number) => lake.ask(name, ["senate", String(bandwidth)]);

    beforeAll(async () => {
      lake = await openEstimatorLake();
      // As a share of 100 points, which is as far as a margin can go.
      await lake.connection.run(
        `insert into threshold_current (program_id, period_id, tier, unit_id, distance, outcome)
         select 'senate', 'all', 1, state || '-' || "year", margin / 100, vote from read_csv('${senate}', nullstr = '')`,
      );
      const reader = await lake.connection.runAndReadAll(
        "select distance * 100 as distance, outcome from threshold_current where outcome is not null",
      );
      elections = reader.getRowObjectsJson().map(({ distance, outcome }) => ({
        distance: Number(distance),
        outcome: Number(outcome),
      }));
    });
    afterAll(() => lake?.close());

    test("the bandwidths, the estimate and the robust interval are the published ones", () => {
      const found = regressionDiscontinuity(elections);
      const { unitsBelow, unitsAbove, ...figures } = found ?? expect.fail("an estimate");
      expect({ unitsBelow, unitsAbove }).toEqual({ unitsBelow: 360, unitsAbove: 323 });
      const inDigits = Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure.toFixed(3)]));
      expect(inDigits).toMatchObject(published);
    });

    // What rdrobust 2.1.1 gives; 7 digits, because it lets the furthest unit count by a part in a hundred million.
    test.each`
      margins                                              | given                                  | bandwidth          | estimate          | corrected          | robust
      ${"as they are"}                                     | ${undefined}                           | ${17.754398192692} | ${7.41413074911}  | ${7.506502364866}  | ${1.741258375323}
      ${"in steps of four points"}                         | ${undefined}                           | ${24.125310894559} | ${6.944924358756} | ${7.056365351516}  | ${1.589996418849}
      ${"within a bias bandwidth less than the bandwidth"} | ${{ bandwidth: 10, biasBandwidth: 8 }} | ${10}              | ${7.984687486946} | ${14.006668045397} | ${3.271922530648}
    `("margins $margins", ({ margins, given, bandwidth, estimate, corrected, robust }) => {
      const inSteps = ({ distance, outcome }: Observation) => ({ distance: Math.floor(distance / 4) * 4 + 2, outcome });
      const observations = margins.includes("steps") ? elections.map(inSteps) : elections;
      const found = regressionDiscontinuity(observations, given) ?? expect.fail("an estimate");
      expect(found.bandwidth).toBeCloseTo(bandwidth, 5);
      expect(found.estimate).toBeCloseTo(estimate, 6);
      expect(found.biasCorrectedEstimate).toBeCloseTo(corrected, 6);
      expect(found.robustStandardError).toBeCloseTo(robust, 6);
    });

    test("effect-threshold gives the same estimate at the same bandwidth, with the standard error of variance HC0", async () => {
      const { bandwidth, estimate } = regressionDiscontinuity(elections) ?? expect.fail("an estimate");
      const rows = await ask("effect-threshold", bandwidth / 100);
      const found = rows.find((row) => row.bandwidth === bandwidth / 100 && row.donut === 0) ?? expect.fail("a row");
      expect(found.estimate).toBeCloseTo(estimate, 9);
      expect(found.standard_error).toBeCloseTo(1.45502912, 6);
      expect(found).toMatchObject({ units_below: "360", units_above: "323" });
    });

    test("nobody chooses the side of a close election, and both queries say so with one figure", async () => {
      const [tested] = await ask("effect-density-test", 0.28);
      expect(tested).toMatchObject({ units: "1390", verdict: "no_sorting_found" });
      const effects = await ask("effect-threshold", 0.28);
      expect(effects).toHaveLength(10);
      for (const effect of effects) {
        expect(effect).toMatchObject({ density_z: tested?.z, verdict: tested?.verdict });
      }
    });

    test("won elections that were lost by up to ten points are found out, and every estimate is labelled", async () => {
      await lake.connection.run("begin transaction");
      await lake.connection.run("update threshold_current set distance = -distance where distance between -0.1 and 0");
      const [tested] = await ask("effect-density-test", 0.28);
      const effects = await ask("effect-threshold", 0.28);
      await lake.connection.run("rollback");
      expect(Number(tested?.z)).toBeGreaterThan(5);
      expect(new Set(effects.map(({ verdict }) => verdict))).toEqual(new Set(["customers_choose_their_side"]));
    });
  },
);
