import type { Context, MiddlewareHandler } from "hono";
import { accepts } from "hono/accepts";
import { getCookie, setCookie } from "hono/cookie";
import { type Language, languages } from "../../shared/language.ts";
import type { PagesEnv } from "./page.ts";

const aYearSeconds = 365 * 24 * 60 * 60;

/** The language of the answer: the one that `?lang` asks for, which is remembered, or the remembered one, or the browser's. */
export const chooseLanguage: MiddlewareHandler<PagesEnv> = async (context, next) => {
  const asked = languageNamed(context.req.query("lang"));
  if (asked !== undefined) {
    setCookie(context, "language", asked, { prefix: "host", httpOnly: true, sameSite: "Lax", maxAge: aYearSeconds });
  }
  const remembered = languageNamed(getCookie(context, "language", "host"));
  context.set("language", asked ?? remembered ?? preferred(context));
  await next();
};

function languageNamed(name: string | undefined): Language | undefined {
  return languages.find((language) => language === name);
}

/** The browser's first choice among ours; `zh-CN` and `zh-Hant` both read `zh`. */
function preferred(context: Context): Language {
  const first = accepts(context, {
    header: "Accept-Language",
    supports: [...languages],
    default: "en",
    match: (wanted, { default: otherwise }) =>
      wanted
        .filter(({ q }) => q > 0)
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => type.toLowerCase().split("-")[0])
        .find((name) => languageNamed(name) !== undefined) ?? otherwise,
  });
  return languageNamed(first) ?? "en";
}
