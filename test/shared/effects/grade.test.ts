import { describe, expect, test } from "vitest";
import { densityTest } from "../../../shared/effects/density-test.ts";
import { gradeOf } from "../../../shared/effects/grade.ts";
import { effectReasons } from "../../../shared/effects/reasons.ts";

const many = { treatedUnits: 30, controlUnits: 2 };
const passed = { verdict: "clean", statistic: 1, degrees: 2, pValue: 0.6 };
const failed = { verdict: "weak", reason: "pre_trend_rejected", statistic: 9, degrees: 2, pValue: 0.01 };
const untested = { verdict: "weak", reason: "pre_trend_not_testable" };
const nothingBefore = { verdict: "none", reason: "no_period_before" };
const nearTheLine = { unitsBelow: 30, unitsAbove: 30, isSettled: true, density: densityTest(1.9) };
const threshold = (evidence: object) => ({ design: "threshold", ...nearTheLine, ...evidence });
const did = (units: object, preTrend: object) => ({ design: "difference_in_differences", ...units, preTrend });

describe("the grade", () => {
  test.each`
    evidence                                                                    | grade  | reason                      | because
    ${{ design: "hold_out", ...many }}                                          | ${"A"} | ${undefined}                | ${"who is treated was drawn by lot"}
    ${did(many, passed)}                                                        | ${"B"} | ${undefined}                | ${"both groups moved alike before"}
    ${did(many, failed)}                                                        | ${"C"} | ${"pre_trend_rejected"}     | ${"they did not"}
    ${did(many, untested)}                                                      | ${"C"} | ${"pre_trend_not_testable"} | ${"nobody can say whether they did"}
    ${did(many, nothingBefore)}                                                 | ${"C"} | ${"no_period_before"}       | ${"nobody looked"}
    ${threshold({})}                                                            | ${"C"} | ${"near_the_line_only"}     | ${"it speaks of customers near the line"}
    ${threshold({ density: densityTest(2) })}                                   | ${"D"} | ${"density_rejected"}       | ${"customers choose their side"}
    ${threshold({ density: densityTest(-2) })}                                  | ${"D"} | ${"density_rejected"}       | ${"they stay below it by choice, too"}
    ${threshold({ density: undefined })}                                        | ${"D"} | ${"density_not_tested"}     | ${"nobody can say whether they do"}
    ${threshold({ isSettled: false })}                                          | ${"D"} | ${"threshold_not_settled"}  | ${"nothing was estimated"}
    ${threshold({ unitsBelow: 29 })}                                            | ${"D"} | ${"too_few_near_the_line"}  | ${"29 below are too few"}
    ${threshold({ unitsAbove: 29, isSettled: false, density: densityTest(9) })} | ${"D"} | ${"too_few_near_the_line"}  | ${"29 above are, whatever else holds"}
    ${{ design: "descriptive" }}                                                | ${"D"} | ${"nothing_compared"}       | ${"before and after is no comparison"}
    ${{ design: "hold_out", treatedUnits: 29, controlUnits: 500 }}              | ${"D"} | ${"too_few_treated"}        | ${"a lot does not make up for numbers"}
    ${did({ treatedUnits: 29, controlUnits: 0 }, passed)}                       | ${"D"} | ${"too_few_treated"}        | ${"the first reason that holds is told"}
    ${did({ treatedUnits: 30, controlUnits: 0 }, passed)}                       | ${"D"} | ${"no_control_group"}       | ${"everybody was in the program"}
    ${did({ treatedUnits: 30, controlUnits: 1 }, passed)}                       | ${"D"} | ${"too_few_controls"}       | ${"one customer has no spread"}
  `("is $grade for $reason: $because", ({ evidence, grade, reason }) => {
    expect(gradeOf(evidence)).toEqual(reason === undefined ? { grade } : { grade, reason });
  });
});

test("every reason has its words in English and Chinese, as sentences", () => {
  for (const { en, zh } of Object.values(effectReasons)) {
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(zh).toMatch(/^[^a-zA-Z]*。$/);
  }
});
