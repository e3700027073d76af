import type { EffectReport } from "../effect-report.ts";
import { coversTruth, type Effect, verdictOf } from "../report/effect.ts";
import type { Comparison, OutcomeEffect } from "../report/outcomes.ts";
import { type ChartWords, figure, type PageSection, type PageTable, text } from "./effect-page.ts";
import type { Figures } from "./figures.ts";
import { beforeText, comparedText } from "./headline.ts";
import type { EffectWords } from "./words.ts";

/** One comparison's effects on all outcomes, in one table. */
export function comparisonSection(
  report: EffectReport,
  comparison: Comparison,
  words: EffectWords,
  figures: Figures,
): PageSection {
  const isFirst = comparison === report.comparisons[0];
  const byLot = comparison.design === "hold_out";
  return {
    heading: byLot ? words.byLotHeading : isFirst ? words.didHeading : words.alsoHeading,
    sentences: [
      ...(isFirst ? [] : [comparedText(comparison, report, words, figures), beforeText(comparison, words, figures)]),
      byLot ? words.perMonth : words.perMonthDid,
      ...comparison.outcomes.flatMap((outcome) => notShownSentence(outcome, words, figures)),
      words.giants(figures.plain(report.measurement.winsorised_percentile, 0)),
    ],
    charts: [],
    tables: [outcomeTable(report, comparison, words, figures)],
  };
}

function notShownSentence(outcome: OutcomeEffect, words: EffectWords, figures: Figures): readonly string[] {
  const { outcomeName, effect, detectable, share: ofAll, detectableShare } = outcome;
  if (effect === undefined || detectable === undefined) return [];
  if ([effect, ofAll ?? effect].some((each) => verdictOf(each) !== "not_shown")) return [];
  const share = detectableShare === undefined ? "" : words.inBrackets(figures.percent(detectableShare));
  const from = words.unitInText[outcomeName](figures.size(outcomeName, detectable), figures.currency) + share;
  return [words.noEffectOn(words.outcomeInText[outcomeName], from)];
}

function outcomeTable(
  { isBesideTruth }: EffectReport,
  { outcomes }: Comparison,
  words: EffectWords,
  figures: Figures,
): PageTable {
  return {
    columns: [
      text(words.outcome),
      figure(words.difference),
      figure(words.interval),
      figure(words.found),
      figure(words.share),
      figure(words.interval),
      text(words.reading),
      text(words.grade),
      ...truthColumns(isBesideTruth, words),
    ],
    rows: outcomes.map(({ outcomeName, effect, detectable, share, graded }) => {
      const change = (value: number) => figures.change(outcomeName, value);
      const percent = (value: number) => figures.signedPercent(value);
      return [
        words.outcomes[outcomeName](figures.currency),
        effect === undefined ? words.tooFew : change(effect.estimate),
        effect === undefined ? words.none : figures.interval(effect, change),
        detectable === undefined ? words.none : figures.size(outcomeName, detectable),
        share === undefined ? words.none : percent(share.estimate),
        share === undefined ? words.none : figures.interval(share, percent),
        readingOf(effect, share, words),
        graded.grade,
        ...truthCells(isBesideTruth, effect, change, words),
      ];
    }),
  };
}

/** The two are measured from other months, so that one may show what the other does not: then both are read. */
function readingOf(effect: Effect | undefined, share: Effect | undefined, words: EffectWords): string {
  if (effect === undefined) return words.none;
  const [reading, ofShare] = [verdictOf(effect), verdictOf(share ?? effect)];
  return reading === ofShare
    ? words.verdicts[reading]
    : words.readBoth(words.verdicts[reading], words.verdicts[ofShare]);
}

/** Two more columns where the truth is known. */
export function truthColumns(isBesideTruth: boolean, words: EffectWords) {
  return isBesideTruth ? [figure(words.truth), text(words.covered)] : [];
}

export function truthCells(
  isBesideTruth: boolean,
  effect: Effect | undefined,
  write: (value: number) => string,
  words: EffectWords,
): readonly string[] {
  if (!isBesideTruth) return [];
  const covered = effect && coversTruth(effect);
  if (effect?.truth === undefined || covered === undefined) return [words.none, words.none];
  return [write(effect.truth), covered ? words.yes : words.no];
}

export function eventStudySection(report: EffectReport, words: EffectWords, figures: Figures): PageSection | undefined {
  const { eventStudy, isBesideTruth } = report;
  if (eventStudy.length === 0) return undefined;
  const write = (value: number) => figures.signed(value);
  const estimates = eventStudy.map(({ effect }) => effect.estimate);
  const points = eventStudy.map(({ eventMonth, effect, bandLow, bandHigh }) => ({
    month: eventMonth,
    ...effect,
    bandLow,
    bandHigh,
  }));
  const [least, most] = [Math.min(...estimates), Math.max(...estimates)];
  return {
    heading: words.eventHeading,
    sentences: [words.eventSentence],
    charts: [
      {
        kind: "series",
        title: words.eventChart,
        description: words.eventDescription(write(least), write(most), figures.count(points.length)),
        legend: [
          { mark: "estimate", text: words.legendEstimate },
          { mark: "band", text: words.legendBand },
          ...truthLegend(isBesideTruth, words),
        ],
        points,
        xName: words.monthsSince,
        joined: words.joined,
        value: (value) => figures.signed(value, 1),
      },
    ],
    tables: [
      {
        columns: [
          figure(words.monthsSince),
          figure(words.treated),
          figure(words.estimate),
          figure(words.interval),
          figure(words.band),
          ...truthColumns(isBesideTruth, words),
        ],
        rows: eventStudy.map(({ eventMonth, treatedUnits, effect, bandLow, bandHigh }) => [
          figures.signed(eventMonth, 0),
          figures.count(treatedUnits),
          write(effect.estimate),
          figures.interval(effect, write),
          figures.interval({ low: bandLow, high: bandHigh }, write),
          ...truthCells(isBesideTruth, effect, write, words),
        ]),
        foldedAs: words.details,
      },
    ],
  };
}

export function truthLegend(isBesideTruth: boolean, words: EffectWords): ChartWords["legend"] {
  return isBesideTruth ? [{ mark: "truth", text: words.legendTruth }] : [];
}

export function factorsSection(report: EffectReport, words: EffectWords, figures: Figures): PageSection | undefined {
  const { factors, isBesideTruth } = report;
  if (factors.length === 0) return undefined;
  const percent = (value: number) => figures.signedPercent(value, 1);
  const named = factors.map(({ factor, share }) => ({ name: words.factors[factor], ...share }));
  return {
    heading: words.factorsHeading,
    sentences: [words.factorsSentence],
    charts: [
      {
        kind: "bars",
        title: words.factorsChart,
        description: words.factorsDescription(namedEffects(named, percent, figures)),
        legend: [{ mark: "estimate", text: words.legendEstimate }, ...truthLegend(isBesideTruth, words)],
        bars: named,
        value: (value) => figures.signedPercent(value),
      },
    ],
    tables: [
      {
        columns: [
          text(words.factor),
          figure(words.change),
          figure(words.interval),
          text(words.reading),
          ...truthColumns(isBesideTruth, words),
        ],
        rows: factors.map(({ factor, share }) => [
          words.factors[factor],
          percent(share.estimate),
          figures.interval(share, percent),
          words.verdicts[verdictOf(share)],
          ...truthCells(isBesideTruth, share, percent, words),
        ]),
      },
    ],
  };
}

/** Effects in one line of text. */
export function namedEffects(
  effects: readonly (Effect & { readonly name: string })[],
  write: (value: number) => string,
  figures: Figures,
): string {
  const brackets = figures.language === "en" ? [" (", ")", "; "] : ["（", "）", "；"];
  return effects
    .map((effect) =>
      [effect.name, " ", write(effect.estimate), brackets[0], figures.interval(effect, write), brackets[1]].join(""),
    )
    .join(brackets[2]);
}

export function quartilesSection(report: EffectReport, words: EffectWords, figures: Figures): PageSection | undefined {
  if (report.quartiles.length === 0) return undefined;
  const write = (value: number) => figures.signed(value);
  return {
    heading: words.quartilesHeading,
    sentences: [words.quartilesSentence],
    charts: [],
    tables: [
      {
        columns: [
          text(words.quartile),
          figure(words.earlier),
          figure(words.treated),
          figure(words.controls),
          figure(words.effect),
          figure(words.interval),
        ],
        rows: report.quartiles.map(
          ({ quartile, lowestEarlier, highestEarlier, treatedUnits, controlUnits, effect }) => [
            words.quartileNames[quartile] ?? String(quartile),
            lowestEarlier === undefined || highestEarlier === undefined
              ? words.none
              : figures.interval({ low: lowestEarlier, high: highestEarlier }, (value) => figures.plain(value, 1)),
            figures.count(treatedUnits),
            figures.count(controlUnits),
            effect === undefined ? words.tooFew : write(effect.estimate),
            effect === undefined ? words.none : figures.interval(effect, write),
          ],
        ),
      },
    ],
  };
}
