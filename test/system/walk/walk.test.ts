import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import type { Browser, Page } from "playwright-core";
import { extractText } from "unpdf";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { queryText } from "../../../infra/cli/query-text.ts";
import { verify } from "../../../infra/cli/verification.ts";
import { businessDay } from "../../../shared/approval/business-time.ts";
import { askForRows } from "../../../shared/aws/questions.ts";
import { parseQueryFile } from "../../../shared/queries/query-file.ts";
import { chromiumFile, startChromium } from "../../support/chromium.ts";
import { desktop, phone, type Walk, type Walker, walkWith } from "./walker.ts";
import { alpenquell, hafenkontor, nordwind, startWorld, type World } from "./world.ts";

/** From the waiting proposal to the paid payout as people see it, on a system started from the template. One test goes on from another. */

const executable = chromiumFile();
const screenshots = join(import.meta.dirname, "screenshots");

describe.skipIf(executable === undefined)("the whole path in a browser (skipped where there is none)", () => {
  let browser: Browser;
  let world: World;
  let walk: Walk;
  let sophie: Walker;
  /** In the time zone that the policy counts days in. */
  const today = () => businessDay(new Date().toISOString(), world.policy);

  beforeAll(async () => {
    await rm(screenshots, { recursive: true, force: true });
    await mkdir(screenshots);
    [browser, world] = await Promise.all([startChromium(executable ?? ""), startWorld()]);
    walk = walkWith(browser, screenshots);
  });
  afterEach(() => expect(walk.takeProblems()).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    process.stdout.write(`screenshots of the walk: ${screenshots}\n`);
  });

  test("an approver follows the mail, acknowledges the policy, reads the calculation and decides", async () => {
    const greta = await walk.walker({ language: "en", size: desktop });
    await greta.followMail(world.mailbox, "greta.lindner@tierline.example", nordwind.name, "mailbox");
    await greta.shootThis("sign-in");
    await greta.signInAs("Greta Lindner");
    await heading(greta.page, nordwind.name);
    await greta.shoot("payout-policy-unread");

    await follow(greta.page, "Read and acknowledge it", /^\/policy$/);
    await greta.shoot("policy");
    await greta.page.getByRole("button", { name: "I have read this and keep to it" }).click();
    await heading(greta.page, nordwind.name);
    await expectText(greta.page, nordwind.due, "Payee", nordwind.legalName, "passed", "Nobody has decided yet.");
    await greta.page.locator("summary").click();
    await greta.shootThis("payout-checks-open");

    await follow(greta.page, "Calculation", /\/calculation\//);
    await expectText(greta.page, "from tier 1 to 2", nordwind.due, "Lines that do not count");
    await greta.shoot("calculation");
    const lines = await saved(greta.page, () => greta.page.getByRole("link", { name: "All lines as a file" }).click());
    expect(lines.split("\n").filter((line) => line.includes("SO-"))).toHaveLength(8);

    await follow(greta.page, "To the payout", payoutPath);
    await greta.shoot("payout");
    await greta.page.getByLabel("Reason").fill("The volume ties with our own count, and the contract says 3%.");
    await greta.page.getByRole("button", { name: "Approve" }).click();
    await expectText(greta.page, "Your decision is on record.");
    await greta.shoot("payout-decided");

    await follow(greta.page, "To what waits for you", /^\/$/);
    await greta.shoot("overview-approver");
    await follow(greta.page, "Decide several", /^\/payouts$/);
    await greta.page.getByRole("checkbox").check();
    await greta.shootThis("decide-several");
    await greta.page.getByLabel("Reason").fill("As agreed with the customer.");
    await greta.page.getByRole("button", { name: "Approve" }).click();
    await heading(greta.page, "What was decided");
    await expectText(greta.page, alpenquell.name, "Approved");
    await greta.shootThis("decided-several");
    await follow(greta.page, "To what is left", /^\/payouts$/);
    await greta.shoot("nothing-to-decide");
  });

  test("the second level does the same in Chinese, on a phone", async () => {
    const zhao = await walk.walker({ language: "zh", size: phone });
    await zhao.followMail(world.mailbox, "zhao.min@tierline.example", nordwind.name, "mailbox-phone");
    await zhao.signInAs("赵敏");
    await zhao.page.getByRole("link", { name: "阅读并确认" }).tap();
    await zhao.shootThis("policy-phone");
    await zhao.page.getByRole("button", { name: "我已阅读并将遵守本制度" }).tap();
    await heading(zhao.page, nordwind.name);
    await expectText(zhao.page, nordwind.due, "Greta Lindner", "审批记录");
    await zhao.page.getByRole("link", { name: "计算明细" }).tap();
    await expectText(zhao.page, "由第 1 级到第 2 级");
    await zhao.page.getByRole("link", { name: "返回付款" }).tap();
    await zhao.page.getByLabel("理由").fill("金额与合同一致，同意。");
    await zhao.shootThis("decision-phone");
    await zhao.page.getByRole("button", { name: "批准" }).tap();
    await expectText(zhao.page, "您的决定已存档。", "已批准");
    await zhao.shoot("payout-approved");
  });

  test("the proposer sees what the checks block, and why", async () => {
    const jonas = await walk.walker({ language: "en", size: desktop });
    await jonas.page.goto(world.pages);
    await jonas.signInAs("Jonas Keller");
    await heading(jonas.page, "To do");
    await jonas.shoot("overview-proposer");
    await follow(jonas.page, "What came back", /^\/proposals$/);
    await expectText(jonas.page, hafenkontor.name, "Ingrid Obermaier");
    await jonas.shoot("came-back");
    await follow(jonas.page, hafenkontor.name, payoutPath);
    await jonas.shoot("payout-blocked");
  });

  test("a releaser sends both payouts out in one file", async () => {
    sophie = await walk.walker({ language: "en", size: desktop });
    const { page } = sophie;
    await page.goto(world.pages);
    await sophie.signInAs("Sophie Martin");
    await heading(page, "To do");
    await sophie.shoot("overview-releaser");
    await follow(page, "Release payouts", /^\/releases$/);
    await sophie.shoot("releases");
    await page.getByRole("link", { name: "Select all" }).click();
    await page.waitForURL(/[?&]selected=/);
    await release(page);
    await expectText(page, nordwind.name, alpenquell.name);
    await sophie.shootThis("released");
    await follow(page, "To the payment files", batchPath);
    await sophie.shoot("batch");

    const file = await saved(page, () => page.getByRole("link", { name: ".xml" }).click());
    const { GrpHdr, PmtInf } = new XMLParser({ parseTagValue: false }).parse(file).Document.CstmrCdtTrfInitn;
    expect(GrpHdr).toMatchObject({ NbOfTxs: "2", CtrlSum: "4658.20" });
    expect([PmtInf].flat().flatMap(({ CdtTrfTxInf }) => [CdtTrfTxInf].flat().map(({ Cdtr }) => Cdtr.Nm))).toEqual(
      expect.arrayContaining([nordwind.legalName, alpenquell.legalName]),
    );
  });

  test("one is paid; the other fails, and goes out again", async () => {
    const { page } = sophie;
    await follow(page, "On its way", /^\/on-its-way$/);
    await expectText(page, nordwind.due, alpenquell.due);
    await sophie.shoot("on-its-way");
    await confirming(page, nordwind.name);
    await sophie.shoot("paid-or-failed");
    await page.getByLabel("Value date").fill(today());
    await page.getByRole("button", { name: "It was paid" }).click();
    await arrival(page, payoutPath);
    await sophie.shoot("payout-paid");

    await follow(page, "On its way", /^\/on-its-way$/);
    await confirming(page, alpenquell.name);
    await page.getByLabel("Reason").fill("AC04: the account was closed.");
    await page.getByRole("button", { name: "It failed" }).click();
    await arrival(page, payoutPath);
    await expectText(page, "AC04: the account was closed.");
    await sophie.shoot("payout-failed");
    await follow(page, "On its way", /^\/on-its-way$/);
    await sophie.shoot("nothing-on-its-way");

    await follow(page, "Release payouts", /^\/releases$/);
    await page.getByRole("checkbox", { name: alpenquell.name }).check();
    await sophie.shoot("releases-again");
    await release(page);
    await follow(page, "To the payment files", batchPath);
    await expectText(page, alpenquell.due);
    await follow(page, alpenquell.name, payoutPath);
    await expectText(page, "Attempt 2");
    await sophie.shoot("payout-released-again");
  });

  test("the customer's statement says what was paid, as a page and as PDF", async () => {
    const { page } = sophie;
    await page.goto(`${world.pages}/statements`);
    await sophie.shoot("statement-form");
    await page.getByLabel("Customer number").fill("C1001");
    await page.getByLabel("Settlement period").fill("2025-Q1");
    await page.getByRole("button", { name: "Open" }).click();
    await arrival(page, /^\/statements\/C1001$/);
    await expectText(page, nordwind.legalName, nordwind.due);
    await sophie.shoot("statement");

    const pdf = new URL((await page.getByRole("link", { name: "As PDF" }).getAttribute("href")) ?? "", page.url());
    for (const [language, word] of [
      ["en", "Rebate statement"],
      ["zh", "返利对账单"],
    ] as const) {
      pdf.searchParams.set("lang", language);
      const response = await page.request.get(pdf.href);
      expect(response.headers()["content-type"]).toBe("application/pdf");
      const { text } = await extractText(new Uint8Array(await response.body()), { mergePages: true });
      expect(text).toContain(word);
      expect(text).toContain(nordwind.due);
    }
  });

  test("after another night facts and ledger agree, and questions name the paid payout with its people", async () => {
    await world.night("2025-04-21");
    const checks = await verify(world.tierline, () => undefined);
    expect(checks.filter(({ problems }) => problems.length > 0)).toEqual([]);
    const rows = async (name: string) => {
      const { sql, parameters } = parseQueryFile(name, await queryText(name));
      expect(parameters).toEqual([]);
      return askForRows(world.tierline.queryDesk, sql);
    };
    expect(await rows("payouts-paid-and-pending")).toMatchObject([
      { customer_name: alpenquell.name, stage: "on_its_way", waits_for: "bank", amount: "805.0000" },
      { customer_name: nordwind.name, stage: "paid", amount: "3853.2000", paid_on: today() },
      { customer_name: hafenkontor.name, stage: "stopped", waits_for: "proposer" },
    ]);
    expect(await rows("segregation-of-duties")).toMatchObject([
      {
        customer_name: nordwind.name,
        breach: null,
        proposed_by: "jonas.keller@tierline.example",
        approved_by: "greta.lindner@tierline.example, zhao.min@tierline.example",
        released_by: "sophie.martin@tierline.example",
        confirmed_by: "sophie.martin@tierline.example",
      },
    ]);
  });
});

/** Waits for a page by its heading. */
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

const payoutPath = /^\/payouts\/P[0-9A-F]+$/;
const batchPath = /^\/releases\/B[0-9A-F]+$/;

const arrival = (page: Page, path: RegExp) => page.waitForURL(({ pathname }) => path.test(pathname));

/** Follows a link by all of its words to where it should lead. */
async function follow(page: Page, link: string, path: RegExp): Promise<void> {
  await page.getByRole("link", { name: link, exact: true }).first().click();
  await arrival(page, path);
}

/** Expects a page to say all of it to whoever looks at it. */
async function expectText(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** What the file holds that a click saves. */
async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFile(await download.path(), "utf8");
}

async function release(page: Page): Promise<void> {
  await page.getByLabel("I confirm that what is selected is to be paid.").check();
  await page.getByRole("button", { name: "Release what is selected" }).click();
  await heading(page, "What was released");
}

/** Opens the forms of what became of a customer's payout. */
async function confirming(page: Page, name: string): Promise<void> {
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("link", { name: "Paid or failed?" }).click();
  await arrival(page, /^\/on-its-way\/P[0-9A-F]+$/);
}
