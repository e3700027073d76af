import { describe, expect, test } from "vitest";
import type { DensityRow } from "../../../shared/effects/answer-rows.ts";
import { twoSidedPValue } from "../../../shared/effects/chi-square.ts";
import type { Observation } from "../../../shared/effects/observed-sides.ts";
import { regressionDiscontinuity } from "../../../shared/effects/regression-discontinuity.ts";
import { thresholdRow } from "../../../shared/effects/threshold-row.ts";
import { chanceOf } from "./studies.ts";

const line = { program_id: "club", period_id: "2011-Q1", tier: 2 };
const even: DensityRow = { ...line, units_below: 90, units_above: 90, z: 0.4, verdict: "no_sorting_found" };
const chosen: DensityRow = { ...even, z: 4.2, verdict: "customers_choose_their_side" };
const untested: DensityRow = { ...even, z: null, verdict: "not_tested" };

const chance = chanceOf("customers near a tier");
/** Volumes grow with the distance and bend; whoever has reached the line buys 50 more. */
const units: readonly Observation[] = Array.from({ length: 900 }, () => {
  const distance = 2 * chance.fraction() - 1;
  return {
    distance,
    outcome: 200 + 80 * distance + 60 * distance ** 2 + (distance < 0 ? 0 : 50) + 12 * chance.normal(),
  };
});
const jump = regressionDiscontinuity(units) ?? expect.fail("an estimate");

describe("the row of a tier's line", () => {
  test("tells the jump with its robust interval, bandwidths and density, grade C", () => {
    expect(thresholdRow(even, units)).toEqual({
      ...line,
      units_below: jump.unitsBelow,
      units_above: jump.unitsAbove,
      bandwidth: jump.bandwidth,
      bias_bandwidth: jump.biasBandwidth,
      estimate: jump.estimate,
      standard_error: jump.standardError,
      bias_corrected_estimate: jump.biasCorrectedEstimate,
      robust_standard_error: jump.robustStandardError,
      low: jump.low,
      high: jump.high,
      p_value: twoSidedPValue(jump.biasCorrectedEstimate / jump.robustStandardError),
      density_z: 0.4,
      density_p_value: twoSidedPValue(0.4),
      verdict: "no_sorting_found",
      grade: "C",
      reason: "near_the_line_only",
    });
    expect([jump.low < 50, jump.high > 50, jump.low > 0]).toEqual([true, true, true]);
  });

  test.each`
    density     | reason                  | pValue                 | because
    ${chosen}   | ${"density_rejected"}   | ${twoSidedPValue(4.2)} | ${"customers choose their side"}
    ${untested} | ${"density_not_tested"} | ${null}                | ${"nobody can say whether they do"}
  `(
    "is D for $reason, with the figures that must not be read as an effect: $because",
    ({ density, reason, pValue }) => {
      const { z, verdict } = density;
      const told = { estimate: jump.estimate, density_z: z, density_p_value: pValue, verdict, grade: "D", reason };
      expect(thresholdRow(density, units)).toMatchObject(told);
    },
  );

  test("has no figures, but the bandwidth, where fewer than 30 customers of a side are within it", () => {
    const within = units.filter(({ distance }) => distance < 0 && -distance < jump.bandwidth);
    const kept = new Set([...within.slice(0, 20), ...units.filter(({ distance }) => distance >= 0 || distance < -0.8)]);
    const row = thresholdRow(even, [...kept]);
    expect(row).toMatchObject({ grade: "D", reason: "too_few_near_the_line" });
    expect(row.units_below).toBeLessThan(30);
    expect(row.bandwidth).toBeGreaterThan(0);
    for (const name of ["estimate", "standard_error", "low", "high", "p_value"]) expect(row).not.toHaveProperty(name);
  });

  const flat = units.map(({ distance }) => ({ distance, outcome: distance < 0 ? 0 : 70 }));
  const five = [-0.2, -0.1, 0, 0.1, 0.2].map((distance) => ({ distance, outcome: 50 + distance }));
  const belowOnly = units.filter(({ distance }) => distance < 0);
  test.each`
    observations | reason                     | sizes                                         | because
    ${flat}      | ${"threshold_not_settled"} | ${[belowOnly.length, 900 - belowOnly.length]} | ${"outcomes without a spread have no error"}
    ${belowOnly} | ${"too_few_near_the_line"} | ${[belowOnly.length, 0]}                      | ${"nobody has reached the line"}
    ${five}      | ${"too_few_near_the_line"} | ${[2, 3]}                                     | ${"five customers are too few, and at the line one is above it"}
  `("is $reason without a bandwidth, and counts all: $because", ({ observations, reason, sizes }) => {
    const row = thresholdRow(even, observations);
    expect(row).toMatchObject({ bandwidth: null, bias_bandwidth: null, grade: "D", reason });
    expect([row.units_below, row.units_above]).toEqual(sizes);
    expect(row).not.toHaveProperty("estimate");
  });
});
