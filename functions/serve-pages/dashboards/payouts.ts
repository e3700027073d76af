import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import { countText, dayText, punctuation } from "../formats.ts";
import type { Html } from "../page.ts";
import { badge } from "../pages/parts.ts";
import { levelName } from "../payout-words.ts";
import type { AnswerTable, Question } from "./answers.ts";
import { chartFigure } from "./chart.ts";
import {
  countOfColumn,
  type Dashboard,
  type DashboardServices,
  dashboard,
  dashboardHead,
  filterForm,
  regionChoice,
} from "./dashboard.ts";
import { findingName } from "./finding-names.ts";
import { customerLink } from "./links.ts";
import { figureCard, figureList, figureTable } from "./parts.ts";
import { amountsText, isStage, momentText, payoutLink, stageNames, waitsForName } from "./payout-rows.ts";

const words = {
  en: {
    title: "Payouts",
    all: "All",
    stage: "Stage",
    waitsFor: "Waits for",
    about:
      "Payouts as the latest night found them. What that night proposed after its commit, and what was decided since, comes with the next one; each payout's own page shows it at once.",
    none: "No payout has been proposed yet",
    noneMore: "Payouts appear here after the first period close, with the run that follows it.",
    notHere: "No payout stands here with these filters.",
    figures: "Paid and pending",
    pending: "Not paid yet",
    overdue: "Overdue",
    overdueNote: "past their day of payment",
    waitingLonger: "Waiting for more than two weeks",
    paid: "Paid",
    payouts: (count: string) => (count === "1" ? "1 payout" : `${count} payouts`),
    byStage: "By stage",
    count: "Payouts",
    amount: "Amount",
    ageing: "How long they wait, and for whom",
    ageingText: "Payouts by whom they wait for, split by the days that they have waited",
    upTo2: "Up to 2 days",
    from3: "3–7 days",
    from8: "8–14 days",
    longer: "Longer",
    longest: "Waiting longest",
    nothingWaits: "Nothing waits.",
    nothingOverdue: "Nothing is overdue.",
    overdueList: "Overdue payouts, by how long they wait",
    customer: "Customer",
    region: "Region",
    since: "Since",
    days: "Days",
    due: "Payment day",
    daysOverdue: "Days overdue",
    overdueBy: (days: string) => (days === "1" ? "1 day overdue" : `${days} days overdue`),
    warned: (count: string) => (count === "1" ? "1 warning" : `${count} warnings`),
    shown: (shown: string) => `The first ${shown}; the rows behind it are all.`,
    times: "Approval times per level",
    timesNone: "Nobody has been asked yet.",
    level: "Level",
    decisions: "Decisions",
    median: "Median hours",
    average: "Average business hours",
    longestHours: "Longest hours",
    timeOuts: "Not in time",
    waiting: "Waiting",
    whole: "Of all payouts, whatever the filters.",
    reasons: "Why payouts are stopped",
    reasonsNone: "No payout is stopped.",
    reasonsNote: "A payout that several checks block counts with each of them.",
    changesRequested: "Changes were requested",
    reason: "Reason",
  },
  zh: {
    title: "付款",
    all: "全部",
    stage: "阶段",
    waitsFor: "等待对象",
    about:
      "此处为最近一次夜间运行时的付款状态。提交之后提出的付款以及此后的审批，随下一次夜间运行更新；各笔付款的页面即时显示。",
    none: "尚无付款提案",
    noneMore: "首次期间结算后，随下一次运行提交，付款将显示在此处。",
    notHere: "当前筛选条件下没有付款。",
    figures: "已付与待付",
    pending: "尚未付款",
    overdue: "逾期",
    overdueNote: "已过付款日",
    waitingLonger: "等待超过两周",
    paid: "已付款",
    payouts: (count: string) => `${count} 笔付款`,
    byStage: "按阶段",
    count: "付款笔数",
    amount: "金额",
    ageing: "等待时长与等待对象",
    ageingText: "按等待对象列示付款笔数，并按已等待天数分段",
    upTo2: "2 天以内",
    from3: "3–7 天",
    from8: "8–14 天",
    longer: "更久",
    longest: "等待最久",
    nothingWaits: "没有等待中的付款。",
    nothingOverdue: "没有逾期付款。",
    overdueList: "逾期付款（按等待时长）",
    customer: "客户",
    region: "区域",
    since: "自",
    days: "天数",
    due: "付款日",
    daysOverdue: "逾期天数",
    overdueBy: (days: string) => `逾期 ${days} 天`,
    warned: (count: string) => `${count} 项警告`,
    shown: (shown: string) => `仅列前 ${shown} 笔，明细中为全部。`,
    times: "各级审批用时",
    timesNone: "尚无审批。",
    level: "审批层级",
    decisions: "决定数",
    median: "中位小时数",
    average: "平均工作小时",
    longestHours: "最长小时数",
    timeOuts: "未按时",
    waiting: "等待中",
    whole: "包含全部付款，不受筛选影响。",
    reasons: "付款停止原因",
    reasonsNone: "没有被停止的付款。",
    reasonsNote: "被多项检查拦截的付款，在每项下各计一次。",
    changesRequested: "已要求修改",
    reason: "原因",
  },
};

const stages: Question = { query: "payouts-by-stage" };
const reasons: Question = { query: "stopped-payouts-by-reason" };
const times: Question = { query: "approval-time-per-level" };
const listed = 20;
const overdueListed = 10;

/** What is paid and what is pending, whom it waits for and how long, and what keeps it. */
export const payoutsPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { context, ask, region, reader } = page;
    const { language } = context.var;
    const said = words[language];
    const asked = context.req.query("stage") ?? "";
    const stage = isStage(asked) && asked !== "paid" ? asked : "";
    const waitsFor = context.req.query("waits_for")?.trim() ?? "";
    const values = { stage_pattern: stage || "%", waits_for_pattern: waitsFor || "%", least_days_overdue: "0" };
    const waiting: Question = { query: "payouts-waiting", values };
    const overdue: Question = { query: "payouts-waiting", values: { ...values, least_days_overdue: "1" } };
    const [byStage, longest, late, why, levels] = (await Promise.all(
      [stages, { ...waiting, limit: listed }, { ...overdue, limit: overdueListed }, reasons, times].map(ask),
    )) as [AnswerTable, AnswerTable, AnswerTable, AnswerTable, AnswerTable];

    const choices = [
      regionChoice(
        page,
        byStage.rows.map((row) => row.region ?? null),
      ),
      {
        name: "stage",
        label: said.stage,
        chosen: stage,
        options: [
          { value: "", text: said.all },
          ...(["in_approval", "stopped", "to_release", "on_its_way"] as const).map((value) => ({
            value,
            text: stageNames[value][language],
          })),
        ],
      },
      {
        name: "waits_for",
        label: said.waitsFor,
        chosen: waitsFor,
        options: [
          { value: "", text: said.all },
          ...[...new Set(byStage.rows.flatMap(({ waits_for }) => waits_for ?? []))].map((value) => ({
            value,
            text: waitsForName(reader, value, language),
          })),
        ],
      },
    ];
    const head = dashboardHead(page, said.title, filterForm(page, choices));
    if (byStage.rows.length === 0 && region === "") {
      const none = html`<section class="empty"><h2>${said.none}</h2><p>${said.noneMore}</p></section>`;
      return { title: said.title, content: html`${head}${none}` };
    }
    const rows = byStage.rows.filter(
      (row) => (stage === "" || row.stage === stage) && (waitsFor === "" || row.waits_for === waitsFor),
    );
    const isFiltered = stage !== "" || waitsFor !== "";
    const content = html`${head}
<p class="lead">${said.about}</p>
${figureCard({ title: said.figures, from: [stages], region, language }, keyFigures(rows, isFiltered, language))}
${figureCard({ title: said.byStage, from: [stages], region, language }, stageTable(rows, language))}
${figureCard({ title: said.ageing, from: [stages], region, language }, ageing(page, rows, language))}
${figureCard({ title: said.longest, from: [waiting], region, language }, waitingList(page, longest.rows, listed, said.nothingWaits))}
${figureCard({ title: said.overdueList, from: [overdue], region, language }, waitingList(page, late.rows, overdueListed, said.nothingOverdue))}
${figureCard({ title: said.reasons, from: [reasons], region, language }, stopReasons(why.rows, language))}
${figureCard({ title: said.times, from: [times], language }, approvalTimes(page, levels.rows, language))}`;
    return { title: said.title, content, hasCharts: true };
  });

type Rows = AnswerTable["rows"];
const isPending = ({ stage }: Rows[number]) => stage !== "paid";

function keyFigures(rows: Rows, isFiltered: boolean, language: Language): Html {
  const said = words[language];
  const count = (number: number) => said.payouts(countText(number, language));
  const pending = rows.filter(isPending);
  const paid = rows.filter((row) => !isPending(row));
  const overdue = pending.filter((row) => Number(row.overdue_payouts ?? 0) > 0);
  return figureList([
    {
      name: said.pending,
      value: amountsText(pending, "amount", language),
      note: count(countOfColumn(pending, "payouts")),
    },
    {
      name: said.overdue,
      value: amountsText(overdue, "overdue_amount", language),
      note: `${count(countOfColumn(overdue, "overdue_payouts"))}${punctuation[language].comma}${said.overdueNote}`,
    },
    { name: said.waitingLonger, value: count(countOfColumn(pending, "waiting_longer")) },
    // Who filters by what is pending does not ask what is paid.
    ...(isFiltered
      ? []
      : [
          {
            name: said.paid,
            value: amountsText(paid, "amount", language),
            note: count(countOfColumn(paid, "payouts")),
          },
        ]),
  ]);
}

function stageTable(rows: Rows, language: Language): Html {
  const said = words[language];
  if (rows.length === 0) return html`<p class="nothing">${said.notHere}</p>`;
  const shown = Object.entries(stageNames).filter(([name]) => rows.some(({ stage }) => stage === name));
  return figureTable(
    [
      { title: said.stage },
      ...[said.count, said.amount, said.overdue, said.upTo2, said.from3, said.from8, said.longer].map((title) => ({
        title,
        isFigure: true,
      })),
    ],
    shown.map(([name, names]) => {
      const ofStage = rows.filter(({ stage }) => stage === name);
      const count = (column: string) => countText(countOfColumn(ofStage, column), language);
      const wait = (column: string) => (name === "paid" ? "–" : count(column));
      return [
        names[language],
        count("payouts"),
        amountsText(ofStage, "amount", language),
        wait("overdue_payouts"),
        wait("waiting_up_to_2_days"),
        wait("waiting_3_to_7_days"),
        wait("waiting_8_to_14_days"),
        wait("waiting_longer"),
      ];
    }),
    language,
  );
}

function ageing({ reader }: Dashboard, rows: Rows, language: Language): Html {
  const said = words[language];
  const pending = rows.filter(isPending);
  if (pending.length === 0) return html`<p class="nothing">${said.nothingWaits}</p>`;
  const people = [...new Set(pending.map(({ waits_for }) => waits_for ?? ""))];
  const counts = (column: string) =>
    people.map((each) =>
      countOfColumn(
        pending.filter(({ waits_for }) => waits_for === each),
        column,
      ),
    );
  const bars = [
    { name: said.upTo2, tone: "first" as const, column: "waiting_up_to_2_days" },
    { name: said.from3, tone: "fourth" as const, column: "waiting_3_to_7_days" },
    { name: said.from8, tone: "third" as const, column: "waiting_8_to_14_days" },
    { name: said.longer, tone: "second" as const, column: "waiting_longer" },
  ];
  return chartFigure(
    {
      id: "ageing",
      title: said.ageing,
      description: said.ageingText,
      names: people.map((each) => waitsForName(reader, each, language)),
      values: "counts",
      series: bars.map(({ name, tone, column }) => ({
        name,
        tone,
        kind: "bar",
        stack: "days",
        values: counts(column),
      })),
    },
    language,
  );
}

function waitingList({ context, reader }: Dashboard, rows: Rows, limit: number, none: string): Html {
  const { language } = context.var;
  const said = words[language];
  if (rows.length === 0) return html`<p>${badge("good", "✓")} ${none}</p>`;
  const table = figureTable(
    [
      { title: said.customer },
      { title: said.region },
      { title: said.amount, isFigure: true },
      { title: said.stage },
      { title: said.waitsFor },
      { title: said.since },
      { title: said.days, isFigure: true },
      { title: said.due },
    ],
    rows.map((row) => {
      const days = countText(Number(row.days_overdue ?? 0), language);
      const late = Number(row.days_overdue ?? 0) > 0 ? html` ${badge("danger", said.overdueBy(days))}` : "";
      const warned = Number(row.checks_warned ?? 0);
      const stage = isStage(row.stage ?? "") ? stageNames[row.stage as keyof typeof stageNames][language] : row.stage;
      const why = row.reason === null ? "" : html`<br><small>${findingName(row.reason ?? "", language)}</small>`;
      const warnings = warned === 0 ? "" : html`<br>${badge("warning", said.warned(countText(warned, language)))}`;
      return [
        customerLink(row),
        row.region ?? "–",
        payoutLink(row, language),
        html`<span>${stage}${why}${warnings}</span>`,
        waitsForName(reader, row.waits_for ?? "", language),
        momentText(row.waiting_since, reader, language),
        countText(Number(row.days_waiting ?? 0), language),
        html`<span>${dayText(row.payout_on ?? "", language)}${late}</span>`,
      ];
    }),
    language,
  );
  return html`${table}${rows.length < limit ? "" : html`<p><small>${said.shown(countText(limit, language))}</small></p>`}`;
}

function stopReasons(rows: Rows, language: Language): Html {
  const said = words[language];
  if (rows.length === 0) return html`<p>${badge("good", "✓")} ${said.reasonsNone}</p>`;
  const keys = [...new Set(rows.map(({ status, reason }) => `${status} ${reason ?? ""}`))];
  const grouped = keys
    .map((key) => {
      const ofKey = rows.filter(({ status, reason }) => `${status} ${reason ?? ""}` === key);
      const [first] = ofKey;
      const name =
        first?.status === "changes_requested" ? said.changesRequested : findingName(first?.reason ?? "", language);
      return { name, ofKey, payouts: countOfColumn(ofKey, "payouts") };
    })
    .sort((a, b) => b.payouts - a.payouts);
  const table = figureTable(
    [{ title: said.reason }, { title: said.count, isFigure: true }, { title: said.amount, isFigure: true }],
    grouped.map(({ name, ofKey, payouts }) => [
      name,
      countText(payouts, language),
      amountsText(ofKey, "amount", language),
    ]),
    language,
  );
  return html`${table}<p><small>${said.reasonsNote}</small></p>`;
}

/** Hours to one digit; a dash where nothing was decided. */
export function hoursText(hours: string | null | undefined, language: Language): string {
  return hours === null || hours === undefined ? "–" : countText(Math.round(Number(hours) * 10) / 10, language);
}

function approvalTimes({ reader }: Dashboard, rows: Rows, language: Language): Html {
  const said = words[language];
  if (rows.length === 0) return html`<p class="nothing">${said.timesNone}</p>`;
  const table = figureTable(
    [
      { title: said.level },
      ...[said.decisions, said.waiting, said.median, said.average, said.longestHours, said.timeOuts].map((title) => ({
        title,
        isFigure: true,
      })),
    ],
    rows.map((row) => [
      levelName(reader, row.level_id ?? "", language),
      countText(Number(row.decisions ?? 0), language),
      countText(Number(row.waiting ?? 0), language),
      hoursText(row.median_hours, language),
      hoursText(row.average_business_hours, language),
      hoursText(row.longest_hours, language),
      countText(Number(row.time_outs ?? 0), language),
    ]),
    language,
  );
  return html`${table}<p><small>${said.whole}</small></p>`;
}
