import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browser, nonceIn } from "../../support/browser.ts";
import { startTestSystem, type TestSystem } from "../../support/system.ts";

/** The pages as they run: bundle, HTTP API, sign-in page, keys and cookies, all of them from the template. */
let started: TestSystem;
let pages: string;
beforeAll(async () => {
  started = await startTestSystem();
  pages = started.system.outputs.PagesUrl ?? "";
});
afterAll(() => started?.close());

test("the start tells where the pages are", () => {
  expect(started.system.services).toContainEqual({ name: "Pages", url: pages });
});

test("a person opens a link, signs in, comes back to the page, and signs out", async () => {
  const { get, post, signIn } = browser();
  const first = await signIn(`${pages}/?from=mail`, "zhao.min@tierline.example");
  expect([first.status, first.url]).toEqual([200, `${pages}/?from=mail`]);
  const page = await first.text();
  expect(page).toContain("赵敏");
  expect(page).toContain("<li>Approver</li>");

  const out = await post(`${pages}/sign-out`, { nonce: nonceIn(page, "/sign-out") });
  expect([out.status, out.url]).toEqual([200, `${pages}/signed-out`]);
  expect((await get(pages)).url).toContain("/oauth2/authorize?");
});

test("a POST without a session is 401, and without its nonce 403", async () => {
  const { get, post, signIn } = browser();
  expect((await post(`${pages}/sign-out`, {})).status).toBe(401);
  await signIn(pages, "jonas.keller@tierline.example");
  expect((await post(`${pages}/sign-out`, {})).status).toBe(403);
  expect((await post(`${pages}/sign-out`, { nonce: "made-up" })).status).toBe(403);
  expect((await get(pages)).status).toBe(200);
});

test("another person's nonce is worth nothing", async () => {
  const one = browser();
  const other = browser();
  const page = await (await one.signIn(pages, "jonas.keller@tierline.example")).text();
  await other.signIn(pages, "greta.lindner@tierline.example");
  expect((await other.post(`${pages}/sign-out`, { nonce: nonceIn(page, "/sign-out") })).status).toBe(403);
});

test("the style sheet is the one of the project, byte for byte", async () => {
  const { get, signIn } = browser();
  const page = await (await signIn(pages, "jonas.keller@tierline.example")).text();
  const [, path = ""] = /href="(\/assets\/styles[^"]+)"/.exec(page) ?? [];
  const served = await (await get(`${pages}${path}`)).text();
  expect(served).toBe(await readFile("functions/serve-pages/styles.css", "utf8"));
});
