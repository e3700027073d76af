import type { MiddlewareHandler } from "hono";
import { isFormNonce } from "../../shared/web/form-nonce.ts";
import { nonceField } from "./form.ts";
import { isReading, type PagesEnv, signedIn } from "./page.ts";
import { showProblem } from "./problem.ts";

/** Lets nothing change but by a form that postForm gave to this session for this very path. */
export const requireNonce: MiddlewareHandler<PagesEnv> = async (context, next) => {
  if (isReading(context.req.method)) return next();
  // A body that is no form at all carries no nonce either.
  const fields: Readonly<Record<string, unknown>> = await context.req.parseBody().catch(() => ({}));
  if (!isFormNonce(signedIn(context), context.req.path, fields[nonceField]))
    return showProblem(context, "form_refused");
  return next();
};
