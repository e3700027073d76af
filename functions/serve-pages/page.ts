import type { Context } from "hono";
import type { html } from "hono/html";
import { invariant } from "../../shared/invariant.ts";
import type { Language } from "../../shared/language.ts";
import type { Session } from "../../shared/web/session.ts";
import type { Assets } from "./assets.ts";

/** What every request carries once the middlewares have run. */
export type PagesEnv = {
  Variables: {
    language: Language;
    assets: Assets;
    /** Absent on the few pages that are open to everybody. */
    session: Session | undefined;
  };
};

/** Markup that `html` made; text that is put into it is escaped. */
export type Html = ReturnType<typeof html>;

export type PageContext = Context<PagesEnv>;

/** The session of a page behind requireSession. */
export function signedIn(context: PageContext): Session {
  const { session } = context.var;
  invariant(session !== undefined, "a page that needs a session stands behind requireSession");
  return session;
}

/** Whether a request only asks; such requests change nothing, whoever sends them. */
export const isReading = (method: string): boolean => method === "GET" || method === "HEAD";
