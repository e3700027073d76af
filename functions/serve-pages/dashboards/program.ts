import { html } from "hono/html";
import { addDays } from "../../../shared/calendar/day.ts";
import { benefitText, boundText, methodNames, volumeText } from "../../../shared/explanation/terms-text.ts";
import { type Language, locales } from "../../../shared/language.ts";
import { type Decimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { type Measure, type ProgramDocument, programDocument } from "../../../shared/program/program.ts";
import { countText, dayText, punctuation } from "../formats.ts";
import type { Html } from "../page.ts";
import { badge } from "../pages/parts.ts";
import { showProblem } from "../problem.ts";
import type { AnswerTable, Question, Row } from "./answers.ts";
import { chartFigure } from "./chart.ts";
import {
  countOfColumn,
  type Dashboard,
  type DashboardServices,
  dashboard,
  dashboardHead,
  filterForm,
  regionChoice,
  sumOfColumn,
} from "./dashboard.ts";
import { customerWithId, programName } from "./links.ts";
import { figureCard, figureList, figureTable, moneyText, shareText } from "./parts.ts";
import { bookedFigures, nearWithinPercent, perCurrency, shareOfSales } from "./programs.ts";

const words = {
  en: {
    programs: "All programs",
    effects: "What it changed",
    inForce: "In force",
    notInForce: "Not in force",
    contract: "Contract",
    version: (version: string) => `version ${version}`,
    period: "Period",
    noPeriod: "No period has been counted yet",
    noPeriodMore: "Figures appear here after the first night that counts a line under the program.",
    standing: (period: string) => `Where it stands: ${period}`,
    open: "open",
    over: "over",
    customers: "Customers with purchases",
    ofMembers: (members: string) => (members === "1" ? "of 1 member" : `of ${members} members`),
    sales: "Qualifying net sales",
    earned: "Earned",
    ofSales: (share: string) => `${share} of these sales`,
    accrued: "Accrued for the period",
    owed: "Owed now",
    allPeriods: "all periods, not released",
    paid: "Paid",
    lastYear: "last 12 months, all periods",
    budget: "Budget used",
    budgetOf: (used: string, budget: string) => `${used} of ${budget}, all customers of the program`,
    tiers: "Customers by tier",
    tiersText: "Customers of the period by the highest tier they reached",
    tier: "Tier",
    noTier: "None yet",
    from: "From",
    gives: "Gives",
    count: "Customers",
    share: "Share",
    movement: (from: string, to: string) => `Movement from ${from} to ${to}`,
    movementSoFar: "The later period is still open: customers may yet rise.",
    movementText: (up: string, same: string, down: string, came: string, left: string) =>
      `${up} up, ${same} the same, ${down} down; ${came} came, ${left} left.`,
    fromTier: "From",
    toTier: (tier: string) => `→ ${tier}`,
    tierName: (tier: string) => `Tier ${tier}`,
    belowTiers: "No tier",
    notThere: "No purchases",
    near: "Nearest to their next tier",
    nearHint: (percent: string) =>
      `At most ${percent} of the bound is missing. Score: the pace so far as a share of the pace that gets there in time; 1 gets there as it goes, 0.5 has to buy twice as fast. Gain: what the tier would earn more, estimated from customers who stand in it; beside it, as a share of what is missing.`,
    customer: "Customer",
    soFar: "So far",
    missing: "Missing",
    daysLeft: "Days left",
    score: "Score",
    gain: "Gain",
    nobodyNear: "No customer is near the next tier of an open period.",
  },
  zh: {
    programs: "全部方案",
    effects: "方案效果",
    inForce: "有效",
    notInForce: "未生效",
    contract: "合同",
    version: (version: string) => `第 ${version} 版`,
    period: "期间",
    noPeriod: "尚未计算任何期间",
    noPeriodMore: "首次夜间运行计入本方案的订单行后，此处将显示数据。",
    standing: (period: string) => `达成状况：${period}`,
    open: "进行中",
    over: "已结束",
    customers: "有采购的客户",
    ofMembers: (members: string) => `参与客户共 ${members} 家`,
    sales: "合格净销售额",
    earned: "已赚取",
    ofSales: (share: string) => `占上述销售额 ${share}`,
    accrued: "本期已计提",
    owed: "当前应付",
    allPeriods: "所有期间，未放行",
    paid: "已付",
    lastYear: "近 12 个月，所有期间",
    budget: "预算使用",
    budgetOf: (used: string, budget: string) => `已用 ${used}，预算 ${budget}，含方案全部客户`,
    tiers: "各阶梯客户数",
    tiersText: "本期客户按所达最高阶梯的分布",
    tier: "阶梯",
    noTier: "尚未达到",
    from: "起点",
    gives: "返利内容",
    count: "客户数",
    share: "占比",
    movement: (from: string, to: string) => `${from} 至 ${to} 的阶梯变动`,
    movementSoFar: "后一期间尚未结束，客户仍可能升档。",
    movementText: (up: string, same: string, down: string, came: string, left: string) =>
      `升档 ${up}，不变 ${same}，降档 ${down}；新增 ${came}，未再采购 ${left}。`,
    fromTier: "原阶梯",
    toTier: (tier: string) => `→ ${tier}`,
    tierName: (tier: string) => `阶梯 ${tier}`,
    belowTiers: "未达阶梯",
    notThere: "无采购",
    near: "最接近下一阶梯的客户",
    nearHint: (percent: string) =>
      `距阶梯起点不超过 ${percent}。评分：目前进度与按期达到所需进度之比；1 表示照此可达，0.5 表示需加快一倍。增益：达到后预计多得的返利，按已在该阶梯的客户估算；其旁为占所差部分的比例。`,
    customer: "客户",
    soFar: "目前",
    missing: "尚差",
    daysLeft: "剩余天数",
    score: "机会评分",
    gain: "增益",
    nobodyNear: "进行中的期间没有客户临近下一阶梯。",
  },
};

const nearShown = 20;

const members: Question = { query: "members-by-region" };
const liability: Question = { query: "liability-by-region" };
/** Of all customers of a program, because they share its budget. */
const earned: Question = { query: "accrued-and-paid" };

/** One program: where a period of it stands, how customers spread over its tiers and moved between them, and who is near the next one. */
export const programPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { context, ask, region } = page;
    const { language } = context.var;
    const said = words[language];
    const programId = context.req.param("id") ?? "";
    // A pattern's signs are no part of an id, and so no other program's rows are asked for.
    if (!/^[a-z0-9-]+$/.test(programId)) return showProblem(context, "not_found");
    const ofProgram = { within_percent: nearWithinPercent, program_pattern: programId };
    const tiersAsked: Question = { query: "tiers-by-region", values: ofProgram };
    const nearAsked: Question = { query: "next-tier-opportunities", values: ofProgram, limit: nearShown };
    const [published, enrolled, owed, standing, near] = await Promise.all([
      ask({ query: "program-terms", values: { program_id: programId } }),
      ask(members),
      ask(liability),
      ask(tiersAsked),
      ask(nearAsked),
    ]);
    const [terms] = published.rows;
    if (terms === undefined) return showProblem(context, "not_found");
    const document = programDocument.parse(JSON.parse(terms.document ?? ""));
    const { chosen: period, before, choices } = periodsOf(page, standing);
    const regions = [...owed.rows, ...enrolled.rows].map((row) => row.region ?? null);
    const name = programName(terms, language);
    const about = html`${aboutProgram(terms, document, language)}${filterForm(page, [...choices, regionChoice(page, regions)])}`;
    const head = dashboardHead(page, name, about);
    if (period === undefined)
      return {
        title: name,
        content: html`${head}<section class="empty"><h2>${said.noPeriod}</h2><p>${said.noPeriodMore}</p></section>`,
      };
    const of = ({ rows }: AnswerTable) => rows.filter(({ program_id }) => program_id === programId);
    const ofPeriod = standing.rows.filter(({ period_id }) => period_id === period.period_id);
    const hasBudget = document.limits.program_budget !== undefined;
    const [budget, movement] = await Promise.all([
      hasBudget ? budgetUse(page, programId, period, document) : undefined,
      before === undefined ? "" : movementCard(page, programId, before, period),
    ]);
    const figures = periodFigures(page, period, { enrolled: of(enrolled), owed: of(owed), ofPeriod });
    const sources = [tiersAsked, liability, members, ...(hasBudget ? [earned] : [])];
    const content = html`${head}
${figureCard(
  { title: said.standing(period.period_id ?? ""), from: sources, region, language },
  html`${daysOf(period, language)}${figureList([...figures, ...(budget === undefined ? [] : [budget])])}`,
)}
${figureCard({ title: said.tiers, from: [tiersAsked], region, language }, tierDistribution(ofPeriod, document, language))}
${movement}
${figureCard({ title: said.near, from: [nearAsked], region, language }, nearest(near, language))}`;
    return { title: name, content, hasCharts: true };
  });

/** The period that the address asks for, or else the latest one, with the one before it and the choice among all. @param standing of tiers-by-region */
function periodsOf({ context }: Dashboard, standing: AnswerTable) {
  const periods = [...new Map(standing.rows.map((row) => [row.period_id ?? "", row])).values()].reverse();
  const asked = periods.findIndex(({ period_id }) => period_id === context.req.query("period"));
  const [chosen, before] = periods.slice(Math.max(0, asked));
  const options = periods.map(({ period_id }) => ({ value: period_id ?? "", text: period_id ?? "" }));
  const choice = {
    name: "period",
    label: words[context.var.language].period,
    chosen: chosen?.period_id ?? "",
    options,
  };
  return { chosen, before, choices: periods.length < 2 ? [] : [choice] };
}

function aboutProgram(terms: Row, document: ProgramDocument, language: Language): Html {
  const said = words[language];
  const { comma, semicolon } = punctuation[language];
  const state = terms.is_in_force === "true" ? badge("good", said.inForce) : badge("plain", said.notInForce);
  const id = terms.program_id ?? "";
  return html`<p>${state} <small>${id}${comma}${said.version(terms.program_version ?? "")}${semicolon}${said.contract} ${document.contract_reference}${semicolon}${methodNames[document.method][language]}</small></p>
<p><a href="/dashboards/programs">${said.programs}</a> · <a href="/dashboards/effects/${id}">${said.effects}</a></p>`;
}

function daysOf({ period_first_day, period_day_after, is_open }: Row, language: Language): Html {
  const said = words[language];
  const [firstDay, lastDay] = [period_first_day ?? "", addDays(period_day_after ?? "", -1)];
  return html`<p><small>${dayText(firstDay, language)} – ${dayText(lastDay, language)}${punctuation[language].comma}${is_open === "true" ? said.open : said.over}</small></p>`;
}

function periodFigures(
  page: Dashboard,
  period: Row,
  { enrolled, owed, ofPeriod }: Readonly<Record<"enrolled" | "owed" | "ofPeriod", AnswerTable["rows"]>>,
) {
  const { language } = page.context.var;
  const said = words[language];
  const count = (number: number) => countText(number, language);
  const sum = (column: string) => moneyText(sumOfColumn(ofPeriod, column), period.currency ?? "", language);
  const booked = bookedFigures(page, owed);
  return [
    {
      name: said.customers,
      value: count(countOfColumn(ofPeriod, "customers")),
      note: said.ofMembers(count(countOfColumn(enrolled, "members"))),
    },
    { name: said.sales, value: sum("net_amount") },
    { name: said.earned, value: sum("earned_amount"), note: said.ofSales(shareOfSales(ofPeriod, language)) },
    { name: said.accrued, value: sum("accrued_amount") },
    { name: said.owed, value: perCurrency(booked, ({ owedNow }) => owedNow), note: said.allPeriods },
    { name: said.paid, value: perCurrency(booked, ({ paid }) => paid), note: said.lastYear },
  ];
}

/** What all customers of the program earn in the period, of what they may earn together. */
async function budgetUse({ context, ask }: Dashboard, programId: string, period: Row, { limits }: ProgramDocument) {
  const { language } = context.var;
  const said = words[language];
  const { rows } = await ask(earned);
  const ofPeriod = rows.filter(
    ({ program_id, period_id }) => program_id === programId && period_id === period.period_id,
  );
  const [used, budget] = [sumOfColumn(ofPeriod, "earned_amount"), parseDecimal(limits.program_budget ?? "0")];
  const share = budget.lte(0) ? 1 : used.div(budget).toNumber();
  const money = (amount: Decimal) => moneyText(amount, period.currency ?? "", language);
  return {
    name: said.budget,
    value: shareText(share, language),
    note: html`<meter min="0" max="1" low="0.8" high="0.95" optimum="0.5" value="${share.toFixed(4)}" aria-hidden="true"></meter> ${said.budgetOf(money(used), money(budget))}`,
  };
}

/** Bars of customers for every tier of the terms, and below them what each tier asks and gives. */
function tierDistribution(ofPeriod: AnswerTable["rows"], document: ProgramDocument, language: Language): Html {
  const said = words[language];
  const { tiers, base, currency } = document;
  const ofTier = (tier: number) => ofPeriod.filter((row) => Number(row.tier) === tier);
  const reached = Math.max(tiers.length, ...ofPeriod.map(({ tier }) => Number(tier)));
  const all = countOfColumn(ofPeriod, "customers");
  const numbers = Array.from({ length: reached + 1 }, (_, tier) => tier);
  const name = (tier: number) => tierText(tier, language);
  return html`${chartFigure(
    {
      id: "tiers",
      title: said.tiers,
      description: said.tiersText,
      names: numbers.map(name),
      values: "numbers",
      series: [
        {
          name: said.count,
          kind: "bar",
          tone: "first",
          values: numbers.map((tier) => countOfColumn(ofTier(tier), "customers")),
        },
      ],
    },
    language,
  )}
${figureTable(
  [
    { title: said.tier },
    { title: said.from, isFigure: true },
    { title: said.gives },
    { title: said.count, isFigure: true },
    { title: said.share, isFigure: true },
    { title: said.earned, isFigure: true },
  ],
  numbers.map((tier) => {
    const terms = tiers[tier - 1];
    const rows = ofTier(tier);
    const customers = countOfColumn(rows, "customers");
    return [
      tier === 0 ? said.noTier : String(tier),
      terms === undefined ? "" : boundText(terms.from, document, language),
      terms === undefined ? "" : benefitText(terms.benefit, base.measure, currency, language),
      countText(customers, language),
      all === 0 ? "–" : shareText(customers / all, language),
      moneyText(sumOfColumn(rows, "earned_amount"), rows[0]?.currency ?? currency, language),
    ];
  }),
  language,
)}`;
}

const tierText = (tier: number | null, language: Language): string => {
  const said = words[language];
  if (tier === null) return said.notThere;
  return tier === 0 ? said.belowTiers : said.tierName(String(tier));
};

/** How customers went from the period before: a row for where they were, a column for where they are. */
async function movementCard(
  { context, ask, region }: Dashboard,
  programId: string,
  before: Row,
  period: Row,
): Promise<Html> {
  const { language } = context.var;
  const said = words[language];
  const [from, to] = [before.period_id ?? "", period.period_id ?? ""];
  const asked: Question = {
    query: "tier-movement-by-region",
    values: { program_pattern: programId, from_period_id: from, to_period_id: to },
  };
  const moves = (await ask(asked)).rows.map((row) => ({ row, from: tierOf(row.from_tier), to: tierOf(row.to_tier) }));
  const customers = (which: (move: (typeof moves)[number]) => boolean) =>
    countOfColumn(
      moves.filter(which).map(({ row }) => row),
      "customers",
    );
  const count = (which: (move: (typeof moves)[number]) => boolean) => countText(customers(which), language);
  const text = said.movementText(
    count((move) => move.from !== null && move.to !== null && move.to > move.from),
    count((move) => move.from !== null && move.from === move.to),
    count((move) => move.from !== null && move.to !== null && move.to < move.from),
    count((move) => move.from === null),
    count((move) => move.to === null),
  );
  const [starts, ends] = [inOrder(moves.map((move) => move.from)), inOrder(moves.map((move) => move.to))];
  return figureCard(
    { title: said.movement(from, to), from: [asked], region, language },
    html`<p>${text}${period.is_open === "true" ? html`<br><small>${said.movementSoFar}</small>` : ""}</p>
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">${said.fromTier}</th>${ends.map((end) => html`<th scope="col" class="amount">${said.toTier(tierText(end, language))}</th>`)}</tr></thead>
<tbody>${starts.map(
      (start) =>
        html`<tr><th scope="row">${tierText(start, language)}</th>${ends.map((end) => {
          const number = customers((move) => move.from === start && move.to === end);
          return html`<td class="amount">${number === 0 ? "–" : countText(number, language)}</td>`;
        })}</tr>`,
    )}</tbody></table></div>`,
  );
}

const tierOf = (text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : Number(text);

/** Each tier once, the lowest first, who bought nothing last. */
const inOrder = (tiers: readonly (number | null)[]): readonly (number | null)[] =>
  [...new Set(tiers)].sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY));

function nearest(near: AnswerTable, language: Language): Html {
  const said = words[language];
  if (near.rows.length === 0) return html`<p class="nothing">${said.nobodyNear}</p>`;
  const score = new Intl.NumberFormat(locales[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const hint = said.nearHint(shareText(Number(nearWithinPercent) / 100, language, 0));
  return html`<p><small>${hint}</small></p>
${figureTable(
  [
    { title: said.customer },
    { title: said.tier, isFigure: true },
    { title: said.soFar, isFigure: true },
    { title: said.missing, isFigure: true },
    { title: said.daysLeft, isFigure: true },
    { title: said.score, isFigure: true },
    { title: said.gain, isFigure: true },
  ],
  near.rows.map((row) => {
    const currency = row.currency ?? "";
    const volume = (amount: string | null | undefined) =>
      volumeText(parseDecimal(amount ?? "0"), row.qualifier_measure as Measure, currency, language);
    return [
      customerWithId(row),
      html`${row.tier_reached} → ${Number(row.tier_reached) + 1}`,
      volume(row.qualifier_total),
      html`<div>${volume(row.distance_to_next_tier)}<br><small>${shareText(Number(row.missing_share), language)}</small></div>`,
      countText(Number(row.days_left), language),
      score.format(Number(row.opportunity_score)),
      gainText(row, currency, language),
    ];
  }),
  language,
)}`;
}

/** Estimated, so no more digits than money has. */
function gainText({ gain_amount, gain_share }: Row, currency: string, language: Language): Html | string {
  if (gain_amount === null || gain_amount === undefined) return "–";
  const gain = moneyText(parseDecimal(Number(gain_amount).toFixed(4)), currency, language);
  return html`<div>≈ ${gain}<br><small>${shareText(Number(gain_share), language)}</small></div>`;
}
