import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Language, languages } from "../../shared/language.ts";
import type { Role } from "../../shared/web/session.ts";
import { controlRoles, dashboardRoles } from "./dashboards/access.ts";
import { postForm } from "./form.ts";
import { type Html, isReading, type PageContext } from "./page.ts";

export type Page = {
  /** Of the browser's tab; names no customer and no amount. */
  readonly title: string;
  readonly content: Html;
  /** The address of a style sheet of the page's own. */
  readonly styles?: string;
  /** Whether charts are on it. */
  readonly hasCharts?: boolean;
  /** 200 unless said otherwise. */
  readonly status?: ContentfulStatusCode;
};

const words = {
  en: {
    skip: "Skip to content",
    signOut: "Sign out",
    language: "Language",
    pages: "Pages",
    dashboards: "Dashboards",
    waiting: "Figures are on their way…",
  },
  zh: {
    skip: "跳到正文",
    signOut: "退出登录",
    language: "语言",
    pages: "页面",
    dashboards: "看板",
    waiting: "正在加载数据……",
  },
};

type Place = { readonly path: string; readonly roles?: readonly Role[] } & Readonly<Record<Language, string>>;

/** Where people go by themselves; the pages of some roles stand there for whoever has one of them. */
const places: readonly Place[] = [
  { path: "/", en: "To do", zh: "待办" },
  { path: "/payouts", roles: ["approver"], en: "Decide several", zh: "批量审批" },
  { path: "/proposals", roles: ["proposer"], en: "What came back", zh: "退回的提案" },
  { path: "/releases", roles: ["releaser"], en: "Release payouts", zh: "付款放行" },
  { path: "/on-its-way", roles: ["releaser", "auditor", "admin"], en: "On its way", zh: "付款途中" },
  {
    path: "/statements",
    roles: ["proposer", "approver", "releaser", "auditor", "admin"],
    en: "Statements",
    zh: "对账单",
  },
  { path: "/policy", en: "Rebate policy", zh: "返利制度" },
];
/** Where figures are looked at. */
const dashboardPlaces: readonly Place[] = [
  { path: "/dashboards", roles: dashboardRoles, en: "Overview", zh: "总览" },
  { path: "/dashboards/programs", roles: dashboardRoles, en: "Programs", zh: "返利方案" },
  { path: "/dashboards/customers", roles: dashboardRoles, en: "Customers", zh: "客户" },
  { path: "/dashboards/payouts", roles: dashboardRoles, en: "Payouts", zh: "付款" },
  { path: "/dashboards/effects", roles: dashboardRoles, en: "Effects", zh: "效果" },
  { path: "/dashboards/review", roles: dashboardRoles, en: "Policy review", zh: "方案复盘" },
  { path: "/dashboards/controls", roles: controlRoles, en: "Controls", zh: "内控" },
  { path: "/dashboards/runs", roles: dashboardRoles, en: "Runs", zh: "夜间运行" },
];
const languageNames = { en: "English", zh: "中文" } as const satisfies Record<Language, string>;
const languageTags = { en: "en", zh: "zh-Hans" } as const satisfies Record<Language, string>;

/** Answers with a page inside of what all pages share. */
export function show(
  context: PageContext,
  { title, content, styles, hasCharts = false, status = 200 }: Page,
): Response | Promise<Response> {
  const { language, assets } = context.var;
  const said = words[language];
  return context.html(
    html`<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Tierline</title>
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.styles}">${
      styles === undefined
        ? ""
        : html`
<link rel="stylesheet" href="${styles}">`
    }
<script src="${assets.pages}" type="module"></script>${
      hasCharts
        ? html`
<script src="${assets.echarts}" defer></script>
<script src="${assets.charts}" type="module"></script>`
        : ""
    }
</head>
<body>
<a class="skip" href="#content">${said.skip}</a>
<header class="top">
<a class="brand" href="/">Tierline</a>
<nav class="languages" aria-label="${said.language}">${languages.map((each) => languageLink(context, each))}</nav>
${whoIsSignedIn(context, said.signOut)}
${wayToPages(context, said.pages, places)}
${wayToPages(context, said.dashboards, dashboardPlaces)}
</header>
<p class="waiting" role="status" data-text="${said.waiting}"></p>
<main id="content">
${content}
</main>
</body>
</html>`,
    status,
  );
}

function whoIsSignedIn(context: PageContext, signOut: string): Html | "" {
  const { session } = context.var;
  if (session === undefined) return "";
  const button = html`<button class="quiet">${signOut}</button>`;
  return html`<div class="person"><span>${session.person.name}</span>${postForm(context, "/sign-out", button)}</div>`;
}

function wayToPages(context: PageContext, name: string, to: readonly Place[]): Html | "" {
  const { session, language } = context.var;
  if (session === undefined) return "";
  const links = to
    .filter(({ roles }) => roles === undefined || roles.some((role) => session.person.roles.includes(role)))
    .map(({ path, [language]: place }) => {
      return html`<a href="${path}"${currentMark(path, context.req.path)}>${place}</a>`;
    });
  return links.length === 0 ? "" : html`<nav class="pages" aria-label="${name}">${links}</nav>`;
}

/** Marks the way to the page that is shown, or to the list that it belongs to; the overview is no list of the other dashboards. */
function currentMark(path: string, shown: string): Html | "" {
  if (path === shown) return html` aria-current="page"`;
  const isList = path.startsWith("/dashboards/") && shown.startsWith(`${path}/`);
  return isList ? html` aria-current="true"` : "";
}

/** The same page in another language; after a form has been posted there is no such page, and the link leads to the first one. */
function languageLink(context: PageContext, language: Language): Html {
  const here = isReading(context.req.method) ? new URL(context.req.url) : new URL("/", context.req.url);
  here.searchParams.set("lang", language);
  const current = language === context.var.language ? html` aria-current="true"` : "";
  return html`<a href="${here.pathname}${here.search}" lang="${languageTags[language]}"${current}>${languageNames[language]}</a>`;
}
