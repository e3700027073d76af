import { createHash, randomBytes } from "node:crypto";
import { Hono } from "hono";
import { html } from "hono/html";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { z } from "zod";
import { freePort } from "./free-port.ts";
import { type HttpService, serveLocally } from "./http.ts";
import type { Persona } from "./personas.ts";

const Authorize = z.object({
  response_type: z.literal("code"),
  client_id: z.string(),
  redirect_uri: z.string(),
  state: z.string().default(""),
  code_challenge: z.string().length(43),
  code_challenge_method: z.literal("S256"),
});
const Exchange = z.object({
  grant_type: z.literal("authorization_code"),
  client_id: z.string(),
  redirect_uri: z.string(),
  code: z.string(),
  code_verifier: z.string(),
});
const SignOut = z.object({ client_id: z.string(), logout_uri: z.string() });

const anHourSeconds = 3600;
const keyId = "local";

/**
 * Stands in for the user pool: its page lets one choose a person instead of asking for a password and a second factor, and after that
 * everything is the same: authorization code with PKCE, ID tokens signed with RS256, their public keys, the way out. The keys are made
 * anew at each start, so a session ends with the system.
 */
export async function startSignIn(options: {
  readonly personas: readonly Persona[];
  readonly clientId: string;
  /** Where codes and people may be sent, without a path. */
  readonly pagesUrl: string;
  readonly port: number;
}): Promise<HttpService> {
  const { personas, clientId, pagesUrl } = options;
  const port = await freePort(options.port);
  const url = `http://127.0.0.1:${port}`;
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: "RS256", use: "sig" };
  const codes = new Map<string, { readonly persona: Persona; readonly asked: z.infer<typeof Authorize> }>();

  const isOurs = (asked: { readonly client_id: string }, uri: string, path: string): boolean =>
    asked.client_id === clientId && uri === `${pagesUrl}${path}`;
  const readAuthorize = (query: Readonly<Record<string, string>>) => {
    const asked = Authorize.safeParse(query);
    return asked.success && isOurs(asked.data, asked.data.redirect_uri, "/sign-in/callback") ? asked.data : undefined;
  };

  const app = new Hono();
  app.get("/.well-known/jwks.json", (context) => context.json({ keys: [jwk] }));

  app.get("/oauth2/authorize", (context) => {
    if (readAuthorize(context.req.query()) === undefined) return context.text("invalid_request", 400);
    return context.html(choicePage(personas));
  });

  // The form has no address of its own, so it comes back to the one of its page, with the same query.
  app.post("/oauth2/authorize", async (context) => {
    const asked = readAuthorize(context.req.query());
    const { email } = await context.req.parseBody();
    const persona = personas.find((each) => each.email === email);
    if (asked === undefined || persona === undefined) return context.text("invalid_request", 400);
    const code = randomBytes(24).toString("base64url");
    codes.set(code, { persona, asked });
    return context.redirect(`${asked.redirect_uri}?${new URLSearchParams({ code, state: asked.state })}`, 303);
  });

  app.post("/oauth2/token", async (context) => {
    const asked = Exchange.safeParse(await context.req.parseBody());
    if (!asked.success) return context.json({ error: "invalid_request" }, 400);
    const given = codes.get(asked.data.code);
    codes.delete(asked.data.code);
    const isAsPromised =
      given?.asked.client_id === asked.data.client_id &&
      given.asked.redirect_uri === asked.data.redirect_uri &&
      given.asked.code_challenge === createHash("sha256").update(asked.data.code_verifier).digest("base64url");
    if (!isAsPromised) return context.json({ error: "invalid_grant" }, 400);
    const { email, name, groups } = given.persona;
    const token = await new SignJWT({ token_use: "id", email, email_verified: true, name, "cognito:groups": groups })
      .setProtectedHeader({ alg: "RS256", kid: keyId })
      .setIssuer(url)
      .setAudience(clientId)
      .setSubject(idOf(email))
      .setIssuedAt()
      .setExpirationTime(`${anHourSeconds}s`)
      .sign(privateKey);
    return context.json({ id_token: token, token_type: "Bearer", expires_in: anHourSeconds });
  });

  app.get("/logout", (context) => {
    const asked = SignOut.safeParse(context.req.query());
    if (!asked.success || !isOurs(asked.data, asked.data.logout_uri, "/signed-out"))
      return context.text("invalid_request", 400);
    return context.redirect(asked.data.logout_uri);
  });
  return serveLocally(app, port);
}

/** An id like the pool's, and the same after each start, because records name people by it. */
function idOf(email: string): string {
  const digits = createHash("sha256").update(email).digest("hex");
  return [8, 12, 16, 20, 32].map((end, at, ends) => digits.slice(ends[at - 1] ?? 0, end)).join("-");
}

function choicePage(personas: readonly Persona[]) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in · Tierline on this machine</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 26rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
form { display: grid; gap: .6rem; }
button { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; min-height: 3.25rem; padding: .75rem 1rem; border: 1px solid light-dark(#c9d0d4, #3b454b); border-radius: .5rem; background: light-dark(#fff, #1d2327); color: inherit; font: inherit; text-align: left; cursor: pointer; }
button:hover, button:focus-visible { border-color: light-dark(#0b5c63, #6fc7cf); outline: 2px solid light-dark(#0b5c63, #6fc7cf); }
small, p { color: light-dark(#56636b, #a5b1b8); }
</style>
</head>
<body>
<h1>Sign in · 登录</h1>
<p>This machine asks for no password: choose who you are. · 本机无需密码，请选择身份。</p>
<form method="post">
${personas.map(({ email, name, title }) => html`<button name="email" value="${email}"><span>${name}</span><small>${title}</small></button>`)}
</form>
</body>
</html>`;
}
