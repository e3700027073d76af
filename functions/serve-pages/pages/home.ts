import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import type { Role } from "../../../shared/web/session.ts";
import { amountText, countText, dayText, instantText } from "../formats.ts";
import { show } from "../layout.ts";
import { listCount, listPage } from "../list-page.ts";
import { type Html, type PageContext, signedIn } from "../page.ts";
import type { PayoutServices } from "../payout-services.ts";
import { timeZoneOf } from "../payout-words.ts";
import { type Reader, readerOf } from "../reader.ts";
import { refusalText } from "../refusals.ts";
import { nextLink } from "./parts.ts";

const words = {
  en: {
    title: "To do",
    signedInAs: "Signed in as",
    roles: "Roles",
    noRoles: "You have no role yet. Whoever administers the accounts can give you one.",
    waiting: "Waits for you",
    returned: "Came back to you",
    toRelease: "Waits for release",
    orMore: "or more",
    several: "Decide several at once",
    nothing: "Nothing waits for you",
    nothingMore: "What needs you will stand here, and you will get a mail.",
    acknowledge: "Read and acknowledge it",
    customer: "Customer",
    amount: "Amount",
    currency: "Currency",
    payoutOn: "To be paid on",
    until: "Until",
  },
  zh: {
    title: "待办",
    signedInAs: "当前登录",
    roles: "角色",
    noRoles: "您还没有角色，请联系账户管理员分配。",
    waiting: "待您审批",
    returned: "退回给您",
    toRelease: "待放行",
    orMore: "或更多",
    several: "批量审批",
    nothing: "没有待办事项",
    nothingMore: "需要您处理的事项会显示在这里，并通过邮件通知您。",
    acknowledge: "阅读并确认",
    customer: "客户",
    amount: "金额",
    currency: "币种",
    payoutOn: "付款日",
    until: "截止",
  },
};

const roleNames = {
  en: { proposer: "Proposer", approver: "Approver", releaser: "Releaser", auditor: "Auditor", admin: "Administrator" },
  zh: { proposer: "提案人", approver: "审批人", releaser: "付款放行人", auditor: "审计员", admin: "管理员" },
} as const satisfies Record<string, Record<Role, string>>;

const pageSize = 50;

/** The first page: who is signed in, and what waits for them. */
export const homePage = (services: PayoutServices) => async (context: PageContext) => {
  const { language } = context.var;
  const said = words[language];
  const reader = await readerOf(context, services);
  const inbox = `inbox#${reader.personId}` as const;
  const [page, waiting, returned, toRelease] = await Promise.all([
    listPage(services.payouts, inbox, pageSize, context.req.query("after")),
    listCount(services.payouts, inbox),
    listCount(services.payouts, `returned#${reader.personId}`),
    reader.roles.includes("releaser") ? listCount(services.payouts, "to-release") : undefined,
  ]);
  const isApprover = reader.roles.includes("approver");
  const isAnything = [waiting, returned, toRelease].some((list) => list !== undefined && list.count > 0);
  const content = html`<h1>${said.title}</h1>
${isApprover ? unreadPolicy(reader, language) : ""}
<section class="card"><dl class="facts">
${isApprover ? count(said.waiting, waiting, "/payouts", language) : ""}
${reader.roles.includes("proposer") ? count(said.returned, returned, "/proposals", language) : ""}
${toRelease === undefined ? "" : count(said.toRelease, toRelease, "/releases", language)}
${whoIsSignedIn(context)}
</dl></section>
${isAnything ? "" : html`<section class="empty"><h2>${said.nothing}</h2><p>${said.nothingMore}</p></section>`}
${
  page.payouts.length === 0
    ? ""
    : html`<section class="card">
<div class="row"><h2>${said.waiting}</h2>${isApprover ? html`<a href="/payouts">${said.several}</a>` : ""}</div>
${inboxTable(page.payouts, reader, language)}
${nextLink("/", page.next, language)}
</section>`
}`;
  return show(context, { title: said.title, content });
};

function whoIsSignedIn(context: PageContext): Html {
  const { language } = context.var;
  const said = words[language];
  const { person } = signedIn(context);
  const roles =
    person.roles.length === 0
      ? html`<p>${said.noRoles}</p>`
      : html`<ul class="badges">${person.roles.map((role) => html`<li>${roleNames[language][role]}</li>`)}</ul>`;
  return html`<div><dt>${said.signedInAs}</dt><dd>${person.name}<br><small>${person.email}</small></dd></div>
<div><dt>${said.roles}</dt><dd>${roles}</dd></div>`;
}

function count(
  name: string,
  { count, isMore }: { readonly count: number; readonly isMore: boolean },
  path: string,
  language: Language,
): Html {
  const more = isMore ? html` <small>${words[language].orMore}</small>` : "";
  return html`<div><dt>${name}</dt><dd><a class="count" href="${path}">${countText(count, language)}</a>${more}</dd></div>`;
}

/** What an approver must do before anything else. */
function unreadPolicy({ policy, acknowledgedAt }: Reader, language: Language): Html | "" {
  if (policy === undefined || acknowledgedAt !== undefined) return "";
  return html`<p class="note">${refusalText("policy_not_acknowledged", language)} <a href="/policy">${words[language].acknowledge}</a></p>`;
}

function inboxTable(payouts: readonly Payout[], reader: Reader, language: Language): Html {
  const said = words[language];
  const zone = timeZoneOf(reader);
  return html`<div class="scroll"><table class="stacked">
<thead><tr><th>${said.customer}</th><th class="amount">${said.amount}</th><th>${said.currency}</th><th>${said.payoutOn}</th><th>${said.until} (${zone})</th></tr></thead>
<tbody>${payouts.map(
    ({ payoutId, customer, content, openStep }) => html`<tr>
<td data-name="${said.customer}"><a href="/payouts/${payoutId}">${customer.name}</a></td>
<td data-name="${said.amount}" class="amount">${amountText(payoutAmount(content), content.currency, language)}</td>
<td data-name="${said.currency}">${content.currency}</td>
<td data-name="${said.payoutOn}">${dayText(content.payoutOn, language)}</td>
<td data-name="${said.until}">${openStep === undefined ? "–" : instantText(openStep.expiresAt, zone, language)}</td>
</tr>`,
  )}</tbody>
</table></div>`;
}
