import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import { countText } from "../formats.ts";
import type { Html } from "../page.ts";
import type { AnswerTable, Question } from "./answers.ts";
import {
  countOfColumn,
  type Dashboard,
  type DashboardServices,
  dashboard,
  dashboardHead,
  filterForm,
  lastMonths,
  regionChoice,
  sumOfColumn,
} from "./dashboard.ts";
import { programName, programWithId } from "./links.ts";
import { figureCard, figureTable, moneyText, shareText } from "./parts.ts";

const words = {
  en: {
    title: "Programs",
    inForce: "Programs in force",
    none: "No program is in force",
    noneMore: "A program appears here on its first day in force, after a night that counted it.",
    program: "Program",
    members: "Members",
    owed: "Owed now",
    accrued: "Accrued, 12 months",
    paid: "Paid, 12 months",
    share: "Share of sales",
    near: "Near next tier",
    hint: (percent: string) =>
      `Owed: accrued and not released. Accrued is less what was taken back. Share: earned of qualifying net sales, in periods of the last 12 months. Near: at most ${percent} of the next tier's bound is missing while the period is open.`,
  },
  zh: {
    title: "返利方案",
    inForce: "有效方案",
    none: "没有有效的方案",
    noneMore: "方案生效首日经夜间运行计入后，将显示在此处。",
    program: "返利方案",
    members: "参与客户",
    owed: "当前应付",
    accrued: "近 12 个月计提",
    paid: "近 12 个月已付",
    share: "占销售额",
    near: "临近下一阶梯",
    hint: (percent: string) =>
      `当前应付：已计提、未放行。计提已扣除冲回。占比：近 12 个月各期间已赚取返利占合格净销售额。临近：期间未结束，距下一阶梯起点不超过 ${percent}。`,
  },
};

/** Customers are near their next tier while at most so much of its bound is missing. */
export const nearWithinPercent = "20";

const versions: Question = { query: "program-versions" };
const members: Question = { query: "members-by-region" };
const liability: Question = { query: "liability-by-region" };
const tiers: Question = {
  query: "tiers-by-region",
  values: { within_percent: nearWithinPercent, program_pattern: "%" },
};

/** Every program in force: who is in it, what it costs, and who is near the next tier. */
export const programsPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { context, ask, region } = page;
    const { language } = context.var;
    const said = words[language];
    const [published, enrolled, owed, standing] = await Promise.all([
      ask(versions),
      ask(members),
      ask(liability),
      ask(tiers),
    ]);
    const regions = [...owed.rows, ...enrolled.rows].map((row) => row.region ?? null);
    const inForce = published.rows.filter(({ is_in_force }) => is_in_force === "true");
    const head = dashboardHead(page, said.title, filterForm(page, [regionChoice(page, regions)]));
    if (inForce.length === 0)
      return {
        title: said.title,
        content: html`${head}<section class="empty"><h2>${said.none}</h2><p>${said.noneMore}</p></section>`,
      };
    const rows = inForce
      .map((version) => ({ programId: version.program_id ?? "", name: programName(version, language) }))
      .sort((a, b) => a.name.localeCompare(b.name, language))
      .map(({ programId, name }) => {
        const of = ({ rows: all }: AnswerTable) => all.filter(({ program_id }) => program_id === programId);
        return programRow(page, programId, name, { enrolled: of(enrolled), owed: of(owed), standing: of(standing) });
      });
    const content = html`${head}
${figureCard(
  { title: said.inForce, from: [liability, members, tiers], region, language },
  html`<p><small>${said.hint(shareText(Number(nearWithinPercent) / 100, language, 0))}</small></p>
${figureTable(
  [
    { title: said.program },
    { title: said.members, isFigure: true },
    { title: said.owed, isFigure: true },
    { title: said.accrued, isFigure: true },
    { title: said.paid, isFigure: true },
    { title: said.share, isFigure: true },
    { title: said.near, isFigure: true },
  ],
  rows,
  language,
)}`,
)}`;
    return { title: said.title, content };
  });

type Figures = Readonly<Record<"enrolled" | "owed" | "standing", AnswerTable["rows"]>>;

function programRow(page: Dashboard, programId: string, name: string, { enrolled, owed, standing }: Figures) {
  const { language } = page.context.var;
  const booked = bookedFigures(page, owed);
  return [
    programWithId(programId, name),
    countText(countOfColumn(enrolled, "members"), language),
    perCurrency(booked, ({ owedNow }) => owedNow),
    perCurrency(booked, ({ accrued }) => accrued),
    perCurrency(booked, ({ paid }) => paid),
    shareOfSales(inLastYear(page, standing), language),
    countText(countOfColumn(standing, "near_customers"), language),
  ];
}

/** What is owed of a program, and what was accrued and paid in the last twelve months, by currency. @param owed rows of liability-by-region */
export function bookedFigures(page: Dashboard, owed: AnswerTable["rows"]) {
  const { language } = page.context.var;
  const [first = ""] = lastMonths(page);
  return [...Map.groupBy(owed, ({ currency }) => currency ?? "")].map(([currency, rows]) => {
    const lastYear = rows.filter(({ booked_month }) => (booked_month ?? "") >= first);
    const net = (of: AnswerTable["rows"]) =>
      sumOfColumn(of, "accrued_amount").minus(sumOfColumn(of, "reversed_amount"));
    const money = (amount: ReturnType<typeof sumOfColumn>) => moneyText(amount, currency, language);
    return {
      owedNow: money(net(rows).minus(sumOfColumn(rows, "released_amount"))),
      accrued: money(net(lastYear)),
      paid: money(sumOfColumn(lastYear, "paid_amount")),
    };
  });
}

/** One line for each currency, of which a program has more than one only after an amendment. */
export function perCurrency<Each>(all: readonly Each[], textOf: (each: Each) => string): Html | string {
  const [only, ...others] = all.map(textOf);
  if (others.length === 0) return only ?? "–";
  return html`<div>${only}${others.map((text) => html`<br>${text}`)}</div>`;
}

/** Of rows of tiers-by-region those whose period had a day in the last twelve months. */
export function inLastYear(page: Dashboard, standing: AnswerTable["rows"]): AnswerTable["rows"] {
  const [first = ""] = lastMonths(page);
  return standing.filter(({ period_day_after }) => (period_day_after ?? "") > `${first}-01`);
}

/** What is earned as a share of the net sales that earn it. @param standing rows of tiers-by-region */
export function shareOfSales(standing: AnswerTable["rows"], language: Language): string {
  const sales = sumOfColumn(standing, "net_amount");
  return sales.lte(0) ? "–" : shareText(sumOfColumn(standing, "earned_amount").div(sales).toNumber(), language, 2);
}
