import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { noHistory } from "../../../shared/rebate/parcel.ts";
import { computeStanding } from "../../../shared/rebate/position.ts";
import { tiersOf } from "../../support/program.ts";
import { standingAt, volumeUnder } from "./given.ts";

const onePercentThenTwo = "0: 1%, 10000: 2%";

describe("percent of the net amount", () => {
  test.each`
    method      | tiers                                 | volume        | rebate     | because
    ${"whole"}  | ${onePercentThenTwo}                  | ${"0.00"}     | ${"0"}     | ${"nothing was bought"}
    ${"whole"}  | ${onePercentThenTwo}                  | ${"9999.99"}  | ${"100"}   | ${"below the bound all of it earns 1 %, 99.9999 rounded"}
    ${"whole"}  | ${onePercentThenTwo}                  | ${"10000.00"} | ${"200"}   | ${"the bound belongs to the upper tier, from the first unit on"}
    ${"whole"}  | ${onePercentThenTwo}                  | ${"10000.01"} | ${"200"}   | ${"200.0002 rounded"}
    ${"banded"} | ${onePercentThenTwo}                  | ${"9999.00"}  | ${"99.99"} | ${"all of it lies in the 1 % band"}
    ${"banded"} | ${onePercentThenTwo}                  | ${"10000.00"} | ${"100"}   | ${"nothing lies inside the 2 % band yet"}
    ${"banded"} | ${onePercentThenTwo}                  | ${"10050.00"} | ${"101"}   | ${"100.00 of the first band and 2 % of 50.00"}
    ${"banded"} | ${"0: 10%, 1000: 25%"}                | ${"2000"}     | ${"350"}   | ${"100 and 250: the value inside each band"}
    ${"banded"} | ${"0: 5%, 10000: 10%"}                | ${"8000"}     | ${"400"}   | ${"the second band is not entered"}
    ${"whole"}  | ${"1000: 2%, 5000: 4%, 10000: 6%"}    | ${"999.99"}   | ${"0"}     | ${"the lowest tier is not reached"}
    ${"whole"}  | ${"1000: 2%, 5000: 4%, 10000: 6%"}    | ${"1000"}     | ${"20"}    | ${"its bound is"}
    ${"whole"}  | ${"1000: 2%, 5000: 4%, 10000: 6%"}    | ${"7500"}     | ${"300"}   | ${"the middle tier serves everything"}
    ${"banded"} | ${"1000: 2%, 5000: 4%, 10000: 6%"}    | ${"7500"}     | ${"180"}   | ${"nothing below 1,000; 80 and 100 above it"}
    ${"whole"}  | ${"5000: 2%, 20000: 4%"}              | ${"3000"}     | ${"0"}     | ${"October alone is below the scale"}
    ${"whole"}  | ${"5000: 2%, 20000: 4%"}              | ${"7000"}     | ${"140"}   | ${"with November it reaches the first level, October's volume included"}
    ${"whole"}  | ${"5000: 2%, 20000: 4%"}              | ${"27000"}    | ${"1080"}  | ${"with December the second; 940 more than was settled"}
    ${"whole"}  | ${"0: 10%, 100.01: 20%, 300.01: 30%"} | ${"3800"}     | ${"1140"}  | ${"the highest section serves everything"}
    ${"whole"}  | ${"0: 10%, 100.01: 20%, 300.01: 30%"} | ${"300"}      | ${"60"}    | ${"300.00 is still in the second section"}
    ${"whole"}  | ${"0: 1%, 1000000: 2%, 2500000: 3%"}  | ${"800000"}   | ${"8000"}  | ${"accrued on the tier reached, not on the tier hoped for"}
    ${"whole"}  | ${onePercentThenTwo}                  | ${"-500"}     | ${"0"}     | ${"returns outweigh purchases; nothing is taken beyond what was earned"}
    ${"banded"} | ${onePercentThenTwo}                  | ${"-500"}     | ${"0"}     | ${"the same in bands"}
    ${"whole"}  | ${"0: 0.5%"}                          | ${"1.00"}     | ${"0.01"}  | ${"half a cent rounds up"}
    ${"whole"}  | ${"0: 0.5%"}                          | ${"0.99"}     | ${"0"}     | ${"less than half a cent rounds down"}
  `("$method of $volume in $tiers earns $rebate: $because", ({ method, tiers, volume, rebate }) => {
    expect(formatDecimal(standingAt({ method, tiers: tiersOf(tiers) }, { net_amount: volume }).earned)).toBe(rebate);
  });
});

describe("the four methods", () => {
  const threeTiers = "0: 1%, 100: 2%, 200: 3%";
  test.each`
    method             | tiers                             | volume      | rebate    | because
    ${"whole"}         | ${"0: 10%, 1000: 25%"}            | ${"2000"}   | ${"500"}  | ${"25 % of everything"}
    ${"banded"}        | ${"0: 10%, 1000: 25%"}            | ${"2000"}   | ${"350"}  | ${"100 and 250, each inside its band"}
    ${"reached-up-to"} | ${"0: 10%, 1000: 25%"}            | ${"2000"}   | ${"600"}  | ${"10 % up to 1,000 and 25 % of all 2,000: rolling"}
    ${"reached-whole"} | ${"0: 10%, 1000: 25%"}            | ${"2000"}   | ${"700"}  | ${"10 % and 25 % of all 2,000: total"}
    ${"reached-up-to"} | ${"0: 10%, 1000: 25%"}            | ${"999.99"} | ${"100"}  | ${"one tier is reached: 99.999 rounded"}
    ${"reached-up-to"} | ${"0: 10%, 1000: 25%"}            | ${"1000"}   | ${"350"}  | ${"the second is reached and pays from the first unit on"}
    ${"reached-whole"} | ${"0: 10%, 1000: 25%"}            | ${"999.99"} | ${"100"}  | ${"one tier is reached"}
    ${"reached-whole"} | ${"0: 10%, 1000: 25%"}            | ${"1000"}   | ${"350"}  | ${"both are"}
    ${"whole"}         | ${threeTiers}                     | ${"250"}    | ${"7.5"}  | ${"3 % of 250"}
    ${"banded"}        | ${threeTiers}                     | ${"250"}    | ${"4.5"}  | ${"1.00, 2.00 and 3 % of 50"}
    ${"reached-up-to"} | ${threeTiers}                     | ${"250"}    | ${"12.5"} | ${"1 % of 100, 2 % of 200, 3 % of 250"}
    ${"reached-whole"} | ${threeTiers}                     | ${"250"}    | ${"15"}   | ${"6 % of 250"}
    ${"reached-up-to"} | ${"100: 2%, 200: 3%"}             | ${"250"}    | ${"11.5"} | ${"2 % of 200 and 3 % of 250: from the first unit, not from the lowest bound"}
    ${"reached-up-to"} | ${"100: 2%, 200: 3%"}             | ${"99.99"}  | ${"0"}    | ${"no tier is reached"}
    ${"reached-whole"} | ${"100: 2%, 200: 3%"}             | ${"99.99"}  | ${"0"}    | ${"no tier is reached"}
    ${"whole"}         | ${"100: fixed 10, 200: fixed 25"} | ${"200"}    | ${"25"}   | ${"the higher amount replaces the lower"}
    ${"banded"}        | ${"100: fixed 10, 200: fixed 25"} | ${"200"}    | ${"35"}   | ${"both bounds were crossed"}
    ${"reached-up-to"} | ${"100: fixed 10, 200: fixed 25"} | ${"200"}    | ${"35"}   | ${"both tiers are reached"}
    ${"reached-whole"} | ${"100: fixed 10, 200: fixed 25"} | ${"200"}    | ${"35"}   | ${"both tiers are reached"}
    ${"reached-whole"} | ${"100: fixed 10, 200: fixed 25"} | ${"199.99"} | ${"10"}   | ${"one is"}
    ${"reached-up-to"} | ${"0: 10%, 1000: 25%"}            | ${"-500"}   | ${"0"}    | ${"less than nothing is never owed"}
  `("$method of $volume in $tiers earns $rebate: $because", ({ method, tiers, volume, rebate }) => {
    expect(formatDecimal(standingAt({ method, tiers: tiersOf(tiers) }, { net_amount: volume }).earned)).toBe(rebate);
  });
});

describe("bounds that belong to their tier, or must be exceeded", () => {
  test.each`
    method             | bounds         | tiers               | volume      | tier | rebate  | because
    ${"whole"}         | ${"inclusive"} | ${"0: 1%, 100: 2%"} | ${"99.99"}  | ${1} | ${"1"}  | ${"0.9999 rounded"}
    ${"whole"}         | ${"inclusive"} | ${"0: 1%, 100: 2%"} | ${"100"}    | ${2} | ${"2"}  | ${"meeting the bound is enough"}
    ${"whole"}         | ${"exclusive"} | ${"0: 1%, 100: 2%"} | ${"100"}    | ${1} | ${"1"}  | ${"meeting it is not"}
    ${"whole"}         | ${"exclusive"} | ${"0: 1%, 100: 2%"} | ${"100.01"} | ${2} | ${"2"}  | ${"a cent more is"}
    ${"banded"}        | ${"inclusive"} | ${"0: 1%, 100: 2%"} | ${"100"}    | ${2} | ${"1"}  | ${"nothing lies in the second band yet"}
    ${"banded"}        | ${"exclusive"} | ${"0: 1%, 100: 2%"} | ${"100"}    | ${1} | ${"1"}  | ${"the same amount, a tier lower"}
    ${"banded"}        | ${"exclusive"} | ${"0: 1%, 100: 2%"} | ${"150"}    | ${2} | ${"2"}  | ${"bands share the volume at the bound either way"}
    ${"reached-up-to"} | ${"inclusive"} | ${"0: 1%, 100: 2%"} | ${"100"}    | ${2} | ${"3"}  | ${"both tiers pay on 100"}
    ${"reached-up-to"} | ${"exclusive"} | ${"0: 1%, 100: 2%"} | ${"100"}    | ${1} | ${"1"}  | ${"one does"}
    ${"reached-whole"} | ${"inclusive"} | ${"0: 1%, 100: 2%"} | ${"100"}    | ${2} | ${"3"}  | ${"both tiers pay on 100"}
    ${"reached-whole"} | ${"exclusive"} | ${"0: 1%, 100: 2%"} | ${"100"}    | ${1} | ${"1"}  | ${"one does"}
    ${"whole"}         | ${"inclusive"} | ${"100: fixed 50"}  | ${"100"}    | ${1} | ${"50"} | ${"the amount is given at the bound"}
    ${"whole"}         | ${"exclusive"} | ${"100: fixed 50"}  | ${"100"}    | ${0} | ${"0"}  | ${"it is given beyond the bound"}
    ${"whole"}         | ${"exclusive"} | ${"100: fixed 50"}  | ${"100.01"} | ${1} | ${"50"} | ${"which a cent is"}
    ${"whole"}         | ${"inclusive"} | ${"0: fixed 50"}    | ${"0"}      | ${1} | ${"0"}  | ${"a fixed amount is never given for nothing"}
    ${"whole"}         | ${"exclusive"} | ${"0: fixed 50"}    | ${"0"}      | ${0} | ${"0"}  | ${"nothing does not exceed zero"}
    ${"whole"}         | ${"exclusive"} | ${"0: fixed 50"}    | ${"0.01"}   | ${1} | ${"50"} | ${"a cent does"}
  `("$method, $bounds, $volume in $tiers is tier $tier and earns $rebate: $because", (row) => {
    const terms = {
      method: row.method,
      qualifier: { measure: "net_amount", bounds: row.bounds },
      tiers: tiersOf(row.tiers),
    };
    const { earned, tierReached } = standingAt(terms, { net_amount: row.volume });
    expect({ earned: formatDecimal(earned), tierReached }).toEqual({ earned: row.rebate, tierReached: row.tier });
  });
});

describe("an amount per unit", () => {
  test.each`
    method      | measure          | tiers                                     | volume    | rebate     | because
    ${"banded"} | ${"quantity"}    | ${"0: 0/unit, 500: 2/unit, 1000: 3/unit"} | ${"1200"} | ${"1600"}  | ${"0 and 1,000 and 600 by band"}
    ${"banded"} | ${"quantity"}    | ${"0: 1/unit, 100: 2/unit"}               | ${"20"}   | ${"20"}    | ${"inside the first band"}
    ${"banded"} | ${"quantity"}    | ${"0: 1/unit, 100: 2/unit"}               | ${"100"}  | ${"100"}   | ${"the second band is empty at its bound"}
    ${"banded"} | ${"quantity"}    | ${"0: 1/unit, 100: 2/unit"}               | ${"120"}  | ${"140"}   | ${"100 and 20 × 2"}
    ${"banded"} | ${"quantity"}    | ${"0: 10/unit, 2: 20/unit, 4: 30/unit"}   | ${"6"}    | ${"120"}   | ${"two units in each band"}
    ${"banded"} | ${"quantity"}    | ${"0: 10/unit, 2: 20/unit, 4: 30/unit"}   | ${"4"}    | ${"60"}    | ${"two of six returned take 60 back, from the highest band first"}
    ${"whole"}  | ${"quantity"}    | ${"0: 2/unit"}                            | ${"5000"} | ${"10000"} | ${"one rate for all"}
    ${"whole"}  | ${"order_count"} | ${"0: 0/unit, 4: 5/unit"}                 | ${"3"}    | ${"0"}     | ${"three orders are not frequent enough"}
    ${"whole"}  | ${"order_count"} | ${"0: 0/unit, 4: 5/unit"}                 | ${"4"}    | ${"20"}    | ${"the fourth order pays for all four"}
    ${"whole"}  | ${"quantity"}    | ${"0: 0.123456/unit"}                     | ${"0.5"}  | ${"0.06"}  | ${"fractions of a unit count"}
  `("$method of $volume $measure in $tiers earns $rebate: $because", ({ method, measure, tiers, volume, rebate }) => {
    const terms = { method, qualifier: { measure }, base: { measure }, tiers: tiersOf(tiers) };
    expect(formatDecimal(standingAt(terms, { [measure]: volume }).earned)).toBe(rebate);
  });
});

describe("a fixed amount", () => {
  test.each`
    method      | tiers                                                         | volume         | rebate     | because
    ${"whole"}  | ${"100000: fixed 1000"}                                       | ${"110000"}    | ${"1000"}  | ${"the target is reached"}
    ${"whole"}  | ${"100000: fixed 1000"}                                       | ${"90000"}     | ${"0"}     | ${"it is not"}
    ${"whole"}  | ${"1000000: fixed 30000"}                                     | ${"999999.99"} | ${"0"}     | ${"all or nothing, to the cent"}
    ${"whole"}  | ${"1000000: fixed 30000"}                                     | ${"1000000"}   | ${"30000"} | ${"the bound itself is enough"}
    ${"whole"}  | ${"0: fixed 10000, 500000: fixed 20000, 750000: fixed 30000"} | ${"499999"}    | ${"10000"} | ${"one unit short of the second"}
    ${"whole"}  | ${"0: fixed 10000, 500000: fixed 20000, 750000: fixed 30000"} | ${"500000"}    | ${"20000"} | ${"the second instead of the first"}
    ${"whole"}  | ${"0: fixed 10000, 500000: fixed 20000, 750000: fixed 30000"} | ${"749999"}    | ${"20000"} | ${"still the second"}
    ${"whole"}  | ${"0: fixed 10000, 500000: fixed 20000, 750000: fixed 30000"} | ${"750000"}    | ${"30000"} | ${"the third instead of the second"}
    ${"whole"}  | ${"0: fixed 100"}                                             | ${"0"}         | ${"0"}     | ${"no volume, no amount, though the bound is zero"}
    ${"whole"}  | ${"0: fixed 100"}                                             | ${"0.01"}      | ${"100"}   | ${"the first volume enters the tier"}
    ${"banded"} | ${"0: fixed 10000, 500000: fixed 20000, 750000: fixed 30000"} | ${"750000"}    | ${"60000"} | ${"in bands each bound crossed adds its amount"}
    ${"whole"}  | ${"100: fixed 50, 1000: 10%"}                                 | ${"1000"}      | ${"100"}   | ${"the percentage replaces the fixed amount"}
    ${"banded"} | ${"100: fixed 50, 1000: 10%"}                                 | ${"1100"}      | ${"60"}    | ${"in bands it is added to it"}
  `("$method of $volume in $tiers earns $rebate: $because", ({ method, tiers, volume, rebate }) => {
    expect(formatDecimal(standingAt({ method, tiers: tiersOf(tiers) }, { net_amount: volume }).earned)).toBe(rebate);
  });
});

describe("an amount for each full multiple", () => {
  test.each`
    method      | measure          | tiers                             | volume      | rebate  | because
    ${"whole"}  | ${"quantity"}    | ${"0: 5 per 100"}                 | ${"99"}     | ${"0"}  | ${"no hundred is full"}
    ${"whole"}  | ${"quantity"}    | ${"0: 5 per 100"}                 | ${"100"}    | ${"5"}  | ${"one is"}
    ${"whole"}  | ${"quantity"}    | ${"0: 5 per 100"}                 | ${"250"}    | ${"10"} | ${"the last 50 make no full hundred"}
    ${"whole"}  | ${"quantity"}    | ${"0: 5 per 100"}                 | ${"-250"}   | ${"0"}  | ${"returns give nothing"}
    ${"whole"}  | ${"net_amount"}  | ${"0: 10 per 1000"}               | ${"999.99"} | ${"0"}  | ${"a cent is missing"}
    ${"whole"}  | ${"net_amount"}  | ${"0: 10 per 1000"}               | ${"2500"}   | ${"20"} | ${"money comes in multiples too"}
    ${"whole"}  | ${"quantity"}    | ${"0: 1 per 2.5"}                 | ${"7.49"}   | ${"2"}  | ${"a multiple need not be whole"}
    ${"whole"}  | ${"quantity"}    | ${"0: 1 per 2.5"}                 | ${"7.5"}    | ${"3"}  | ${"three times 2.5"}
    ${"whole"}  | ${"quantity"}    | ${"0: 5 per 100, 300: 8 per 100"} | ${"299"}    | ${"10"} | ${"two hundreds at 5"}
    ${"whole"}  | ${"quantity"}    | ${"0: 5 per 100, 300: 8 per 100"} | ${"300"}    | ${"24"} | ${"three at 8"}
    ${"banded"} | ${"quantity"}    | ${"0: 5 per 100, 250: 8 per 100"} | ${"349"}    | ${"10"} | ${"99 in the second band make no hundred there"}
    ${"banded"} | ${"quantity"}    | ${"0: 5 per 100, 250: 8 per 100"} | ${"400"}    | ${"18"} | ${"two hundreds of 250, one of 150: each band counts its own"}
    ${"whole"}  | ${"order_count"} | ${"0: 20 per 3"}                  | ${"7"}      | ${"40"} | ${"every third order"}
  `("$method of $volume $measure in $tiers earns $rebate: $because", ({ method, measure, tiers, volume, rebate }) => {
    const terms = { method, qualifier: { measure }, base: { measure }, tiers: tiersOf(tiers) };
    expect(formatDecimal(standingAt(terms, { [measure]: volume }).earned)).toBe(rebate);
  });
});

describe("free goods", () => {
  test.each`
    method      | measure          | tiers                                                 | volume   | pieces   | rebate   | because
    ${"whole"}  | ${"quantity"}    | ${"0: 2 free per 100 at 3.50"}                        | ${"99"}  | ${"0"}   | ${"0"}   | ${"no hundred is full"}
    ${"whole"}  | ${"quantity"}    | ${"0: 2 free per 100 at 3.50"}                        | ${"100"} | ${"2"}   | ${"7"}   | ${"two pieces, booked at 3.50 each"}
    ${"whole"}  | ${"quantity"}    | ${"0: 2 free per 100 at 3.50"}                        | ${"150"} | ${"2"}   | ${"7"}   | ${"a part of a multiple gives nothing"}
    ${"whole"}  | ${"quantity"}    | ${"0: 2 free per 100 at 3.50"}                        | ${"200"} | ${"4"}   | ${"14"}  | ${"twice"}
    ${"whole"}  | ${"quantity"}    | ${"0: 0.5 free per 10 at 3"}                          | ${"30"}  | ${"1.5"} | ${"4.5"} | ${"pieces of something measured"}
    ${"whole"}  | ${"order_count"} | ${"0: 1 free per 3 at 10"}                            | ${"7"}   | ${"2"}   | ${"20"}  | ${"one with every third order"}
    ${"banded"} | ${"quantity"}    | ${"0: 1 free per 100 at 2, 200: 3 free per 100 at 2"} | ${"300"} | ${"5"}   | ${"10"}  | ${"two from the first band, three from the second"}
    ${"whole"}  | ${"quantity"}    | ${"0: 1 free per 100 at 2, 200: 5 per 100"}           | ${"300"} | ${"0"}   | ${"15"}  | ${"the higher tier gives money instead"}
  `("$volume $measure in $tiers give $pieces pieces worth $rebate: $because", (row) => {
    const measure = row.measure;
    const terms = { method: row.method, qualifier: { measure }, base: { measure }, tiers: tiersOf(row.tiers) };
    const { earned, freeQuantity } = standingAt(terms, { [measure]: row.volume });
    expect([formatDecimal(freeQuantity), formatDecimal(earned)]).toEqual([row.pieces, row.rebate]);
  });
});

describe("qualifier and base of different measures", () => {
  test.each`
    qualifier        | tiers         | volume                                       | rebate   | because
    ${"quantity"}    | ${"500: 5%"}  | ${{ quantity: "600", net_amount: "12000" }}  | ${"600"} | ${"600 units reach the threshold, their money earns"}
    ${"quantity"}    | ${"500: 5%"}  | ${{ quantity: "499", net_amount: "99999" }}  | ${"0"}   | ${"much money for too few units"}
    ${"order_count"} | ${"12: 1.5%"} | ${{ order_count: "12", net_amount: "8000" }} | ${"120"} | ${"twelve orders in the period"}
    ${"order_count"} | ${"12: 1.5%"} | ${{ order_count: "11", net_amount: "8000" }} | ${"0"}   | ${"eleven"}
    ${"order_count"} | ${"1: 1.5%"}  | ${{ order_count: "1", net_amount: "-8000" }} | ${"0"}   | ${"a base below zero earns nothing and takes nothing"}
  `("$qualifier decides, net amount earns $rebate: $because", ({ qualifier, tiers, volume, rebate }) => {
    const terms = { qualifier: { measure: qualifier }, tiers: tiersOf(tiers) };
    expect(formatDecimal(standingAt(terms, volume).earned)).toBe(rebate);
  });
});

describe("limits", () => {
  test.each`
    limits                                                | volume        | earned      | payable     | reason                    | because
    ${{ cap_per_position: "1000" }}                       | ${"19999.99"} | ${"1000"}   | ${"1000"}   | ${undefined}              | ${"999.9995 rounds to the cap without being cut"}
    ${{ cap_per_position: "1000" }}                       | ${"19999.00"} | ${"999.95"} | ${"999.95"} | ${undefined}              | ${"below the cap it has no effect"}
    ${{ cap_per_position: "1000" }}                       | ${"20000.00"} | ${"1000"}   | ${"1000"}   | ${undefined}              | ${"exactly the cap is not limited"}
    ${{ cap_per_position: "1000" }}                       | ${"30000.00"} | ${"1000"}   | ${"1000"}   | ${"capped_per_position"}  | ${"1,500 is cut to 1,000"}
    ${{ minimum_payout: "50" }}                           | ${"999.00"}   | ${"49.95"}  | ${"0"}      | ${"below_minimum_payout"} | ${"earned and accrued, not yet paid"}
    ${{ minimum_payout: "50" }}                           | ${"1000.00"}  | ${"50"}     | ${"50"}     | ${undefined}              | ${"the minimum itself is paid"}
    ${{ minimum_payout: "50" }}                           | ${"0.00"}     | ${"0"}      | ${"0"}      | ${"nothing_on_base"}      | ${"nothing earned is not held back by the minimum"}
    ${{ cap_per_position: "100", minimum_payout: "100" }} | ${"9000.00"}  | ${"100"}    | ${"100"}    | ${"capped_per_position"}  | ${"cap and minimum may meet"}
  `("5 % of $volume under $limits earns $earned, pays $payable: $because", (row) => {
    const result = standingAt({ tiers: tiersOf("0: 5%"), limits: row.limits }, { net_amount: row.volume });
    expect({
      earned: formatDecimal(result.earned),
      payable: formatDecimal(result.payable),
      reason: result.reason,
    }).toEqual({ earned: row.earned, payable: row.payable, reason: row.reason });
  });
});

describe("rounding once per position", () => {
  test.each`
    currency | rounding       | volume     | rebate      | because
    ${"EUR"} | ${"half-up"}   | ${"0.50"}  | ${"0.01"}   | ${"half a cent goes up"}
    ${"EUR"} | ${"half-even"} | ${"0.50"}  | ${"0"}      | ${"half a cent goes to the even neighbour, 0"}
    ${"EUR"} | ${"half-even"} | ${"1.50"}  | ${"0.02"}   | ${"and here to 2"}
    ${"EUR"} | ${"half-even"} | ${"0.51"}  | ${"0.01"}   | ${"more than half is no tie"}
    ${"EUR"} | ${"down"}      | ${"1.99"}  | ${"0.01"}   | ${"what is beyond the cent is cut"}
    ${"JPY"} | ${"half-up"}   | ${"149"}   | ${"1"}      | ${"the yen has no cents"}
    ${"JPY"} | ${"half-up"}   | ${"150"}   | ${"2"}      | ${"half a yen goes up"}
    ${"KWD"} | ${"half-up"}   | ${"0.15"}  | ${"0.002"}  | ${"the dinar has thousandths"}
    ${"CLF"} | ${"half-up"}   | ${"0.015"} | ${"0.0002"} | ${"the unidad de fomento has ten-thousandths"}
  `("1 % of $volume $currency, $rounding, is $rebate: $because", ({ currency, rounding, volume, rebate }) => {
    expect(formatDecimal(standingAt({ currency, rounding }, { net_amount: volume }).earned)).toBe(rebate);
  });
});

describe("the way to the next tier", () => {
  test.each`
    volume       | tier | next         | distance     | because
    ${"-10.00"}  | ${0} | ${"1000"}    | ${"1010"}    | ${"what was returned has to be bought first"}
    ${"0.00"}    | ${0} | ${"1000"}    | ${"1000"}    | ${"all of it is missing"}
    ${"999.99"}  | ${0} | ${"1000"}    | ${"0.01"}    | ${"a cent is missing"}
    ${"1000.00"} | ${1} | ${"5000"}    | ${"4000"}    | ${"the bound belongs to the tier"}
    ${"4999.99"} | ${1} | ${"5000"}    | ${"0.01"}    | ${"a cent is missing"}
    ${"5000.00"} | ${2} | ${undefined} | ${undefined} | ${"nothing lies above the highest"}
  `("at $volume tier $tier is reached and $distance is missing: $because", ({ volume, tier, next, distance }) => {
    const result = standingAt({ tiers: tiersOf("1000: 1%, 5000: 2%") }, { net_amount: volume });
    expect(result.tierReached).toBe(tier);
    expect(result.nextTierFrom?.toFixed()).toBe(next);
    expect(result.distanceToNextTier?.toFixed()).toBe(distance);
  });
});

describe("why nothing is earned", () => {
  test.each`
    terms                            | volume    | reason
    ${{ tiers: tiersOf("0: 1%") }}   | ${"-1"}   | ${"qualifier_below_zero"}
    ${{ tiers: tiersOf("100: 1%") }} | ${"99"}   | ${"below_lowest_tier"}
    ${{ tiers: tiersOf("0: 0%") }}   | ${"99"}   | ${"nothing_on_base"}
    ${{ tiers: tiersOf("0: 1%") }}   | ${"0.49"} | ${"rounds_to_zero"}
  `("$volume: $reason", ({ terms, volume, reason }) => {
    const result = standingAt(terms, { net_amount: volume });
    expect({ earned: result.earned.toFixed(), payable: result.payable.toFixed(), reason: result.reason }).toEqual({
      earned: "0",
      payable: "0",
      reason,
    });
  });
});

describe("two versions in one position", () => {
  const two = (first: string, second: string, method: string, volumes: readonly [string, string]) =>
    computeStanding(
      volumeUnder(
        [first, second].map((tiers, index) => ({
          terms: { method, tiers: tiersOf(tiers) },
          totals: { net_amount: volumes[index] ?? "0" },
        })),
      ),
    );
  test.each`
    method      | first                 | second                | volumes             | rebate   | because
    ${"whole"}  | ${"0: 1%, 10000: 2%"} | ${"0: 3%, 10000: 4%"} | ${["6000", "5000"]} | ${"320"} | ${"11,000 reach the second tier under both: 2 % of 6,000 and 4 % of 5,000"}
    ${"whole"}  | ${"0: 1%, 10000: 2%"} | ${"0: 3%, 20000: 4%"} | ${["6000", "5000"]} | ${"270"} | ${"the later version has a higher bound, its lines stay at 3 %"}
    ${"banded"} | ${"0: 1%, 10000: 2%"} | ${"0: 3%, 10000: 4%"} | ${["6000", "5000"]} | ${"220"} | ${"60; then 3 % up to 10,000 and 4 % of the last 1,000"}
    ${"whole"}  | ${"5000: fixed 100"}  | ${"5000: fixed 300"}  | ${["6000", "1000"]} | ${"100"} | ${"the version in force when the bound was crossed pays"}
    ${"whole"}  | ${"5000: fixed 100"}  | ${"5000: fixed 300"}  | ${["4000", "1000"]} | ${"300"} | ${"the same, crossed later"}
    ${"whole"}  | ${"0: 1%"}            | ${"0: 1%"}            | ${["6000", "0"]}    | ${"60"}  | ${"a version without volume changes nothing"}
    ${"banded"} | ${"0: 0%"}            | ${"0: 10%"}           | ${["100", "-50"]}   | ${"0"}   | ${"taking back 5.00 of nothing earned leaves nothing"}
  `("$method $first then $second of $volumes earns $rebate: $because", ({ first, second, method, volumes, rebate }) => {
    expect(formatDecimal(two(first, second, method, volumes).earned)).toBe(rebate);
  });

  test("the cap, the rounding and the next tier are those of the latest version with volume", () => {
    const capped = { limits: { cap_per_position: "10" } };
    const open = { tiers: tiersOf("0: 1%, 5000: 2%") };
    const standingWith = (laterVolume: string) =>
      computeStanding(
        volumeUnder([
          { terms: capped, totals: { net_amount: "2000" } },
          { terms: open, totals: { net_amount: laterVolume } },
        ]),
      );
    const [notYet, begun] = [standingWith("0"), standingWith("1")];
    expect(notYet).toMatchObject({ tierReached: 1, reason: "capped_per_position" });
    expect(notYet.nextTierFrom).toBeUndefined();
    expect(formatDecimal(begun.earned)).toBe("20.01");
    expect(begun.nextTierFrom?.toFixed()).toBe("5000");
  });
});

test("a position without a version is a defect", () => {
  expect(() => computeStanding({ versions: [], parcels: [], history: noHistory })).toThrow("at least one version");
});
