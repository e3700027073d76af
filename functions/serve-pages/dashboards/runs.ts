import { html } from "hono/html";
import { type Language, locales } from "../../../shared/language.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { amountText, countText, dayText } from "../formats.ts";
import type { Html } from "../page.ts";
import { badge } from "../pages/parts.ts";
import type { Question, Row } from "./answers.ts";
import { chartFigure } from "./chart.ts";
import { type Dashboard, type DashboardServices, dashboard, dashboardHead } from "./dashboard.ts";
import { changeAmounts, figureCard, figureList, figureTable, secondsBetween } from "./parts.ts";
import { momentText } from "./payout-rows.ts";

const words = {
  en: {
    title: "Runs",
    about:
      "A night counts all order lines that have arrived, books what changed, and is committed only if its totals tie. Figures are those of all customers.",
    latest: "The latest night",
    asOf: "As of",
    took: "Took",
    files: "Files",
    ofAccepted: (lines: string) => `of ${lines} accepted`,
    accepted: "Lines accepted",
    rejected: "Rows rejected",
    counted: "Lines counted",
    held: "Lines that wait for an exchange rate",
    positions: "Positions",
    entries: "Entries",
    change: "Change of what is owed",
    totals: "Control totals",
    inWords: (checks: string) => (checks === "1" ? "1 check" : `${checks} checks`),
    tie: "tie",
    doNotTie: (count: string) => `${count} do not tie`,
    unchanged: "none",
    cost: "Cost at most",
    costNote: "on AWS, estimated",
    aboutCost:
      "Costs are estimated from what a night read, wrote and how long it took, at list prices of US East (N. Virginia) in 2026. What follows the commit and requests to storage and keys are not in them.",
    costUnknown: "not known",
    durations: "How long nights took",
    durationsText: (from: string, to: string, last: string) =>
      `From ${from} to ${to} seconds; the latest took ${last}.`,
    seconds: "Seconds",
    lines: "Lines",
    linesTitle: "Lines per night",
    linesText: (last: string, rejected: string) =>
      `The latest night counted ${last} order lines, and ${rejected} rows of its input were rejected.`,
    duration: (minutes: string, seconds: string) => (minutes === "0" ? `${seconds} s` : `${minutes} min ${seconds} s`),
    nights: (count: string) => (count === "1" ? "One night" : `The last ${count} nights`),
    earlier: (count: string) => (count === "1" ? "One night before" : `${count} nights before`),
    untied: "What does not tie",
    firstOf: (shown: string, all: string) => `The first ${shown} of ${all}.`,
    check: "Check",
    program: "Program",
    stated: "Stated",
    found: "Found",
    difference: "Difference",
    checks: {
      rows_in_files: "Rows of files, judged or not",
      order_lines_in_lake: "Accepted order lines in the lake",
      rejected_rows_in_lake: "Rejected rows in the lake",
      net_amount_in_lake: "Net amount in the lake",
      entries_of_run: "Entries of the run",
      accrued_in_ledger: "Accrued in the ledger",
      settled_in_ledger: "Settled in the ledger",
    },
  },
  zh: {
    title: "夜间运行",
    about: "夜间运行计入已到达的全部订单行，登记变动，核对一致后才提交。数据包含全部客户。",
    latest: "最近一次夜间运行",
    asOf: "截至",
    took: "用时",
    files: "文件",
    ofAccepted: (lines: string) => `共接受 ${lines} 行`,
    accepted: "接受行数",
    rejected: "拒收行数",
    counted: "计入行数",
    held: "等待汇率的订单行",
    positions: "头寸",
    entries: "分录",
    change: "应付变动",
    totals: "控制总数",
    inWords: (checks: string) => `${checks} 项核对`,
    tie: "一致",
    doNotTie: (count: string) => `${count} 项不一致`,
    unchanged: "无",
    cost: "费用上限",
    costNote: "AWS 费用估算",
    aboutCost:
      "费用按夜间运行的读取量、写入量与用时估算，采用 2026 年美国东部（弗吉尼亚北部）区域的标价；不含提交之后的步骤以及对存储与密钥的请求。",
    costUnknown: "未知",
    durations: "夜间运行用时",
    durationsText: (from: string, to: string, last: string) => `介于 ${from} 与 ${to} 秒之间，最近一次为 ${last} 秒。`,
    seconds: "秒",
    lines: "行数",
    linesTitle: "每次夜间运行的行数",
    linesText: (last: string, rejected: string) => `最近一次夜间运行计入 ${last} 行，输入中有 ${rejected} 行被拒收。`,
    duration: (minutes: string, seconds: string) => (minutes === "0" ? `${seconds} 秒` : `${minutes} 分 ${seconds} 秒`),
    nights: (count: string) => `最近 ${count} 次夜间运行`,
    earlier: (count: string) => `此前 ${count} 次`,
    untied: "不一致的核对",
    firstOf: (shown: string, all: string) => `前 ${shown} 项，共 ${all} 项。`,
    check: "核对",
    program: "返利方案",
    stated: "应为",
    found: "实有",
    difference: "差额",
    checks: {
      rows_in_files: "文件行与已判定行",
      order_lines_in_lake: "数据湖中接受的订单行",
      rejected_rows_in_lake: "数据湖中拒收的行",
      net_amount_in_lake: "数据湖中的净额",
      entries_of_run: "该次运行的分录",
      accrued_in_ledger: "台账中的计提",
      settled_in_ledger: "台账中的已结算",
    },
  },
};

const nightsShown = 30;
/** The others are folded away. */
const nightsOpen = 10;
/** A night has a row for each currency. */
const rowsAsked = nightsShown * 10;
const runs: Question = { query: "runs-and-totals", limit: rowsAsked };
const costs: Question = { query: "cost-of-runs", limit: nightsShown };
const untiedShown = 20;

type Night = {
  readonly row: Row;
  readonly seconds: number;
  readonly changes: readonly Row[];
  /** What its totals were compared by, some of which may not tie. */
  readonly checks: readonly Row[];
  /** Its estimated cost, by service; undefined for a night of before usage was kept. */
  readonly cost: Row | undefined;
};

/** What each night counted and booked, how long it took, what it cost at most, and whether its totals tie. */
export const runsPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { language } = page.context.var;
    const said = words[language];
    const ran = nightsOf((await page.ask(runs)).rows);
    const totals = totalsSince(ran);
    const [checked, spent] = await Promise.all([page.ask(totals), page.ask(costs)]);
    const nights = withChecksAndCosts(ran, checked.rows, spent.rows);
    const [latest] = nights;
    if (latest === undefined) throw new Error("a run is committed, and none is found");
    const untied = nights.flatMap(({ checks }) => checks.filter(({ is_tied }) => is_tied !== "true"));
    const from = [{ query: runs.query }, totals, { query: costs.query }];
    const content = html`${dashboardHead({ ...page, scope: {} }, said.title)}
<p class="lead">${said.about}</p>
${figureCard({ title: said.latest, from, language }, latestNight(latest, language))}
${untied.length === 0 ? "" : figureCard({ title: said.untied, from: [totals], language }, untiedTable(untied, language))}
${figureCard({ title: said.durations, from: [{ query: runs.query }], language }, durationChart(nights, language))}
${figureCard({ title: said.linesTitle, from: [{ query: runs.query }], language }, lineChart(nights, language))}
${figureCard(
  { title: said.nights(countText(nights.length, language)), from, language },
  html`${allNights(page, nights, language)}<p><small>${said.aboutCost}</small></p>`,
)}`;
    return { title: said.title, content, hasCharts: true };
  });

/** The newest first. */
function nightsOf(rows: readonly Row[]): readonly Omit<Night, "checks" | "cost">[] {
  const nights = [...Map.groupBy(rows, idOf).values()];
  // Of the last one some currencies may be cut off.
  if (rows.length === rowsAsked && nights.length > 1) nights.pop();
  return nights.slice(0, nightsShown).flatMap((ofRun) => {
    const [row] = ofRun;
    if (row === undefined) return [];
    const changes = ofRun.filter(({ currency }) => currency !== null);
    return [{ row, changes, seconds: secondsBetween(row.started_at, row.committed_at) }];
  });
}

const idOf = ({ run_id }: Row) => run_id ?? "";

/** The checks of these nights; those of all nights would take longer with every night. */
function totalsSince(nights: readonly Pick<Night, "row">[]): Question {
  const [first = ""] = nights.map(({ row }) => row.as_of_date ?? "").sort();
  return { query: "control-totals", values: { first_as_of_date: first } };
}

function withChecksAndCosts(
  nights: ReturnType<typeof nightsOf>,
  checks: readonly Row[],
  costs: readonly Row[],
): readonly Night[] {
  const checksOf = Map.groupBy(checks, idOf);
  const costOf = new Map(costs.filter(({ cost_amount }) => cost_amount !== null).map((row) => [idOf(row), row]));
  return nights.map((night) => {
    const id = idOf(night.row);
    return { ...night, checks: checksOf.get(id) ?? [], cost: costOf.get(id) };
  });
}

function latestNight({ row, seconds, changes, checks, cost }: Night, language: Language): Html {
  const said = words[language];
  const count = (column: string) => countText(Number(row[column] ?? 0), language);
  const held = Number(row.held_lines ?? 0) > 0;
  return figureList([
    { name: said.asOf, value: dayText(row.as_of_date ?? "", language) },
    { name: said.took, value: durationText(seconds, language) },
    { name: said.counted, value: count("lines_counted"), note: said.ofAccepted(count("lines_accepted")) },
    { name: said.rejected, value: count("lines_rejected") },
    ...(held ? [{ name: said.held, value: count("held_lines") }] : []),
    { name: said.positions, value: count("positions") },
    { name: said.entries, value: countText(entriesOf(changes), language) },
    { name: said.change, value: changeText(changes, language) },
    { name: said.cost, value: costText(cost, language), note: said.costNote },
    {
      name: said.totals,
      value: tiedBadge(checks, language),
      note: said.inWords(countText(checks.length, language)),
    },
  ]);
}

const entriesOf = (changes: readonly Row[]): number =>
  changes.reduce((sum, { entries }) => sum + Number(entries ?? 0), 0);

function durationText(seconds: number, language: Language): string {
  const write = (number: number) => countText(number, language);
  return words[language].duration(write(Math.floor(seconds / 60)), write(seconds % 60));
}

function changeText(changes: readonly Row[], language: Language): Html {
  if (changes.length === 0) return html`${words[language].unchanged}`;
  return changeAmounts(changes, language);
}

/** To a hundredth of a cent: a small night costs less than a cent. */
function costText(cost: Row | undefined, language: Language): string {
  if (cost === undefined) return words[language].costUnknown;
  const format = new Intl.NumberFormat(locales[language], { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  return `${format.format((cost.cost_amount ?? "0") as Intl.StringNumericLiteral)} ${cost.currency}`;
}

function tiedBadge(checks: readonly Row[], language: Language): Html {
  const said = words[language];
  const untied = checks.filter(({ is_tied }) => is_tied !== "true").length;
  return untied === 0 ? badge("good", said.tie) : badge("danger", said.doNotTie(countText(untied, language)));
}

function durationChart(nights: readonly Night[], language: Language): Html {
  const said = words[language];
  const oldestFirst = nights.toReversed();
  const values = oldestFirst.map(({ seconds }) => seconds);
  const [least, most, last] = [Math.min(...values), Math.max(...values), values.at(-1) ?? 0].map((value) =>
    countText(value, language),
  );
  return chartFigure(
    {
      id: "durations",
      title: said.durations,
      description: said.durationsText(least ?? "", most ?? "", last ?? ""),
      names: oldestFirst.map((night) => shortDay(night, language)),
      values: "numbers",
      series: [{ name: said.seconds, kind: "bar", tone: "first", values }],
    },
    language,
  );
}

function lineChart(nights: readonly Night[], language: Language): Html {
  const said = words[language];
  const oldestFirst = nights.toReversed();
  const values = (column: string) => oldestFirst.map(({ row }) => Number(row[column] ?? 0));
  const count = (column: string) => countText(values(column).at(-1) ?? 0, language);
  return chartFigure(
    {
      id: "lines",
      title: said.linesTitle,
      description: said.linesText(count("lines_counted"), count("lines_rejected")),
      names: oldestFirst.map((night) => shortDay(night, language)),
      values: "numbers",
      series: [
        { name: said.counted, kind: "bar", tone: "first", values: values("lines_counted") },
        { name: said.rejected, kind: "bar", tone: "second", values: values("lines_rejected") },
      ],
    },
    language,
  );
}

function shortDay({ row }: Night, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], { day: "numeric", month: "short", timeZone: "UTC" });
  return format.format(new Date(`${row.as_of_date}T00:00:00Z`));
}

function allNights(page: Dashboard, nights: readonly Night[], language: Language): Html {
  const latest = nightTable(page, nights.slice(0, nightsOpen), language);
  const earlier = nights.slice(nightsOpen);
  if (earlier.length === 0) return latest;
  const summary = words[language].earlier(countText(earlier.length, language));
  return html`${latest}<details><summary>${summary}</summary>${nightTable(page, earlier, language)}</details>`;
}

function nightTable({ reader }: Dashboard, nights: readonly Night[], language: Language): Html {
  const said = words[language];
  return figureTable(
    [
      { title: said.asOf },
      { title: said.took, isFigure: true },
      { title: said.files, isFigure: true },
      { title: said.accepted, isFigure: true },
      { title: said.rejected, isFigure: true },
      { title: said.counted, isFigure: true },
      { title: said.positions, isFigure: true },
      { title: said.entries, isFigure: true },
      { title: said.change, isFigure: true },
      { title: said.cost, isFigure: true },
      { title: said.totals },
    ],
    nights.map(({ row, seconds, changes, checks, cost }) => {
      const count = (column: string) => countText(Number(row[column] ?? 0), language);
      return [
        html`<span id="${row.run_id}">${dayText(row.as_of_date ?? "", language)}<br><small>${momentText(row.committed_at, reader, language)}</small></span>`,
        durationText(seconds, language),
        count("ingestions"),
        count("lines_accepted"),
        count("lines_rejected"),
        count("lines_counted"),
        count("positions"),
        countText(entriesOf(changes), language),
        html`<div>${changeText(changes, language)}</div>`,
        costText(cost, language),
        tiedBadge(checks, language),
      ];
    }),
    language,
  );
}

function untiedTable(untied: readonly Row[], language: Language): Html {
  const said = words[language];
  const amount = (row: Row, column: string) =>
    amountText(parseDecimal(row[column] ?? "0"), row.currency ?? "", language);
  const count = (number: number) => countText(number, language);
  const table = figureTable(
    [
      { title: said.asOf },
      { title: said.check },
      { title: said.program },
      { title: said.stated, isFigure: true },
      { title: said.found, isFigure: true },
      { title: said.difference, isFigure: true },
    ],
    untied
      .slice(0, untiedShown)
      .map((row) => [
        dayText(row.as_of_date ?? "", language),
        said.checks[row.check_name as keyof typeof said.checks],
        row.program_id === null || row.program_id === undefined ? "–" : `${row.program_id}, ${row.currency}`,
        amount(row, "stated_amount"),
        amount(row, "found_amount"),
        amount(row, "difference_amount"),
      ]),
    language,
  );
  if (untied.length <= untiedShown) return table;
  return html`<p><small>${said.firstOf(count(untiedShown), count(untied.length))}</small></p>${table}`;
}
