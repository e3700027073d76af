import { html } from "hono/html";
import type { Role } from "../../../shared/web/session.ts";
import { show } from "../layout.ts";
import { type PageContext, signedIn } from "../page.ts";

const words = {
  en: {
    title: "Overview",
    signedInAs: "Signed in as",
    roles: "Roles",
    noRoles: "You have no role yet. Whoever administers the accounts can give you one.",
    nothing: "Nothing waits for you",
    nothingMore: "What needs you will stand here, and you will get a mail.",
  },
  zh: {
    title: "概览",
    signedInAs: "当前登录",
    roles: "角色",
    noRoles: "您还没有角色，请联系账户管理员分配。",
    nothing: "没有待办事项",
    nothingMore: "需要您处理的事项会显示在这里，并通过邮件通知您。",
  },
};

const roleNames = {
  en: { proposer: "Proposer", approver: "Approver", releaser: "Releaser", auditor: "Auditor", admin: "Administrator" },
  zh: { proposer: "提案人", approver: "审批人", releaser: "付款放行人", auditor: "审计员", admin: "管理员" },
} as const satisfies Record<string, Record<Role, string>>;

/** The first page: who is signed in, and what waits for them. */
export function homePage(context: PageContext): Response | Promise<Response> {
  const { language } = context.var;
  const said = words[language];
  const { person } = signedIn(context);
  const roles =
    person.roles.length === 0
      ? html`<p>${said.noRoles}</p>`
      : html`<ul class="badges">${person.roles.map((role) => html`<li>${roleNames[language][role]}</li>`)}</ul>`;
  const content = html`<h1>${said.title}</h1>
<section class="card">
<dl class="facts">
<div><dt>${said.signedInAs}</dt><dd>${person.name}<br><small>${person.email}</small></dd></div>
<div><dt>${said.roles}</dt><dd>${roles}</dd></div>
</dl>
</section>
<section class="empty"><h2>${said.nothing}</h2><p>${said.nothingMore}</p></section>`;
  return show(context, { title: said.title, content });
}
