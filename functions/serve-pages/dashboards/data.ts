import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { html } from "hono/html";
import { QuestionRefused } from "../../../shared/aws/questions.ts";
import { csvText } from "../../../shared/csv/csv-text.ts";
import { filledSql } from "../../../shared/queries/placeholders.ts";
import { isLimited } from "../../../shared/queries/scoped-sql.ts";
import { countText } from "../formats.ts";
import type { Html, PageContext } from "../page.ts";
import { showProblem } from "../problem.ts";
import { controlRoles, dashboardRoles } from "./access.ts";
import { type AnswerTable, type Question, statementOf } from "./answers.ts";
import { type Dashboard, type DashboardServices, dashboard, dashboardHead } from "./dashboard.ts";
import { figureTable } from "./parts.ts";
import { controlQueries, type DashboardQuery, isDashboardQuery, unlimitedQueries } from "./query-names.ts";

export type DataServices = DashboardServices & {
  /** Rows as a Parquet file with the columns' types. */
  readonly parquetOf: (
    query: DashboardQuery,
    rows: readonly Readonly<Record<string, string | null>>[],
  ) => Promise<Uint8Array>;
};

const words = {
  en: {
    grain: "Grain",
    sql: "As Athena SQL",
    sqlHint: "The very statement, with its values and your scope: it can be asked in Athena as it stands.",
    rows: (shown: string, all: string) => `The first ${shown} of ${all} rows`,
    moreRows: (shown: string, many: string) => `The first ${shown} of more than ${many} rows`,
    allRows: (all: string) => (all === "1" ? "1 row" : `${all} rows`),
    copy: "Copy",
    copied: "Copied",
    csv: "Download CSV",
    parquet: "Download Parquet",
    refused: "This cannot be asked",
  },
  zh: {
    grain: "粒度",
    sql: "Athena SQL",
    sqlHint: "即所用语句，已含参数值与您的可见范围，可直接在 Athena 中执行。",
    rows: (shown: string, all: string) => `前 ${shown} 行，共 ${all} 行`,
    moreRows: (shown: string, many: string) => `前 ${shown} 行，共 ${many} 行以上`,
    allRows: (all: string) => `共 ${all} 行`,
    copy: "复制",
    copied: "已复制",
    csv: "下载 CSV",
    parquet: "下载 Parquet",
    refused: "无法查询",
  },
};

const rowsShown = 100;
const rowsCounted = 10_000;
/** A file is made in memory. */
const cellsPerFile = 400_000;
/** The HTTP API carries six megabytes, and bytes go through it in base64. */
const bytesPerFile = 4_400_000;

/** The rows and the statement behind a figure. The address names the query and its values; whose rows they are is the reader's. */
export const dataPage = (services: DataServices) =>
  answering(services, async (page, question) => {
    const { context, scope, region } = page;
    const { language } = context.var;
    const said = words[language];
    const file = services.answers.fileOf(question.query);
    const { rows } = await page.ask({ ...question, limit: rowsCounted + 1 });
    const { sql, literals } = statementOf(file, question, scope);
    const count = (number: number) => countText(number, language);
    const [path, search] = [`/data/${question.query}`, new URL(context.req.url).search];
    const shown = rows.slice(0, rowsShown);
    const heading = () => {
      if (rows.length <= rowsShown) return said.allRows(count(rows.length));
      if (rows.length <= rowsCounted) return said.rows(count(rowsShown), count(rows.length));
      return said.moreRows(count(rowsShown), count(rowsCounted));
    };
    const content = html`${dashboardHead(page, file.question)}
<section class="card"><div class="row"><h2>${heading()}</h2>
<p class="buttons"><a class="button quiet" href="${path}/rows.csv${search}">${said.csv}</a><a class="button quiet" href="${path}/rows.parquet${search}">${said.parquet}</a></p></div>
<p><small>${said.grain}: ${file.grain}</small></p>
${figureTable(
  file.columns.map(({ name, type }) => ({ title: name, isFigure: /^(int|bigint|double|decimal)/.test(type) })),
  shown.map((row) => file.columns.map(({ name }) => wholeIfShort(row[name] ?? ""))),
  language,
)}</section>
<section class="card"><div class="row"><h2>${said.sql}</h2>
<p class="buttons"><button class="quiet" type="button" data-copies="sql" data-copied="${said.copied}" hidden>${said.copy}</button></p></div>
<p><small>${said.sqlHint}</small></p>
<pre class="sql" id="sql" tabindex="0">${filledSql(sql, literals)}</pre></section>`;
    return { title: `${question.query}${region === "" ? "" : ` · ${region}`}`, content };
  });

/** Ids, dates and numbers are not broken at their hyphens; sentences are. */
const wholeIfShort = (value: string): Html | string =>
  value.length > 40 || !/[- ]/.test(value) ? value : html`<span class="whole">${value}</span>`;

/** The same rows as a file for spreadsheets; text that one would run as a formula is made harmless. */
export const dataCsv = (services: DataServices) =>
  fileOf(services, "csv", "text/csv; charset=utf-8", async ({ columns, rows }, { context }) => {
    const names = columns.map(({ name }) => name);
    const text = Buffer.from(csvText([names, ...rows.map((row) => names.map((name) => row[name] ?? null))]));
    if (context.req.header("accept-encoding")?.includes("gzip") !== true) return { bytes: text };
    return { bytes: await promisify(gzip)(text), headers: { "content-encoding": "gzip" } };
  });

/** The same rows as a file for analysts. */
export const dataParquet = (services: DataServices) =>
  fileOf(services, "parquet", "application/vnd.apache.parquet", async ({ rows }, _, { query }) => ({
    bytes: await services.parquetOf(query, rows),
  }));

/** Answers with all rows in one file, or says that they are too many for one. */
function fileOf(
  services: DataServices,
  ending: string,
  type: string,
  made: (
    table: AnswerTable,
    page: Dashboard,
    question: Question,
  ) => Promise<{ readonly bytes: Uint8Array; readonly headers?: Readonly<Record<string, string>> }>,
) {
  return answering(services, async (page, question) => {
    const { context } = page;
    const { columns } = services.answers.fileOf(question.query);
    const rowsPerFile = Math.floor(cellsPerFile / columns.length);
    const table = await page.ask({ ...question, limit: rowsPerFile + 1 });
    if (table.rows.length > rowsPerFile) return showProblem(context, "file_too_large");
    const { bytes, headers = {} } = await made(table, page, question);
    if (bytes.byteLength > bytesPerFile) return showProblem(context, "file_too_large");
    return context.body(Uint8Array.from(bytes), 200, {
      ...headers,
      "content-type": type,
      "content-disposition": `attachment; filename="${question.query}.${ending}"`,
    });
  });
}

type Answered = Awaited<ReturnType<Parameters<typeof dashboard>[1]>>;

/** Takes the question from the address. A query that dashboards do not ask does not exist here. */
function answering(services: DataServices, answer: (page: Dashboard, question: Question) => Promise<Answered>) {
  return async (context: PageContext): Promise<Response> => {
    const query = context.req.param("query") ?? "";
    if (!isDashboardQuery(query)) return showProblem(context, "not_found");
    const { region: _, lang: __, ...values } = context.req.query();
    const roles = controlQueries.has(query) ? controlRoles : dashboardRoles;
    return dashboard(
      services,
      async (page) => {
        if (unlimitedQueries.has(query) && isLimited(page.scope)) return showProblem(context, "forbidden");
        try {
          return await answer(page, { query, values });
        } catch (error) {
          if (error instanceof QuestionRefused) return showProblem(context, "not_found");
          throw error;
        }
      },
      roles,
    )(context);
  };
}
