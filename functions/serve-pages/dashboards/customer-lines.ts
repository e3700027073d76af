import { html } from "hono/html";
import { calculationCsv } from "../../../shared/explanation/calculation-csv.ts";
import { type PositionReport, PositionUnknown } from "../../../shared/explanation/position-report.ts";
import { volumeText } from "../../../shared/explanation/terms-text.ts";
import { zero } from "../../../shared/money/decimal.ts";
import { calculationParts } from "../pages/calculation.ts";
import type { PayoutServices } from "../payout-services.ts";
import { showProblem } from "../problem.ts";
import { customerProblem, linesPath } from "./customer.ts";
import { type Dashboard, type DashboardServices, dashboard, dashboardHead } from "./dashboard.ts";
import { customerPath, programPath } from "./links.ts";
import { figureList, moneyText } from "./parts.ts";

const words = {
  en: {
    title: "Lines of a position",
    qualifier: "So far",
    tier: "Tier",
    none: "None yet",
    earned: "Earned",
    payable: "Payable",
    booked: "Accrued",
  },
  zh: {
    title: "头寸明细",
    qualifier: "目前",
    tier: "阶梯",
    none: "尚未达到",
    earned: "已赚取",
    payable: "可支付",
    booked: "已计提",
  },
};

type LinesServices = DashboardServices & Pick<PayoutServices, "positionReport">;

/** One position of a customer, from its terms down to the lines that the latest run counted. */
export const customerLinesPage = (services: LinesServices) =>
  dashboard(services, async (page) => {
    const { context } = page;
    const found = await lineReport(page, services);
    if (found instanceof Response) return found;
    const { report, customerName, customerId, programId, periodId } = found;
    const { language } = context.var;
    const said = words[language];
    const { standing } = report.explanation;
    const document = report.versions.at(-1)?.document;
    const currency = document?.currency ?? "";
    const name = (language === "zh" ? document?.name.zh : undefined) ?? document?.name.en ?? programId;
    const about = html`<p><a href="${customerPath(customerId)}">${customerName}</a> · <a href="${programPath(programId)}">${name}</a> · ${periodId}</p>`;
    const content = html`${dashboardHead(page, said.title, about)}
<section class="card figures">${figureList([
      {
        name: said.qualifier,
        value: volumeText(standing.qualifierTotal, document?.qualifier.measure ?? "net_amount", currency, language),
      },
      { name: said.tier, value: standing.tierReached === 0 ? said.none : String(standing.tierReached) },
      { name: said.earned, value: moneyText(standing.earned, currency, language) },
      { name: said.payable, value: moneyText(standing.payable, currency, language) },
      { name: said.booked, value: moneyText(report.entries.at(-1)?.accruedAfter ?? zero, currency, language) },
    ])}</section>
${calculationParts(linesPath(customerId, programId, periodId), report, language)}`;
    return { title: said.title, content };
  });

/** All lines of the position as a file for a spreadsheet. */
export const customerLinesFile = (services: LinesServices) =>
  dashboard(services, async (page) => {
    const found = await lineReport(page, services);
    if (found instanceof Response) return found;
    const { report, programId, periodId } = found;
    return page.context.body(calculationCsv(report), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="lines-${programId}-${periodId}.csv"`,
    });
  });

type Found = {
  readonly report: PositionReport;
  readonly customerName: string;
} & Readonly<Record<"customerId" | "programId" | "periodId", string>>;

/** The position, once the customer is known to be the reader's; otherwise the answer that says so. */
async function lineReport(page: Dashboard, { positionReport }: LinesServices): Promise<Found | Response> {
  const { context, ask } = page;
  const [customerId, programId, periodId] = ["id", "program", "period"].map(
    (name) => context.req.param(name) ?? "",
  ) as [string, string, string];
  const { rows } = await ask({ query: "customer-profile", values: { customer_id: customerId } });
  const [customer] = rows;
  if (customer === undefined) return showProblem(context, customerProblem(page));
  if (![programId, periodId].every((text) => /^[\w-]{1,63}$/.test(text))) return showProblem(context, "not_found");
  try {
    const report = await positionReport({ programId, customerId, periodId });
    return { report, customerName: customer.customer_name ?? customerId, customerId, programId, periodId };
  } catch (error) {
    if (error instanceof PositionUnknown) return showProblem(context, "not_found");
    throw error;
  }
}
