import type { EffectReport } from "../effect-report.ts";
import { effectReasons } from "../reasons.ts";
import { type Verdict, verdictOf } from "../report/effect.ts";
import type { Comparison, OutcomeEffect } from "../report/outcomes.ts";
import type { Figures } from "./figures.ts";
import type { EffectWords } from "./words.ts";

/** What is said first: the effect on orders in one sentence, and what has to be known with it. */
export function headlineOf(
  report: EffectReport,
  program: string,
  words: EffectWords,
  figures: Figures,
): { readonly headline: string; readonly sentences: readonly string[] } {
  const reason = report.graded.reason === undefined ? [] : [effectReasons[report.graded.reason][figures.language]];
  const orders = report.comparisons[0]?.outcomes.find(({ outcomeName }) => outcomeName === "orders");
  const effect = orders?.effect;
  if (orders === undefined || effect === undefined) return { headline: words.cannotBeTold(program), sentences: reason };
  const verdict = verdictOf(effect);
  if (verdict === "not_shown")
    return {
      headline: words.noneShown(program),
      sentences: [
        words.estimateCoversZero(figures.signed(effect.estimate), figures.interval(effect, figures.signed)),
        ...foundFrom(orders, words, figures),
        ...shareSays(orders, words, figures),
        ...reason,
      ],
    };
  // Of groups that were not shown to have moved alike nobody can say what would have been.
  const say = report.graded.grade === "C" ? words.orderedPerhaps : words.ordered;
  const share = orders.share === undefined ? "" : words.ofShare(figures.signedPercent(orders.share.estimate));
  const { times, interval } = inDirection(verdict, effect, figures);
  return { headline: say(program, verdict === "more", times, interval, share), sentences: reason };
}

/** "0.31 fewer" has its interval between fewer and fewer, too. */
function inDirection(verdict: Verdict, effect: NonNullable<OutcomeEffect["effect"]>, figures: Figures) {
  const { estimate, low, high } = effect;
  const ends = verdict === "less" ? { low: -high, high: -low } : { low, high };
  return { times: figures.plain(Math.abs(estimate)), interval: figures.interval(ends, figures.plain) };
}

function foundFrom(orders: OutcomeEffect, words: EffectWords, figures: Figures): readonly string[] {
  if (orders.detectable === undefined) return [];
  return [words.couldBeFound(figures.plain(orders.detectable), detectableShare(orders, words, figures))];
}

/** The share is measured from other months and may show what the difference does not. */
function shareSays({ share }: OutcomeEffect, words: EffectWords, figures: Figures): readonly string[] {
  if (share === undefined || verdictOf(share) === "not_shown") return [];
  const percent = (value: number) => figures.signedPercent(value);
  return [words.shareSays(percent(share.estimate), figures.interval(share, percent))];
}

function detectableShare({ detectableShare }: OutcomeEffect, words: EffectWords, figures: Figures): string {
  return detectableShare === undefined ? "" : words.inBrackets(figures.percent(detectableShare));
}

/** Who was compared, what is known of the time before, what could have been found, and of which night it is. */
export function factsOf(
  report: EffectReport,
  words: EffectWords,
  figures: Figures,
): readonly (readonly [name: string, value: string])[] {
  const { measurement, group } = report;
  const [comparison] = report.comparisons;
  const measured = words.measuredAfter(measurement.as_of_date, measurement.run_id);
  if (comparison === undefined) {
    const counts = [group.enrolled_customers, group.treated_units, group.control_units].map(figures.count);
    const [enrolled = "", treated = "", controls = ""] = counts;
    return [
      [words.customersOf, words.notCompared(enrolled, treated, controls)],
      [words.measured, measured],
    ];
  }
  const orders = comparison.outcomes.find(({ outcomeName }) => outcomeName === "orders");
  const leftOut = group.unmeasured_customers;
  const compared = [comparedText(comparison, report, words, figures)];
  if (leftOut > 0) compared.push(words.leftOut(figures.count(leftOut)));
  return [
    [words.comparedWith, compared.join(figures.language === "en" ? " " : "")],
    [words.before, beforeText(comparison, words, figures)],
    ...(orders?.detectable === undefined
      ? []
      : [
          [
            words.detectable,
            words.detectableOrders(figures.plain(orders.detectable), detectableShare(orders, words, figures)),
          ] as const,
        ]),
    [words.measured, measured],
  ];
}

export function comparedText(
  { controlGroup, treatedUnits, controlUnits }: Comparison,
  { group }: EffectReport,
  words: EffectWords,
  figures: Figures,
): string {
  const [treated, controls] = [figures.count(treatedUnits), figures.count(controlUnits)];
  const month = (name: "first_cohort_month" | "last_cohort_month" | "first_month" | "last_month") => {
    const found = group[name];
    return found === null ? words.none : figures.month(found);
  };
  const [first, last] = [month("first_cohort_month"), month("last_cohort_month")];
  if (controlGroup === "held_out") return words.byLot(treated, controls, first);
  const when = first === last ? words.joinedIn(first) : words.joinedBetween(first, last);
  const months = words.months(month("first_month"), month("last_month"));
  return controlGroup === "never"
    ? words.withNever(treated, when, controls, months)
    : words.withNotYet(treated, when, controls, months);
}

export function beforeText({ preTrend, graded }: Comparison, words: EffectWords, figures: Figures): string {
  if (preTrend === undefined) return words.drawn;
  const pValue = preTrend.pValue === undefined ? undefined : figures.pValue(preTrend.pValue);
  if (preTrend.verdict === "clean") return words.movedAlike(pValue ?? words.none);
  const reason = effectReasons[graded.reason ?? "pre_trend_not_testable"][figures.language];
  return pValue === undefined ? reason : words.withPValue(reason, pValue);
}
