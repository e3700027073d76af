import { describe, expect, test } from "vitest";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { isInSpan, readSpan } from "../../../shared/statement/span.ts";
import { CustomerUnknown, statementOf } from "../../../shared/statement/statement.ts";
import { lineRowOf } from "../../support/aggregate.ts";
import { findings, lines, payoutOf, standingRow, statementWith } from "./given.ts";

const onlyPosition = (given: Parameters<typeof statementWith>[0] = {}) => {
  const [position, ...others] = statementWith(given).positions;
  if (position === undefined || others.length > 0) throw new Error("one position is stated");
  return position;
};

test("purchases are told by month and sum to what the run found", () => {
  const { months, netAmount, lineCount } = onlyPosition();
  expect(months.map(({ month, lineCount: count, netAmount: net }) => [month, count, net.toFixed(2)])).toEqual([
    ["2011-01", 2, "600.00"],
    ["2011-03", 1, "600.00"],
  ]);
  expect([lineCount, netAmount.toFixed(2)]).toEqual([3, "1200.00"]);
});

test("the calculation is the run's: tier, what the tiers give, what is earned", () => {
  const { standing, steps } = onlyPosition();
  expect(standing).toMatchObject({ tierReached: 2 });
  expect(standing.earned.toFixed(2)).toBe("24.00");
  expect(steps[0]?.before.toFixed(2)).toBe("24.00");
});

test.each`
  what                    | standings
  ${"other earnings"}     | ${{ ...standingRow, earned_amount: "25.0000" }}
  ${"another net amount"} | ${{ ...standingRow, net_amount: "1199.99" }}
`("no statement is made where the run found $what", ({ standings }) => {
  expect(() => statementWith({ standings: [standings] })).toThrow("annual/C1/2011");
});

test.each`
  payouts                                                                          | paid       | onItsWay  | inApproval | open       | carried    | because
  ${[]}                                                                            | ${"0.00"}  | ${"0.00"} | ${"0.00"}  | ${"24.00"} | ${"24.00"} | ${"nobody has asked for anything"}
  ${[payoutOf("10", "paid"), payoutOf("4", "released")]}                           | ${"10.00"} | ${"4.00"} | ${"0.00"}  | ${"10.00"} | ${"10.00"} | ${"what is on its way is no longer open"}
  ${[payoutOf("10", "paid"), payoutOf("9", "in_approval")]}                        | ${"10.00"} | ${"0.00"} | ${"9.00"}  | ${"14.00"} | ${"5.00"}  | ${"what waits stays open until it is released"}
  ${[payoutOf("7", "failed"), payoutOf("8", "voided"), payoutOf("9", "rejected")]} | ${"0.00"}  | ${"0.00"} | ${"0.00"}  | ${"24.00"} | ${"24.00"} | ${"what did not arrive or was given up pays nothing"}
  ${[payoutOf("30", "paid")]}                                                      | ${"30.00"} | ${"0.00"} | ${"0.00"}  | ${"-6.00"} | ${"-6.00"} | ${"too much was paid and is carried forward against later earnings"}
`("of 24.00 accrued $open are open: $because", ({ payouts, paid, onItsWay, inApproval, open, carried }) => {
  const position = onlyPosition({ payouts });
  const { paid: isPaid, onItsWay: isOnItsWay, inApproval: isInApproval, open: isOpen, carriedForward } = position;
  expect([isPaid, isOnItsWay, isInApproval, isOpen, carriedForward].map((amount) => amount.toFixed(2))).toEqual([
    paid,
    onItsWay,
    inApproval,
    open,
    carried,
  ]);
});

test("a paid payout is told with the bank's value date", () => {
  const confirmation = {
    attempt: 1,
    outcome: "paid",
    reason: "",
    valueDate: "2011-07-04",
    confirmedBy: "bank",
    confirmedAt: "2011-07-04T08:00:00.000Z",
  } as const;
  const payouts = [{ ...payoutOf("10", "paid"), confirmations: [confirmation] }];
  expect(statementWith({ payouts }).payments).toMatchObject([{ day: "2011-07-04", progress: "paid" }]);
});

test("a budget that was shared out is believed to the run, which knows all customers", () => {
  const [version] = [findings().rules.versions[0]];
  if (version === undefined) throw new Error("a version is given");
  const document = { ...version.document, limits: { program_budget: "20" } };
  const standings = [{ ...standingRow, earned_amount: "12.5000", accrued_amount: "12.5000" }];
  const { standing, steps } = onlyPosition({ versions: [{ ...version, document }], standings });
  expect(standing.earned.toFixed(2)).toBe("12.50");
  expect(steps.at(-1)).toMatchObject({ step: "program_budget" });
});

test("a position whose lines have gone is still stated, with nothing earned", () => {
  const standings = [{ ...standingRow, net_amount: "0", earned_amount: "0", accrued_amount: "0" }];
  const position = onlyPosition({ standings, aggregate: [], payouts: [payoutOf("10", "paid")] });
  expect([position.months, position.open.toFixed(2)]).toEqual([[], "-10.00"]);
});

test("a customer without a position in the period has an empty statement", () => {
  expect(statementOf("C1", { periodId: "2010" }, findings()).positions).toEqual([]);
});

test("a customer whom nothing names is unknown", () => {
  const nothing = findings({ customer: [], standings: [], aggregate: [] });
  expect(() => statementOf("C9", { periodId: "2011" }, nothing)).toThrow(CustomerUnknown);
});

test("a customer whom no file names goes by the number", () => {
  expect(statementWith({ customer: [] }).customer).toEqual({ customerId: "C1", name: "C1" });
});

test("converted amounts keep their digits", () => {
  const aggregate = [...lines, lineRowOf("o4", { accrual_date: "2011-04-01", net_amount: "0.00000000000001" })];
  const standings = [{ ...standingRow, net_amount: "1200.00000000000001" }];
  expect(onlyPosition({ aggregate, standings }).netAmount).toEqual(parseDecimal("1200.00000000000001"));
});

describe("a span", () => {
  const year = { id: "2011", firstDay: "2011-01-01", dayAfter: "2012-01-01" };
  test.each`
    asked                                       | isIn     | because
    ${{ period: "2011" }}                       | ${true}  | ${"the period is named"}
    ${{ period: "2011-Q1" }}                    | ${false} | ${"a quarter is another period"}
    ${{ from: "2010-01-01", to: "2010-12-31" }} | ${false} | ${"the last day lies before it"}
    ${{ from: "2010-12-31", to: "2011-01-01" }} | ${true}  | ${"both days belong to the span"}
    ${{ from: "2011-12-31", to: "2012-12-31" }} | ${true}  | ${"one day is enough"}
    ${{ from: "2012-01-01", to: "2012-12-31" }} | ${false} | ${"the first day lies after it"}
  `("$asked holds 2011: $isIn, because $because", ({ asked, isIn }) => {
    const span = readSpan(asked);
    expect(span && isInSpan(span, year)).toBe(isIn);
  });

  test.each([
    {},
    { from: "2011-01-01" },
    { from: "2011-02-01", to: "2011-01-01" },
    { from: "2011-02-30", to: "2011-03-01" },
    { from: "yesterday", to: "2011-03-01" },
    { period: "2011/Q1" },
  ])("%j is none", (asked) => expect(readSpan(asked)).toBeUndefined());
});
