import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPublishedLake, type PublishedLake, publishedPanelsAreThere } from "../support/published-panels.ts";

describe.skipIf(!publishedPanelsAreThere)(
  "regressions of published studies (skipped where the panels are not beside the checkout)",
  () => {
    let lake: PublishedLake;
    beforeAll(async () => {
      lake = await openPublishedLake();
    });
    afterAll(() => lake?.close());

    // Petersen 2009; more digits of the first two from the R package sandwich.
    test("Petersen: one slope, three ways to cluster", async () => {
      const [row] = await lake.ask("effect-regression", "petersen");
      expect(row).toMatchObject({
        treated_units: "500",
        cluster_count: "500",
        period_count: "10",
        intercept: expect.closeTo(0.02968, 5),
        estimate: expect.closeTo(1.03483, 5),
        standard_error_by_cluster: expect.closeTo(0.05059573, 7),
        standard_error_by_period: expect.closeTo(0.0334, 4),
        standard_error_by_both: expect.closeTo(0.0536, 4),
      });
    });

    // Cheng and Hoekstra's states, as the R packages bacondecomp and plm (vcovHC, HC1) print them: without weights.
    test("castle doctrine: the two-way estimate", async () => {
      const [row] = await lake.ask("effect-two-way", "castle_thirtyfold");
      expect(row).toMatchObject({ treated_units: "630", control_units: "870", cluster_count: "50" });
      expect(row?.estimate).toBeCloseTo(0.0818116169306471, 12);
      expect(Number(row?.standard_error) * plmInsteadOfOurs({ clusters: 50, periods: 11, copies: 30 })).toBeCloseTo(
        0.057748,
        6,
      );
    });

    test("castle doctrine: twenty-one states are too few to be told alone", async () => {
      const [row] = await lake.ask("effect-two-way", "castle");
      expect(row).toMatchObject({ treated_units: "21", control_units: "29", estimate: null, standard_error: null });
    });

    test.each`
      kind               | weight     | estimate
      ${"earlier_later"} | ${0.05976} | ${-0.00554}
      ${"later_earlier"} | ${0.0319}  | ${0.07032}
      ${"treated_never"} | ${0.90834} | ${0.08796}
    `("castle doctrine: $kind has the weight $weight", async ({ kind, weight, estimate }) => {
      const comparisons = (await comparisonsOf("castle_thirtyfold")).filter((comparison) => comparison.kind === kind);
      const sum = comparisons.reduce((total, comparison) => total + comparison.weight, 0);
      const weighted = comparisons.reduce((total, comparison) => total + comparison.weight * comparison.estimate, 0);
      expect(sum).toBeCloseTo(weight, 5);
      expect(weighted / sum).toBeCloseTo(estimate, 5);
    });

    test("castle doctrine: the states of 2006 against those without a law have the most weight", async () => {
      const [heaviest] = (await comparisonsOf("castle_thirtyfold")).sort((one, other) => other.weight - one.weight);
      expect(heaviest).toMatchObject({
        treated_cohort: 2006,
        control_cohort: null,
        estimate: expect.closeTo(0.06823587, 8),
        weight: expect.closeTo(0.5923947, 7),
      });
    });

    test("castle doctrine: the comparisons sum to the two-way estimate", async () => {
      const comparisons = await comparisonsOf("castle_thirtyfold");
      const sum = comparisons.reduce((total, { weight, estimate }) => total + weight * estimate, 0);
      expect(sum).toBeCloseTo(0.0818116169306471, 12);
    });

    // With one cohort and two waves the two-way estimate is the difference in differences of who answered twice.
    test("Card and Krueger: the two-way estimate is 2.75", async () => {
      const [row] = await lake.ask("effect-two-way", "card_krueger");
      expect(row?.estimate).toBeCloseTo(2.75, 2);
      expect(row?.standard_error).toBeCloseTo(1.34, 2);
    });

    async function comparisonsOf(panel: "castle_thirtyfold") {
      const rows = await lake.ask("effect-bacon-weights", panel);
      return rows.map((row) => ({
        ...row,
        kind: row.kind,
        weight: Number(row.weight),
        estimate: Number(row.estimate),
      }));
    }
  },
);

/** Our factor is G / (G - 1) * (N - 1) / (N - K); plm's HC1 has N / (N - 1) with the rows of the states themselves. */
function plmInsteadOfOurs({
  clusters,
  periods,
  copies,
}: {
  clusters: number;
  periods: number;
  copies: number;
}): number {
  const rows = clusters * periods;
  const ours = ((clusters / (clusters - 1)) * (rows * copies - 1)) / (rows * copies - periods - 1);
  return Math.sqrt(rows / (rows - 1) / ours);
}
