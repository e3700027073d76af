import { html } from "hono/html";
import { show } from "./layout.ts";
import type { PageContext } from "./page.ts";

/** What can be wrong with a request as such. None of the texts tells whether something exists that the person may not see. */
const problems = {
  session_missing: 401,
  form_refused: 403,
  forbidden: 403,
  not_found: 404,
  sign_in_failed: 400,
  file_too_large: 413,
  fault: 500,
} as const;
export type Problem = keyof typeof problems;

const words = {
  en: {
    session_missing: ["You are not signed in", "Nothing was changed. Sign in and do it again."],
    form_refused: ["This form is no longer valid", "Nothing was changed. Open the page anew and do it again."],
    forbidden: [
      "This is not for you to see",
      "Your role or your region does not include it. Whoever administers the accounts and the approval policy can change that.",
    ],
    not_found: ["There is no such page", "The address may be mistyped, or the page is no longer there for you."],
    sign_in_failed: ["The sign-in was not completed", "It took too long or was interrupted. Start it once more."],
    file_too_large: [
      "These are too many rows for a file from here",
      "Go back and narrow the question, or copy its statement and ask it in Athena, whose results are files of any size.",
    ],
    fault: [
      "Something went wrong here",
      "It has been recorded. Try again in a few minutes; trying twice does no harm.",
    ],
    back: "To the first page",
    signIn: "Sign in",
  },
  zh: {
    session_missing: ["您尚未登录", "未作任何更改。请登录后重新操作。"],
    form_refused: ["此表单已失效", "未作任何更改。请重新打开页面后再操作。"],
    forbidden: ["您无权查看此内容", "您的角色或负责区域不包含此内容。如需权限，请联系账户与审批制度管理员。"],
    not_found: ["页面不存在", "地址可能有误，或者您已无法访问该页面。"],
    sign_in_failed: ["登录未完成", "登录超时或被中断，请重新登录。"],
    file_too_large: ["行数过多，无法在此下载", "请返回缩小查询范围，或复制其语句在 Athena 中执行，结果文件大小不限。"],
    fault: ["系统出现错误", "错误已记录。请几分钟后重试，重复操作不会造成影响。"],
    back: "返回首页",
    signIn: "登录",
  },
} as const;

/** Answers with the page of a problem and its status. */
export function showProblem(context: PageContext, problem: Problem): Response | Promise<Response> {
  const said = words[context.var.language];
  const [title, advice] = said[problem];
  const isSignInWanted = problem === "session_missing" || problem === "sign_in_failed";
  const way = isSignInWanted
    ? html`<a class="button" href="/sign-in">${said.signIn}</a>`
    : html`<a class="button" href="/">${said.back}</a>`;
  const content = html`<section class="empty"><h1>${title}</h1><p>${advice}</p><p>${way}</p></section>`;
  return show(context, { title, content, status: problems[problem] });
}
