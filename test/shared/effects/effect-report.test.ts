import { describe, expect, test } from "vitest";
import type { DensityRow } from "../../../shared/effects/answer-rows.ts";
import { effectReport } from "../../../shared/effects/effect-report.ts";
import { effectPage } from "../../../shared/effects/page/page-of-report.ts";
import type { EffectReason } from "../../../shared/effects/reasons.ts";
import { deadlineWindow } from "../../../shared/effects/report/pull-forward.ts";
import { tierEnds } from "../../../shared/effects/report/tiers.ts";
import type { SummaryRow } from "../../../shared/effects/report-rows.ts";
import { answers, chosen, everything, nothingStated, orders, phases, summary, threshold } from "./report/given.ts";

const pageOf = (summaries: readonly SummaryRow[], rest = {}) =>
  effectPage(effectReport(answers({ summaries, ...rest }), nothingStated), "en");
const wordsOf = (page: ReturnType<typeof pageOf>) => JSON.stringify(page);

describe("the headline says", () => {
  test.each`
    estimate | error  | says                                                                                                 | because
    ${0.31}  | ${0.1} | ${"ordered 0.31 more times per month (95 % interval 0.11 to 0.51) than they would have without it"}  | ${"the interval is above zero"}
    ${-0.31} | ${0.1} | ${"ordered 0.31 fewer times per month (95 % interval 0.11 to 0.51) than they would have without it"} | ${"the interval is below zero"}
    ${0.05}  | ${0.1} | ${"No effect of Club on how often its customers order was shown."}                                   | ${"the interval covers zero"}
    ${0.196} | ${0.1} | ${"ordered 0.20 more times"}                                                                         | ${"zero is just outside"}
    ${0.195} | ${0.1} | ${"No effect of Club"}                                                                               | ${"zero is just inside"}
  `("$says, where the estimate is $estimate ± $error: $because", ({ estimate, error, says }) => {
    expect(pageOf([orders(estimate, error)]).headline).toContain(says);
  });

  test("how large an effect could have been found, where none was shown", () => {
    const { sentences } = pageOf([orders(0.05, 0.1)]);
    expect(sentences.join(" ")).toContain("its 95 % interval, −0.15 to +0.25, covers zero");
    expect(sentences.join(" ")).toContain(
      "An effect of 0.28 orders or more would have been found in four of five cases",
    );
  });

  test("the share beside it, and where that alone shows something, so much", () => {
    const share = summary({
      estimator: "ratio_did",
      outcome_name: "orders",
      estimate: Math.log(1.14),
      standard_error: 0.02,
    });
    expect(pageOf([orders(0.31, 0.1), share]).headline).toContain("+14\u00a0%");
    expect(pageOf([orders(0.05, 0.1), share]).sentences.join(" ")).toContain("there may be an effect all the same");
  });

  test("no more than the comparison does, where both groups were not shown to move alike", () => {
    const page = pageOf([orders(0.31, 0.1, { grade: "C", reason: "pre_trend_rejected", pre_trend_p_value: 0.01 })]);
    expect(page.headline).toContain("than those outside it lead to expect");
    expect(page.headline).not.toContain("would have");
    expect(page.sentences.join(" ")).toContain("already moved apart");
  });
});

describe("a grade", () => {
  test("A comes first where a lot was drawn, as a share of the mean of those held out", () => {
    const byLot = (["hold_out", "hold_out_cuped"] as const).map((estimator) =>
      summary({
        estimator,
        outcome_name: "orders",
        estimate: estimator === "hold_out" ? 0.5 : 0.4,
        standard_error: 0.1,
        grade: "A",
      }),
    );
    const report = effectReport(
      answers({
        summaries: [orders(0.31, 0.1), ...byLot],
        holdOutMeans: [{ program_id: "club", outcome_name: "orders", held_out_mean: 2 }],
      }),
      nothingStated,
    );
    expect(report.graded).toEqual({ grade: "A" });
    expect(report.comparisons.map(({ design }) => design)).toEqual(["hold_out", "difference_in_differences"]);
    expect(report.comparisons[0]?.outcomes[0]?.effect?.estimate).toBe(0.4);
    expect(report.comparisons[0]?.outcomes[0]?.share?.estimate).toBeCloseTo(0.2, 12);
    const page = effectPage(report, "en");
    expect(page.headline).toContain("0.40 more times");
    expect(page.facts[0]?.[1]).toContain("60 customers in the program with 70 whom a lot kept out of it");
  });

  test.each`
    grade  | reason                      | verdict    | says
    ${"B"} | ${null}                     | ${"clean"} | ${"Both groups moved alike"}
    ${"C"} | ${"pre_trend_rejected"}     | ${"weak"}  | ${"already moved apart"}
    ${"C"} | ${"pre_trend_not_testable"} | ${"weak"}  | ${"cannot be tested"}
    ${"C"} | ${"no_period_before"}       | ${"none"}  | ${"too few months before"}
  `("$grade with the reason $reason tells of the months before: $says", ({ grade, reason, verdict, says }) => {
    const rows = [orders(0.31, 0.1, { grade, reason })];
    const report = effectReport(answers({ summaries: rows }), nothingStated);
    expect(report.graded.grade).toBe(grade);
    expect(report.comparisons[0]?.preTrend?.verdict).toBe(verdict);
    expect(pageOf(rows).facts.find(([name]) => name === "Before joining")?.[1]).toContain(says);
  });

  test.each<readonly [EffectReason, string]>([
    ["too_few_treated", "Fewer than 30 customers"],
    ["no_control_group", "nobody to compare with"],
  ])("D with the reason %s describes, and says nothing of causes", (reason, says) => {
    const group = { ...answers().group, reason };
    const page = pageOf([orders(null, null, { grade: "D", reason })], { group, phases });
    expect(page.grade.letter).toBe("D");
    expect(page.headline).toBe("What Club changes cannot be told.");
    expect(page.sentences.join(" ")).toContain(says);
    expect(page.facts[0]?.[1]).toContain("65 in the program, 60 of them with months before and after joining; 70 who");
    const [descriptive] = page.sections;
    expect(descriptive?.sentences.join(" ")).toContain("no cause can be read from them");
    expect(descriptive?.tables[0]?.rows[0]).toEqual(["Members, before", "20", "2.50", "80\u00a0%", "412.50"]);
    expect(wordsOf({ ...page, sections: page.sections.slice(0, -1) })).not.toMatch(
      /would have|because of it|more times|interval|Effects/,
    );
  });
});

test("customers who had not joined yet are the controls where everybody joins in the end, and there is no share", () => {
  const report = effectReport(
    answers({
      summaries: [
        orders(null, null, { grade: "D", reason: "no_control_group", control_units: 0 }),
        orders(0.31, 0.1, { control_group: "not_yet" }),
      ],
    }),
    nothingStated,
  );
  expect(report.comparisons[0]).toMatchObject({ controlGroup: "not_yet", treatedUnits: 60 });
  expect(report.comparisons[0]?.outcomes[0]?.share).toBeUndefined();
});

describe("parts of the report", () => {
  const page = effectPage(effectReport(everything, nothingStated), "en");
  const section = (heading: string) => page.sections.find((each) => each.heading.startsWith(heading));

  test("who is left out is said beside who is compared", () => {
    expect(page.facts[0]?.[1]).toContain(
      "60 customers who joined between April 2011 and May 2011 with 70 who joined no program in that time",
    );
    expect(page.facts[0]?.[1]).toContain("5 more customers in the program are left out");
  });

  test("an outcome whose two measures disagree is read by both, and not said to have none", () => {
    const effects = section("Effects");
    expect(effects?.tables[0]?.rows[2]?.[6]).toBe("no effect shown; by the share more");
    expect(effects?.sentences.join(" ")).not.toContain("No effect on the net amount");
    expect(effects?.sentences.join(" ")).toContain(
      "No effect on how many customers order was shown; one of 5.6 percentage points",
    );
  });

  test("factors multiply to the amount, and stand only with all of them", () => {
    const { factors } = effectReport(everything, nothingStated);
    const product = factors.slice(0, 3).reduce((ratio, { share }) => ratio * (1 + share.estimate), 1);
    expect(product).toBeCloseTo(1 + (factors[3]?.share.estimate ?? 0), 12);
    const lacking = everything.summaries.filter(({ estimator }) => estimator !== "decomposition_active");
    expect(effectReport({ ...everything, summaries: lacking }, nothingStated).factors).toEqual([]);
  });

  test("a rush to a deadline is told with what was only bought earlier", () => {
    const sentences = section("Bought more")?.sentences.join(" ");
    expect(sentences).toContain("each member placed 0.90 orders more");
    expect(sentences).toContain("nothing was shown to be left: +0.20 orders per customer");
    expect(sentences).toContain("80\u00a0% of what seemed won was only bought earlier");
  });

  test("customers who choose their side are a warning above the figures", () => {
    expect(section("Who ended near")?.warning).toContain(
      "Tier 1: customers choose their side of the line. Do not read",
    );
  });

  test("what customers near a line bought next is told of the last period in words, and of all in a table", () => {
    const near = section("Who ended near");
    expect(near?.sentences.slice(2)).toEqual([
      "2011-Q2, tier 1: Customers choose their side of the tier's line; do not read as an effect.",
      "2011-Q2, tier 2: no difference in what customers bought in the next period was shown: −8.50 EUR (95 % interval −60.00 to +41.25), with 45 customers below and 38 above it within 18.4\u00a0% of the bound.",
    ]);
    expect(near?.tables[1]?.rows).toEqual([
      ["2011-Q1", "1", "45", "38", "18.4\u00a0%", "+120.00", "+20.00 to +210.00", "more", "C"],
      ["2011-Q1", "2", "45", "12", "18.4\u00a0%", "–", "–", "fewer than 30 on a side", "D"],
      ["2011-Q2", "1", "45", "38", "18.4\u00a0%", "–", "–", "not told: customers choose their side", "D"],
      ["2011-Q2", "2", "45", "38", "18.4\u00a0%", "−8.50", "−60.00 to +41.25", "no effect shown", "C"],
    ]);
  });

  test.each`
    estimate | low     | high   | says                                                                                                        | because
    ${120}   | ${20}   | ${210} | ${"customers just above the line bought more in the next period than those just below it: +120.00 EUR (95"} | ${"the interval is above zero"}
    ${-120}  | ${-210} | ${-20} | ${"customers just above the line bought less in the next period than those just below it: −120.00 EUR (95"} | ${"it is below zero"}
    ${120}   | ${-20}  | ${210} | ${"no difference in what customers bought in the next period was shown: +120.00 EUR (95"}                   | ${"it covers zero"}
  `("a line is told by its robust interval, $low to $high: $because", ({ estimate, low, high, says }) => {
    const thresholds = [threshold({ period_id: "2011-Q1", tier: 1, estimate, low, high })];
    const told = effectPage(effectReport({ ...everything, thresholds }, nothingStated), "en");
    expect(JSON.stringify(told)).toContain(`2011-Q1, tier 1: ${says}`);
  });

  test("no effect is given of a line where customers choose their side, whatever was estimated", () => {
    const { thresholdEffects } = effectReport(everything, nothingStated);
    expect(thresholdEffects.map(({ effect, graded }) => [effect?.estimate, graded])).toEqual([
      [120, { grade: "C", reason: "near_the_line_only" }],
      [undefined, { grade: "D", reason: "too_few_near_the_line" }],
      [undefined, { grade: "D", reason: "density_rejected" }],
      [-8.5, { grade: "C", reason: "near_the_line_only" }],
    ]);
  });

  test("that customers choose their side is said also where they have left too few on the other one", () => {
    const few = { ...chosen, grade: "D", reason: "too_few_near_the_line", units_below: 3 } as const;
    const thresholds = [threshold({ period_id: "2011-Q1", tier: 1, ...few })];
    const told = effectPage(effectReport({ ...everything, thresholds }, nothingStated), "en");
    const near = told.sections.find(({ heading }) => heading.startsWith("Who ended near"));
    expect(near?.sentences.at(-1)).toContain("Customers choose their side");
    expect(near?.tables[1]?.rows[0]?.[7]).toBe("not told: customers choose their side");
  });

  test("while no next period is over, it is said when it will be told", () => {
    const told = effectPage(effectReport({ ...everything, thresholds: [] }, nothingStated), "en");
    const near = told.sections.find(({ heading }) => heading.startsWith("Who ended near"));
    expect(near?.sentences.at(-1)).toContain("once the period after them is over");
    expect(near?.tables).toHaveLength(1);
  });

  test("what earlier purchases let expect stands beside what was bought, and is no effect", () => {
    const sentences = section("What earlier purchases let expect")?.sentences;
    expect(sentences).toHaveLength(1);
    expect(sentences?.[0]).toContain(
      "60 members who bought before they joined have together bought on 455 days for 46,011 EUR since, in 17.4 weeks on average; going on as before, they were expected to buy on 410 days for 41,900 EUR.",
    );
    expect(sentences?.[0]).toContain("It is no effect and names no cause");
  });

  test.each<readonly [EffectReason, string]>([
    ["too_few_repeat_purchases", "Fewer than 30 customers bought repeatedly"],
    ["baseline_not_settled", "do not settle a model"],
  ])("where nothing is expected, that is said with the reason %s", (reason, says) => {
    const nothing = { expected_purchase_days: null, expected_net_amount: null, reason };
    const { purchaseBaseline } = everything;
    const given = { ...everything, purchaseBaseline: purchaseBaseline && { ...purchaseBaseline, ...nothing } };
    const told = effectPage(effectReport(given, nothingStated), "en");
    const [sentence] = told.sections.find(({ heading }) => heading.startsWith("What earlier"))?.sentences ?? [];
    expect(sentence).toContain(says);
    expect(sentence).not.toContain("weeks");
  });

  test("a return is told with its interval, beside the lift that just pays", () => {
    const worth = section("Is it worth it");
    expect(worth?.sentences[0]).toBe(
      "Each 1.00 of rebates and administration came back, and 1.00 on top (95 % interval +0.51 to +1.49).",
    );
    expect(worth?.sentences.join(" ")).toContain("Rebates of 55.10 EUR went to members whose effect nobody can tell");
    expect(Object.fromEntries(worth?.tables[0]?.rows ?? [])).toMatchObject({
      "Bought in all": "26,000.50 EUR",
      "Estimated lift": "+44.0\u00a0%",
      "Lift that just pays": "+22.0\u00a0%",
      "Bought anyway": "69\u00a0%",
    });
  });

  test("without any margin the return is left out, and what to state is said", () => {
    const returns = everything.returns.map((row) => ({ ...row, is_margin_of_products: false, margin_fraction: 0 }));
    const told = (marginFraction: string | undefined) =>
      effectReport({ ...everything, returns }, { ...nothingStated, marginFraction });
    expect(told(undefined).worth[0]?.margin).toBeUndefined();
    expect(JSON.stringify(effectPage(told(undefined), "en"))).toContain("--margin 0.25");
    expect(told("0.25").worth[0]?.margin?.return?.estimate).toBe(1);
  });

  test("the naive comparison is the last of the figures, with its warning", () => {
    const naive = page.sections.at(-2);
    expect(naive?.warning).toContain("Do not read it as an effect");
    expect(naive?.sentences[0]).toContain("It says +2.40 orders");
  });
});

describe("beside the truth of a simulated market", () => {
  const figures = { program_id: "club", members: 60, total_effect: 8100, mean_with: 2.2, mean_without: 2 };
  const market = {
    effects: [
      { ...figures, outcome_name: "orders", cohort: null, effect: 0.2, effect_share: 0.1 },
      { ...figures, outcome_name: "orders", cohort: 24135, effect: 9, effect_share: 9 },
      { ...figures, outcome_name: "net_amount", cohort: null, effect: 200, effect_share: 0.1 },
    ],
    effects_by_event_month: [{ ...figures, outcome_name: "orders", event_month: 0, effect: 0.7, effect_share: 0.1 }],
  };
  const report = effectReport(everything, nothingStated, market);
  const page = effectPage(report, "en");

  test("an estimate says whether its interval covers it", () => {
    const rows = page.sections[0]?.tables[0]?.rows.map((row) => [row[0], ...row.slice(-2)]);
    expect(rows).toEqual([
      ["Orders", "+0.20", "yes"],
      ["Customers who order, percentage points", "–", "–"],
      ["Net amount, EUR", "+200.00", "no"],
    ]);
  });

  test("months before joining have nothing as their truth", () => {
    expect(report.eventStudy.map(({ effect }) => effect.truth)).toEqual([0, 0, 0.7, undefined]);
  });

  test("what was bought more of all members is compared where all are measured", () => {
    expect(report.worth[0]?.incremental.truth).toBe(8100);
    const fewer = everything.returns.map((row) => ({ ...row, treated_units: 59 }));
    expect(
      effectReport({ ...everything, returns: fewer }, nothingStated, market).worth[0]?.incremental.truth,
    ).toBeUndefined();
  });

  test("a market without the program has none", () => {
    expect(effectReport(everything, nothingStated, { effects: [], effects_by_event_month: [] }).isBesideTruth).toBe(
      false,
    );
  });
});

test.each`
  firstCohort  | lastMonth    | periods                         | found           | because
  ${"2011-01"} | ${"2011-08"} | ${[["Q1", 0, 2], ["Q2", 3, 5]]} | ${["Q2", 2, 2]} | ${"two months follow June, and September has the next deadline"}
  ${"2011-01"} | ${"2011-07"} | ${[["Q1", 0, 2], ["Q2", 3, 5]]} | ${undefined}    | ${"one month after June is too few, and in March those who joined in January had just joined"}
  ${"2010-12"} | ${"2011-07"} | ${[["Q1", 0, 2], ["Q2", 3, 5]]} | ${["Q1", 2, 2]} | ${"who joined before January is in the window of March"}
  ${"2010-01"} | ${"2011-08"} | ${[["H1", 0, 5], ["M7", 6, 6]]} | ${undefined}    | ${"a half-year wants three months, and a month is too short to look into"}
  ${"2010-01"} | ${"2011-09"} | ${[["H1", 0, 5], ["M7", 6, 6]]} | ${["H1", 2, 3]} | ${"three months follow June"}
  ${null}      | ${"2011-09"} | ${[["H1", 0, 5]]}               | ${undefined}    | ${"nobody has joined"}
`(
  "of $periods with members since $firstCohort the deadline is $found: $because",
  ({ firstCohort, lastMonth, periods, found }) => {
    const january = 2011 * 12;
    const window = deadlineWindow(
      periods.map(([period_id, first, deadline]: [string, number, number]) => ({
        period_id,
        first_period: january + first,
        deadline_period: january + deadline,
      })),
      { first_cohort_month: firstCohort, last_month: lastMonth },
    );
    expect(window && [window.period.period_id, window.periodsBefore, window.periodsAfter]).toEqual(found);
  },
);

test("tiers are told of the last period in which one could be tested", () => {
  const ended = (period_id: string, verdict: DensityRow["verdict"]): DensityRow => ({
    ...{ program_id: "club", tier: 1, units_below: 5, units_above: 5, z: null },
    period_id,
    verdict,
  });
  const [q1, q2] = [ended("2011-Q1", "no_sorting_found"), ended("2011-Q2", "not_tested")];
  expect(tierEnds([], [q1, q2], [])?.periodId).toBe("2011-Q1");
  expect(tierEnds([], [{ ...q1, verdict: "not_tested" }, q2], [])?.periodId).toBe("2011-Q2");
  expect(tierEnds([], [], [])).toBeUndefined();
});
