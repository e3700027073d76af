import { describe, expect, test } from "vitest";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { tiersOf } from "../../support/program.ts";
import { explain, line, positionAt, positionOf, standingAt } from "./given.ts";

describe("the most that a line may earn", () => {
  const capped = { tiers: tiersOf("0: 10%"), limits: { cap_per_line: "5" } };
  test.each`
    terms                                                                  | lines                     | rebates               | because
    ${capped}                                                              | ${["49.9", "50", "50.1"]} | ${["4.99", "5", "5"]} | ${"below the cap, at it, and cut to it"}
    ${{ tiers: tiersOf("60: fixed 9"), limits: { cap_per_line: "5" } }}    | ${["50", "50"]}           | ${["0", "5"]}         | ${"a fixed amount falls to the line that crosses, and is cut with it"}
    ${{ ...capped, limits: { cap_per_line: "5", cap_per_position: "8" } }} | ${["60", "60"]}           | ${["4", "4"]}         | ${"the cap of the position is promised on what lines may earn at most"}
    ${{ ...capped, method: "banded", tiers: tiersOf("0: 1%, 100: 10%") }}  | ${["100", "100"]}         | ${["1", "5"]}         | ${"what the bands give to a line is cut"}
  `("$lines give $rebates: $because", ({ terms, lines, rebates }) => {
    const { lines: told } = explain(
      terms,
      lines.map((amount: string, index: number) => line(`2011-03-01 O${index + 1}/1 ${amount}`)),
    );
    expect(told.map(({ amount }) => formatDecimal(amount))).toEqual(rebates);
  });
});

describe("a share of the net amount", () => {
  const terms = (share: string, more: object = {}) => ({
    tiers: tiersOf("0: fixed 100"),
    limits: { share_of_net_amount: share, ...more },
  });
  test.each`
    limits                                                                             | volume       | rebate     | reason                              | because
    ${terms("5")}                                                                      | ${"2000.01"} | ${"100"}   | ${undefined}                        | ${"5 % are more than the amount"}
    ${terms("5")}                                                                      | ${"2000"}    | ${"100"}   | ${undefined}                        | ${"5 % are the amount"}
    ${terms("5")}                                                                      | ${"1999.80"} | ${"99.99"} | ${"limited_to_share_of_net_amount"} | ${"5 % are a cent less"}
    ${terms("5", { cap_per_position: "30" })}                                          | ${"400"}     | ${"20"}    | ${"limited_to_share_of_net_amount"} | ${"of two limits the lower holds"}
    ${terms("5", { cap_per_position: "30" })}                                          | ${"800"}     | ${"30"}    | ${"capped_per_position"}            | ${"whichever that is"}
    ${{ tiers: tiersOf("0: 5% at least 1500"), limits: { share_of_net_amount: "5" } }} | ${"20000"}   | ${"1000"}  | ${"limited_to_share_of_net_amount"} | ${"a tier's minimum is limited as the tier is"}
  `("$volume earn $rebate: $because", ({ limits, volume, rebate, reason }) => {
    const standing = standingAt(limits, { net_amount: volume });
    expect({ earned: formatDecimal(standing.earned), reason: standing.reason }).toEqual({ earned: rebate, reason });
  });
});

describe("the greater of a tier's benefit and its minimum", () => {
  test.each`
    tiers                            | volume        | rebate       | reason                      | because
    ${"20000: 5% at least 1500"}     | ${"19999.99"} | ${"0"}       | ${"below_lowest_tier"}      | ${"the tier is not reached"}
    ${"20000: 5% at least 1500"}     | ${"20000"}    | ${"1500"}    | ${"raised_to_tier_minimum"} | ${"5 % are 1,000"}
    ${"20000: 5% at least 1500"}     | ${"30000"}    | ${"1500"}    | ${undefined}                | ${"5 % are the minimum"}
    ${"20000: 5% at least 1500"}     | ${"30000.20"} | ${"1500.01"} | ${undefined}                | ${"5 % are a cent more"}
    ${"20000: 5% at least 1500"}     | ${"40000"}    | ${"2000"}    | ${undefined}                | ${"5 % are more"}
    ${"0: 1% at least 10"}           | ${"0"}        | ${"0"}       | ${"nothing_on_base"}        | ${"nothing was bought, though the tier begins at zero"}
    ${"0: 1% at least 10"}           | ${"0.01"}     | ${"10"}      | ${"raised_to_tier_minimum"} | ${"something was"}
    ${"0: 1% at least 10"}           | ${"-1"}       | ${"0"}       | ${"qualifier_below_zero"}   | ${"returns outweigh purchases"}
    ${"0: 1% at least 30, 1000: 2%"} | ${"1000"}     | ${"20"}      | ${undefined}                | ${"a tier's minimum is its own: the next one promises none"}
  `("$volume in $tiers earn $rebate: $because", ({ tiers, volume, rebate, reason }) => {
    const standing = standingAt({ tiers: tiersOf(tiers) }, { net_amount: volume });
    expect({ earned: formatDecimal(standing.earned), reason: standing.reason }).toEqual({ earned: rebate, reason });
  });
});

describe("a guaranteed minimum", () => {
  const guarantee = (more: object, limits: object = {}) => ({
    tiers: tiersOf("0: 1%"),
    limits: { guaranteed_minimum: { amount: "100", ...more }, ...limits },
  });
  test.each`
    terms                                                            | volume       | rebate      | reason                    | because
    ${guarantee({})}                                                 | ${"0"}       | ${"0"}      | ${"nothing_on_base"}      | ${"nothing is guaranteed to who bought nothing"}
    ${guarantee({})}                                                 | ${"-5"}      | ${"0"}      | ${"qualifier_below_zero"} | ${"nor to who returned more than he bought"}
    ${guarantee({})}                                                 | ${"1"}       | ${"100"}    | ${"raised_to_guarantee"}  | ${"whoever bought anything earns it"}
    ${guarantee({})}                                                 | ${"9999.00"} | ${"100"}    | ${"raised_to_guarantee"}  | ${"a cent was missing"}
    ${guarantee({})}                                                 | ${"10000"}   | ${"100"}    | ${undefined}              | ${"the volume earns it"}
    ${guarantee({})}                                                 | ${"10001"}   | ${"100.01"} | ${undefined}              | ${"and more"}
    ${guarantee({}, { cap_per_position: "80" })}                     | ${"9000"}    | ${"100"}    | ${"raised_to_guarantee"}  | ${"the guarantee wins over the cap"}
    ${guarantee({ above_cap: false }, { cap_per_position: "80" })}   | ${"1"}       | ${"80"}     | ${"raised_to_guarantee"}  | ${"unless the terms say otherwise"}
    ${guarantee({ above_cap: false }, { cap_per_position: "80" })}   | ${"9000"}    | ${"80"}     | ${"capped_per_position"}  | ${"the cap is reached by the volume"}
    ${guarantee({ above_cap: false }, { share_of_net_amount: "5" })} | ${"1000"}    | ${"50"}     | ${"raised_to_guarantee"}  | ${"the share of the net amount bounds it too"}
  `("with $volume it comes to $rebate: $because", ({ terms, volume, rebate, reason }) => {
    const standing = standingAt(terms, { net_amount: volume });
    expect({ earned: formatDecimal(standing.earned), reason: standing.reason }).toEqual({ earned: rebate, reason });
  });

  test.each`
    over        | excessBefore | earns        | rebate       | excessAfter | because
    ${"year"}   | ${"0"}       | ${"12000"}   | ${"12000"}   | ${"2000"}   | ${"2,000 beyond the guarantee carry over"}
    ${"year"}   | ${"2000"}    | ${"5000"}    | ${"8000"}    | ${"0"}      | ${"8,000 are still guaranteed: 3,000 on top of 5,000"}
    ${"year"}   | ${"2000"}    | ${"8000"}    | ${"8000"}    | ${"0"}      | ${"what is guaranteed is earned"}
    ${"year"}   | ${"2000"}    | ${"8000.01"} | ${"8000.01"} | ${"0.01"}   | ${"a cent beyond it carries over"}
    ${"year"}   | ${"12000"}   | ${"500"}     | ${"500"}     | ${"2500"}   | ${"earlier periods have earned it all"}
    ${"year"}   | ${"2000"}    | ${"0"}       | ${"0"}       | ${"2000"}   | ${"a period without purchases uses nothing up"}
    ${"period"} | ${"2000"}    | ${"5000"}    | ${"10000"}   | ${"2000"}   | ${"each period by itself"}
  `("of 10,000 over a $over, $excessBefore carried over and $earns earned: $rebate. $because", (row) => {
    const terms = {
      tiers: tiersOf("0: 100%"),
      limits: { guaranteed_minimum: { amount: "10000", over: row.over } },
    };
    const { standing, guaranteeExcess } = positionAt(
      terms,
      { net_amount: row.earns },
      { guaranteeExcess: row.excessBefore },
    );
    expect(formatDecimal(standing.earned)).toBe(row.rebate);
    expect(formatDecimal(guaranteeExcess)).toBe(row.excessAfter);
  });

  test("it is shared by the lines in the ratio of what the tiers give, or of the base where they give nothing", () => {
    const lines = [line("2011-03-01 O1/1 10"), line("2011-03-02 O2/1 30")];
    const amounts = (tiers: string) =>
      explain({ ...guarantee({}), tiers: tiersOf(tiers) }, lines).lines.map(({ amount }) => formatDecimal(amount));
    expect(amounts("0: 1%")).toEqual(["25", "75"]);
    expect(amounts("1000: 1%")).toEqual(["25", "75"]);
  });

  test("what was bought and returned is as if it had not been bought, in lines as in totals", () => {
    const back = line("2011-03-01 R1/1 -10 × -1", { accrualOrderId: "O1" });
    expect(formatDecimal(positionOf(guarantee({}), [line("2011-03-01 O1/1 10"), back]).standing.earned)).toBe("0");
  });
});

test("the steps after the tiers, one after the other", () => {
  const terms = {
    tiers: tiersOf("0: 1% at least 70"),
    limits: {
      share_of_net_amount: "6",
      cap_per_position: "50",
      guaranteed_minimum: { amount: "55" },
      minimum_payout: "56",
    },
  };
  const { effects, standing } = positionAt(terms, { net_amount: "1000" });
  expect(
    effects.map(({ step, before, after }) => `${step}: ${formatDecimal(before)} to ${formatDecimal(after)}`),
  ).toEqual([
    "tier_minimum: 10 to 70",
    "not_below_zero: 70 to 70",
    "share_of_net_amount: 70 to 60",
    "cap_per_position: 60 to 50",
    "guaranteed_minimum: 50 to 55",
    "round_to_minor_unit: 55 to 55",
  ]);
  expect(standing.payable.isZero()).toBe(true);
});

test("a share of the net amount is rounded as the position is, never by more than half a minor unit", () => {
  const terms = { tiers: tiersOf("0: 10%"), limits: { share_of_net_amount: "5" } };
  expect(standingAt(terms, { net_amount: "0.10" }).earned.eq(parseDecimal("0.01"))).toBe(true);
});
