import { chiSquareTail } from "./chi-square.ts";
import { covarianceOf, type EventEffect, type InfluenceRow, influenceByMonth } from "./influence.ts";

/** Whether treated and controls moved alike before anybody joined. */
export type PreTrend =
  | { readonly verdict: "none"; readonly reason: "no_period_before" }
  | { readonly verdict: "weak"; readonly reason: "pre_trend_not_testable" }
  | (WaldTest & { readonly verdict: "weak"; readonly reason: "pre_trend_rejected" })
  | (WaldTest & { readonly verdict: "clean" });
type WaldTest = { readonly statistic: number; readonly degrees: number; readonly pValue: number };

/** A test that is wrong in one case of twenty. */
const level = 0.05;

/**
 * The Wald test that all effects before joining are zero.
 *
 *     W = θ' Σ⁻¹ θ,  Σ_ef = Σ_b ψ_be ψ_bf,  chi-square with as many degrees of freedom as months
 *
 * A month that was estimated as zero without any spread is the base of the others, and is left out. Where the covariance is
 * singular, as with fewer buckets than months, nothing is tested and the verdict is weak: no test was passed. A clean verdict says
 * only that no difference was found; a small study finds none easily (Roth, American Economic Review: Insights 4 (2022)).
 * Source: Callaway & Sant'Anna, Journal of Econometrics 225 (2021), on pre-testing.
 */
export function preTrend(effects: readonly EventEffect[], rows: readonly InfluenceRow[]): PreTrend {
  const before = effects.filter(({ eventMonth }) => eventMonth < 0).sort((a, b) => a.eventMonth - b.eventMonth);
  const tested = influenceByMonth(rows, before)
    .map((influence, month) => ({
      influence,
      estimate: before[month]?.estimate ?? 0,
      standardError: Math.sqrt(covarianceOf(influence, influence)),
    }))
    .filter(({ estimate, standardError }) => estimate !== 0 || standardError > 0);
  if (tested.length === 0) return { verdict: "none", reason: "no_period_before" };
  if (tested.some(({ standardError }) => standardError === 0)) {
    return { verdict: "weak", reason: "pre_trend_not_testable" };
  }

  // In standard errors, so that what counts as singular does not depend on the unit of the outcome.
  const correlations = tested.map((one) =>
    tested.map((other) => covarianceOf(one.influence, other.influence) / (one.standardError * other.standardError)),
  );
  const statistic = quadraticForm(
    correlations,
    tested.map(({ estimate, standardError }) => estimate / standardError),
  );
  if (statistic === undefined) return { verdict: "weak", reason: "pre_trend_not_testable" };

  const degrees = tested.length;
  const pValue = chiSquareTail(statistic, degrees);
  const test = { statistic, degrees, pValue };
  return pValue < level ? { verdict: "weak", reason: "pre_trend_rejected", ...test } : { verdict: "clean", ...test };
}

/** What is left of a row's own variance, of 1, below which it counts as a combination of the rows before. */
const singular = 1e-10;

/**
 * z' R⁻¹ z by Cholesky's R = L L': the sum of the squares of L⁻¹ z.
 * @returns undefined where R is singular
 */
function quadraticForm(matrix: readonly (readonly number[])[], z: readonly number[]): number | undefined {
  const lower: number[][] = [];
  const solved: number[] = [];
  for (const [row, entries] of matrix.entries()) {
    const line: number[] = [];
    for (const [column, above] of lower.entries()) {
      line.push(((entries[column] ?? 0) - dot(line, above)) / (above[column] ?? 0));
    }
    const rest = (entries[row] ?? 0) - dot(line, line);
    if (rest < singular) return undefined;
    solved.push(((z[row] ?? 0) - dot(line, solved)) / Math.sqrt(rest));
    lower.push([...line, Math.sqrt(rest)]);
  }
  return dot(solved, solved);
}

/** Σ of the products, as far as the shorter reaches. */
function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < Math.min(one.length, other.length); place += 1) {
    sum += (one[place] ?? 0) * (other[place] ?? 0);
  }
  return sum;
}
