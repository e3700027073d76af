import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { extractText } from "unpdf";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { untilMeasured } from "../../../infra/cli/after-the-night.ts";
import { chromiumFile, startChromium } from "../../support/chromium.ts";
import { desktop, phone, type Walk, type Walker, walkWith } from "../walk/walker.ts";
import { startWorld, type World } from "../walk/world.ts";
import { graveFindings } from "./accessibility.ts";

/** Every page of figures as people see it, on a system started from the template. */

/** What a manager of a region sees, too. */
const ofManagers = [
  "/dashboards",
  "/dashboards/programs",
  "/dashboards/programs/volume-quarterly",
  "/dashboards/customers",
  "/dashboards/customers/C1001",
  "/dashboards/customers/C1001/lines/volume-quarterly/2025-Q1",
  "/dashboards/payouts",
  "/dashboards/review",
  "/dashboards/effects",
  "/dashboards/effects/volume-quarterly",
  "/dashboards/runs",
  "/data/liability-by-region",
] as const;
/** What only who looks at controls sees. */
const ofControls = ["/dashboards/controls", "/data/segregation-of-duties"] as const;
/** Pages that hold a drawing in this world, which stands without scripts, too. */
const drawn: readonly string[] = ["/dashboards", "/dashboards/runs"];

const every = [...ofManagers, ...ofControls];
const executable = chromiumFile();
const screenshots = join(import.meta.dirname, "screenshots");
const nameOf = (path: string): string => path.slice(1).replaceAll("/", "-");

describe.skipIf(executable === undefined)("the dashboards in a browser (skipped where there is none)", () => {
  let browser: Browser;
  let world: World;
  let walk: Walk;
  let auditor: Walker;

  beforeAll(async () => {
    await rm(screenshots, { recursive: true, force: true });
    await mkdir(screenshots);
    [browser, world] = await Promise.all([startChromium(executable ?? ""), startWorld()]);
    await untilMeasured(world.tierline);
    walk = walkWith(browser, screenshots, graveFindings);
    auditor = await signedIn("Edith Brandt", "en", desktop);
  });
  afterEach(() => expect(walk.takeProblems()).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    process.stdout.write(`screenshots of the dashboards: ${screenshots}\n`);
  });

  describe("in both languages on a desk and a phone, without errors, overflow or grave findings", () => {
    test.each(every)("an auditor sees %s", async (path) => {
      await open(auditor.page, path);
      await auditor.shoot(nameOf(path));
    });

    test("a manager of a region sees theirs, and no controls", async () => {
      const greta = await signedIn("Greta Lindner", "zh", phone);
      for (const path of ofManagers) {
        await open(greta.page, path);
        await greta.shootThis(`manager-${nameOf(path)}`);
      }
      for (const path of [...ofControls, "/dashboards?region=NL"]) expect(await statusOf(greta.page, path)).toBe(403);
    });

    test("a manager of a region without customers sees pages that say so", async () => {
      const lin = await signedIn("林悦", "zh", desktop);
      for (const path of ["/dashboards", "/dashboards/customers", "/dashboards/payouts"]) {
        await open(lin.page, path);
        await lin.shootThis(`nobody-${nameOf(path)}`);
      }
    });
  });

  test("in the dark nothing is too faint", async () => {
    const page = await another({ colorScheme: "dark", viewport: desktop });
    for (const path of every) {
      await open(page, path);
      expect([path, await graveFindings(page)]).toEqual([path, []]);
      await page.screenshot({ path: join(screenshots, `dark-${nameOf(path)}.png`), fullPage: true });
    }
    await page.context().close();
  });

  test("a slow answer is announced until it comes, and not to who goes back", async () => {
    const page = await another({ viewport: desktop });
    await open(page, "/dashboards");
    await page.route("**/dashboards/programs", async (route) => {
      await setTimeout(1500);
      await route.continue();
    });
    // Between a click and its answer a page can only be looked at from within.
    await page.evaluate(`{
      const waiting = document.querySelector("p.waiting");
      const keep = () => sessionStorage.setItem("announced", waiting.textContent);
      new MutationObserver(keep).observe(waiting, { childList: true });
    }`);
    await page.getByRole("link", { name: "Programs", exact: true }).click();
    await page.waitForURL("**/dashboards/programs");
    expect(await page.evaluate("sessionStorage.getItem('announced')")).toBe("Figures are on their way…");
    const waiting = page.locator("p.waiting");
    expect(await waiting.textContent()).toBe("");
    await page.goBack();
    expect(await waiting.textContent()).toBe("");
    await page.context().close();
  });

  test("the statement behind a figure is copied by a button", async () => {
    const page = await another({ viewport: desktop, permissions: ["clipboard-read", "clipboard-write"] });
    await open(page, "/data/liability-by-region");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(copied).toBe(await page.locator("pre.sql").textContent());
    expect(copied).toContain("select");
    await page.context().close();
  });

  test("without scripts the pages say and draw the same", async () => {
    const page = await another({ javaScriptEnabled: false, viewport: phone });
    for (const path of every) {
      await open(page, path);
      await open(auditor.page, path);
      const texts = (of: Page) => of.locator("main :is(h1, h2, dd, td)").allInnerTexts();
      expect([path, (await texts(page)).map(plain)]).toEqual([path, (await texts(auditor.page)).map(plain)]);
      const drawings = await page.locator("main svg[role=img]").filter({ visible: true }).count();
      if (drawn.includes(path)) expect([path, drawings]).not.toEqual([path, 0]);
    }
    await page.context().close();
  });

  test("on paper the pages fit, with their figures and without the way to others", async () => {
    // A4 within margins of a centimetre.
    const page = await another({ viewport: { width: 718, height: 1000 } });
    for (const path of every) {
      await open(page, path);
      await page.emulateMedia({ media: "print" });
      expect([path, await page.evaluate<number>("document.documentElement.scrollWidth")]).toEqual([path, 718]);
      expect(await page.locator("header.top").isVisible()).toBe(false);
      const heading = plain(await page.locator("h1").innerText());
      const pdf = await page.pdf({
        format: "A4",
        printBackground: true,
        path: join(screenshots, `${nameOf(path)}.pdf`),
      });
      const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
      expect(plain(text)).toContain(heading);
      await page.emulateMedia({ media: "screen" });
    }
    await page.context().close();
  });

  async function signedIn(name: string, language: "en" | "zh", size: typeof desktop | typeof phone): Promise<Walker> {
    const walker = await walk.walker({ language, size });
    await walker.page.goto(world.pages);
    await walker.signInAs(name);
    await walker.page.getByRole("heading", { level: 1 }).waitFor();
    return walker;
  }

  /** A page of the auditor's in a browser of other ways. */
  async function another(options: BrowserContextOptions): Promise<Page> {
    const storageState = await auditor.page.context().storageState();
    const context = await browser.newContext({
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      ...options,
      storageState,
    });
    return context.newPage();
  }

  async function statusOf(page: Page, path: string): Promise<number> {
    return (await page.request.get(`${world.pages}${path}`)).status();
  }

  async function open(page: Page, path: string): Promise<void> {
    const response = await page.goto(`${world.pages}${path}`);
    expect([path, response?.status()]).toEqual([path, 200]);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
});

const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
