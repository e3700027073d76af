import { describe, expect, test } from "vitest";
import { quantileOf } from "../../../shared/forecast/quantile.ts";
import { type QuantilePercent, standardNormalQuantiles } from "../../../shared/forecast/standard-normal.ts";
import { Decimal, formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { forecast } from "./period.ts";

describe("interval and scenarios", () => {
  // z × deviation: 1.2815515655446004 × 230 = 294.756860; 0.5244005127080407 × 230 = 120.612118.
  test.each`
    asOfDate        | volume                        | low              | high             | scenarios                                                          | because
    ${"2011-05-15"} | ${"2011-04 300, 2011-05 150"} | ${"615.24314"}   | ${"1204.75686"}  | ${["615.24314", "789.387882", "910", "1030.612118", "1204.75686"]} | ${"910 with a deviation of 230"}
    ${"2011-05-31"} | ${"2011-04 300, 2011-05 310"} | ${"901.003425"}  | ${"918.996575"}  | ${["901.003425", "906.318674", "910", "913.681326", "918.996575"]} | ${"910 with a deviation of 7.020065"}
    ${"2011-05-31"} | ${"2011-04 30, 2011-05 -30"}  | ${"0"}           | ${"53.979453"}   | ${["0", "0", "0", "22.087955", "53.979453"]}                       | ${"0 with a deviation of 42.120391: nothing ends below zero"}
    ${"2011-04-20"} | ${"2011-04 -20"}              | ${"-91"}         | ${"-45.504919"}  | ${["0", "0", "0", "0", "0"]}                                       | ${"-91 with 35.5: the interval begins at the total"}
    ${"2011-04-20"} | ${""}                         | ${"0"}           | ${"0"}           | ${["0"]}                                                           | ${"without deviation one scenario is certain"}
    ${"2011-06-30"} | ${"2011-04 905.1234567"}      | ${"905.1234567"} | ${"905.1234567"} | ${["905.1234567"]}                                                 | ${"so it is at the end"}
    ${"2011-06-30"} | ${"2011-04 -5"}               | ${"-5"}          | ${"-5"}          | ${["0"]}                                                           | ${"also where returns outweigh purchases"}
  `("$volume by $asOfDate ends in $low to $high: $because", ({ asOfDate, volume, low, high, scenarios }) => {
    const found = forecast({ asOfDate, volume });
    expect([found.low, found.high].map(formatDecimal)).toEqual([low, high]);
    expect(found.scenarios.map(({ total }) => formatDecimal(total))).toEqual(scenarios);
    const share = scenarios.length === 1 ? "1" : "0.2";
    expect(found.scenarios.map(({ probability }) => formatDecimal(probability))).toEqual(scenarios.map(() => share));
  });
});

describe("quantiles", () => {
  const around = (total: string, standardDeviation: string) => ({
    total: parseDecimal(total),
    standardDeviation: parseDecimal(standardDeviation),
  });

  test.each`
    percent | total    | deviation | quantile        | because
    ${"50"} | ${"910"} | ${"10"}   | ${"910"}        | ${"the point forecast is the median"}
    ${"60"} | ${"910"} | ${"10"}   | ${"912.533471"} | ${"910 + 0.253347 × 10"}
    ${"70"} | ${"910"} | ${"10"}   | ${"915.244005"} | ${"910 + 0.524401 × 10"}
    ${"75"} | ${"910"} | ${"10"}   | ${"916.744898"} | ${"910 + 0.674490 × 10"}
    ${"80"} | ${"910"} | ${"10"}   | ${"918.416212"} | ${"910 + 0.841621 × 10"}
    ${"90"} | ${"910"} | ${"10"}   | ${"922.815516"} | ${"910 + 1.281552 × 10"}
    ${"95"} | ${"910"} | ${"10"}   | ${"926.448536"} | ${"910 + 1.644854 × 10"}
    ${"99"} | ${"910"} | ${"10"}   | ${"933.263479"} | ${"910 + 2.326348 × 10"}
    ${"99"} | ${"910"} | ${"0"}    | ${"910"}        | ${"what is certain is not exceeded"}
    ${"50"} | ${"-91"} | ${"35.5"} | ${"0"}          | ${"never below zero"}
    ${"99"} | ${"-50"} | ${"50"}   | ${"66.317394"}  | ${"-50 + 116.317394: a deviation may lead out of returns"}
  `("$total ± $deviation does not exceed $quantile in $percent %: $because", (row) => {
    const { percent, total, deviation, quantile } = row;
    expect(formatDecimal(quantileOf(around(total, deviation), percent))).toBe(quantile);
  });

  test("of other probabilities there is none", () => {
    // @ts-expect-error: 85 % has no constant
    expect(() => quantileOf(around("1", "1"), "85")).toThrow();
  });
});

/** Φ(z) = 1/2 + e^(−z²/2) / √(2π) × Σ z^(2k+1) / (1·3·5···(2k+1)). Abramowitz & Stegun 26.2.11. */
function probabilityBelow(z: Decimal): Decimal {
  const density = z.pow(2).div(-2).exp().div(Decimal.acos(-1).times(2).sqrt());
  let term = z;
  let sum = z;
  for (let k = 1; k <= 80; k++) {
    term = term
      .times(z)
      .times(z)
      .div(2 * k + 1);
    sum = sum.plus(term);
  }
  return density.times(sum).plus("0.5");
}

test.each(Object.keys(standardNormalQuantiles) as QuantilePercent[])(
  "the constant of %s percent is that quantile",
  (percent) => {
    const probability = probabilityBelow(standardNormalQuantiles[percent]);
    expect(probability.minus(parseDecimal(percent).div(100)).abs().lt("1e-16")).toBe(true);
  },
);
