import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { tiersOf } from "../../support/program.ts";
import { explain, line, positionOf, standingAt } from "./given.ts";

const counting = (counting: string) => ({ qualifier: { measure: "net_amount", counting } });
const oneThenTwo = "0: 1%, 10000: 2%";

describe("counting the year to date", () => {
  test.each`
    method             | tiers                                | before     | volume       | tier | rebate  | because
    ${"whole"}         | ${oneThenTwo}                        | ${"8000"}  | ${"1999.99"} | ${1} | ${"20"} | ${"9,999.99 in the year: 1 % of the period's volume"}
    ${"whole"}         | ${oneThenTwo}                        | ${"8000"}  | ${"2000"}    | ${2} | ${"40"} | ${"10,000 in the year: 2 % of the period's 2,000, not of the year's"}
    ${"whole"}         | ${oneThenTwo}                        | ${"10000"} | ${"-0.01"}   | ${1} | ${"0"}  | ${"a return brings the year below the bound"}
    ${"banded"}        | ${oneThenTwo}                        | ${"8000"}  | ${"3000"}    | ${2} | ${"40"} | ${"the band goes on where the year stands: 2,000 at 1 %, 1,000 at 2 %"}
    ${"reached-up-to"} | ${oneThenTwo}                        | ${"8000"}  | ${"3000"}    | ${2} | ${"80"} | ${"1 % of the 2,000 below the bound, 2 % of 3,000"}
    ${"reached-whole"} | ${oneThenTwo}                        | ${"8000"}  | ${"3000"}    | ${2} | ${"90"} | ${"3 % of 3,000"}
    ${"whole"}         | ${"10000: fixed 99"}                 | ${"8000"}  | ${"2000"}    | ${1} | ${"99"} | ${"the period in which the year crosses the bound earns the amount"}
    ${"whole"}         | ${"10000: fixed 99"}                 | ${"10000"} | ${"5000"}    | ${1} | ${"0"}  | ${"an earlier period crossed it and has earned it"}
    ${"whole"}         | ${"5000: fixed 10, 10000: fixed 30"} | ${"6000"}  | ${"4000"}    | ${2} | ${"20"} | ${"an earlier period has earned 10 of the 30"}
    ${"banded"}        | ${"5000: fixed 10, 10000: fixed 30"} | ${"6000"}  | ${"4000"}    | ${2} | ${"30"} | ${"in bands the second amount comes on top"}
  `("$method, $before before and $volume now, is tier $tier and earns $rebate: $because", (row) => {
    const terms = { ...counting("year-to-date"), method: row.method, tiers: tiersOf(row.tiers) };
    const { earned, tierReached } = standingAt(
      terms,
      { net_amount: row.volume },
      { yearBefore: { net_amount: row.before } },
    );
    expect({ earned: formatDecimal(earned), tierReached }).toEqual({ earned: row.rebate, tierReached: row.tier });
  });

  test("the explanation begins where the year stood", () => {
    const terms = { ...counting("year-to-date"), tiers: tiersOf(oneThenTwo) };
    const { lines, crossings } = explain(terms, [line("2011-03-01 O1/1 1500"), line("2011-03-02 O2/1 1500")], {
      yearBefore: { net_amount: "8000" },
    });
    expect(
      lines.map(({ qualifierBefore, qualifierAfter }) => [qualifierBefore.toFixed(), qualifierAfter.toFixed()]),
    ).toEqual([
      ["8000", "9500"],
      ["9500", "11000"],
    ]);
    expect(crossings.map(({ line, tier }) => [line.orderId, tier])).toEqual([["O2", 2]]);
  });
});

describe("the tier that the period before decided", () => {
  test.each`
    method             | tiers                                | before       | volume     | tier | rebate   | because
    ${"whole"}         | ${oneThenTwo}                        | ${"9999.99"} | ${"500"}   | ${1} | ${"5"}   | ${"a cent was missing then"}
    ${"whole"}         | ${oneThenTwo}                        | ${"10000"}   | ${"500"}   | ${2} | ${"10"}  | ${"the bound was met then"}
    ${"whole"}         | ${oneThenTwo}                        | ${"0"}       | ${"500"}   | ${1} | ${"5"}   | ${"nothing was bought then: the tier from zero"}
    ${"whole"}         | ${"1: 1%"}                           | ${"0"}       | ${"500"}   | ${0} | ${"0"}   | ${"without a tier from zero, none"}
    ${"whole"}         | ${oneThenTwo}                        | ${"0"}       | ${"50000"} | ${1} | ${"500"} | ${"what is bought now decides the next period"}
    ${"banded"}        | ${oneThenTwo}                        | ${"10000"}   | ${"500"}   | ${2} | ${"10"}  | ${"all of it lies in the band that was reached"}
    ${"reached-whole"} | ${oneThenTwo}                        | ${"10000"}   | ${"500"}   | ${2} | ${"15"}  | ${"both tiers are reached"}
    ${"whole"}         | ${"10000: fixed 99"}                 | ${"10000"}   | ${"0.01"}  | ${1} | ${"99"}  | ${"the first purchase earns the amount"}
    ${"whole"}         | ${"10000: fixed 99"}                 | ${"10000"}   | ${"0"}     | ${1} | ${"0"}   | ${"a fixed amount is never given for nothing"}
    ${"whole"}         | ${"10000: fixed 99"}                 | ${"9999.99"} | ${"500"}   | ${0} | ${"0"}   | ${"the tier was not reached"}
    ${"whole"}         | ${"0: fixed 9"}                      | ${"0"}       | ${"500"}   | ${1} | ${"9"}   | ${"the tier from zero was"}
    ${"whole"}         | ${"5000: fixed 10, 10000: fixed 30"} | ${"10000"}   | ${"1"}     | ${2} | ${"30"}  | ${"the higher amount replaces the lower"}
    ${"banded"}        | ${"5000: fixed 10, 10000: fixed 30"} | ${"10000"}   | ${"1"}     | ${2} | ${"40"}  | ${"in bands both are given"}
  `("$method, $before then and $volume now, is tier $tier and earns $rebate: $because", (row) => {
    const terms = { ...counting("previous-period"), method: row.method, tiers: tiersOf(row.tiers) };
    const before = { previousPeriod: { net_amount: row.before } };
    const { earned, tierReached } = standingAt(terms, { net_amount: row.volume }, before);
    expect({ earned: formatDecimal(earned), tierReached }).toEqual({ earned: row.rebate, tierReached: row.tier });
  });

  test("a fixed amount belongs to the first line, and goes with it", () => {
    const terms = { ...counting("previous-period"), tiers: tiersOf("10000: fixed 99") };
    const before = { previousPeriod: { net_amount: "10000" } };
    const sale = line("2011-03-01 O1/1 100");
    const back = line("2011-03-01 R1/1 -100 × -1", { accrualOrderId: "O1" });
    const amounts = (lines: Parameters<typeof explain>[1]) =>
      explain(terms, lines, before).lines.map(({ amount }) => formatDecimal(amount));
    expect(amounts([sale, line("2011-03-02 O2/1 100")])).toEqual(["99", "0"]);
    expect(amounts([sale, back])).toEqual(["0", "0"]);
    expect(amounts([sale, back, line("2011-03-02 O2/1 100")])).toEqual(["99", "-99", "99"]);
  });
});

describe("each line by itself", () => {
  test.each`
    method             | bounds         | tiers                | lines                   | rebates            | because
    ${"banded"}        | ${"inclusive"} | ${"0: 5%, 100: 10%"} | ${["60", "200"]}        | ${["3", "15"]}     | ${"5 % up to 100 and 10 % above, line by line: 60 leaves nothing to the next"}
    ${"whole"}         | ${"inclusive"} | ${"0: 5%, 100: 10%"} | ${["60", "200"]}        | ${["3", "20"]}     | ${"each line at its own tier"}
    ${"reached-up-to"} | ${"inclusive"} | ${"0: 5%, 100: 10%"} | ${["60", "200"]}        | ${["3", "25"]}     | ${"5 % of 100 and 10 % of 200"}
    ${"whole"}         | ${"inclusive"} | ${"0: 5%, 100: 10%"} | ${["100", "99.99"]}     | ${["10", "5"]}     | ${"the bound is met by a line or it is not"}
    ${"whole"}         | ${"exclusive"} | ${"0: 5%, 100: 10%"} | ${["100", "100.01"]}    | ${["5", "10"]}     | ${"or exceeded"}
    ${"whole"}         | ${"inclusive"} | ${"100: fixed 7"}    | ${["60", "100", "200"]} | ${["0", "7", "7"]} | ${"the fixed amount for every line that is large enough"}
    ${"banded"}        | ${"inclusive"} | ${"0: 1 per 30"}     | ${["50", "50", "60"]}   | ${["1", "1", "2"]} | ${"parts of a multiple do not add up over lines"}
    ${"whole"}         | ${"inclusive"} | ${"100: 10%"}        | ${["60", "60"]}         | ${["0", "0"]}      | ${"two small lines are not a large one"}
  `("$method of $lines in $tiers gives $rebates: $because", ({ method, bounds, tiers, lines, rebates }) => {
    const terms = { qualifier: { measure: "net_amount", counting: "per-line", bounds }, method, tiers: tiersOf(tiers) };
    const explained = explain(
      terms,
      lines.map((amount: string, index: number) => line(`2011-03-01 O${index + 1}/1 ${amount}`)),
    );
    expect(explained.lines.map(({ amount }) => formatDecimal(amount))).toEqual(rebates);
    expect(explained.crossings).toEqual([]);
  });

  test("the position shows the highest tier that a line reaches and the whole volume, and no way to a next tier", () => {
    const terms = { ...counting("per-line"), method: "banded", tiers: tiersOf("0: 5%, 100: 10%, 500: 20%") };
    const { standing } = positionOf(terms, [line("2011-03-01 O1/1 100"), line("2011-03-01 O2/1 60")]);
    expect(standing).toMatchObject({ tierReached: 2 });
    expect(formatDecimal(standing.qualifierTotal)).toBe("160");
    expect(standing.nextTierFrom).toBeUndefined();
  });
});

describe("days to payment", () => {
  const terms = { qualifier: { measure: "days_to_payment" }, tiers: tiersOf("0: 2%, 11: 1%, 31: 0%") };
  const paid = (paymentDays: number | undefined, netAmount = "100") =>
    line(`2011-03-01 ${paymentDays ?? "X"}/1 ${netAmount}`, paymentDays === undefined ? {} : { paymentDays });

  test.each`
    days         | rebate | reason                      | because
    ${-3}        | ${"2"} | ${undefined}                | ${"paid in advance is paid at once"}
    ${0}         | ${"2"} | ${undefined}                | ${"paid on the day"}
    ${10}        | ${"2"} | ${undefined}                | ${"the last day at 2 %"}
    ${11}        | ${"1"} | ${undefined}                | ${"the first day at 1 %"}
    ${30}        | ${"1"} | ${undefined}                | ${"the last day at 1 %"}
    ${31}        | ${"0"} | ${"position_earns_nothing"} | ${"too late"}
    ${undefined} | ${"0"} | ${"not_paid_yet"}           | ${"an unpaid line earns nothing yet"}
  `("100.00 paid after $days days earn $rebate: $because", ({ days, rebate, reason }) => {
    const [told] = explain(terms, [paid(days)]).lines;
    expect({ amount: told?.amount.toFixed(), reason: told?.reason }).toEqual({ amount: rebate, reason });
  });

  test("each line has its own tier, and an unpaid one waits", () => {
    const { standing, lines } = explain(terms, [paid(5), paid(20), paid(undefined), paid(40)]);
    expect(lines.map(({ amount, reason }) => [formatDecimal(amount), reason])).toEqual([
      ["2", undefined],
      ["1", undefined],
      ["0", "tier_gives_nothing"],
      ["0", "not_paid_yet"],
    ]);
    expect(formatDecimal(standing.earned)).toBe("3");
    expect(standing).toMatchObject({ tierReached: 3 });
  });

  test("while nothing is paid the position says so", () => {
    expect(explain(terms, [paid(undefined)]).standing).toMatchObject({ tierReached: 0, reason: "not_paid_yet" });
    expect(explain({ ...terms, tiers: tiersOf("11: 1%") }, [paid(10)]).standing.reason).toBe("below_lowest_tier");
  });

  test("an amount per unit by the day of payment", () => {
    const perUnit = { ...terms, base: { measure: "quantity" }, tiers: tiersOf("0: 0.50/unit, 11: 0.20/unit") };
    const { lines } = explain(perUnit, [
      line("2011-03-01 O1/1 100 × 10", { paymentDays: 10 }),
      line("2011-03-01 O2/1 100 × 10", { paymentDays: 11 }),
    ]);
    expect(lines.map(({ amount }) => formatDecimal(amount))).toEqual(["5", "2"]);
  });
});
