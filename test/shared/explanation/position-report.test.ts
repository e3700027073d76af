import { expect, test } from "vitest";
import { calculationCsv } from "../../../shared/explanation/calculation-csv.ts";
import { PositionUnknown, positionReport } from "../../../shared/explanation/position-report.ts";
import {
  drawText,
  lineOutcomeText,
  lineReasonText,
  standingReasonText,
  stepText,
} from "../../../shared/explanation/reason-texts.ts";
import { benefitText, boundText } from "../../../shared/explanation/terms-text.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { sumOf } from "../../../shared/rebate/figures.ts";
import { type LineReason, lineReasons, type StandingReason, standingReasons } from "../../../shared/rebate/reasons.ts";
import { afterTiers } from "../../../shared/rebate/steps.ts";
import { programWith, tiersOf } from "../../support/program.ts";
import { findings, heldOutReport, key, reportWith } from "./given.ts";

test("what the lines earn sums exactly to what the position earns, and the crossings are named", () => {
  const { explanation } = reportWith(7);
  expect(sumOf(explanation.lines, ({ amount }) => amount)).toEqual(explanation.standing.earned);
  expect(explanation.standing.earned.toFixed(2)).toBe("20.00");
  expect(explanation.crossings.map(({ line, tier, direction }) => [line.orderId, tier, direction])).toEqual([
    ["o0001", 1, "up"],
    ["o0006", 2, "up"],
  ]);
});

test("lines that do not count are told apart", () => {
  expect(reportWith().otherLines.map(({ order_id, outcome }) => [order_id, outcome])).toEqual([
    ["x1", "product_not_in_scope"],
    ["x2", "exchange_rate_missing"],
  ]);
});

test("whom a lot holds out earns nothing, and is told what they drew", () => {
  const { explanation, draws, otherLines } = heldOutReport("72.61");
  expect(explanation.standing.earned.isZero()).toBe(true);
  expect(otherLines.map(({ outcome }) => outcome)).toEqual(["customer_held_out", "customer_held_out"]);
  expect(draws).toEqual([{ version: 1, lot: "annual", draw: 7260, heldOutBelow: 7261 }]);
  expect(draws.map((draw) => [drawText(draw, "en"), drawText(draw, "zh")])).toEqual([
    [
      "by version 1, lot annual: the customer draws 7260 of 10000, and draws below 7261 do not earn",
      "版本 1，签组 annual：该客户抽得 7260（共 10000 签），小于 7261 的签不赚取返利",
    ],
  ]);
  expect(lineOutcomeText("customer_held_out", "zh")).toBe("抽签留作对照：该客户不赚取返利，以便衡量方案效果");
  expect(reportWith().draws).toEqual([]);
});

test("a draw that the document does not hold out contradicts the run's query", () => {
  expect(() => heldOutReport("72.60")).toThrow("C1 draws in annual what the run's query drew");
});

test.each`
  what                                | of                               | given                         | says
  ${"a program that the run has not"} | ${{ ...key, programId: "none" }} | ${{}}                         | ${"knows no program none"}
  ${"a period that the run has not"}  | ${{ ...key, periodId: "1999" }}  | ${{}}                         | ${"nothing is known of annual/C1/1999"}
  ${"neither lines nor entries"}      | ${key}                           | ${{ lines: [], entries: [] }} | ${"nothing is known of annual/C1/2011"}
`("$what is unknown", ({ of, given, says }) => {
  expect(() => positionReport(of, findings(3, given))).toThrow(PositionUnknown);
  expect(() => positionReport(of, findings(3, given))).toThrow(says);
});

test("the file holds every line, sums to what is earned, and runs no formula", () => {
  const rows = calculationCsv(reportWith(250))
    .trimEnd()
    .split("\r\n")
    .map((row) => row.split(","));
  const [titles = [], ...lines] = rows;
  expect(lines).toHaveLength(252);
  expect(lines[0]).toContain("'=1+1");
  const earned = titles.indexOf("earned_amount");
  expect(sumOf(lines, (line) => parseDecimal(line[earned] || "0")).toFixed(2)).toBe("20.00");
  expect(lines.at(-1)?.[0]).toBe("exchange_rate_missing");
});

test.each`
  tiers                       | measure         | en                                        | zh
  ${"0: 1.5%"}                | ${"net_amount"} | ${"1.5 % of net amount"}                  | ${"净额的 1.5 %"}
  ${"0: 0.50/unit"}           | ${"quantity"}   | ${"0.50 EUR per unit"}                    | ${"每单位 0.50 EUR"}
  ${"0: 2/unit"}              | ${"net_amount"} | ${"2 EUR per unit of net amount"}         | ${"每单位净额 2 EUR"}
  ${"0: fixed 1000"}          | ${"net_amount"} | ${"1,000 EUR once"}                       | ${"一次性 1,000 EUR"}
  ${"0: 5 per 100"}           | ${"quantity"}   | ${"5 EUR per full 100 of quantity"}       | ${"数量每满 100 返 5 EUR"}
  ${"0: 2 free per 100 at 3"} | ${"quantity"}   | ${"2 GIFT free per full 100 of quantity"} | ${"数量每满 100 赠 2 件 GIFT"}
`("a tier that gives $tiers is said in both languages", ({ tiers, measure, en, zh }) => {
  const { benefit } = programWith({ tiers: tiersOf(tiers) }).tiers[0] ?? {};
  expect(benefit && [benefitText(benefit, measure, "EUR", "en"), benefitText(benefit, measure, "EUR", "zh")]).toEqual([
    en,
    zh,
  ]);
});

test.each`
  qualifier                                                                              | en                           | zh
  ${{ measure: "net_amount" }}                                                           | ${"1,000 EUR"}               | ${"1,000 EUR"}
  ${{ measure: "net_amount", bounds: "exclusive" }}                                      | ${"above 1,000 EUR"}         | ${"超过 1,000 EUR"}
  ${{ measure: "order_count" }}                                                          | ${"1,000 orders"}            | ${"1,000 单"}
  ${{ measure: "net_amount", growth: { over: "stated", as: "percent", baseline: "1" } }} | ${"1,000 % of the baseline"} | ${"基准的 1,000 %"}
  ${{ measure: "net_amount", growth: { over: "stated", as: "amount", baseline: "1" } }}  | ${"1,000 EUR of growth"}     | ${"增长 1,000 EUR"}
`("a bound of $qualifier is said in both languages", ({ qualifier, en, zh }) => {
  const document = programWith({ qualifier });
  expect([boundText("1000", document, "en"), boundText("1000", document, "zh")]).toEqual([en, zh]);
});

test("every reason and every step has Chinese words", () => {
  const texts = [
    ...(Object.keys(standingReasons) as StandingReason[]).map((reason) => standingReasonText(reason, "zh")),
    ...(Object.keys(lineReasons) as LineReason[]).map((reason) => lineReasonText(reason, "zh")),
    ...[...afterTiers.map(({ name }) => name), "program_budget"].map((step) => stepText(step, "zh")),
  ];
  expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
});
