import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { periodContaining } from "../../shared/calendar/accrual-period.ts";
import { settlementsOf } from "../../shared/calendar/settlement.ts";
import { formatDecimal } from "../../shared/money/decimal.ts";
import { spansOf } from "../../shared/program/spans.ts";
import { shareBudget } from "../../shared/rebate/budget.ts";
import { estimateOf } from "../../shared/rebate/expected.ts";
import { explainPosition } from "../../shared/rebate/explain.ts";
import { noHistory } from "../../shared/rebate/parcel.ts";
import { volumeOfLines } from "../../shared/rebate/qualifying-line.ts";
import { computeStack, type StackMember } from "../../shared/rebate/stack.ts";
import { accountingPeriod } from "../../shared/run/accounting-period.ts";
import { ruleRows } from "../../shared/run/rule-rows.ts";
import { examplesIn, programs, saidFor, type Terms } from "./page.ts";
import { figure, lineOn, printed, reckon, volumeOf } from "./reckon.ts";
import { checked, percent, perUnit, versionWith } from "./terms.ts";

/** Every number of docs/programs.md is what the engine computes. */

test("the whole program earns what the page says", () => {
  const document = checked(parse(programs[0] ?? ""));
  const { beforeLimits, earned } = reckon(document, { bought: "70,000.00" }).standing;
  const little = reckon(document, { bought: "24,000.00" }).standing;
  expectSaid(`which is ${printed(beforeLimits)}; the cap leaves ${printed(earned)} earned`);
  expectSaid(`With 24,000.00 it earns ${printed(little.earned)}, which is accrued but not payable yet`);
  expect(printed(little.payable)).toBe("0.00");
});

describe("worked examples", () => {
  const given = (cell: string | undefined): string | undefined => (cell === "–" ? undefined : cell);

  test.each(examplesIn("earns"))("$title", ({ terms, row }) => {
    const { standing } = reckon(
      checked(terms),
      { bought: given(row.bought), qualifier: given(row.qualifier), base: given(row.base) },
      {
        customerId: given(row.customer),
        baseline: given(row.baseline),
        yearBefore: given(row["year before"]),
        previousPeriod: given(row["period before"]),
        earlierExcess: given(row["earlier excess"]),
      },
    );
    expect(printed(standing.earned)).toBe(row.earns);
    if (row.payable !== undefined) expect(printed(standing.payable)).toBe(row.payable);
    if (row["free pieces"] !== undefined) expect(formatDecimal(standing.freeQuantity)).toBe(row["free pieces"]);
  });

  test.each(examplesIn("lies in"))("$title", ({ terms, row }) => {
    expect(periodContaining(checked(terms), row.day ?? "")).toEqual({
      id: row["lies in"],
      firstDay: row["first day"],
      dayAfter: row["day after"],
    });
  });

  const year = { firstDay: "2026-01-01", dayAfter: "2027-01-01" };
  const byMonth = {
    now: [month("2026-01", "150,000"), month("2026-02", "250,000"), month("2026-03", "200,000")],
    // By 14 March: 200,000 and 200,000, and 14 of 31 days of 310,000.
    lastYear: [
      month("2025-01", "200,000"),
      month("2025-02", "200,000"),
      month("2025-03", "310,000"),
      month("2025-11", "1,450,000"),
    ],
  };

  test.each(examplesIn("accrues"))("$title", ({ terms, row }) => {
    const volume = volumeOf(checked(terms), { bought: "600,000" });
    const estimate = estimateOf(volume, reckon(checked(terms), { bought: "600,000" }), year, "2026-03-14", byMonth);
    expect(estimate && printed(estimate.forecast.total)).toBe(row.forecast);
    expect(estimate && printed(estimate.toAccrue)).toBe(row.accrues);
    const { earned } = reckon(checked(terms), { bought: "600,000" }).standing;
    expectSaid(`With \`basis: earned\` ${printed(earned)} are accrued`);
  });
});

describe("sentences with numbers", () => {
  test("versions", () => {
    const first = versionWith(1, { ...percent("2"), effective: { from: "2026-01-01" } });
    const earnedWith = (terms: Terms): string => {
      const second = versionWith(2, { ...percent("3"), effective: { from: "2026-07-01" }, ...terms });
      const days = spansOf([first, second], "2026-01-01", "2027-01-01");
      const lines = ["2026-03-15", "2026-08-15"].flatMap((day) => {
        const span = days.find(({ firstDay, dayAfter }) => firstDay <= day && day < dayAfter);
        return span === undefined ? [] : [lineOn(day, "10,000.00", span.version.version)];
      });
      return printed(explainPosition([first, second], lines).standing.earned);
    };
    const suspended = [{ from: "2026-08-01", until: "2026-09-01" }];
    expectSaid(
      `Purchases of 10,000.00 in March and 10,000.00 in August earn ${earnedWith({})} together. ` +
        `Where the second version says \`terms: latest\`, they earn ${earnedWith({ terms: "latest" })}, and`,
    );
    expectSaid(`suspends 1 to 31 August, they earn ${earnedWith({ suspended })}`);
  });

  test("units", () => {
    const terms = { unit_conversions: [{ unit: "carton", is: "24", of: "piece" }] };
    const quantity = { measure: "quantity", unit: "piece" };
    const version = versionWith(1, { ...terms, qualifier: quantity, ...perUnit, base: quantity });
    const { units } = ruleRows("run", [version], "2026-12-31");
    const factor = units.find(({ unit }) => unit === "carton")?.factor;
    expectSaid(`10 cartons count as ${formatDecimal(figure(String(factor)).times(10))} pieces`);
  });

  test("a budget", () => {
    const document = checked({ ...percent("10"), limits: { program_budget: "100" } });
    const shares = shareBudget(
      new Map([
        ["C1", reckon(document, { bought: "900.00" })],
        ["C2", reckon(document, { bought: "600.00" })],
      ]),
    );
    const [one, other] = [...shares.values()].map(({ standing }) => printed(standing.earned));
    expectSaid(`two customers who would earn 90.00 and 60.00 get ${one} and ${other}`);
  });

  test.each`
    told                                                        | first                       | second
    ${"{ base: list }"}                                         | ${{}}                       | ${{ base: "list" }}
    ${"{ base: net }"}                                          | ${{}}                       | ${{ base: "net" }}
    ${"{ base: net }, the first with { reduces_later: false }"} | ${{ reduces_later: false }} | ${{ base: "net" }}
    ${"{ exclusive: true }, the first too"}                     | ${{ exclusive: true }}      | ${{ exclusive: true }}
  `("two programs on one line: $told", ({ told, first, second }) => {
    const member = (programId: string, rate: string, order: number, stacking: Terms): StackMember => {
      const version = versionWith(1, { ...percent(rate), stacking: { group: "trade-terms", order, ...stacking } });
      return {
        programId,
        periodId: "2026",
        volume: volumeOfLines([version], [lineOn("2026-03-15", "1,000.00")], noHistory),
      };
    };
    const [one, other] = [member("one", "2", 1, first), member("other", "5", 2, second)];
    const positions = computeStack([other, one]);
    const gives = [one, other].map((of) => printed(positions.get(of)?.standing.earned ?? figure("0")));
    expectSaid(`| ${told} | ${gives.join(" | ")} |`);
  });

  test("a fixed rate", () => {
    const { rates } = ruleRows(
      "run",
      [versionWith(1, { exchange: { by: "fixed", rates: { CNY: "0.13" } } })],
      "2026-12-31",
    );
    const rate = figure(String(rates[0]?.rate));
    expectSaid(`a line of 10,000.00 CNY counts as ${printed(figure("10,000").times(rate))} EUR`);
  });

  test("settlement and lock", () => {
    const terms = { period: "month", settlement: { grace_days: 5, payout_days: 10 } } as const;
    const january = { id: "2026-01", firstDay: "2026-01-01", dayAfter: "2026-02-01" };
    const document = checked(terms);
    const [settlement] = settlementsOf(document, january, terms.settlement);
    expectSaid(
      `January is open for late lines until ${settlement?.submittedUntil} and paid out on ${settlement?.payoutOn}.`,
    );
    expect(accountingPeriod(document, document, january, "2026-02-05").id).toBe("2026-01");
    expect(accountingPeriod(document, document, january, "2026-02-06").id).toBe("2026-02");
    expectSaid(`an interim settlement of 1,025.00 pays ${printed(figure("1,025").times("0.75"))}`);
  });
});

function expectSaid(sentence: string): void {
  expect(saidFor(sentence)).toBe(sentence);
}

function month(name: string, volume: string) {
  return { month: name, volume: figure(volume) };
}
