import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { nextTierOf } from "../../../shared/rebate/next-tier.ts";
import { computePosition } from "../../../shared/rebate/position.ts";
import { tiersOf } from "../../support/program.ts";
import { type Before, type Terms, type Totals, volumeUnder } from "./given.ts";

function nextTier(terms: Terms, totals: Totals, before: Before = {}) {
  const volume = volumeUnder([{ terms, totals }], before);
  return nextTierOf(volume, computePosition(volume));
}

const growth = { over: "same-period-last-year", as: "percent" };

describe("what reaching the next tier would bring", () => {
  test.each`
    terms                                                                                 | totals                                 | missing   | gain      | returns      | because
    ${{ tiers: tiersOf("0: 0%, 100000: fixed 1890") }}                                    | ${{ net_amount: "95800" }}             | ${"4200"} | ${"1890"} | ${"45"}      | ${"1,890 more for 4,200 are 45 %"}
    ${{ tiers: tiersOf("0: 1%, 10: 2%") }}                                                | ${{ net_amount: "3" }}                 | ${"7"}    | ${"0.17"} | ${"2.43"}    | ${"a third of the way meets the bound to the last digit"}
    ${{ method: "banded", tiers: tiersOf("0: 1%, 10000: 2%") }}                           | ${{ net_amount: "4000" }}              | ${"6000"} | ${"60"}   | ${"1"}       | ${"in bands the way there earns what it earns"}
    ${{ qualifier: { measure: "quantity" }, tiers: tiersOf("0: 0%, 12: 10%") }}           | ${{ quantity: "9", net_amount: "90" }} | ${"3"}    | ${"12"}   | ${undefined} | ${"in the same mix: 10 % of 120; pieces are no money to compare with"}
    ${{ qualifier: { measure: "net_amount", growth }, tiers: tiersOf("0: 0%, 110: 2%") }} | ${{ net_amount: "6" }}                 | ${"33.6"} | ${"0.79"} | ${"2.35"}    | ${"110 % of last year's 36.00 are 39.60: a sixth of the way meets them to the last digit"}
  `("$totals: $missing missing would earn $gain more, $because", ({ terms, totals, missing, gain, returns }) => {
    const next = nextTier(terms, totals, { baseline: { net_amount: "36" } });
    expect(
      next === undefined ? {} : { missing: formatDecimal(next.missingVolume), gain: formatDecimal(next.gain) },
    ).toEqual({
      missing,
      gain,
    });
    expect(next?.returnPercent?.toFixed()).toBe(returns);
  });

  test("of exclusive bounds lies a cent beyond the bound, and at the bound a cent is still missing", () => {
    const terms = { qualifier: { measure: "net_amount", bounds: "exclusive" }, tiers: tiersOf("0: 1%, 10: 2%") };
    const told = (volume: string) => {
      const next = nextTier(terms, { net_amount: volume });
      return [next?.missingVolume.toFixed(), next?.gain.toFixed()];
    };
    expect(told("9")).toEqual(["1.01", "0.11"]);
    expect(told("10")).toEqual(["0.01", "0.1"]);
    expect(told("10.01")).toEqual([undefined, undefined]);
  });

  test.each`
    terms                                                                                                     | volume  | because
    ${{ tiers: tiersOf("0: 1%, 10: 2%") }}                                                                    | ${"10"} | ${"nothing lies above the highest tier"}
    ${{ tiers: tiersOf("0: 1%, 10: 2%") }}                                                                    | ${"0"}  | ${"nothing bought tells no mix"}
    ${{ tiers: tiersOf("0: 1%, 10: 2%"), limits: { cap_per_line: "5" } }}                                     | ${"3"}  | ${"nobody knows the lines that are to come"}
    ${{ tiers: tiersOf("0: 1%, 10: 2%"), qualifier: { measure: "net_amount", counting: "previous-period" } }} | ${"3"}  | ${"the tier is decided"}
  `("is not told at $volume: $because", ({ terms, volume }) => {
    expect(nextTier(terms, { net_amount: volume })).toBeUndefined();
  });
});
