import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import { countText, dayText } from "../formats.ts";
import type { Html } from "../page.ts";
import { badge } from "../pages/parts.ts";
import type { AnswerTable, Question } from "./answers.ts";
import { chartFigure } from "./chart.ts";
import {
  chosenCurrency,
  countOfColumn,
  currencyChoice,
  type Dashboard,
  type DashboardServices,
  dashboard,
  dashboardHead,
  filterForm,
  lastMonths,
  regionChoice,
  sumOfColumn,
} from "./dashboard.ts";
import {
  changeAmounts,
  figureCard,
  figureList,
  figureTable,
  moneyText,
  monthText,
  secondsBetween,
  shareText,
} from "./parts.ts";

const words = {
  en: {
    title: "Overview",
    currency: "Currency",
    figures: "What is owed and what was paid",
    liability: "Owed now",
    liabilityNote: "accrued and not released",
    accrued: "Accrued",
    reversed: "Taken back",
    paid: "Paid",
    onItsWay: "On its way",
    pending: "In approval",
    payouts: (count: string) => `${count === "1" ? "1 payout" : `${count} payouts`}, as the night found them`,
    lastYear: "last 12 months",
    share: "Rebates beside sales",
    shareNote: "accrued less taken back, of net sales, last 12 months",
    byMonth: "Month by month",
    byMonthText: "Accrued, taken back and paid in each month",
    attention: "What needs attention",
    allWell: "Nothing stands out.",
    stopped: "Payouts that are blocked or held",
    overdue: (amount: string) => `Payouts past their day of payment, ${amount}`,
    longWaiting: "Payouts that have waited for more than two weeks",
    toRelease: "Approved payouts that wait for release",
    rejected: "Rows of input that were rejected",
    held: "Lines that wait for an exchange rate",
    runs: "The last nights",
    asOf: "As of",
    minutes: "Took",
    lines: "Lines counted",
    rejectedRows: "Rows rejected",
    change: "Change of what is owed",
    seconds: (seconds: string) => `${seconds} s`,
  },
  zh: {
    title: "总览",
    currency: "币种",
    figures: "应付与已付",
    liability: "当前应付",
    liabilityNote: "已计提、未放行",
    accrued: "计提",
    reversed: "冲回",
    paid: "已付",
    onItsWay: "付款途中",
    pending: "审批中",
    payouts: (count: string) => `${count} 笔付款（截至夜间运行）`,
    lastYear: "近 12 个月",
    share: "返利占销售额",
    shareNote: "近 12 个月净计提占净销售额",
    byMonth: "按月",
    byMonthText: "各月计提、冲回与已付",
    attention: "需要关注",
    allWell: "没有异常。",
    stopped: "被拦截或暂停的付款",
    overdue: (amount: string) => `已过付款日的付款，共 ${amount}`,
    longWaiting: "等待超过两周的付款",
    toRelease: "已批准、待放行的付款",
    rejected: "被拒收的输入行",
    held: "等待汇率的订单行",
    runs: "最近的夜间运行",
    asOf: "截至",
    minutes: "用时",
    lines: "计入行数",
    rejectedRows: "拒收行数",
    change: "应付变动",
    seconds: (seconds: string) => `${seconds} 秒`,
  },
};

const liability: Question = { query: "liability-by-region" };
const sales: Question = { query: "sales-by-region" };
const stages: Question = { query: "payouts-by-stage" };
const runs: Question = { query: "runs-and-totals", limit: 20 };
const runsShown = 5;

/** What is owed, paid and pending, what needs attention today, and how the last nights went. */
export const overviewPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { context, ask, region } = page;
    const { language } = context.var;
    const said = words[language];
    const [owed, sold, paying, nights] = (await Promise.all([liability, sales, stages, runs].map(ask))) as [
      AnswerTable,
      AnswerTable,
      AnswerTable,
      AnswerTable,
    ];
    const currencies = [...new Set([...owed.rows, ...sold.rows].map((row) => row.currency ?? ""))].sort();
    const currency = chosenCurrency(context.req.query("currency"), currencies, owed);
    const of = (table: AnswerTable): AnswerTable["rows"] => table.rows.filter((row) => row.currency === currency);
    const regions = [...owed.rows, ...sold.rows].map((row) => row.region ?? null);
    const choices = [...currencyChoice(said.currency, currency, currencies), regionChoice(page, regions)];
    const content = html`${dashboardHead(page, said.title, filterForm(page, choices))}
${figureCard({ title: said.figures, from: [liability, stages, sales], region, language }, keyFigures(page, of(owed), of(sold), of(paying), currency, language))}
${figureCard({ title: said.byMonth, from: [liability], region, language }, monthChart(page, of(owed), language))}
<div class="side-by-side">
${figureCard({ title: said.attention, from: [stages], region, language }, attention(of(paying), nights, currency, language))}
${figureCard({ title: said.runs, from: [runs], language }, lastNights(nights, language))}
</div>`;
    return { title: said.title, content, hasCharts: true };
  });

function keyFigures(
  page: Dashboard,
  owed: AnswerTable["rows"],
  sold: AnswerTable["rows"],
  paying: AnswerTable["rows"],
  currency: string,
  language: Language,
): Html {
  const said = words[language];
  const money = (amount: ReturnType<typeof sumOfColumn>) => moneyText(amount, currency, language);
  const [first = ""] = lastMonths(page);
  const lastYear = owed.filter(({ booked_month }) => (booked_month ?? "") >= first);
  const [accrued, reversed] = [sumOfColumn(lastYear, "accrued_amount"), sumOfColumn(lastYear, "reversed_amount")];
  const net = sumOfColumn(
    sold.filter(({ month }) => (month ?? "") >= first),
    "net_amount",
  );
  const liabilityNow = sumOfColumn(owed, "accrued_amount")
    .minus(sumOfColumn(owed, "reversed_amount"))
    .minus(sumOfColumn(owed, "released_amount"));
  const stage = (name: string) => paying.filter((row) => row.stage === name);
  const pending = [...stage("in_approval"), ...stage("to_release")];
  const count = (rows: AnswerTable["rows"]) => said.payouts(countText(countOfColumn(rows, "payouts"), language));
  return figureList([
    { name: said.liability, value: money(liabilityNow), note: said.liabilityNote },
    { name: said.accrued, value: money(accrued), note: said.lastYear },
    { name: said.reversed, value: money(reversed), note: said.lastYear },
    { name: said.paid, value: money(sumOfColumn(lastYear, "paid_amount")), note: said.lastYear },
    { name: said.pending, value: money(sumOfColumn(pending, "amount")), note: count(pending) },
    { name: said.onItsWay, value: money(sumOfColumn(stage("on_its_way"), "amount")), note: count(stage("on_its_way")) },
    {
      name: said.share,
      value: net.lte(0) ? "–" : shareText(accrued.minus(reversed).div(net).toNumber(), language, 2),
      note: said.shareNote,
    },
  ]);
}

function monthChart(page: Dashboard, owed: AnswerTable["rows"], language: Language): Html {
  const said = words[language];
  const months = lastMonths(page);
  const sums = (column: string) =>
    months.map((month) =>
      sumOfColumn(
        owed.filter(({ booked_month }) => booked_month === month),
        column,
      ).toNumber(),
    );
  return chartFigure(
    {
      id: "by-month",
      title: said.byMonth,
      description: said.byMonthText,
      names: months.map((month) => monthText(month, language)),
      values: "numbers",
      series: [
        { name: said.accrued, kind: "bar", tone: "first", values: sums("accrued_amount") },
        {
          name: said.reversed,
          kind: "bar",
          tone: "third",
          values: sums("reversed_amount").map((value) => -value || 0),
        },
        { name: said.paid, kind: "line", tone: "second", values: sums("paid_amount") },
      ],
    },
    language,
  );
}

function attention(paying: AnswerTable["rows"], nights: AnswerTable, currency: string, language: Language): Html {
  const said = words[language];
  const count = (number: number) => countText(number, language);
  const stage = (name: string) =>
    countOfColumn(
      paying.filter((row) => row.stage === name),
      "payouts",
    );
  const overdue = countOfColumn(paying, "overdue_payouts");
  const [last] = nights.rows;
  const found = [
    { tone: "danger" as const, number: stage("stopped"), text: said.stopped, path: "/dashboards/payouts" },
    {
      tone: "danger" as const,
      number: overdue,
      text: said.overdue(moneyText(sumOfColumn(paying, "overdue_amount"), currency, language)),
      path: "/dashboards/payouts",
    },
    {
      tone: "warning" as const,
      number: countOfColumn(paying, "waiting_longer"),
      text: said.longWaiting,
      path: "/dashboards/payouts",
    },
    { tone: "warning" as const, number: stage("to_release"), text: said.toRelease, path: "/dashboards/payouts" },
    {
      tone: "warning" as const,
      number: Number(last?.lines_rejected ?? 0),
      text: said.rejected,
      path: "/dashboards/runs",
    },
    { tone: "warning" as const, number: Number(last?.held_lines ?? 0), text: said.held, path: "/dashboards/runs" },
  ].filter(({ number }) => number > 0);
  if (found.length === 0) return html`<p>${badge("good", "✓")} ${said.allWell}</p>`;
  return html`<ul class="checks">${found.map(
    ({ tone, number, text, path }) => html`<li>${badge(tone, count(number))} <a href="${path}">${text}</a></li>`,
  )}</ul>`;
}

function lastNights(nights: AnswerTable, language: Language): Html {
  const said = words[language];
  const shown = [...new Set(nights.rows.map(({ run_id }) => run_id))].slice(0, runsShown);
  return figureTable(
    [
      { title: said.asOf },
      { title: said.minutes, isFigure: true },
      { title: said.lines, isFigure: true },
      { title: said.rejectedRows, isFigure: true },
      { title: said.change, isFigure: true },
    ],
    shown.map((runId) => {
      const ofRun = nights.rows.filter(({ run_id }) => run_id === runId);
      const [night] = ofRun;
      const changes = ofRun.filter(({ currency }) => currency !== null);
      return [
        html`<a href="/dashboards/runs#${runId}">${dayText(night?.as_of_date ?? "", language)}</a>`,
        said.seconds(countText(secondsBetween(night?.started_at, night?.committed_at), language)),
        countText(Number(night?.lines_counted ?? 0), language),
        countText(Number(night?.lines_rejected ?? 0), language),
        changeAmounts(changes, language),
      ];
    }),
    language,
  );
}
