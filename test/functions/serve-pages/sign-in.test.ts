import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { clientId, pagesUrl, pagesWith, signInUrl, tokenOf } from "./pages.ts";

/** Begins a sign-in, as a browser that opened a page: where it is sent, and the cookie that it keeps. */
async function begin(app: ReturnType<typeof pagesWith>["app"], to = "/") {
  const response = await app.request(`/sign-in?to=${encodeURIComponent(to)}`);
  const location = new URL(response.headers.get("location") ?? "");
  return {
    location,
    state: location.searchParams.get("state") ?? "",
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "",
    attributes: response.headers.get("set-cookie") ?? "",
  };
}

test("a sign-in goes to the pool with a challenge, whose verifier stays in the browser's cookie", async () => {
  const { app } = pagesWith();
  const { location, cookie, attributes } = await begin(app);
  expect(location.origin + location.pathname).toBe(`${signInUrl}/oauth2/authorize`);
  expect(Object.fromEntries(location.searchParams)).toEqual({
    response_type: "code",
    client_id: clientId,
    redirect_uri: `${pagesUrl}/sign-in/callback`,
    scope: "openid email profile",
    state: "random-1",
    code_challenge: createHash("sha256").update("random-2").digest("base64url"),
    code_challenge_method: "S256",
  });
  expect(cookie).toMatch(/^__Host-sign-in-random-1=random-2\./);
  expect(attributes).toMatch(/Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test("a good code becomes a session that ends with its token, and leads back to the page", async () => {
  const token = await tokenOf({ exp: Math.floor(Date.now() / 1000) + 1800 });
  const { app, exchanges } = pagesWith({ exchanged: token });
  const { state, cookie } = await begin(app, "/payouts/7?a=1");
  const response = await app.request(`/sign-in/callback?code=good&state=${state}`, { headers: { cookie } });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("/payouts/7?a=1");
  expect(exchanges).toEqual(["random-2"]);
  const [begun, session] = response.headers.getSetCookie();
  expect(begun).toMatch(/^__Host-sign-in-random-1=; Max-Age=0;/);
  expect(session).toMatch(
    new RegExp(`^__Host-session=${token}; Max-Age=(1800|1799); Path=/; HttpOnly; Secure; SameSite=Lax$`),
  );
});

test("several links opened at once each come back to their own page", async () => {
  const { app } = pagesWith({ exchanged: await tokenOf() });
  const first = await begin(app, "/payouts/1");
  const second = await begin(app, "/payouts/2");
  const cookie = `${first.cookie}; ${second.cookie}`;
  for (const [{ state }, page] of [
    [second, "/payouts/2"],
    [first, "/payouts/1"],
  ] as const) {
    const response = await app.request(`/sign-in/callback?code=good&state=${state}`, { headers: { cookie } });
    expect(response.headers.get("location")).toBe(page);
  }
});

describe("a sign-in is not completed", () => {
  const complete = async (query: (state: string) => string, isOfOtherBrowser = false, exchanged = tokenOf()) => {
    const { app } = pagesWith({ exchanged: await exchanged });
    const { state, cookie } = await begin(app);
    return app.request(`/sign-in/callback?${query(state)}`, { headers: isOfOtherBrowser ? {} : { cookie } });
  };

  test.each`
    because                                 | response
    ${"the pool refuses the code"}          | ${complete((state) => `code=bad&state=${state}`)}
    ${"another browser began it"}           | ${complete((state) => `code=good&state=${state}`, true)}
    ${"nobody began it"}                    | ${complete(() => "code=good&state=other")}
    ${"the state is no text of ours"}       | ${complete(() => "code=good&state=a%3Bb")}
    ${"the person went away from the pool"} | ${complete((state) => `error=access_denied&state=${state}`)}
    ${"the token is not of this pool"}      | ${complete((state) => `code=good&state=${state}`, false, tokenOf({}, true))}
  `("if $because: no session, and a page that says so", async ({ response }) => {
    const answer: Response = await response;
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie().filter((each) => each.startsWith("__Host-session"))).toEqual([]);
    expect(await answer.text()).toContain("The sign-in was not completed");
  });
});

test.each([
  "https://evil.example.com/",
  "//evil.example.com",
  "/\\evil.example.com",
  "/\t/evil.example.com",
  "javascript:alert(1)",
  "",
])("after signing in nobody is led away to %j", async (to) => {
  const { app } = pagesWith({ exchanged: await tokenOf() });
  const { state, cookie } = await begin(app, to);
  const response = await app.request(`/sign-in/callback?code=good&state=${state}`, { headers: { cookie } });
  expect(response.headers.get("location")).toBe("/");
});

test("whoever has signed out gets a page with the way back in", async () => {
  const response = await pagesWith().app.request("/signed-out");
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('href="/sign-in"')]);
});
