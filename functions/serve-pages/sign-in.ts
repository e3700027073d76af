import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import type { ReadToken } from "./id-tokens.ts";
import { show } from "./layout.ts";
import type { PageContext, PagesEnv } from "./page.ts";
import { showProblem } from "./problem.ts";
import { keepSession } from "./session.ts";
import type { SignInService } from "./sign-in-service.ts";

export type SignInServices = {
  readonly signIn: SignInService;
  readonly readToken: ReadToken;
  readonly now: () => Date;
  /** Text that nobody can guess, of letters, digits, `-` and `_`. */
  readonly randomText: () => string;
};

const signedOutWords = {
  en: { title: "You are signed out", again: "Sign in" },
  zh: { title: "您已退出登录", again: "登录" },
};

/** How a browser gets its session; open to everybody, and the only pages besides the assets that are. */
export function signInRoutes({ signIn, readToken, now, randomText }: SignInServices): Hono<PagesEnv> {
  const routes = new Hono<PagesEnv>();

  routes.get("/sign-in", (context) => {
    const begun = { state: randomText(), verifier: randomText(), to: ownPath(context.req.query("to")) };
    keepBegun(context, begun);
    return context.redirect(signIn.authorizeUrl(begun.state, begun.verifier));
  });

  routes.get("/sign-in/callback", async (context) => {
    const { code, state = "" } = context.req.query();
    const begun = takeBegun(context, state);
    if (begun === undefined || code === undefined) return showProblem(context, "sign_in_failed");
    const token = await signIn.exchange(code, begun.verifier);
    const session = token === undefined ? undefined : await readToken(token);
    if (session === undefined) return showProblem(context, "sign_in_failed");
    keepSession(context, session, now().getTime() / 1000);
    return context.redirect(begun.to);
  });

  routes.get("/signed-out", (context) => {
    const { title, again } = signedOutWords[context.var.language];
    const content = html`<section class="empty"><h1>${title}</h1><p><a class="button" href="/sign-in">${again}</a></p></section>`;
    return show(context, { title, content });
  });

  return routes;
}

type Begun = { readonly state: string; readonly verifier: string; readonly to: string };

const begunCookie = (state: string): string => `sign-in-${state}`;
const onlyForUs = { prefix: "host", httpOnly: true, sameSite: "Lax" } as const;
const tenMinutesSeconds = 600;

/**
 * A sign-in under way is remembered by its browser alone, which binds the answer to whoever asked. Each has a cookie of its own:
 * a browser that opens several links at once begins as many sign-ins.
 */
function keepBegun(context: PageContext, { state, verifier, to }: Begun): void {
  const value = `${verifier}.${Buffer.from(to).toString("base64url")}`;
  setCookie(context, begunCookie(state), value, { ...onlyForUs, maxAge: tenMinutesSeconds });
}

function takeBegun(context: PageContext, state: string): Begun | undefined {
  if (!/^[\w-]{1,64}$/.test(state)) return undefined;
  const value = getCookie(context, begunCookie(state), "host");
  if (value === undefined) return undefined;
  deleteCookie(context, begunCookie(state), onlyForUs);
  const [verifier = "", to = ""] = value.split(".");
  return { state, verifier, to: ownPath(Buffer.from(to, "base64url").toString()) };
}

/** A path of ours to return to. Anything that a browser might read as another host becomes the first page. */
function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[\x21-\x7e]{0,1500}$/.test(to) ? to : "/";
}
