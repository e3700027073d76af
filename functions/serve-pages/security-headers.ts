import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/**
 * What browsers may do with our answers: run and load only what this host serves, show it in no frame, tell no other site where a person
 * came from. Forms may lead here, and to the sign-in service, to which signing out goes on.
 */
export function securityHeaders(pagesUrl: string, signInUrl: string): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'", signInUrl],
    },
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    strictTransportSecurity: pagesUrl.startsWith("https:") ? "max-age=63072000; includeSubDomains" : false,
  });
}

/** Pages hold what only their reader may see: no browser or proxy keeps them, unless the answer itself says that it may. */
export const keptByNobody: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has("cache-control")) context.res.headers.set("cache-control", "no-store");
};
