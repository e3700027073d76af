import type { EffectReport } from "../effect-report.ts";
import { monthText } from "../month-number.ts";
import { verdictOf } from "../report/effect.ts";
import type { TierEnd } from "../report/tiers.ts";
import { type Chart, figure, type PageSection, text } from "./effect-page.ts";
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

/** Who ended beside a tier, and whether they chose to. */
export function tiersSection(report: EffectReport, words: EffectWords, figures: Figures): PageSection | undefined {
  const { tierEnds } = report;
  if (tierEnds === undefined) return undefined;
  const choosing = tierEnds.tiers.filter(({ verdict }) => verdict === "customers_choose_their_side");
  const names = choosing.map(({ tier }) => String(tier)).join(figures.language === "en" ? ", " : "、");
  const write = (value: number) => figures.signed(value, 0);
  const besideYearBefore = (now: number, before: number) =>
    `${figures.count(now)}${words.inBrackets(figures.count(before))}`;
  return {
    heading: words.tiersHeading(tierEnds.periodId),
    ...(choosing.length === 0 ? {} : { warning: words.choose(names) }),
    sentences: [words.tiersSentence(figures.percent(nearTier))],
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
    ],
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
