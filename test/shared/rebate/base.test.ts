import { describe, expect, test } from "vitest";
import { Decimal, formatDecimal } from "../../../shared/money/decimal.ts";
import { boundBenefit } from "../../../shared/rebate/benefit/benefits.ts";
import { tiersOf } from "../../support/program.ts";
import { explain, line, positionOf, standingAt } from "./given.ts";

const onlyA = { include: { product_id: ["A"] } };
const onlyB = { include: { product_id: ["B"] } };

/** A decides and B earns, in pieces. */
const mix = (base: Readonly<Record<string, string>>, tiers: string) => ({
  qualifier: { measure: "quantity", products: onlyA },
  base: { measure: "quantity", products: onlyB, ...base },
  tiers: tiersOf(tiers),
});
const bought = (a: string, b: string) => ({ qualifier: { quantity: a }, base: { quantity: b } });

describe("buy A, earn on B", () => {
  test.each`
    base                                              | tiers            | a        | b        | rebate   | because
    ${{ at_most: "100" }}                             | ${"300: 5/unit"} | ${"400"} | ${"70"}  | ${"350"} | ${"A reaches 300, all 70 of B earn"}
    ${{ at_most: "100" }}                             | ${"300: 5/unit"} | ${"299"} | ${"150"} | ${"0"}   | ${"A does not reach 300"}
    ${{ at_most: "100" }}                             | ${"300: 5/unit"} | ${"300"} | ${"99"}  | ${"495"} | ${"below the limit all of B earns"}
    ${{ at_most: "100" }}                             | ${"300: 5/unit"} | ${"300"} | ${"100"} | ${"500"} | ${"at the limit as well"}
    ${{ at_most: "100" }}                             | ${"300: 5/unit"} | ${"300"} | ${"150"} | ${"500"} | ${"beyond it no more of B earns"}
    ${{ at_most: "100" }}                             | ${"300: 5/unit"} | ${"0"}   | ${"150"} | ${"0"}   | ${"B alone earns nothing"}
    ${{ at_most_per_qualifier: "1" }}                 | ${"0: 5/unit"}   | ${"40"}  | ${"39"}  | ${"195"} | ${"every B has its A"}
    ${{ at_most_per_qualifier: "1" }}                 | ${"0: 5/unit"}   | ${"40"}  | ${"40"}  | ${"200"} | ${"still every one"}
    ${{ at_most_per_qualifier: "1" }}                 | ${"0: 5/unit"}   | ${"40"}  | ${"70"}  | ${"200"} | ${"30 of B have no A"}
    ${{ at_most_per_qualifier: "0.5" }}               | ${"0: 5/unit"}   | ${"40"}  | ${"70"}  | ${"100"} | ${"one B for every two of A"}
    ${{ at_most_per_qualifier: "1" }}                 | ${"0: 5/unit"}   | ${"0"}   | ${"70"}  | ${"0"}   | ${"no A, no B"}
    ${{ at_most_per_qualifier: "1" }}                 | ${"0: 5/unit"}   | ${"-3"}  | ${"70"}  | ${"0"}   | ${"returned A lets no B earn"}
    ${{ at_most: "30", at_most_per_qualifier: "1" }}  | ${"0: 5/unit"}   | ${"40"}  | ${"70"}  | ${"150"} | ${"of two limits the lower holds"}
    ${{ at_most: "100", at_most_per_qualifier: "1" }} | ${"0: 5/unit"}   | ${"40"}  | ${"70"}  | ${"200"} | ${"whichever that is"}
  `("$a of A and $b of B under $base earn $rebate: $because", ({ base, tiers, a, b, rebate }) => {
    expect(formatDecimal(standingAt(mix(base, tiers), bought(a, b)).earned)).toBe(rebate);
  });

  test("each line says what it did", () => {
    const { lines, standing } = explain(mix({ at_most: "100" }, "3: 5/unit"), [
      line("2011-03-01 O1/1 0 × 3 of A decides only"),
      line("2011-03-02 O2/1 0 × 70 of B earns only"),
      line("2011-03-03 O3/1 0 × 70 of B earns only"),
      line("2011-03-04 O4/1 0 × 10 of B earns only"),
    ]);
    expect(lines.map(({ base, amount, reason }) => [formatDecimal(base), formatDecimal(amount), reason])).toEqual([
      ["0", "0", "decides_only"],
      ["70", "350", undefined],
      ["30", "150", undefined],
      ["0", "0", "beyond_base_limit"],
    ]);
    expect(formatDecimal(standing.baseTotal)).toBe("100");
  });

  test("a promised minimum is kept to a customer who bought only A", () => {
    const terms = mix({}, "3: 5/unit at least 20");
    expect(formatDecimal(standingAt(terms, bought("3", "0")).earned)).toBe("20");
    expect(formatDecimal(standingAt(terms, bought("2", "0")).earned)).toBe("0");
    const { lines } = explain(terms, [line("2011-03-01 O1/1 9 × 3 of A decides only")]);
    expect(lines.map(({ amount }) => formatDecimal(amount))).toEqual(["20"]);
  });
});

describe("a limit on the base that decides as well", () => {
  test.each`
    method      | atMost    | tiers                | volume      | rebate   | because
    ${"whole"}  | ${"1000"} | ${"0: 10%"}          | ${"999.99"} | ${"100"} | ${"99.999 rounded: below the limit"}
    ${"whole"}  | ${"1000"} | ${"0: 10%"}          | ${"1000"}   | ${"100"} | ${"at the limit"}
    ${"whole"}  | ${"1000"} | ${"0: 10%"}          | ${"1500"}   | ${"100"} | ${"beyond it nothing more earns"}
    ${"whole"}  | ${"1000"} | ${"0: 1%, 1500: 2%"} | ${"1500"}   | ${"20"}  | ${"the whole volume decides the tier"}
    ${"banded"} | ${"150"}  | ${"0: 1%, 100: 2%"}  | ${"200"}    | ${"2"}   | ${"1.00 and 2 % of the 50 that still earn"}
    ${"banded"} | ${"100"}  | ${"0: 1%, 100: 2%"}  | ${"200"}    | ${"1"}   | ${"nothing in the second band earns"}
  `("$method of $volume, at most $atMost, earns $rebate: $because", ({ method, atMost, tiers, volume, rebate }) => {
    const terms = { method, base: { measure: "net_amount", at_most: atMost }, tiers: tiersOf(tiers) };
    expect(formatDecimal(standingAt(terms, { net_amount: volume }).earned)).toBe(rebate);
  });

  test("a return frees what it takes back for later lines", () => {
    const terms = { base: { measure: "net_amount", at_most: "100" }, tiers: tiersOf("0: 10%") };
    const { lines, standing } = explain(terms, [
      line("2011-03-01 O1/1 120"),
      line("2011-03-01 R1/1 -50 × -1", { accrualOrderId: "O1" }),
      line("2011-03-02 O2/1 90"),
    ]);
    expect(lines.map(({ amount }) => formatDecimal(amount))).toEqual(["10", "-3", "3"]);
    expect(formatDecimal(standing.earned)).toBe("10");
  });
});

describe("bands of one measure, money of another", () => {
  const byQuantity = (tiers: string, more: object = {}) => ({
    qualifier: { measure: "quantity" },
    base: { measure: "net_amount", ...more },
    method: "banded",
    tiers: tiersOf(tiers),
  });
  const amounts = (terms: object, texts: readonly string[]) =>
    explain(
      { ...terms },
      texts.map((text) => line(text)),
    ).lines.map(({ fromTiers }) => formatDecimal(fromTiers.toDecimalPlaces(10)));

  test("the line that crosses a bound is split pro rata", () => {
    // 1 and 13 of 30 pieces below the bound of 14: 65 of the 150.00 at 1 %, 85 at 2 %.
    expect(amounts(byQuantity("0: 1%, 14: 2%"), ["2011-03-01 O1/1 5 × 1", "2011-03-02 O2/1 150 × 30"])).toEqual([
      "0.05",
      "2.35",
    ]);
  });

  test("a line that ends on a bound stays below it, and one that brings no quantity lies where the volume stands", () => {
    const lines = ["2011-03-01 O1/1 100 × 14", "2011-03-02 O2/1 100 × 0", "2011-03-03 O3/1 100 × 1"];
    expect(amounts(byQuantity("0: 1%, 14: 2%"), lines)).toEqual(["1", "2", "2"]);
  });

  test("the order of the lines decides which of them is dear", () => {
    const terms = byQuantity("0: 0%, 10: 10%");
    expect(amounts(terms, ["2011-03-01 O1/1 50 × 10", "2011-03-02 O2/1 90 × 10"])).toEqual(["0", "9"]);
    expect(amounts(terms, ["2011-03-01 O1/1 90 × 10", "2011-03-02 O2/1 50 × 10"])).toEqual(["0", "5"]);
  });

  test("where a limit cuts the base, only the pieces that brought the earning part run with it", () => {
    // 60 of 100.00 earn: with them 12 of 20 pieces, two of which lie above the bound of 10.
    expect(amounts(byQuantity("0: 1%, 10: 2%", { at_most: "60" }), ["2011-03-01 O1/1 100 × 20"])).toEqual(["0.7"]);
  });

  test.each`
    tiers                      | netAmount | rebate    | because
    ${"0: 1%, 1: 1%, 2: 1%"}   | ${"1.50"} | ${"0.02"} | ${"three thirds of 1.50 at 1 % are 0.015, half a cent goes up"}
    ${"0: 1%, 1: 4%"}          | ${"0.50"} | ${"0.02"} | ${"a third at 1 % and two at 4 % are 0.015 as well"}
    ${"0: 1%, 1: 1%, 2: 1%"}   | ${"1.49"} | ${"0.01"} | ${"0.0149 is less than half a cent over one"}
    ${"0: 10%, 1: 0%, 2: 10%"} | ${"0.50"} | ${"0.03"} | ${"two thirds of 0.05"}
  `("three pieces for $netAmount in $tiers earn $rebate: $because", ({ tiers, netAmount, rebate }) => {
    const { standing } = positionOf(byQuantity(tiers), [line(`2011-03-01 O1/1 ${netAmount} × 3`)]);
    expect(formatDecimal(standing.earned)).toBe(rebate);
  });

  test("a line whose thirds come to half a cent is rounded up in the explanation too", () => {
    // 0.50 in three pieces, one at 1 % and two at 4 %, are 0.015; then a piece of 0.60 at 4 % is 0.024.
    const { lines } = explain(byQuantity("0: 1%, 1: 4%"), [
      line("2011-03-01 O1/1 0.50 × 3"),
      line("2011-03-02 O2/1 0.60 × 1"),
    ]);
    expect(lines.map(({ amount }) => formatDecimal(amount))).toEqual(["0.02", "0.02"]);
  });

  test("parts of two lines fill a multiple to the last digit", () => {
    // The band from 2 to 4 pieces gets a third of 100 from the first line and a third of 200 from the second.
    const { standing } = positionOf(byQuantity("0: 0 per 100, 2: 5 per 100, 4: 0 per 100"), [
      line("2011-03-01 O1/1 100 × 3"),
      line("2011-03-02 O2/1 200 × 3"),
    ]);
    expect(formatDecimal(standing.earned)).toBe("5");
  });

  test("what is left of a multiple by cutting alone does not keep it from being full", () => {
    const { upTo } = boundBenefit({ kind: "per-multiple", multiple: "100", amount: "5" });
    const threeThirds = new Decimal(100).div(3).toDecimalPlaces(40).times(3);
    expect(threeThirds.lt(100)).toBe(true);
    expect(upTo(threeThirds).toFixed()).toBe("5");
    expect(upTo(new Decimal("99.99999999999999")).toFixed()).toBe("0");
  });

  test("a line cut into sevenths and elevenths is whole again", () => {
    const { gains } = positionOf(byQuantity("0: 100%, 1: 100%, 2.5: 100%, 6: 100%"), [
      line("2011-03-01 O1/1 0.01 × 7"),
      line("2011-03-02 O2/1 123456789.12 × 11"),
    ]);
    expect(gains.map(({ amount }) => amount.toFixed())).toEqual(["0.01", "123456789.12"]);
  });
});
