import { html } from "hono/html";
import type { EffectQuestion } from "../../../shared/aws/effect-report.ts";
import { type EffectReport, EffectsUnknown } from "../../../shared/effects/effect-report.ts";
import { reportHtml } from "../../../shared/effects/page/page-html.ts";
import { effectPage } from "../../../shared/effects/page/page-of-report.ts";
import type { Assumptions } from "../../../shared/effects/report/worth.ts";
import type { Language } from "../../../shared/language.ts";
import { decimalText, formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { Html, PageContext } from "../page.ts";
import { showProblem } from "../problem.ts";
import { type DashboardServices, dashboard, dashboardHead } from "./dashboard.ts";
import type { EffectReports } from "./effect-reports.ts";
import { effects, empty } from "./effects.ts";
import { programName } from "./links.ts";
import { dataPath } from "./parts.ts";
import { effectQuery } from "./query-names.ts";

export type EffectServices = DashboardServices & { readonly effectReports: EffectReports };

const words = {
  en: {
    all: "Effects of all programs",
    notMeasured: (program: string) => `${program} has not been measured yet`,
    notMeasuredMore:
      "A night that changes what customers bought measures it after its commit, once the program reaches customers who buy in its currency.",
    noMargin: "Products state no margin. State one at the end of this page, and the return is told too.",
    noAdministration: "No cost of administration was stated; that can be done at the end of this page.",
    assumptions: "What neither orders nor products say",
    assumptionsMore:
      "The return needs a margin, and whoever runs the program costs something. What is stated here stands in the address of the page and is stored nowhere.",
    margin: "Margin where products state none, in percent",
    administration: (currency: string) => `Cost of running the program in these months, in ${currency}`,
    apply: "Reckon with it",
    refused:
      "A margin is a number from 0 to 100 and a cost one from 0 up, in digits such as 24.5. The report below was made without them.",
    sources: "Rows and SQL",
    sourcesMore: "Each question that this report was made from, with its answer and as it can be asked in Athena.",
  },
  zh: {
    all: "全部方案的效果",
    notMeasured: (program: string) => `${program}尚未测量`,
    notMeasuredMore: "方案覆盖以其币种采购的客户之后，客户采购有变化的夜间运行在提交之后进行测量。",
    noMargin: "产品没有给出毛利率。在本页末尾给出，即可计算回报。",
    noAdministration: "未给出管理费用，可在本页末尾给出。",
    assumptions: "订单与产品未给出的数字",
    assumptionsMore: "计算回报需要毛利率，方案的管理也有费用。此处给出的数字只保存在本页地址中，不会存储。",
    margin: "产品未给出时的毛利率（%）",
    administration: (currency: string) => `这些月份的管理费用（${currency}）`,
    apply: "按此计算",
    refused: "毛利率为 0 至 100 的数字，费用为不小于 0 的数字，例如 24.5。以下报告未采用它们。",
    sources: "明细与 SQL",
    sourcesMore: "本报告所用的每个查询及其结果，均可在 Athena 中执行。",
  },
};

/** The report of a program's effects, as the command line writes it, with what a reader states of margin and cost. */
export const effectReportPage = (services: EffectServices) =>
  dashboard(services, async (page) => {
    const { context } = page;
    const { language } = context.var;
    const said = words[language];
    const programId = context.req.param("program") ?? "";
    const row = (await page.ask(effects)).rows.find(({ program_id }) => program_id === programId);
    if (row === undefined) return showProblem(context, "not_found");
    const notMeasured = () => {
      const title = said.notMeasured(programName(row, language));
      return { title, content: html`${wayBack(language)}${empty(title, said.notMeasuredMore)}` };
    };
    if (row.grade === null) return notMeasured();
    const stated = statedIn(context);
    try {
      const report = await services.effectReports(programId, stated ?? nothingStated);
      const { title, drawing } = drawn(report, language);
      const content = html`${wayBack(language)}${dashboardHead({ ...page, scope: {} }, title)}
${stated === undefined ? html`<p class="problem" role="alert">${said.refused}</p>` : ""}
<div class="effect-report">${drawing}</div>
${assumptionsForm(context, report.program.currency, language)}
${sources(report.questions, language)}`;
      return { title, content, styles: context.var.assets.effects };
    } catch (error) {
      if (error instanceof EffectsUnknown) return notMeasured();
      throw error;
    }
  });

type Drawn = { readonly title: string; readonly drawing: Html };
const drawnBefore = new WeakMap<EffectReport, Map<Language, Drawn>>();

/** A report as part of a page, drawn once for each language: its charts take most of the time that an answer takes. */
function drawn(report: EffectReport, language: Language): Drawn {
  const before = drawnBefore.get(report) ?? new Map<Language, Drawn>();
  drawnBefore.set(report, before);
  const kept = before.get(language);
  if (kept !== undefined) return kept;
  const { noMargin, noAdministration } = words[language];
  const told = effectPage(report, language, { noMargin, noAdministration });
  const made = { title: told.title, drawing: reportHtml(told, html`<h2 class="headline">${told.headline}</h2>`) };
  before.set(language, made);
  return made;
}

const wayBack = (language: Language): Html =>
  html`<p class="back"><a href="/dashboards/effects">${words[language].all}</a></p>`;

function sources(questions: readonly EffectQuestion[], language: Language): Html {
  const said = words[language];
  const asked = questions.map(({ query, values }) => ({ query: effectQuery(query), values }));
  return html`<section class="card figures"><h2>${said.sources}</h2><p>${said.sourcesMore}</p>
<p class="sources"><small>${[effects, ...asked].map((each) => html`<a href="${dataPath(each)}">${each.query}</a>`)}</small></p></section>`;
}

const nothingStated: Assumptions = { marginFraction: undefined, administrationCostAmount: zero };

/** What an address states; undefined where it states something that is neither a margin nor a cost. */
function statedIn(context: PageContext): Assumptions | undefined {
  const [percent, cost] = ["margin", "administration"].map((name) => context.req.query(name)?.trim() ?? "");
  const isNumber = (text: string | undefined) => text === "" || (text !== undefined && decimalText.test(text));
  if (!isNumber(percent) || !isNumber(cost)) return undefined;
  const [margin, administration] = [percent, cost].map((text) => parseDecimal(text === "" ? "0" : (text ?? "0")));
  if (margin === undefined || margin.lt(0) || margin.gt(100)) return undefined;
  if (administration === undefined || administration.lt(0)) return undefined;
  return {
    marginFraction: percent === "" ? undefined : formatDecimal(margin.div(100)),
    administrationCostAmount: administration,
  };
}

function assumptionsForm(context: PageContext, currency: string, language: Language): Html {
  const said = words[language];
  const field = (name: string, label: string, most: Html | "") => html`<div><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="number" min="0"${most} step="any" inputmode="decimal" value="${context.req.query(name) ?? ""}"></div>`;
  return html`<section class="card"><h2>${said.assumptions}</h2>
<p>${said.assumptionsMore}</p>
<form class="filters" method="get" action="${context.req.path}">
${field("margin", said.margin, html` max="100"`)}
${field("administration", said.administration(currency), "")}
<button class="quiet">${said.apply}</button></form></section>`;
}
