import { describe, expect, test } from "vitest";
import { nonceIn } from "../../support/browser.ts";
import { pagesUrl, pagesWith, signInUrl, tokenOf } from "./pages.ts";

const { app } = pagesWith();
const token = await tokenOf();
const cookie = `__Host-session=${token}`;
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = { cookie }) =>
  app.request(path, { method: "POST", headers, body: new URLSearchParams(fields) });

describe("without a session", () => {
  test("a reader is sent to sign in, and back to the very page", async () => {
    const response = await get("/payouts/7?from=mail");
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("/sign-in?to=%2Fpayouts%2F7%3Ffrom%3Dmail");
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("%s is refused with 401", async (method) => {
    expect((await app.request("/sign-out", { method })).status).toBe(401);
  });

  const hour = 3600;
  test.each`
    because                             | given
    ${"its time has come"}              | ${tokenOf({ exp: Date.now() / 1000 - 1 })}
    ${"it was made for another client"} | ${tokenOf({ aud: "other" })}
    ${"another pool made it"}           | ${tokenOf({ iss: "https://pool.example.com/eu-2" })}
    ${"it is an access token"}          | ${tokenOf({ token_use: "access" })}
    ${"it never ends"}                  | ${tokenOf({ exp: undefined })}
    ${"it holds not yet"}               | ${tokenOf({ nbf: Date.now() / 1000 + hour })}
    ${"a stranger signed it"}           | ${tokenOf({}, true)}
    ${"its signature is missing"}       | ${token.replace(/\.[^.]*$/, ".")}
    ${"it says that it needs no proof"} | ${`${btoa('{"alg":"none"}').replaceAll("=", "")}.${token.split(".")[1]}.`}
    ${"it is no token"}                 | ${"abc"}
  `("a token opens nothing if $because", async ({ given }) => {
    const response = await get("/", { cookie: `__Host-session=${await given}` });
    expect(response.headers.get("location")).toBe("/sign-in?to=%2F");
  });

  test("a session under another cookie's name opens nothing", async () => {
    expect((await get("/", { cookie: `session=${token}` })).status).toBe(302);
  });
});

describe("with a session", () => {
  test("the first page says who is signed in, in which roles, with everything escaped", async () => {
    const response = await get("/", { cookie });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain("Chen &lt;Wei&gt;");
    expect(page).not.toContain("<Wei>");
    expect(page).toContain("<li>Approver</li>");
    expect(page).toContain("Nothing waits for you");
  });

  test("a page that does not exist is a page that says so", async () => {
    const response = await get("/nowhere", { cookie });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("There is no such page");
  });

  test("HEAD answers as GET does, without a body", async () => {
    const response = await app.request("/", { method: "HEAD", headers: { cookie } });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});

describe("forms", () => {
  const nonceFor = async (action: string) => nonceIn(await (await get("/", { cookie })).text(), action);

  test("with their nonce do what they are for: signing out ends the session here and at the pool", async () => {
    const response = await post("/sign-out", { nonce: await nonceFor("/sign-out") });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(
      `${signInUrl}/logout?client_id=pages-client&logout_uri=${encodeURIComponent(`${pagesUrl}/signed-out`)}`,
    );
    expect(response.headers.get("set-cookie")).toMatch(/^__Host-session=; Max-Age=0; Path=\/;/);
  });

  test.each`
    fields              | because
    ${{}}               | ${"it has no nonce"}
    ${{ nonce: "abc" }} | ${"its nonce was made up"}
  `("are refused with 403 and change nothing if $because", async ({ fields }) => {
    const response = await post("/sign-out", fields);
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await response.text()).toContain("no longer valid");
  });

  test("are refused with 403 if the nonce is another session's", async () => {
    const other = await tokenOf({ sub: "other" });
    const response = await post(
      "/sign-out",
      { nonce: await nonceFor("/sign-out") },
      { cookie: `__Host-session=${other}` },
    );
    expect(response.status).toBe(403);
  });

  test("are refused with 403 if the nonce is of another form, so one page's nonce opens no other action", async () => {
    expect((await post("/elsewhere", { nonce: await nonceFor("/sign-out") })).status).toBe(403);
  });

  test.each(["application/json", "text/plain", "multipart/form-data; boundary=x"])(
    "that are none (%s) are refused with 403",
    async (type) => {
      const nonce = await nonceFor("/sign-out");
      const response = await app.request("/sign-out", {
        method: "POST",
        headers: { cookie, "content-type": type },
        body: JSON.stringify({ nonce }),
      });
      expect(response.status).toBe(403);
    },
  );
});

describe("every answer", () => {
  test.each(["/", "/nowhere", "/signed-out", "/sign-in"])("of %s tells browsers what they may do", async (path) => {
    const { headers } = await get(path, { cookie });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`form-action 'self' ${signInUrl}`);
    expect(policy).not.toContain("unsafe");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toContain("max-age=");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("holds no script and no style of its own, as its policy demands", async () => {
    expect(await (await get("/", { cookie })).text()).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
  });

  test("names a style sheet and an icon that may be kept for ever, and need no session", async () => {
    const page = await (await get("/", { cookie })).text();
    const assets = [...page.matchAll(/href="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(assets).toHaveLength(2);
    for (const path of assets) {
      const response = await get(path);
      expect(path).toMatch(/\.[0-9a-f]{12}\.(css|svg)$/);
      expect([response.status, response.headers.get("cache-control")]).toEqual([
        200,
        "public, max-age=31536000, immutable",
      ]);
    }
  });
});

describe("the language", () => {
  test.each`
    accepts                      | heading    | because
    ${"zh-CN,zh;q=0.9,en;q=0.8"} | ${"待办"}  | ${"Chinese comes first"}
    ${"de-DE,zh;q=0.5,en;q=0.8"} | ${"To do"} | ${"English is preferred among ours"}
    ${"fr"}                      | ${"To do"} | ${"neither is wanted"}
    ${"en;q=0,zh;q=0.1"}         | ${"待办"}  | ${"English is declined"}
  `("is $heading for $accepts: $because", async ({ accepts, heading }) => {
    expect(await (await get("/", { cookie, "accept-language": accepts })).text()).toContain(`<h1>${heading}</h1>`);
  });

  test("that a link asks for is remembered against the browser's", async () => {
    const asked = await get("/?lang=zh", { cookie, "accept-language": "en" });
    expect(await asked.text()).toContain('<html lang="zh-Hans">');
    const remembered = asked.headers.get("set-cookie")?.split(";")[0];
    expect(remembered).toBe("__Host-language=zh");
    const next = await get("/", { cookie: `${cookie}; ${remembered}`, "accept-language": "en" });
    expect(await next.text()).toContain('<html lang="zh-Hans">');
  });

  test("that is none of ours is passed over", async () => {
    const response = await get("/?lang=xx", { cookie });
    expect([response.headers.get("set-cookie"), await response.text()]).toEqual([
      null,
      expect.stringContaining('<html lang="en">'),
    ]);
  });

  test("changes on the same page, whose other parameters stay", async () => {
    expect(await (await get("/?page=2", { cookie })).text()).toContain('href="/?page=2&amp;lang=zh"');
  });
});

test("a fault is recorded, and its reader gets to know nothing of it", async () => {
  const { app: failing, reported } = pagesWith({ keysFail: true });
  const response = await failing.request("/", { headers: { cookie } });
  expect(response.status).toBe(500);
  const page = await response.text();
  expect(page).toContain("Something went wrong here");
  expect(page).not.toContain("fetch failed");
  expect(reported.map(({ message }) => message)).toEqual(["fetch failed"]);
});
