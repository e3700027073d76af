import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { shareBudget } from "../../../shared/rebate/budget.ts";
import { amountsByParcel } from "../../../shared/rebate/explain.ts";
import type { Position } from "../../../shared/rebate/position.ts";
import { tiersOf } from "../../support/program.ts";
import { line, positionAt, positionOf, type Terms } from "./given.ts";

/** Customers C1, C2, … who would earn these amounts. */
const customers = (amounts: readonly string[], terms: Terms): ReadonlyMap<string, Position> =>
  new Map(amounts.map((amount, index) => [`C${index + 1}`, positionAt(terms, { net_amount: amount })]));

const under = (budget: string | undefined, more: object = {}): Terms => ({
  tiers: tiersOf("0: 100%"),
  limits: { ...(budget === undefined ? {} : { program_budget: budget }), ...more },
});
const earned = (positions: ReadonlyMap<string, Position>) =>
  [...positions.values()].map(({ standing }) => formatDecimal(standing.earned));

describe("a program's budget", () => {
  test.each`
    budget       | amounts                                       | shares                                                  | because
    ${undefined} | ${["90", "60"]}                               | ${["90", "60"]}                                         | ${"there is none"}
    ${"150.01"}  | ${["90", "60"]}                               | ${["90", "60"]}                                         | ${"it suffices"}
    ${"150"}     | ${["90", "60"]}                               | ${["90", "60"]}                                         | ${"to the cent"}
    ${"149.99"}  | ${["90", "60"]}                               | ${["89.99", "60"]}                                      | ${"a cent is missing, and the first in order of ids rounds it off"}
    ${"100"}     | ${["90", "60"]}                               | ${["60", "40"]}                                         | ${"shared in the ratio of what each would earn"}
    ${"100"}     | ${["10", "10", "10", "10", "10", "10", "41"]} | ${["9.9", "9.9", "9.9", "9.9", "9.9", "9.91", "40.59"]} | ${"the parts sum to the budget"}
    ${"0.02"}    | ${["0.01", "0.01", "0.01"]}                   | ${["0.01", "0", "0.01"]}                                | ${"no part of a cent is paid"}
    ${"100"}     | ${["90", "0", "60"]}                          | ${["60", "0", "40"]}                                    | ${"who earns nothing has no part"}
  `("of $budget for $amounts gives $shares: $because", ({ budget, amounts, shares }) => {
    expect(earned(shareBudget(customers(amounts, under(budget))))).toEqual(shares);
  });

  test("follows the customers' ids, not the order in which they come", () => {
    const positions = customers(["0.01", "0.01", "0.01"], under("0.02"));
    const shares = shareBudget(new Map([...positions].reverse()));
    expect([...positions.keys()].map((customer) => shares.get(customer)?.standing.earned.toFixed())).toEqual([
      "0.01",
      "0",
      "0.01",
    ]);
  });

  test("gives its reason only where it changed something", () => {
    const shares = shareBudget(customers(["90", "0", "60"], under("100")));
    expect([...shares.values()].map(({ standing }) => standing.reason)).toEqual([
      "budget_shared_out",
      "nothing_on_base",
      "budget_shared_out",
    ]);
  });

  test("is the last step of the explanation, and may leave less than is paid out", () => {
    const [position] = [...shareBudget(customers(["90", "60"], under("100", { minimum_payout: "50" }))).values()].slice(
      1,
    );
    expect(position?.effects.at(-1)).toMatchObject({ step: "program_budget" });
    expect(position?.standing.payable.toFixed()).toBe("0");
  });

  test("is shared on by the customer's lines", () => {
    const lines = [line("2011-03-01 O1/1 30"), line("2011-03-02 O2/1 60")];
    const [position] = shareBudget(new Map([["C1", positionOf(under("45"), lines)]])).values();
    expect(position === undefined ? [] : amountsByParcel(position).map(formatDecimal)).toEqual(["15", "30"]);
  });

  test("is that of the latest version that governs any customer", () => {
    const governedBy = (version: number, budget: string, amount: string): Position => {
      const position = positionAt(under(budget), { net_amount: amount });
      return { ...position, governing: { ...position.governing, version } };
    };
    const [earlier, later] = [governedBy(1, "100", "90"), governedBy(2, "50", "60")];
    for (const positions of [
      new Map([
        ["C1", earlier],
        ["C2", later],
      ]),
      new Map([
        ["C2", earlier],
        ["C1", later],
      ]),
    ])
      expect(earned(shareBudget(positions)).sort()).toEqual(["20", "30"]);
  });
});
