import { html } from "hono/html";
import { volumeText } from "../../../shared/explanation/terms-text.ts";
import type { Language } from "../../../shared/language.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import type { Measure } from "../../../shared/program/program.ts";
import { isLimited } from "../../../shared/queries/scoped-sql.ts";
import { dayIn } from "../../../shared/run/as-of-date.ts";
import { dayText, punctuation } from "../formats.ts";
import type { Html } from "../page.ts";
import { timeZoneOf } from "../payout-words.ts";
import { type Problem, showProblem } from "../problem.ts";
import { scopeOf } from "./access.ts";
import type { AnswerTable, Question, Row } from "./answers.ts";
import { chartFigure } from "./chart.ts";
import {
  currencyChoice,
  type Dashboard,
  type DashboardServices,
  dashboard,
  dashboardHead,
  filterForm,
  lastMonths,
  sumOfColumn,
} from "./dashboard.ts";
import { customerPath, programNamesOf, programPath } from "./links.ts";
import { figureCard, figureList, figureTable, isoInstant, moneyText, monthText } from "./parts.ts";
import { payoutLink, statusName } from "./payout-rows.ts";

const words = {
  en: {
    title: "Customer",
    customers: "All customers",
    number: "Number",
    legalEntity: "Legal entity",
    region: "Region",
    segment: "Segment",
    channel: "Channel",
    tags: "Tags",
    notStated: "not stated",
    who: "Who it is",
    currency: "Currency of purchases",
    money: "Accrued, paid and open",
    accrued: "Accrued",
    onItsWay: "On its way",
    paid: "Paid",
    open: "Open",
    openNote: "accrued and neither paid nor on its way",
    noMoney:
      "Nothing has been accrued for this customer yet. It appears after a night in which a program counts their lines.",
    purchases: "Purchases, month by month",
    purchasesText: "Net amount of each of the last 24 months",
    net: "Net amount",
    noPurchases: "No purchases in the last 24 months.",
    standings: "Where the customer stands",
    firstOf: (shown: string, all: string) => `The latest ${shown} of ${all}.`,
    program: "Program and period",
    isOpen: "open",
    soFar: "So far",
    tier: "Tier",
    next: "To the next tier",
    top: "top reached",
    earned: "Earned",
    ways: "More",
    statement: "Statement",
    lines: "Lines",
    noStandings: "The customer stands in no program yet.",
    payouts: "Payouts",
    payout: "Payout",
    proposed: "Proposed",
    status: "Status",
    payoutOn: "To be paid on",
    paidOn: "Paid on",
    settles: "Settles",
    noPayouts: "No payout has been proposed. The next close proposes what is due.",
  },
  zh: {
    title: "客户",
    customers: "全部客户",
    number: "编号",
    legalEntity: "法律实体",
    region: "区域",
    segment: "客户类别",
    channel: "渠道",
    tags: "标签",
    notStated: "未填写",
    who: "客户信息",
    currency: "采购币种",
    money: "已计提、已付与未结",
    accrued: "已计提",
    onItsWay: "付款途中",
    paid: "已付",
    open: "未结余额",
    openNote: "已计提，且未付款、不在付款途中",
    noMoney: "尚未为该客户计提。方案经夜间运行计入其订单行后，此处将显示数据。",
    purchases: "按月采购",
    purchasesText: "近 24 个月各月净额",
    net: "净额",
    noPurchases: "近 24 个月无采购。",
    standings: "达成状况",
    firstOf: (shown: string, all: string) => `最近 ${shown} 项，共 ${all} 项。`,
    program: "方案与期间",
    isOpen: "进行中",
    soFar: "目前",
    tier: "阶梯",
    next: "距下一阶梯",
    top: "已达最高",
    earned: "已赚取",
    ways: "详情",
    statement: "对账单",
    lines: "订单行",
    noStandings: "该客户尚未在任何方案中有达成状况。",
    payouts: "返利付款",
    payout: "付款",
    proposed: "提出日",
    status: "状态",
    payoutOn: "应付日",
    paidOn: "付款日",
    settles: "结清",
    noPayouts: "尚未提出付款。下一次期间结算将提出到期应付的金额。",
  },
};

const rowsShown = 50;
const monthsShown = 24;

const versions: Question = { query: "program-versions" };

/** One customer: who it is, what was bought, where it stands in each program, and what was accrued and paid. */
export const customerPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { context, ask, region } = page;
    const { language } = context.var;
    const said = words[language];
    const customerId = context.req.param("id") ?? "";
    const values = { customer_id: customerId };
    const [profile, purchases, positions, payouts] = (
      ["customer-profile", "purchases-of-customer", "positions-of-customer", "payouts-of-customer"] as const
    ).map((query): Question => ({ query, values })) as [Question, Question, Question, Question];
    const [{ rows: found }, bought, stands, paying, published] = await Promise.all([
      ask(profile),
      ask(purchases),
      ask(positions),
      ask(payouts),
      ask(versions),
    ]);
    const [customer] = found;
    if (customer === undefined) return showProblem(context, customerProblem(page));
    const nameOf = programNamesOf(published, language);
    const currencies = [...new Set([...stands.rows, ...bought.rows].map(({ currency }) => currency ?? ""))];
    const asked = context.req.query("currency") ?? "";
    const currency = currencies.includes(asked) ? asked : (currencies[0] ?? "");
    const choices = currencyChoice(said.currency, currency, currencies);
    const name = customer.customer_name ?? customerId;
    const about = html`<p><a href="/dashboards/customers">${said.customers}</a></p>${choices.length === 0 ? "" : filterForm(page, choices)}`;
    const content = html`${dashboardHead(page, name, about)}
<div class="side-by-side">
${figureCard({ title: said.who, from: [profile], region, language }, whoItIs(customer, language))}
${figureCard({ title: said.money, from: [positions], region, language }, money(stands, language))}
</div>
${figureCard({ title: said.purchases, from: [purchases], region, language }, purchaseChart(page, bought, currency))}
${figureCard({ title: said.standings, from: [positions], region, language }, standings(customerId, stands, nameOf, language))}
${figureCard({ title: said.payouts, from: [payouts], region, language }, payoutTable(page, paying, nameOf))}`;
    return { title: said.title, content, hasCharts: true };
  });

/** To a reader who is limited to some customers, one who does not exist looks like one who is not theirs. */
export const customerProblem = ({ reader, scope }: Dashboard): Problem =>
  isLimited(scopeOf(reader, {}) ?? scope) ? "forbidden" : "not_found";

function whoItIs(customer: Row, language: Language): Html {
  const said = words[language];
  const tags = (customer.tags ?? "").split("|").filter((tag) => tag !== "");
  const facts = [
    [said.number, customer.customer_id],
    [said.legalEntity, customer.legal_entity],
    [said.region, customer.region],
    [said.segment, customer.segment],
    [said.channel, customer.channel],
  ] as const;
  return html`<dl class="facts">${facts.map(
    ([name, value]) =>
      html`<div><dt>${name}</dt><dd>${value === null || value === undefined || value === "" ? html`<small>${said.notStated}</small>` : value}</dd></div>`,
  )}
${tags.length === 0 ? "" : html`<div><dt>${said.tags}</dt><dd><ul class="badges">${tags.map((tag) => html`<li>${tag}</li>`)}</ul></dd></div>`}</dl>`;
}

function money({ rows }: AnswerTable, language: Language): Html {
  const said = words[language];
  if (rows.length === 0) return html`<p class="nothing">${said.noMoney}</p>`;
  const sums = [...Map.groupBy(rows, ({ currency }) => currency ?? "")];
  return html`${sums.map(([currency, ofCurrency]) => {
    const sum = (column: string) => moneyText(sumOfColumn(ofCurrency, column), currency, language);
    return figureList([
      { name: said.open, value: sum("open_amount"), note: said.openNote },
      { name: said.accrued, value: sum("accrued_amount") },
      { name: said.onItsWay, value: sum("on_its_way_amount") },
      { name: said.paid, value: sum("paid_amount") },
    ]);
  })}`;
}

function purchaseChart(page: Dashboard, { rows }: AnswerTable, currency: string): Html {
  const { language } = page.context.var;
  const said = words[language];
  const months = lastMonths(page, monthsShown);
  const values = months.map((month) =>
    sumOfColumn(
      rows.filter((row) => row.month === month && row.currency === currency),
      "net_amount",
    ).toNumber(),
  );
  if (values.every((value) => value === 0)) return html`<p class="nothing">${said.noPurchases}</p>`;
  return chartFigure(
    {
      id: "purchases",
      title: said.purchases,
      description: said.purchasesText,
      names: months.map((month) => monthText(month, language)),
      values: "numbers",
      series: [{ name: `${said.net}, ${currency}`, kind: "bar", tone: "first", values }],
    },
    language,
  );
}

function standings(
  customerId: string,
  { rows }: AnswerTable,
  nameOf: (programId: string) => string,
  language: Language,
): Html {
  const said = words[language];
  if (rows.length === 0) return html`<p class="nothing">${said.noStandings}</p>`;
  const more =
    rows.length > rowsShown ? html`<p><small>${said.firstOf(String(rowsShown), String(rows.length))}</small></p>` : "";
  return html`${more}${figureTable(
    [
      { title: said.program },
      { title: said.soFar, isFigure: true },
      { title: said.tier, isFigure: true },
      { title: said.next, isFigure: true },
      { title: said.earned, isFigure: true },
      { title: said.accrued, isFigure: true },
      { title: said.paid, isFigure: true },
      { title: said.open, isFigure: true },
      { title: said.ways },
    ],
    rows.slice(0, rowsShown).map((row) => standingRow(customerId, row, nameOf, language)),
    language,
  )}`;
}

function standingRow(customerId: string, row: Row, nameOf: (programId: string) => string, language: Language) {
  const said = words[language];
  const currency = row.currency ?? "";
  const [programId, periodId] = [row.program_id ?? "", row.period_id ?? ""];
  const amount = (text: string | null | undefined) =>
    text === null || text === undefined ? "–" : moneyText(parseDecimal(text), currency, language);
  const volume = (text: string | null | undefined) =>
    text === null || text === undefined
      ? "–"
      : volumeText(parseDecimal(text), row.qualifier_measure as Measure, currency, language);
  const isPosition = row.qualifier_total !== null;
  const next =
    isPosition && row.next_tier_from === null && row.tier_reached !== "0"
      ? said.top
      : volume(row.distance_to_next_tier);
  return [
    html`<div><a href="${programPath(programId)}">${nameOf(programId)}</a><br><small>${periodId}${row.is_open === "true" ? ` · ${said.isOpen}` : ""}</small></div>`,
    volume(row.qualifier_total),
    row.tier_reached ?? "–",
    next,
    amount(row.earned_amount),
    amount(row.accrued_amount),
    amount(row.paid_amount),
    amount(row.open_amount),
    html`<div><a href="/statements/${encodeURIComponent(customerId)}?period=${encodeURIComponent(periodId)}">${said.statement}</a>${
      isPosition ? html` · <a href="${linesPath(customerId, programId, periodId)}">${said.lines}</a>` : ""
    }</div>`,
  ];
}

/** Where a position is told from its lines. */
export const linesPath = (customerId: string, programId: string, periodId: string): string =>
  `${customerPath(customerId)}/lines/${encodeURIComponent(programId)}/${encodeURIComponent(periodId)}`;

function payoutTable(
  { context, reader }: Dashboard,
  { rows }: AnswerTable,
  nameOf: (programId: string) => string,
): Html {
  const { language } = context.var;
  const zone = timeZoneOf(reader);
  const said = words[language];
  if (rows.length === 0) return html`<p class="nothing">${said.noPayouts}</p>`;
  const { comma } = punctuation[language];
  const payouts = [...Map.groupBy(rows, ({ payout_id }) => payout_id ?? "")];
  const more =
    payouts.length > rowsShown
      ? html`<p><small>${said.firstOf(String(rowsShown), String(payouts.length))}</small></p>`
      : "";
  return html`${more}${figureTable(
    [
      { title: said.payout, isFigure: true },
      { title: said.status },
      { title: said.proposed },
      { title: said.payoutOn },
      { title: said.paidOn },
      { title: said.settles },
    ],
    payouts.slice(0, rowsShown).map(([payoutId, lines]) => {
      const payout = lines[0] ?? {};
      const day = (text: string | null | undefined) => (text == null ? "–" : dayText(text, language));
      const proposedAt = payout.proposed_at;
      return [
        payoutLink(payout, language),
        statusName(payout, language),
        day(proposedAt == null ? null : dayIn(zone, isoInstant(proposedAt))),
        day(payout.payout_on),
        day(payout.paid_on),
        html`<div>${lines
          .filter(({ program_id }) => program_id !== null)
          .map(
            ({ program_id, period_id }) =>
              html`<div><a href="/payouts/${payoutId}/calculation/${program_id}/${period_id}">${nameOf(program_id ?? "")}${comma}${period_id}</a></div>`,
          )}</div>`,
      ];
    }),
    language,
  )}`;
}
