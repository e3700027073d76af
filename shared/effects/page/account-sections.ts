import type { EffectReport } from "../effect-report.ts";
import { effectReasons } from "../reasons.ts";
import { verdictOf } from "../report/effect.ts";
import type { Worth } from "../report/worth.ts";
import { figure, type PageSection, text } from "./effect-page.ts";
import { truthCells, truthColumns } from "./effect-sections.ts";
import type { Figures } from "./figures.ts";
import type { EffectWords } from "./words.ts";

/** What the program brought beside what it cost. */
export function worthSection(report: EffectReport, words: EffectWords, figures: Figures): PageSection | undefined {
  const [first] = report.worth;
  if (first === undefined) return undefined;
  return {
    heading: words.worthHeading,
    sentences: [
      ...returnSentence(first, words, figures),
      words.worthSentence(figures.count(first.treatedUnits), figures.count(first.treatedMonths)),
      ...(first.administrationCostAmount.isZero() ? [words.noAdministration] : []),
      ...(first.unmeasuredRebateAmount.isZero()
        ? []
        : [words.unmeasuredRebates(figures.money(first.unmeasuredRebateAmount))]),
      ...(report.isBesideTruth && first.incremental.truth !== undefined
        ? [words.trueIncrease(figures.roughMoney(first.incremental.truth))]
        : []),
    ],
    charts: [],
    tables: [
      {
        columns: [
          text(words.figure),
          ...report.worth.map(({ outcomeName }) =>
            figure(outcomeName === "net_amount" ? words.byAmount : words.byWinsorised),
          ),
        ],
        rows: transposed(report.worth.map((each) => accountOf(each, words, figures))),
      },
    ],
  };
}

function returnSentence({ margin }: Worth, words: EffectWords, figures: Figures): readonly string[] {
  if (margin === undefined) return [words.noMargin];
  if (margin.return === undefined) return [];
  const value = figures.signed(margin.return.estimate);
  const interval = figures.interval(margin.return, figures.signed);
  const verdict = verdictOf(margin.return);
  if (verdict === "more") return [words.pays(figures.plain(margin.return.estimate), interval)];
  return [verdict === "less" ? words.paysLess(value, interval) : words.paysUnknown(value, interval)];
}

type Line = readonly [name: string, value: string];

/** A cost of each unit more, and a share bought anyway, stand only where more was shown to be bought. */
function accountOf(each: Worth, words: EffectWords, figures: Figures): readonly Line[] {
  const { incremental, margin } = each;
  const isMore = verdictOf(incremental) === "more";
  const percent = (value: number | undefined) => (value === undefined ? words.none : figures.signedPercent(value, 1));
  const shown = (value: number | undefined, write: (value: number) => string) =>
    isMore && value !== undefined ? write(value) : words.notShown;
  return [
    [words.boughtMore, figures.roughMoney(incremental.estimate)],
    [words.interval, figures.interval(incremental, figures.roughMoney)],
    [words.boughtInAll, figures.money(each.netAmount)],
    [words.rebates, figures.money(each.rebateAmount)],
    [words.administration, figures.money(each.administrationCostAmount)],
    ...(margin === undefined
      ? []
      : ([
          [
            words.margin,
            (margin.isOfProducts ? words.marginOfProducts : words.marginStated)(figures.percent(margin.fraction, 1)),
          ],
          [words.return, margin.return === undefined ? words.none : figures.signed(margin.return.estimate)],
          [words.interval, margin.return === undefined ? words.none : figures.interval(margin.return, figures.signed)],
        ] satisfies readonly Line[])),
    [words.lift, percent(each.estimatedLift)],
    ...(margin === undefined ? [] : ([[words.breakEven, percent(margin.breakEvenLift)]] satisfies readonly Line[])),
    [words.deadweight, shown(each.deadweightFraction, (value) => figures.percent(value))],
    [words.costPerUnit, shown(each.costPerIncrementalUnit, (value) => figures.plain(value))],
  ];
}

/** Lines of the same names beside each other. */
function transposed(accounts: readonly (readonly Line[])[]): readonly (readonly string[])[] {
  const [first = []] = accounts;
  return first.map(([name], index) => [name, ...accounts.map((account) => account[index]?.[1] ?? "")]);
}

/** What members have bought since, beside what they had led to expect: a model's word, and no comparison. */
export function baselineSection(report: EffectReport, words: EffectWords, figures: Figures): PageSection | undefined {
  const { purchaseBaseline: baseline } = report;
  if (baseline === undefined) return undefined;
  const days = (bought: { readonly purchaseDays: number; readonly netAmount: number }) =>
    words.baselineDays(figures.count(bought.purchaseDays), figures.roughMoney(bought.netAmount));
  const { customers, meanWeeksSince = 0, expected, reason = "baseline_not_settled" } = baseline;
  return {
    heading: words.baselineHeading,
    sentences: [
      expected === undefined
        ? words.baselineNone(effectReasons[reason][figures.language])
        : words.baselineSentence(
            figures.count(customers),
            days(baseline),
            days(expected),
            figures.plain(meanWeeksSince, 1),
          ),
    ],
    charts: [],
    tables: [],
  };
}

/** Last, with its warning: what a comparison without any care would have said. */
export function naiveSection(report: EffectReport, words: EffectWords, figures: Figures): PageSection | undefined {
  const { naive, isBesideTruth } = report;
  if (naive.length === 0) return undefined;
  const orders = naive.find(({ outcomeName }) => outcomeName === "orders");
  const effect = report.comparisons[0]?.outcomes.find(({ outcomeName }) => outcomeName === "orders")?.effect;
  return {
    heading: words.naiveHeading,
    warning: words.naiveWarning,
    sentences:
      orders === undefined || effect === undefined
        ? []
        : [words.naiveOrders(figures.signed(orders.difference.estimate), figures.signed(effect.estimate))],
    charts: [],
    tables: [
      {
        columns: [
          text(words.outcome),
          figure(words.naiveColumn),
          figure(words.interval),
          ...truthColumns(isBesideTruth, words),
        ],
        rows: naive.map(({ outcomeName, difference }) => {
          const change = (value: number) => figures.change(outcomeName, value);
          return [
            words.outcomes[outcomeName](figures.currency),
            change(difference.estimate),
            figures.interval(difference, change),
            ...truthCells(isBesideTruth, difference, change, words),
          ];
        }),
      },
    ],
  };
}

/** Where nothing can be compared: what happened, and nothing of why. */
export function descriptiveSection(
  report: EffectReport,
  words: EffectWords,
  figures: Figures,
): PageSection | undefined {
  const { phases } = report;
  if (phases.length === 0) return undefined;
  const number = (value: number | null) => (value === null ? words.none : figures.plain(value));
  const share = (value: number | null) => (value === null ? words.none : figures.percent(value));
  return {
    heading: words.descriptiveHeading,
    sentences: [words.descriptiveSentence],
    charts: [],
    tables: [
      {
        columns: [
          text(words.group),
          figure(words.customers),
          figure(words.orders),
          figure(words.activeShare),
          figure(words.amount(figures.currency)),
        ],
        rows: [
          ...phases.map((row) => [
            words.members(words.phases[row.phase]),
            figures.count(row.members),
            number(row.member_orders),
            share(row.member_active_share),
            number(row.member_net_amount),
          ]),
          ...phases
            .filter((row) => row.never_members > 0)
            .map((row) => [
              words.neverMembers(words.phases[row.phase]),
              figures.count(row.never_members),
              number(row.never_member_orders),
              share(row.never_member_active_share),
              number(row.never_member_net_amount),
            ]),
        ],
      },
    ],
  };
}
