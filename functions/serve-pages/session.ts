import type { MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Session } from "../../shared/web/session.ts";
import type { ReadToken } from "./id-tokens.ts";
import { isReading, type PageContext, type PagesEnv } from "./page.ts";
import { showProblem } from "./problem.ts";

/** The name without `__Host-`, by which browsers keep a cookie to this host, over TLS, whatever a neighbouring host would set. */
const sessionCookie = "session";
const onlyForUs = { prefix: "host", httpOnly: true, sameSite: "Lax" } as const;

/** Finds out who asks. */
export function readSession(readToken: ReadToken): MiddlewareHandler<PagesEnv> {
  return async (context, next) => {
    const token = getCookie(context, sessionCookie, "host");
    context.set("session", token === undefined ? undefined : await readToken(token));
    await next();
  };
}

/** Sends a reader without a session to sign in and back again; anything that would change something is refused. */
export const requireSession: MiddlewareHandler<PagesEnv> = async (context, next) => {
  if (context.var.session !== undefined) return next();
  if (!isReading(context.req.method)) return showProblem(context, "session_missing");
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(`/sign-in?${new URLSearchParams({ to: `${pathname}${search}` })}`);
};

/** Lets the browser keep a session until its token expires. @param now in seconds since the epoch */
export function keepSession(context: PageContext, { token, expiresAt }: Session, now: number): void {
  setCookie(context, sessionCookie, token, { ...onlyForUs, maxAge: Math.max(0, Math.floor(expiresAt - now)) });
}

export function dropSession(context: PageContext): void {
  deleteCookie(context, sessionCookie, onlyForUs);
}
