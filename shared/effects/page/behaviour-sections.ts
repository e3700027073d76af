import type { EffectReport } from "../effect-report.ts";
import { monthText } from "../month-number.ts";
import { type EffectReason, effectReasons } from "../reasons.ts";
import { type Effect, verdictOf } from "../report/effect.ts";
import type { ThresholdEffect, TierEnd } from "../report/tiers.ts";
import { type Chart, figure, type PageSection, type PageTable, text } from "./effect-page.ts";
import { namedEffects, truthCells, truthColumns, truthLegend } from "./effect-sections.ts";
import type { Figures } from "./figures.ts";
import type { EffectWords } from "./words.ts";

/** What members bought before a deadline and after it. */
export function pullForwardSection(report: EffectReport, words: EffectWords, figures: Figures): PageSection {
  const { pullForward: pull } = report;
  const write = (value: number) => figures.signed(value);
  if (pull === undefined)
    return { heading: words.pullHeadingWithout, sentences: [words.pullNone], charts: [], tables: [] };
  const { net, share, months, window } = pull;
  const isBesideTruth = net.truth !== undefined;
  const deadline = months.find(({ sinceDeadline }) => sinceDeadline === 0)?.effect;
  const hasRush = deadline !== undefined && verdictOf(deadline) === "more";
  const named = months.map(({ period, effect }) => ({ name: figures.month(monthText(period)), ...effect }));
  return {
    heading: words.pullHeading(window.period.period_id),
    sentences: [
      hasRush ? words.pullRush(figures.plain(deadline.estimate), figures.interval(deadline, write)) : words.pullNoRush,
      words.pullNet(write(net.estimate), figures.interval(net, write), verdictOf(net) !== "not_shown"),
      ...(hasRush && share !== undefined && share > 0 ? [words.pullShare(figures.percent(Math.min(share, 1)))] : []),
      words.pullGroups(figures.count(pull.treatedUnits), figures.count(pull.controlUnits)),
    ],
    charts: [
      {
        kind: "bars",
        title: words.pullChart,
        description: words.pullDescription(namedEffects(named, write, figures)),
        legend: [{ mark: "estimate", text: words.legendEstimate }, ...truthLegend(isBesideTruth, words)],
        bars: months.map(({ period, sinceDeadline, effect }) => ({
          name: sinceDeadline === 0 ? `${monthText(period)}\n${words.deadline}` : monthText(period),
          ...effect,
        })),
        value: (value) => figures.signed(value, 1),
      },
    ],
    tables: [
      {
        columns: [
          text(words.month),
          figure(words.change),
          figure(words.interval),
          ...truthColumns(isBesideTruth, words),
        ],
        rows: [
          ...named.map(({ name, ...effect }) => [
            name,
            write(effect.estimate),
            figures.interval(effect, write),
            ...truthCells(isBesideTruth, effect, write, words),
          ]),
          [
            words.allMonths,
            write(net.estimate),
            figures.interval(net, write),
            ...truthCells(isBesideTruth, net, write, words),
          ],
        ],
        foldedAs: words.details,
      },
    ],
  };
}

/** Within which share of its bound a customer is counted beside a tier. */
const nearTier = 0.2;

/** Who ended beside a tier, whether they chose to, and where they did not, whether it changed what they bought next. */
export function tiersSection(report: EffectReport, words: EffectWords, figures: Figures): PageSection | undefined {
  const { tierEnds, thresholdEffects } = report;
  if (tierEnds === undefined) return undefined;
  const choosing = tierEnds.tiers.filter(({ verdict }) => verdict === "customers_choose_their_side");
  const names = choosing.map(({ tier }) => String(tier)).join(figures.language === "en" ? ", " : "、");
  const write = (value: number) => figures.signed(value, 0);
  const besideYearBefore = (now: number, before: number) =>
    `${figures.count(now)}${words.inBrackets(figures.count(before))}`;
  return {
    heading: words.tiersHeading(tierEnds.periodId),
    ...(choosing.length === 0 ? {} : { warning: words.choose(names) }),
    sentences: [
      words.tiersSentence(figures.percent(nearTier)),
      ...(thresholdEffects.length === 0 ? [words.thresholdsNone] : [words.thresholdsSentence]),
      ...newestOf(thresholdEffects).map((each) => thresholdText(each, words, figures)),
    ],
    charts: tierEnds.tiers.flatMap((tier) => tierChart(tier, words, figures)),
    tables: [
      {
        columns: [
          text(words.tier),
          figure(words.above + words.inBrackets(words.yearBefore)),
          figure(words.below + words.inBrackets(words.yearBefore)),
          figure(words.excess),
          figure(words.interval),
          figure(words.missing),
          figure(words.interval),
          text(words.density),
        ],
        rows: tierEnds.tiers.map((end) => [
          String(end.tier),
          besideYearBefore(end.unitsAbove, end.unitsAboveYearBefore),
          besideYearBefore(end.unitsBelow, end.unitsBelowYearBefore),
          ...[end.excess, end.missing].flatMap((effect) =>
            effect === undefined
              ? [words.tooFew, words.none]
              : [write(effect.estimate), figures.interval(effect, write)],
          ),
          words.densities[end.verdict],
        ]),
      },
      ...(thresholdEffects.length === 0 ? [] : [thresholdsTable(thresholdEffects, words, figures)]),
    ],
  };
}

/** Those of the last period that has any; all of them stand in the table. */
function newestOf(effects: readonly ThresholdEffect[]): readonly ThresholdEffect[] {
  const last = effects.at(-1);
  return effects.filter(({ periodId }) => periodId === last?.periodId);
}

function thresholdText(threshold: ThresholdEffect, words: EffectWords, figures: Figures): string {
  const { periodId, tier, effect } = threshold;
  const sentence =
    effect === undefined
      ? effectReasons[reasonOfNone(threshold)][figures.language]
      : jumpText(threshold, effect, words, figures);
  return words.thresholdLine(periodId, String(tier), sentence);
}

function jumpText(
  { unitsBelow, unitsAbove, bandwidth = 0 }: ThresholdEffect,
  effect: Effect,
  words: EffectWords,
  figures: Figures,
): string {
  const [below, above] = [unitsBelow, unitsAbove].map(figures.count);
  const customers = words.thresholdCustomers(below ?? "", above ?? "", figures.percent(bandwidth, 1));
  const write = (value: number) => figures.change("net_amount", value);
  const say = { more: words.thresholdMore, less: words.thresholdLess, not_shown: words.thresholdNotShown };
  const amount = `${write(effect.estimate)} ${figures.currency}`;
  return say[verdictOf(effect)](amount, figures.interval(effect, write), customers);
}

/** Where customers choose their side, that is the finding, also where too few are left on the other one. */
function reasonOfNone({ verdict, graded }: ThresholdEffect): EffectReason {
  if (verdict === "customers_choose_their_side") return "density_rejected";
  return graded.reason ?? "threshold_not_settled";
}

/** For a cell, where a sentence would be too long. */
function shortReason(reason: EffectReason, words: EffectWords): string {
  const texts: Readonly<Partial<Record<EffectReason, string>>> = words.thresholdReasons;
  return texts[reason] ?? words.none;
}

function thresholdsTable(effects: readonly ThresholdEffect[], words: EffectWords, figures: Figures): PageTable {
  const write = (value: number) => figures.change("net_amount", value);
  return {
    columns: [
      text(words.period),
      figure(words.tier),
      figure(words.below),
      figure(words.above),
      figure(words.within),
      figure(`${words.difference}, ${figures.currency}`),
      figure(words.interval),
      text(words.reading),
      text(words.grade),
    ],
    rows: effects.map((threshold) => {
      const { periodId, tier, unitsBelow, unitsAbove, bandwidth, effect, graded } = threshold;
      return [
        periodId,
        String(tier),
        figures.count(unitsBelow),
        figures.count(unitsAbove),
        bandwidth === undefined ? words.none : figures.percent(bandwidth, 1),
        effect === undefined ? words.none : write(effect.estimate),
        effect === undefined ? words.none : figures.interval(effect, write),
        effect === undefined ? shortReason(reasonOfNone(threshold), words) : words.verdicts[verdictOf(effect)],
        graded.grade,
      ];
    }),
    foldedAs: words.details,
  };
}

function tierChart({ tier, bins }: TierEnd, words: EffectWords, figures: Figures): readonly Chart[] {
  const sum = (of: "customers" | "customers_year_before") => bins.reduce((total, bin) => total + bin[of], 0);
  const [now, before] = [sum("customers"), sum("customers_year_before")];
  if (now + before === 0) return [];
  return [
    {
      kind: "density",
      title: words.tierChart(String(tier)),
      description: words.tierDescription(figures.count(now), figures.count(before)),
      legend: [
        { mark: "now", text: words.legendNow },
        { mark: "before", text: words.legendYearBefore },
      ],
      bins: bins.map(({ low, high, customers, customers_year_before }) => ({
        low,
        high,
        customers,
        customersYearBefore: customers_year_before,
      })),
      line: words.line,
      distance: (share) => figures.signedPercent(share),
    },
  ];
}
