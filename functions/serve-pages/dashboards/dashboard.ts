import { html } from "hono/html";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { isLimited, type RowScope } from "../../../shared/queries/scoped-sql.ts";
import type { Role } from "../../../shared/web/session.ts";
import { dayText, instantText } from "../formats.ts";
import { type Page, show } from "../layout.ts";
import type { Html, PageContext } from "../page.ts";
import { timeZoneOf } from "../payout-words.ts";
import { showProblem } from "../problem.ts";
import { type Reader, type ReaderServices, readerOf } from "../reader.ts";
import { dashboardRoles, scopeOf } from "./access.ts";
import type { Answers, AnswerTable, Present, Question } from "./answers.ts";
import { isoInstant } from "./parts.ts";

export type DashboardServices = ReaderServices & { readonly answers: Answers };

/** What a dashboard's content is made from. */
export type Dashboard = {
  readonly context: PageContext;
  readonly reader: Reader;
  readonly present: Present;
  /** The customers whose figures the page shows. */
  readonly scope: RowScope;
  /** The region that the address asks for; empty for all that the reader sees. */
  readonly region: string;
  readonly ask: (question: Question) => Promise<AnswerTable>;
};

type Content = Pick<Page, "title" | "content" | "styles" | "hasCharts">;

const words = {
  en: {
    asOf: "As of",
    committed: "committed",
    scope: (regions: string) => `Customers of ${regions} only.`,
    segments: (segments: string) => `Segments ${segments} only.`,
    allRegions: "All regions",
    region: "Region",
    apply: "Show",
    noRun: "No night has been committed yet",
    noRunMore: "Figures appear here after the first nightly run that reconciles.",
  },
  zh: {
    asOf: "截至",
    committed: "提交于",
    scope: (regions: string) => `仅含${regions}区域的客户。`,
    segments: (segments: string) => `仅含${segments}类客户。`,
    allRegions: "全部区域",
    region: "区域",
    apply: "显示",
    noRun: "尚无已提交的夜间运行",
    noRunMore: "首次夜间运行核对无误并提交后，此处将显示数据。",
  },
};

/**
 * A page of figures: finds out who asks and what of it they may see, and what the latest committed run is.
 * Without one of the roles, or for another region, the answer is 403.
 */
export const dashboard =
  (
    services: DashboardServices,
    contentOf: (dashboard: Dashboard) => Promise<Content | Response>,
    roles: readonly Role[] = dashboardRoles,
  ) =>
  async (context: PageContext): Promise<Response> => {
    const { answers } = services;
    const region = context.req.query("region")?.trim() ?? "";
    const reader = await readerOf(context, services);
    const scope = scopeOf(reader, { region }, roles);
    if (scope === undefined) return showProblem(context, "forbidden");
    const present = await answers.present();
    const said = words[context.var.language];
    if (present === undefined) {
      const content = html`<section class="empty"><h1>${said.noRun}</h1><p>${said.noRunMore}</p></section>`;
      return show(context, { title: said.noRun, content });
    }
    const ask = (question: Question) => answers.ask(question, scope);
    const made = await contentOf({ context, reader, present, scope, region, ask });
    return made instanceof Response ? made : show(context, made);
  };

/** The heading of a dashboard: what it is, which run it shows, and whose figures. @param filters fields before the region's */
export function dashboardHead({ context, reader, present, scope }: Dashboard, title: string, filters?: Html): Html {
  const { language } = context.var;
  const said = words[language];
  const zone = timeZoneOf(reader);
  const committed = instantText(isoInstant(present.committed_at), zone, language);
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const limits = [
    ...(scope.regions === undefined ? [] : [said.scope(list.format(scope.regions))]),
    ...(scope.segments === undefined ? [] : [said.segments(list.format(scope.segments))]),
  ];
  return html`<div class="heading"><h1>${title}</h1>
<p><small>${said.asOf} ${dayText(present.as_of_date, language)}, ${said.committed} ${committed} (${zone}).${isLimited(scope) ? ` ${limits.join(" ")}` : ""}</small></p>
${filters ?? ""}</div>`;
}

/**
 * A form of choices that lead to another address of the same page, so that what is seen can be sent.
 * @param choices each a name, its label, and what can be chosen
 * @param fields others before them
 */
export function filterForm(
  { context }: Dashboard,
  choices: readonly {
    readonly name: string;
    readonly label: string;
    readonly chosen: string;
    readonly options: readonly { readonly value: string; readonly text: string }[];
  }[],
  fields: Html | "" = "",
): Html {
  const said = words[context.var.language];
  return html`<form class="filters" method="get" action="${context.req.path}">
${fields}${choices.map(
  ({ name, label, chosen, options }) => html`<div><label for="filter-${name}">${label}</label>
<select id="filter-${name}" name="${name}">${options.map(
    ({ value, text }) => html`<option value="${value}"${value === chosen ? html` selected` : ""}>${text}</option>`,
  )}</select></div>`,
)}
<button class="quiet">${said.apply}</button></form>`;
}

/** The regions that a reader may choose among, as a filter's choice. @param regions of the customers, as facts have them */
export function regionChoice({ context, reader, region }: Dashboard, regions: readonly (string | null)[]) {
  const said = words[context.var.language];
  const own = scopeOf(reader, {})?.regions;
  const known = own ?? [...new Set(regions.filter((each) => each !== null))].sort();
  return {
    name: "region",
    label: said.region,
    chosen: region,
    options: [{ value: "", text: said.allRegions }, ...known.map((each) => ({ value: each, text: each }))],
  };
}

/** The currencies that amounts are stated in, as a filter's choice; none where there is nothing to choose. */
export function currencyChoice(label: string, chosen: string, currencies: readonly string[]) {
  if (currencies.length < 2) return [];
  return [{ name: "currency", label, chosen, options: currencies.map((each) => ({ value: each, text: each })) }];
}

/** The currency asked for, or the one with most bookings. */
export function chosenCurrency(
  asked: string | undefined,
  currencies: readonly string[],
  { rows }: AnswerTable,
): string {
  if (asked !== undefined && currencies.includes(asked)) return asked;
  const bookings = (currency: string) => rows.filter((row) => row.currency === currency).length;
  return currencies.toSorted((a, b) => bookings(b) - bookings(a))[0] ?? "";
}

/** The months that end with the run's, as text YYYY-MM. */
export function lastMonths({ present }: Pick<Dashboard, "present">, count = 12): readonly string[] {
  const [year = 0, month = 0] = present.as_of_date.split("-").map(Number);
  return Array.from({ length: count }, (_, index) => {
    const number = year * 12 + month - count + index;
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  });
}

/** The sum of a decimal column, exact. */
export const sumOfColumn = (rows: AnswerTable["rows"], column: string) =>
  rows.reduce((sum, row) => sum.plus(parseDecimal(row[column] ?? "0")), parseDecimal("0"));

/** The sum of a column of counts. */
export const countOfColumn = (rows: AnswerTable["rows"], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
