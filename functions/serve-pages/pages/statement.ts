import { html } from "hono/html";
import { type Letter, letterOf, spanText } from "../../../shared/statement/letter.ts";
import { letterHtml } from "../../../shared/statement/letter-html.ts";
import { letterWords } from "../../../shared/statement/letter-words.ts";
import { senderOf } from "../../../shared/statement/sender.ts";
import { readSpan, type StatementSpan } from "../../../shared/statement/span.ts";
import { CustomerUnknown, type Statement } from "../../../shared/statement/statement.ts";
import { show } from "../layout.ts";
import type { PageContext } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { showProblem } from "../problem.ts";
import { type Reader, readerOf } from "../reader.ts";
import { maySeeCustomer } from "../rights.ts";

const words = {
  en: {
    title: "Statement",
    pdf: "As PDF",
    ask: "Which statement?",
    customer: "Customer number",
    period: "Settlement period, such as 2025-Q3",
    or: "Or, instead of a settlement period, days of your choice",
    from: "First day",
    to: "Last day",
    open: "Open",
    noSpan: "State a settlement period, such as 2025-Q3, or a first and a last day.",
  },
  zh: {
    title: "对账单",
    pdf: "下载 PDF",
    ask: "查看哪份对账单？",
    customer: "客户编号",
    period: "结算期，例如 2025-Q3",
    or: "或不填结算期，自选起止日",
    from: "首日",
    to: "末日",
    open: "打开",
    noSpan: "请填写结算期（例如 2025-Q3），或首日与末日。",
  },
};

/** Asks which statement is wanted. The form's fields are the address of the statement. */
export const statementForm = (context: PageContext) => {
  const { customer } = context.req.query();
  if (customer === undefined || customer.trim() === "") return askFor(context);
  const { period, from, to } = askedFor(context);
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ period, from, to })) if (value !== undefined) asked.set(name, value);
  return context.redirect(`/statements/${encodeURIComponent(customer.trim())}?${asked}`, 303);
};

/** A customer's statement as a letter. */
export const statementPage = (services: PayoutServices) => async (context: PageContext) => {
  const { language } = context.var;
  const said = words[language];
  const asked = askedFor(context);
  const span = readSpan(asked);
  if (span === undefined) return askFor(context, context.req.param("customer"), said.noSpan);
  const found = await statementFor(context, services, span);
  if (found === undefined) return showProblem(context, "not_found");
  const { statement, reader } = found;
  if (statement.positions.length === 0)
    return show(context, {
      title: said.title,
      content: html`<section class="empty"><h1>${said.title}</h1><p>${letterWords[language].nothing(statement.customer.name, spanText(span, language))}</p></section>`,
    });
  const { pathname, search } = new URL(context.req.url);
  const content = html`<p><a class="button" href="${pathname}/statement.pdf${search}">${said.pdf}</a></p>
${letterHtml(letterOf(statement, language, senderOf(reader.policy)))}`;
  return show(context, { title: said.title, content, styles: context.var.assets.letter });
};

/** The same letter as a file that can be sent. */
export const statementFile = (services: PayoutServices) => async (context: PageContext) => {
  const span = readSpan(askedFor(context));
  const found = span && (await statementFor(context, services, span));
  if (found === undefined || found.statement.positions.length === 0) return showProblem(context, "not_found");
  const { statement, reader } = found;
  const letter = letterOf(statement, context.var.language, senderOf(reader.policy));
  const body = await services.letterPdf(letter);
  return context.body(Uint8Array.from(body), 200, {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${fileName(statement, letter)}"`,
  });
};

/** Fields of a form that are left empty are not asked for. */
function askedFor(context: PageContext) {
  const { period, from, to } = context.req.query();
  const stated = (text: string | undefined) => (text === undefined || text.trim() === "" ? undefined : text.trim());
  return { period: stated(period), from: stated(from), to: stated(to) };
}

/** The statement, for somebody who may see the customer; undefined otherwise, as if there were no such customer. */
async function statementFor(
  context: PageContext,
  services: PayoutServices,
  span: StatementSpan,
): Promise<{ readonly statement: Statement; readonly reader: Reader } | undefined> {
  const reader = await readerOf(context, services);
  try {
    const statement = await services.statement(context.req.param("customer") ?? "", span);
    return maySeeCustomer(statement.customer, reader) ? { statement, reader } : undefined;
  } catch (error) {
    if (error instanceof CustomerUnknown) return undefined;
    throw error;
  }
}

/** Letters, digits and hyphens only, whatever a customer's number holds: it goes into a header. */
function fileName({ customer, span }: Statement, { day, language }: Letter): string {
  const of = "periodId" in span ? span.periodId : `${span.firstDay}-${span.dayAfter}`;
  return `statement-${customer.customerId.replaceAll(/[^\w-]/g, "_")}-${of}-${day}-${language}.pdf`;
}

function askFor(context: PageContext, customer = "", problem?: string) {
  const { language } = context.var;
  const said = words[language];
  const field = (name: string, label: string, type: string, value = "") =>
    html`<label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" value="${value}">`;
  const content = html`<h1>${said.title}</h1>
<section class="card narrow"><h2>${said.ask}</h2>
${problem === undefined ? "" : html`<p class="problem" role="alert">${problem}</p>`}
<form method="get" action="/statements">
${field("customer", said.customer, "text", customer)}
${field("period", said.period, "text")}
<p><small>${said.or}</small></p>
${field("from", said.from, "date")}
${field("to", said.to, "date")}
<div class="buttons"><button>${said.open}</button></div>
</form></section>`;
  return show(context, { title: said.title, content, status: problem === undefined ? 200 : 400 });
}
