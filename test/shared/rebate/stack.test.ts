import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { amountsByParcel, explained } from "../../../shared/rebate/explain.ts";
import { type QualifyingLine, volumeOfLines } from "../../../shared/rebate/qualifying-line.ts";
import { computeStack, type StackMember } from "../../../shared/rebate/stack.ts";
import { programWith, tiersOf, versionOf } from "../../support/program.ts";
import { historyOf, line, type Terms } from "./given.ts";

type Deal = Terms & { readonly program: string; readonly stacking: object };

/** A program of the group: `4 on net at 1` is deal 4, on the net base, first in order. */
const deal = (program: string, order: number, tiers: string, stacking: object = {}, more: object = {}): Deal => ({
  program,
  tiers: tiersOf(tiers),
  stacking: { group: "g", order, ...stacking },
  ...more,
});

function memberOf(deal: Deal, lines: readonly QualifyingLine[]): StackMember {
  const volume = volumeOfLines([versionOf(programWith(deal))], lines, historyOf({}));
  return { programId: deal.program, periodId: "2011", volume };
}

/** What each program gives on each line. */
function amounts(
  deals: readonly Deal[],
  lines: readonly QualifyingLine[],
): Readonly<Record<string, readonly string[]>> {
  const positions = computeStack(deals.map((deal) => memberOf(deal, lines)));
  return Object.fromEntries(
    [...positions].map(([{ programId }, position]) => [programId, amountsByParcel(position).map(formatDecimal)]),
  );
}

const [net, list] = [{ base: "net" }, { base: "list" }];

describe("one line of 1,000.00 under several programs", () => {
  const sale = [line("2011-03-01 O1/1 1000")];
  const reduction = (order: readonly number[]) => [
    deal("deal-1", order.indexOf(1), "0: 10%", list),
    deal("deal-2", order.indexOf(2), "0: 15%", { ...list, reduces_later: false }),
    deal("deal-3", order.indexOf(3), "0: 20%", net),
    deal("deal-4", order.indexOf(4), "0: 25%", net),
  ];
  test.each`
    deals                                                                                                                    | amounts                                                                           | because
    ${reduction([4, 3, 2, 1])}                                                                                               | ${{ "deal-4": ["250"], "deal-3": ["150"], "deal-2": ["150"], "deal-1": ["100"] }} | ${"20 % of the 750 that deal 4 leaves; 650 in all"}
    ${reduction([2, 4, 1, 3])}                                                                                               | ${{ "deal-2": ["150"], "deal-4": ["250"], "deal-1": ["100"], "deal-3": ["130"] }} | ${"deal 2 does not reduce; 20 % of the 650 that deals 4 and 1 leave; 630 in all"}
    ${[deal("a", 1, "0: 2%", net), deal("b", 2, "0: 5%", net)]}                                                              | ${{ a: ["20"], b: ["49"] }}                                                       | ${"a cascade: 5 % of 980"}
    ${[deal("a", 1, "0: 2%", net), deal("b", 2, "0: 5%", list)]}                                                             | ${{ a: ["20"], b: ["50"] }}                                                       | ${"no cascade: 5 % of 1,000"}
    ${[deal("a", 2, "0: 2%", net), deal("b", 1, "0: 5%", net)]}                                                              | ${{ a: ["19"], b: ["50"] }}                                                       | ${"the order is stated: 2 % of 950"}
    ${[deal("b", 1, "0: 5%", net), deal("a", 1, "0: 2%", net)]}                                                              | ${{ a: ["20"], b: ["49"] }}                                                       | ${"of equal order the id decides"}
    ${[deal("a", 1, "0: 2%", net, { limits: { cap_per_position: "10" } }), deal("b", 2, "0: 5%", net)]}                      | ${{ a: ["10"], b: ["49.5"] }}                                                     | ${"what was given is what is left by the limits: 5 % of 990"}
    ${[deal("a", 1, "5000: 2%", net), deal("b", 2, "0: 5%", net)]}                                                           | ${{ a: ["0"], b: ["50"] }}                                                        | ${"a program that gives nothing reduces nothing"}
    ${[deal("a", 1, "0: 2%", net), deal("b", 2, "0: 5%, 1000: 6%", net)]}                                                    | ${{ a: ["20"], b: ["58.8"] }}                                                     | ${"the tier is decided by what was bought, the benefit applied to what is left"}
    ${[deal("a", 1, "0: 2%", { exclusive: true }), deal("b", 2, "0: 5%", { exclusive: true })]}                              | ${{ a: ["0"], b: ["50"] }}                                                        | ${"of programs that exclude each other the one that gives more"}
    ${[deal("a", 1, "0: 5%", { exclusive: true }), deal("b", 2, "0: 5%", { exclusive: true })]}                              | ${{ a: ["50"], b: ["0"] }}                                                        | ${"of two that give the same the first by order"}
    ${[deal("b", 1, "0: 5%", { exclusive: true }), deal("a", 1, "0: 5%", { exclusive: true })]}                              | ${{ a: ["50"], b: ["0"] }}                                                        | ${"and by id"}
    ${[deal("a", 1, "0: 2%", { exclusive: true }), deal("b", 3, "0: 5%", { exclusive: true }), deal("c", 2, "0: 10%", net)]} | ${{ a: ["0"], b: ["50"], c: ["95"] }}                                             | ${"they take the place of the first of them: 10 % of 950"}
    ${[deal("a", 1, "0: 9%", {}), deal("b", 2, "0: 5%", { exclusive: true }), deal("c", 3, "0: 2%", { exclusive: true })]}   | ${{ a: ["90"], b: ["50"], c: ["0"] }}                                             | ${"a program that is not exclusive pays beside them"}
  `("$amounts: $because", ({ deals, amounts: expected }) => {
    expect(amounts(deals, sale)).toEqual(expected);
    expect(amounts([...deals].reverse(), sale)).toEqual(expected);
  });
});

describe("the best of programs that exclude each other is taken line by line", () => {
  const byMoney = deal("by-money", 1, "0: 5%", { exclusive: true });
  const byPiece = deal(
    "by-piece",
    2,
    "0: 2/unit",
    { exclusive: true },
    {
      qualifier: { measure: "quantity" },
      base: { measure: "quantity" },
    },
  );
  const lines = [line("2011-03-01 O1/1 100 × 1"), line("2011-03-02 O2/1 100 × 10"), line("2011-03-03 O3/1 40 × 1")];

  test("5 % of 100.00 against 2.00 for one piece, 20.00 for ten, and a tie", () => {
    expect(amounts([byPiece, byMoney], lines)).toEqual({ "by-money": ["5", "0", "2"], "by-piece": ["0", "20", "0"] });
  });

  test("what is returned has no say", () => {
    const back = line("2011-03-02 R2/1 -100 × -10", { accrualOrderId: "O2" });
    expect(amounts([byPiece, byMoney], [...lines, back])).toEqual({
      "by-money": ["5", "0", "0", "2"],
      "by-piece": ["0", "0", "0", "0"],
    });
  });

  test("the loser says so, line by line and as a whole", () => {
    const [lost, won] = [memberOf(byMoney, lines.slice(1, 2)), memberOf(byPiece, lines.slice(1, 2))];
    const positions = computeStack([lost, won]);
    const position = positions.get(lost);
    expect(position?.standing).toMatchObject({ reason: "another_program_pays", tierReached: 1 });
    expect(position === undefined ? [] : explained(lost.volume, position).lines.map(({ reason }) => reason)).toEqual([
      "another_program_pays",
    ]);
    expect(positions.get(won)?.standing.reason).toBeUndefined();
  });

  test("minima and guarantees are owed only on lines that the program pays for", () => {
    const one = [line("2011-03-01 O1/1 1000")];
    const withMinimum = deal("a", 1, "0: 2% at least 40", { exclusive: true });
    const withGuarantee = deal(
      "b",
      2,
      "5000: 1%",
      { exclusive: true },
      {
        limits: { guaranteed_minimum: { amount: "70" } },
      },
    );
    // Each would earn its minimum alone. The line belongs to the one whose tiers give more on it, or to the first.
    expect(amounts([withMinimum, deal("c", 3, "0: 3%", { exclusive: true })], one)).toEqual({ a: ["0"], c: ["30"] });
    expect(amounts([withMinimum, withGuarantee], one)).toEqual({ a: ["40"], b: ["0"] });
    expect(amounts([withGuarantee, deal("c", 3, "9000: 3%", { exclusive: true })], one)).toEqual({
      b: ["70"],
      c: ["0"],
    });
  });

  test("on a line that gives nothing anywhere nobody is said to pay", () => {
    const lost = memberOf(deal("b", 2, "0: 0%", { exclusive: true }), lines);
    const positions = computeStack([memberOf(deal("a", 1, "0: 0%", { exclusive: true }), lines), lost]);
    expect(positions.get(lost)?.standing.reason).toBe("nothing_on_base");
  });
});

describe("programs whose scopes or periods differ", () => {
  test("a line that only one of them counts is reduced by nobody", () => {
    const first = memberOf(deal("a", 1, "0: 10%", net), [line("2011-03-01 O1/1 100")]);
    const second = memberOf(deal("b", 2, "0: 10%", net), [line("2011-03-01 O1/1 100"), line("2011-03-02 O2/1 100")]);
    const positions = computeStack([second, first]);
    const position = positions.get(second);
    expect(position === undefined ? [] : amountsByParcel(position).map(formatDecimal)).toEqual(["9", "10"]);
  });

  test("a quarter's program is reduced by the year's on its own lines", () => {
    const lines = [line("2011-03-01 O1/1 100"), line("2011-05-01 O2/1 300")];
    const year = memberOf(deal("a", 1, "0: 10%", net), lines);
    const quarters = lines.map(
      (one, index): StackMember => ({
        ...memberOf(deal("b", 2, "0: 10%", net), [one]),
        periodId: `2011-Q${index + 1}`,
      }),
    );
    const positions = computeStack([...quarters, year]);
    expect(quarters.map((quarter) => positions.get(quarter)?.standing.earned.toFixed())).toEqual(["9", "27"]);
  });

  test("a guarantee without any base to share it by never falls to a line that was taken back", () => {
    const lines = [
      line("2011-03-01 O1/1 100 decides only"),
      line("2011-03-02 O2/1 50 decides only"),
      line("2011-03-02 R2/1 -50 × -1 decides only", { accrualOrderId: "O2" }),
    ];
    const guaranteed = deal("a", 1, "9000: 1%", net, { limits: { guaranteed_minimum: { amount: "7" } } });
    expect(amounts([guaranteed], lines)).toEqual({ a: ["7", "0", "0"] });
  });

  test("a line that only decides in a net program keeps its say", () => {
    const first = memberOf(deal("a", 1, "0: 10%", net), [line("2011-03-01 O1/1 1000")]);
    const second = memberOf(deal("b", 2, "1000: 5%", net), [
      line("2011-03-01 O1/1 1000 decides only"),
      line("2011-03-02 O2/1 200 earns only"),
    ]);
    expect(computeStack([first, second]).get(second)?.standing.earned.toFixed()).toBe("10");
  });
});
