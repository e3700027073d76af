import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { type Explanation, explainPosition } from "../../../shared/rebate/explain.ts";
import { compareLines } from "../../../shared/rebate/line-order.ts";
import { programWith, tiersOf, versionOf } from "../../support/program.ts";
import { explain, line } from "./given.ts";

/** What an explanation says of each line, in text. */
const told = ({ lines }: Explanation) =>
  lines.map(({ line, qualifierAfter, tierApplied, amount, reason }) =>
    [
      `${line.orderId}/${line.lineId}`,
      formatDecimal(qualifierAfter),
      `tier ${tierApplied}`,
      formatDecimal(amount),
      reason,
    ]
      .filter((part) => part !== undefined)
      .join(", "),
  );

const crossingsOf = ({ crossings }: Explanation) =>
  crossings.map(({ line, direction, tier }) => `${line.orderId}/${line.lineId} ${direction} ${tier}`);

describe("what each line earned", () => {
  test("whole: every line at the final tier, the line that crossed named", () => {
    const explanation = explain({ tiers: tiersOf("500: 1%, 1000: 2%") }, [
      line("2011-03-03 O3/1 300.00"),
      line("2011-03-01 O1/1 400.00"),
      line("2011-03-02 O2/1 500.00"),
    ]);
    expect(told(explanation)).toEqual(["O1/1, 400, tier 2, 8", "O2/1, 900, tier 2, 10", "O3/1, 1200, tier 2, 6"]);
    expect(crossingsOf(explanation)).toEqual(["O2/1 up 1", "O3/1 up 2"]);
    expect(formatDecimal(explanation.standing.earned)).toBe("24");
  });

  test("banded: each line at the bands it lies in, the crossing line cut at the bound", () => {
    const explanation = explain({ method: "banded", tiers: tiersOf("500: 1%, 1000: 2%") }, [
      line("2011-03-01 O1/1 400.00"),
      line("2011-03-02 O2/1 500.00"),
      line("2011-03-03 O3/1 300.00"),
    ]);
    // O2: 400 of its 500 above 500.00 at 1 %. O3: 100 at 1 % and 200 at 2 %.
    expect(told(explanation)).toEqual([
      "O1/1, 400, tier 0, 0, before_lowest_tier",
      "O2/1, 900, tier 1, 4",
      "O3/1, 1200, tier 2, 5",
    ]);
  });

  test("banded by quantity: a line of 30 after a line of 1 fills 13 units of the first band and 17 of the second", () => {
    const quantity = { qualifier: { measure: "quantity" }, base: { measure: "quantity" } };
    const tiers = tiersOf("0: 10/unit, 14: 20/unit");
    const explanation = explain({ method: "banded", ...quantity, tiers }, [
      line("2011-03-01 O1/1 5.00 × 1"),
      line("2011-03-01 O1/2 150.00 × 30"),
    ]);
    expect(told(explanation)).toEqual(["O1/1, 1, tier 1, 10", "O1/2, 31, tier 2, 470"]);
  });

  test("a return takes back from the highest band first", () => {
    const quantity = { qualifier: { measure: "quantity" }, base: { measure: "quantity" } };
    const tiers = tiersOf("0: 10/unit, 2: 20/unit, 4: 30/unit");
    const explanation = explain({ method: "banded", ...quantity, tiers }, [
      line("2011-03-01 O1/1 60.00 × 6"),
      line("2011-03-02 R1/1 -20.00 × -2"),
    ]);
    expect(told(explanation)).toEqual(["O1/1, 6, tier 3, 120", "R1/1, 4, tier 3, -60"]);
    expect(crossingsOf(explanation)).toEqual(["O1/1 up 1", "O1/1 up 2", "O1/1 up 3"]);
  });

  test("a return below a bound crosses it downwards", () => {
    const explanation = explain({ tiers: tiersOf("500: 1%, 1000: 2%") }, [
      line("2011-03-01 O1/1 1200.00"),
      line("2011-03-02 R1/1 -800.00 × -1"),
    ]);
    expect(crossingsOf(explanation)).toEqual(["O1/1 up 1", "O1/1 up 2", "R1/1 down 2", "R1/1 down 1"]);
    expect(told(explanation)).toEqual([
      "O1/1, 1200, tier 0, 0, position_below_lowest_tier",
      "R1/1, 400, tier 0, 0, position_below_lowest_tier",
    ]);
  });

  test("a fixed amount belongs to the line that crossed the tier", () => {
    const explanation = explain({ tiers: tiersOf("500: fixed 50, 1000: fixed 80") }, [
      line("2011-03-01 O1/1 400.00"),
      line("2011-03-02 O2/1 500.00"),
      line("2011-03-03 O3/1 50.00"),
      line("2011-03-04 O4/1 60.00"),
    ]);
    expect(told(explanation)).toEqual([
      "O1/1, 400, tier 2, 0, fixed_amount_elsewhere",
      "O2/1, 900, tier 2, 50",
      "O3/1, 950, tier 2, 0, fixed_amount_elsewhere",
      "O4/1, 1010, tier 2, 30",
    ]);
  });

  test("an amount per order belongs to the line that made the order count", () => {
    const orders = { qualifier: { measure: "order_count" }, base: { measure: "order_count" } };
    const explanation = explain({ ...orders, tiers: tiersOf("2: 5/unit") }, [
      line("2011-03-01 O1/1 10.00"),
      line("2011-03-01 O1/2 10.00"),
      line("2011-03-02 O2/1 10.00"),
      line("2011-03-03 O3/1 10.00"),
      line("2011-03-09 R3/1 -10.00 × -1", { accrualOrderId: "O3", orderDate: "2011-03-03" }),
    ]);
    expect(told(explanation)).toEqual([
      "O1/1, 1, tier 1, 5",
      "O1/2, 1, tier 1, 0, order_already_counted",
      "O2/1, 2, tier 1, 5",
      "O3/1, 3, tier 1, 5",
      "R3/1, 2, tier 1, -5",
    ]);
    expect(formatDecimal(explanation.standing.earned)).toBe("10");
  });

  test("a cap is shared by all lines in proportion, to the cent", () => {
    const explanation = explain({ tiers: tiersOf("0: 10%"), limits: { cap_per_position: "10" } }, [
      line("2011-03-01 O1/1 100.00"),
      line("2011-03-02 O2/1 100.00"),
      line("2011-03-03 O3/1 100.00"),
    ]);
    expect(told(explanation)).toEqual([
      "O1/1, 100, tier 1, 3.33",
      "O2/1, 200, tier 1, 3.34",
      "O3/1, 300, tier 1, 3.33",
    ]);
    expect(
      explanation.steps.map(
        ({ step, before, after }) => `${step}: ${formatDecimal(before)} to ${formatDecimal(after)}`,
      ),
    ).toEqual([
      "tier_minimum: 30 to 30",
      "not_below_zero: 30 to 30",
      "share_of_net_amount: 30 to 30",
      "cap_per_position: 30 to 10",
      "guaranteed_minimum: 10 to 10",
      "round_to_minor_unit: 10 to 10",
    ]);
  });

  test("a share below the smallest coin falls to a neighbour", () => {
    const explanation = explain({ tiers: tiersOf("0: 1%") }, [
      line("2011-03-01 O1/1 0.40"),
      line("2011-03-02 O2/1 0.40"),
      line("2011-03-03 O3/1 0.40"),
    ]);
    expect(told(explanation)).toEqual([
      "O1/1, 0.4, tier 1, 0, smaller_than_minor_unit",
      "O2/1, 0.8, tier 1, 0.01",
      "O3/1, 1.2, tier 1, 0, smaller_than_minor_unit",
    ]);
  });

  test.each`
    terms                            | netAmount  | reason                          | because
    ${{ tiers: tiersOf("100: 1%") }} | ${"99.99"} | ${"position_below_lowest_tier"} | ${"the position has not reached a tier"}
    ${{ tiers: tiersOf("0: 0%") }}   | ${"99.99"} | ${"position_earns_nothing"}     | ${"the tier reached gives nothing"}
    ${{ tiers: tiersOf("0: 1%") }}   | ${"0.30"}  | ${"position_earns_nothing"}     | ${"not half a cent is earned"}
    ${{ tiers: tiersOf("0: 1%") }}   | ${"0"}     | ${"position_earns_nothing"}     | ${"nothing was paid for the goods"}
  `("a single line of $netAmount earns nothing: $because", ({ terms, netAmount, reason }) => {
    expect(explain(terms, [line(`2011-03-01 O1/1 ${netAmount}`)]).lines[0]?.reason).toBe(reason);
  });

  test("a line that adds nothing to the base, and one in a band that gives nothing", () => {
    const explanation = explain({ method: "banded", tiers: tiersOf("0: 0%, 100: 5%") }, [
      line("2011-03-01 O1/1 100.00"),
      line("2011-03-02 O2/1 0.00"),
      line("2011-03-03 O3/1 20.00"),
    ]);
    expect(told(explanation)).toEqual([
      "O1/1, 100, tier 1, 0, tier_gives_nothing",
      "O2/1, 100, tier 1, 0, no_base",
      "O3/1, 120, tier 2, 1",
    ]);
  });
});

test("lines under two versions count version after version, each at its own terms", () => {
  const first = programWith({ method: "banded", tiers: tiersOf("0: 1%, 1000: 2%") });
  const second = {
    ...programWith({ method: "banded", tiers: tiersOf("0: 3%, 1000: 4%") }),
    effective: { from: "2011-07-01" },
  };
  const explanation = explainPosition(
    [versionOf(first, 1), versionOf(second, 2)],
    [line("2011-07-01 O2/1 500.00", { version: 2 }), line("2011-06-30 O1/1 800.00")],
  );
  // 800 at 1 %; then 200 up to the bound at 3 % and 300 above it at 4 %.
  expect(told(explanation)).toEqual(["O1/1, 800, tier 1, 8", "O2/1, 1300, tier 2, 18"]);
});

test("a position without lines earns nothing and has no crossings", () => {
  const explanation = explain({}, []);
  expect(explanation).toMatchObject({ lines: [], crossings: [] });
  expect(formatDecimal(explanation.standing.earned)).toBe("0");
});

test("a line under a version that is not among those given is a defect", () => {
  expect(() => explain({}, [line("2011-03-01 O1/1 1.00", { version: 7 })])).toThrow("governed by one of the versions");
});

test("lines count by date, order and line; numbers count as numbers", () => {
  const lines = [
    "2011-03-02 1/1 1",
    "2011-03-01 B/2 1",
    "2011-03-01 B/10 1",
    "2011-03-01 10/1 1",
    "2011-03-01 9/1 1",
    "2011-03-01 9/a 1",
  ];
  expect(
    lines
      .map((text) => line(text))
      .sort(compareLines)
      .map(({ orderDate, orderId, lineId }) => `${orderDate} ${orderId}/${lineId}`),
  ).toEqual([
    "2011-03-01 9/1",
    "2011-03-01 9/a",
    "2011-03-01 10/1",
    "2011-03-01 B/2",
    "2011-03-01 B/10",
    "2011-03-02 1/1",
  ]);
});
