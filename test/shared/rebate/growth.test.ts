import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { tiersOf } from "../../support/program.ts";
import { standingAt } from "./given.ts";

const inPercent = { measure: "net_amount", growth: { over: "same-period-last-year", as: "percent" } };
const asAmount = { measure: "net_amount", growth: { over: "same-period-last-year", as: "amount" } };

describe("growth over last year", () => {
  const byPercent = "110: 2%, 115: 3%, 120: 4%";
  const byAmount = "100000: 2%, 300000: 3%";
  test.each`
    qualifier    | part        | method             | tiers        | baseline     | volume          | tier | rebate     | because
    ${inPercent} | ${"excess"} | ${"whole"}         | ${byPercent} | ${"2000000"} | ${"2350000"}    | ${2} | ${"10500"} | ${"117.5 %: 3 % of the 350,000 more than last year"}
    ${inPercent} | ${"excess"} | ${"whole"}         | ${byPercent} | ${"2000000"} | ${"2199999.99"} | ${0} | ${"0"}     | ${"a cent short of 110 %"}
    ${inPercent} | ${"excess"} | ${"whole"}         | ${byPercent} | ${"2000000"} | ${"2200000"}    | ${1} | ${"4000"}  | ${"110 % exactly: 2 % of 200,000"}
    ${inPercent} | ${"excess"} | ${"whole"}         | ${byPercent} | ${"2000000"} | ${"2299999.99"} | ${1} | ${"6000"}  | ${"2 % of 299,999.99, rounded"}
    ${inPercent} | ${"excess"} | ${"whole"}         | ${byPercent} | ${"2000000"} | ${"2300000"}    | ${2} | ${"9000"}  | ${"115 % exactly: 3 % of 300,000"}
    ${inPercent} | ${"excess"} | ${"whole"}         | ${byPercent} | ${"2000000"} | ${"2400000"}    | ${3} | ${"16000"} | ${"120 % exactly: 4 % of 400,000"}
    ${inPercent} | ${"excess"} | ${"whole"}         | ${"0: 1%"}   | ${"2000000"} | ${"1900000"}    | ${1} | ${"0"}     | ${"95 %: nothing exceeds last year"}
    ${inPercent} | ${"all"}    | ${"whole"}         | ${byPercent} | ${"2000000"} | ${"2350000"}    | ${2} | ${"70500"} | ${"3 % of all volume"}
    ${inPercent} | ${"excess"} | ${"banded"}        | ${byPercent} | ${"2000000"} | ${"2350000"}    | ${2} | ${"3500"}  | ${"2 % between 110 % and 115 %, 3 % of the 50,000 above"}
    ${inPercent} | ${"excess"} | ${"reached-up-to"} | ${byPercent} | ${"2000000"} | ${"2350000"}    | ${2} | ${"16500"} | ${"2 % of the excess up to 115 %, 300,000, and 3 % of 350,000"}
    ${inPercent} | ${"all"}    | ${"whole"}         | ${"110: 2%"} | ${"3"}       | ${"3.3"}        | ${1} | ${"0.07"}  | ${"110 % of 3.00 is 3.30, to the last digit"}
    ${asAmount}  | ${"excess"} | ${"whole"}         | ${byAmount}  | ${"2000000"} | ${"2099999.99"} | ${0} | ${"0"}     | ${"a cent short of 100,000 more"}
    ${asAmount}  | ${"excess"} | ${"whole"}         | ${byAmount}  | ${"2000000"} | ${"2100000"}    | ${1} | ${"2000"}  | ${"2 % of 100,000"}
    ${asAmount}  | ${"excess"} | ${"whole"}         | ${byAmount}  | ${"2000000"} | ${"2299999.99"} | ${1} | ${"6000"}  | ${"2 % of 299,999.99, rounded"}
    ${asAmount}  | ${"excess"} | ${"whole"}         | ${byAmount}  | ${"2000000"} | ${"2300000"}    | ${2} | ${"9000"}  | ${"3 % of 300,000"}
    ${asAmount}  | ${"all"}    | ${"whole"}         | ${byAmount}  | ${"2000000"} | ${"2350000"}    | ${2} | ${"70500"} | ${"3 % of all volume"}
    ${asAmount}  | ${"excess"} | ${"banded"}        | ${byAmount}  | ${"2000000"} | ${"2350000"}    | ${2} | ${"5500"}  | ${"2 % of the 200,000 between the bounds, 3 % of the 50,000 above"}
    ${asAmount}  | ${"excess"} | ${"whole"}         | ${byAmount}  | ${"0"}       | ${"350000"}     | ${2} | ${"10500"} | ${"in a first year all volume is growth"}
    ${asAmount}  | ${"excess"} | ${"whole"}         | ${byAmount}  | ${"-50000"}  | ${"299999.99"}  | ${1} | ${"6000"}  | ${"more returns than purchases last year add no growth"}
  `("$baseline to $volume, $method on $part, is tier $tier and earns $rebate: $because", (row) => {
    const terms = {
      qualifier: row.qualifier,
      base: { measure: "net_amount", part: row.part },
      method: row.method,
      tiers: tiersOf(row.tiers),
    };
    const { earned, tierReached } = standingAt(
      terms,
      { net_amount: row.volume },
      { baseline: { net_amount: row.baseline } },
    );
    expect({ earned: formatDecimal(earned), tierReached }).toEqual({ earned: row.rebate, tierReached: row.tier });
  });

  test("the qualifier is told as growth, and the next tier with it", () => {
    const terms = { qualifier: inPercent, base: { measure: "net_amount", part: "excess" }, tiers: tiersOf(byPercent) };
    const standing = standingAt(terms, { net_amount: "2350000" }, { baseline: { net_amount: "2000000" } });
    expect(formatDecimal(standing.qualifierTotal)).toBe("117.5");
    expect(formatDecimal(standing.baseTotal)).toBe("350000");
    expect(standing.distanceToNextTier?.toFixed()).toBe("2.5");
  });

  test.each`
    qualifier    | baseline | volume  | bounds         | rebate  | reason                    | because
    ${inPercent} | ${"0"}   | ${"50"} | ${"inclusive"} | ${"0"}  | ${"no_baseline"}          | ${"growth in percent of nothing is no number"}
    ${inPercent} | ${"-5"}  | ${"50"} | ${"inclusive"} | ${"0"}  | ${"no_baseline"}          | ${"nor of less than nothing"}
    ${inPercent} | ${"50"}  | ${"55"} | ${"inclusive"} | ${"25"} | ${undefined}              | ${"110 % meets the bound"}
    ${inPercent} | ${"50"}  | ${"55"} | ${"exclusive"} | ${"0"}  | ${"below_lowest_tier"}    | ${"and does not exceed it"}
    ${inPercent} | ${"50"}  | ${"-5"} | ${"inclusive"} | ${"0"}  | ${"qualifier_below_zero"} | ${"returns outweigh purchases"}
  `(
    "$baseline to $volume earns $rebate, $bounds: $because",
    ({ qualifier, baseline, volume, bounds, rebate, reason }) => {
      const terms = { qualifier: { ...qualifier, bounds }, tiers: tiersOf("110: fixed 25") };
      const standing = standingAt(terms, { net_amount: volume }, { baseline: { net_amount: baseline } });
      expect({ earned: formatDecimal(standing.earned), reason: standing.reason }).toEqual({ earned: rebate, reason });
    },
  );
});

describe("growth over a figure that the contract states", () => {
  const forAll = { baseline: "500" };
  const forSome = { baselines: { C1: "100", C2: "1000" } };
  test.each`
    figures                      | as           | customer         | rebate  | reason                 | because
    ${forAll}                    | ${"percent"} | ${"C1"}          | ${"12"} | ${undefined}           | ${"600 is 120 % of 500"}
    ${{ ...forAll, ...forSome }} | ${"percent"} | ${"C1"}          | ${"12"} | ${undefined}           | ${"600 is 600 % of the customer's own 100"}
    ${{ ...forAll, ...forSome }} | ${"percent"} | ${"C2"}          | ${"0"}  | ${"below_lowest_tier"} | ${"600 is 60 % of the customer's own 1,000"}
    ${{ ...forAll, ...forSome }} | ${"percent"} | ${"C3"}          | ${"12"} | ${undefined}           | ${"a customer without a figure of his own has that of all"}
    ${forSome}                   | ${"percent"} | ${"C3"}          | ${"0"}  | ${"no_baseline"}       | ${"no figure is stated for him, and none is guessed"}
    ${forSome}                   | ${"amount"}  | ${"C3"}          | ${"0"}  | ${"no_baseline"}       | ${"as an amount neither: a missing figure is not zero"}
    ${forSome}                   | ${"amount"}  | ${"C1"}          | ${"12"} | ${undefined}           | ${"500 more than 100"}
    ${{ baseline: "0" }}         | ${"amount"}  | ${"C1"}          | ${"12"} | ${undefined}           | ${"zero is a figure to grow from by an amount"}
    ${{ baseline: "0" }}         | ${"percent"} | ${"C1"}          | ${"0"}  | ${"no_baseline"}       | ${"but not by a percentage"}
    ${forSome}                   | ${"percent"} | ${"constructor"} | ${"0"}  | ${"no_baseline"}       | ${"an id is looked up among the stated ones only"}
  `(
    "600 of $customer against $figures, as $as, earns $rebate: $because",
    ({ figures, as, customer, rebate, reason }) => {
      const terms = {
        qualifier: { measure: "net_amount", growth: { over: "stated", as, ...figures } },
        tiers: tiersOf("110: 2%"),
      };
      const standing = standingAt(terms, { net_amount: "600" }, { customer, baseline: { net_amount: "7" } });
      expect({ earned: formatDecimal(standing.earned), reason: standing.reason }).toEqual({ earned: rebate, reason });
    },
  );
});
