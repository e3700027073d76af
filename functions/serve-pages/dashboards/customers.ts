import { html } from "hono/html";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import type { Question } from "./answers.ts";
import {
  chosenCurrency,
  currencyChoice,
  type DashboardServices,
  dashboard,
  dashboardHead,
  filterForm,
  regionChoice,
} from "./dashboard.ts";
import { customerWithId } from "./links.ts";
import { figureCard, figureTable, moneyText } from "./parts.ts";

const words = {
  en: {
    title: "Customers",
    find: "Name or number",
    currency: "Currency",
    largest: "By net sales of the last 12 months",
    first: (shown: string) => `The first ${shown}. A name or number finds others.`,
    customer: "Customer",
    region: "Region",
    segment: "Segment",
    sales: "Net sales, 12 months",
    open: "Open",
    openHint: "Open: accrued and neither paid nor on its way.",
    none: (find: string) => `No customer has “${find}” in the name or number.`,
    nobody:
      "There are no customers in your scope yet. They appear after a night that reads a customer file or their order lines.",
  },
  zh: {
    title: "客户",
    find: "名称或编号",
    currency: "币种",
    largest: "按近 12 个月净销售额排序",
    first: (shown: string) => `仅显示前 ${shown} 家，可按名称或编号查找其他客户。`,
    customer: "客户",
    region: "区域",
    segment: "客户类别",
    sales: "近 12 个月净销售额",
    open: "未结余额",
    openHint: "未结余额：已计提，且未付款、不在付款途中。",
    none: (find: string) => `没有名称或编号包含“${find}”的客户。`,
    nobody: "您的范围内尚无客户。夜间运行读取客户文件或其订单行后，此处将显示客户。",
  },
};

const customersShown = 50;

const liability: Question = { query: "liability-by-region" };
const sales: Question = { query: "sales-by-region" };

/** Customers, the largest first, or those that a part of a name or number finds. */
export const customersPage = (services: DashboardServices) =>
  dashboard(services, async (page) => {
    const { context, ask, region } = page;
    const { language } = context.var;
    const said = words[language];
    const find = context.req.query("find")?.trim() ?? "";
    const [owed, sold] = await Promise.all([ask(liability), ask(sales)]);
    const known = [...owed.rows, ...sold.rows];
    const currencies = [...new Set(known.map((row) => row.currency ?? ""))].sort();
    const currency = chosenCurrency(context.req.query("currency"), currencies, owed);
    const asked: Question = { query: "customers-by-sales", values: { find, currency }, limit: customersShown + 1 };
    const { rows } = await ask(asked);
    const choices = [
      ...currencyChoice(said.currency, currency, currencies),
      regionChoice(
        page,
        known.map((row) => row.region ?? null),
      ),
    ];
    const search = html`<div><label for="find">${said.find}</label><input id="find" name="find" type="search" value="${find}" maxlength="100"></div>`;
    const shown = rows.slice(0, customersShown);
    const list = html`<p><small>${said.openHint}${rows.length > customersShown ? ` ${said.first(String(customersShown))}` : ""}</small></p>
${figureTable(
  [
    { title: said.customer },
    { title: said.region },
    { title: said.segment },
    { title: said.sales, isFigure: true },
    { title: said.open, isFigure: true },
  ],
  shown.map((row) => [
    customerWithId(row),
    row.region ?? "–",
    row.segment ?? "–",
    moneyText(parseDecimal(row.net_amount ?? "0"), currency, language),
    moneyText(parseDecimal(row.open_amount ?? "0"), currency, language),
  ]),
  language,
)}`;
    const nobody = html`<p class="nothing">${find === "" ? said.nobody : said.none(find)}</p>`;
    const content = html`${dashboardHead(page, said.title, filterForm(page, choices, search))}
${figureCard({ title: said.largest, from: [asked], region, language }, rows.length === 0 ? nobody : list)}`;
    return { title: said.title, content };
  });
