import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { confirming } from "../../../shared/aws/confirming.ts";
import { objectStore } from "../../../shared/aws/objects.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { voided } from "../../../shared/payout/transitions.ts";
import { idOf, person, policyWith } from "../../shared/approval/policy.ts";
import { company } from "../../shared/payout/world.ts";
import { nonceIn } from "../../support/browser.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { payments } from "../../support/payments.ts";
import { payer, releases } from "../../support/releases.ts";
import { startS3 } from "../../support/s3.ts";
import { done, noon, openPages } from "./payouts.ts";

const worlds = 50;
let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let s3: Awaited<ReturnType<typeof startS3>>;
let world: Awaited<ReturnType<typeof openWorld>>;
let number = 0;

beforeAll(async () => {
  const numbers = Array.from({ length: worlds }, (_, index) => index);
  dynamodb = await startDynamoDb(...numbers.flatMap((index) => [`payouts-${index}`, `ledger-${index}`]));
  s3 = await startS3("payments");
});
afterAll(async () => {
  dynamodb.stop();
  await s3.stop();
});
beforeEach(async () => {
  world = await openWorld();
});

/** Pages over tables of their own. Ray and Roz release, Ray also approves; Amy only audits; Gil releases in France alone. */
async function openWorld(more: Parameters<typeof policyWith>[0] = { payer }) {
  const index = number++;
  if (index >= worlds) throw new Error("there are not enough tables");
  const tables = { payoutsTable: `payouts-${index}`, ledgerTable: `ledger-${index}` };
  const plain = policyWith();
  const policy = policyWith({
    people: [...plain.people, person("amy"), person("gil", { scope: { regions: ["FR"] } })],
    releasers: [...plain.releasers, idOf("gil")],
    ...more,
  });
  const pages = await openPages(dynamodb.client, tables.payoutsTable, { policy });
  const bucket = objectStore(s3.client, "payments");
  const services = releases(dynamodb.client, tables, bucket);
  Object.assign(pages.services, { releases: services });
  const known = payments(dynamodb.client, tables);
  return {
    pages,
    policy,
    services,
    known,
    find: async ({ payoutId }: Payout) => (await known.store.find(payoutId)) as Payout,
    write: async (before: Payout, after: Payout) => expect(await known.store.write(before, after)).toBe(true),
    confirm: (payoutId: string, outcome: "paid" | "failed") =>
      confirming(dynamodb.client, tables).confirm(
        { payoutId, outcome, reason: "AC04", valueDate: "2026-06-03" },
        { personId: idOf("roz"), at: "2026-06-03T10:00:00.000Z", policy },
      ),
  };
}

const formOf = (payouts: readonly Payout[], more: Readonly<Record<string, string>> = {}) => ({
  method: payouts[0]?.content.payee?.payoutMethod ?? "bank_transfer",
  shown_at: noon,
  confirmed: "yes",
  ...Object.fromEntries(payouts.map(({ payoutId, revision }) => [`payout.${payoutId}`, String(revision)])),
  ...more,
});
const releaseAs = async (name: string, payouts: readonly Payout[], more: Readonly<Record<string, string>> = {}) => {
  const response = await world.pages.as(name).post("/releases", formOf(payouts, more));
  return { status: response.status, text: await response.text() };
};
const batchIn = (page: string) => /\/releases\/(B[0-9A-F]{23})/.exec(page)?.[1] ?? "";
const statusOf = async (payout: Payout) => (await world.find(payout)).status;

describe("the page of releases", () => {
  test("groups what waits by method, with totals by currency, warnings and a box for each", async () => {
    const cheque = { ...company, payoutMethod: "cheque" as const };
    await world.known.approved({ customerId: "C1", name: "Nordwind", amounts: { "2025": "1000.5" } });
    await world.known.approved({ customerId: "C2", name: "Südwind <AG>", amounts: { "2025": "34.5" } });
    await world.known.approved({ customerId: "C3", name: "Westwind", payee: cheque, amounts: { "2025": "7" } });
    const page = await world.pages.as("ray").page("/releases");
    expect(page).toContain("2 · 1,035.00 EUR");
    expect(page).toContain("1 · 7.00 EUR");
    expect(page.indexOf("Bank transfer")).toBeLessThan(page.indexOf("Nordwind"));
    expect(page.indexOf(">Cheque<")).toBeLessThan(page.indexOf("Westwind"));
    expect(page).toContain("Südwind &lt;AG&gt;");
    expect(page.match(/<input type="checkbox" name="payout\./g)).toHaveLength(3);
    expect(page).not.toContain(" checked>");
    expect((await world.pages.as("ray").page("/releases?selected=cheque")).match(/ checked>/g)).toHaveLength(1);
  });

  test("is the same in Chinese, and says when nothing waits", async () => {
    expect(await world.pages.as("ray").page("/releases")).toContain("Nothing waits for release");
    expect(await world.pages.as("ray").page("/releases?lang=zh")).toContain("没有待放行的付款");
    await world.known.approved();
    const page = await world.pages.as("ray").page("/releases?lang=zh");
    expect(page).toContain("付款放行");
    expect(page).toContain("银行转账");
    expect(page).toContain("我确认支付所选款项。");
  });

  test("has no box for who decided on a payout, and says so", async () => {
    await world.known.approved();
    const page = await world.pages.as("nora").page("/releases");
    expect(page).not.toContain('name="payout.');
    expect(page).toContain("You are not one of the people who release payouts.");
  });

  test("shows nobody customers out of their scope", async () => {
    await world.known.approved({ name: "Nordwind", region: "DE" });
    expect(await world.pages.as("gil").page("/releases")).not.toContain("Nordwind");
  });

  test("is refused to everybody else", async () => {
    for (const role of ["approver", "proposer", "auditor", "admin"] as const) {
      const response = await world.pages.as("ray", role).get("/releases");
      expect([role, response.status]).toEqual([role, 403]);
    }
    expect((await world.pages.as("ray", "auditor").post("/releases", formOf([]))).status).toBe(403);
  });

  test("holds fifty and leads to the rest", async () => {
    for (let index = 0; index < 51; index += 1) await world.known.approved({ customerId: `C${index}` });
    const first = await world.pages.as("ray").page("/releases");
    expect(first.match(/name="payout\./g)).toHaveLength(50);
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1] ?? "";
    expect((await world.pages.as("ray").page(next)).match(/name="payout\./g)).toHaveLength(1);
  });

  test("GET and HEAD change nothing", async () => {
    const payout = await world.known.approved();
    await releaseAs("ray", [payout]);
    await world.known.approved({ customerId: "C2" });
    const before = await world.pages.contents();
    const [batch] = await world.services.batches.recent(1);
    const id = batch?.paymentBatchId;
    for (const path of ["/", "/releases", `/releases/${id}`, `/releases/${id}/files/transfers-EUR.xml`])
      for (const method of ["GET", "HEAD"])
        expect((await world.pages.as("roz").get(path, method)).status, path).toBe(200);
    expect(await world.pages.contents()).toEqual(before);
  });

  test("the first page counts what waits, for people who release", async () => {
    await world.known.approved();
    expect(await world.pages.as("ray").page("/")).toContain('<a class="count" href="/releases">1</a>');
    expect(await world.pages.as("ray", "approver").page("/")).not.toContain("/releases");
  });
});

describe("a release", () => {
  test("by the form of the page books the payouts, writes the file, and tells of each", async () => {
    const payouts = [await world.known.approved(), await world.known.approved({ customerId: "C2", name: "Südwind" })];
    const ray = world.pages.as("ray");
    const page = await ray.page("/releases?selected=bank_transfer");
    const [, shownAt = ""] = /name="shown_at" value="([^"]+)"/.exec(page) ?? [];
    const form = formOf(payouts, { shown_at: shownAt, nonce: nonceIn(page, "/releases") });
    const response = await ray.post("/releases", form);
    const text = await response.text();
    expect([response.status, text.match(/Released</g)?.length]).toEqual([200, 2]);
    expect(await world.known.balances()).toEqual({ rebate_liability: "200", rebate_payable: "-200" });
    for (const payout of payouts)
      expect((await world.find(payout)).releases).toEqual([
        { attempt: 1, round: 1, personId: idOf("ray"), releasedAt: noon, paymentBatchId: batchIn(text) },
      ]);

    const batchPage = await ray.page(`/releases/${batchIn(text)}`);
    expect(batchPage).toContain("Files are ready");
    expect(batchPage).toContain("200.00 EUR");
    expect(batchPage).toContain("Südwind");
    expect(await ray.page("/releases")).toContain(`/releases/${batchIn(text)}/files/transfers-EUR.xml`);
    expect(await ray.page(`/releases/${batchIn(text)}?lang=zh`)).toContain("文件已生成");
  });

  test("sent twice is one release", async () => {
    const payout = await world.known.approved();
    const first = await releaseAs("ray", [payout]);
    const second = await releaseAs("ray", [payout]);
    expect(batchIn(second.text)).toBe(batchIn(first.text));
    expect((await world.find(payout)).releases).toHaveLength(1);
    expect(await world.known.entryCount()).toBe(1);
  });

  test("of a list that spreadsheets open keeps its byte order mark on the way", async () => {
    const payee = { ...company, payoutMethod: "cheque" as const };
    const payout = await world.known.approved({ payee });
    world.services.register("C1", payee);
    const id = batchIn((await releaseAs("ray", [payout])).text);
    const response = await world.pages.as("amy", "auditor").get(`/releases/${id}/files/cheques.csv`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${id}-cheques.csv"`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain("100.00");
  });

  test("of as many lines as a payout may have is one write", async () => {
    const periods = ["2025", ...Array.from({ length: 29 }, (_, index) => `p${index}`)];
    const payout = await world.known.approved({ amounts: Object.fromEntries(periods.map((id) => [id, "10"])) });
    await releaseAs("ray", [payout]);
    expect(await statusOf(payout)).toBe("released");
    expect(await world.known.entryCount()).toBe(30);
  });

  test("of a payment that failed goes out again, in another batch and another message to the bank", async () => {
    const payout = await world.known.approved();
    const first = batchIn((await releaseAs("ray", [payout])).text);
    expect(await world.confirm(payout.payoutId, "failed")).toMatchObject({ result: "confirmed" });
    expect(await world.pages.as("ray").page("/releases")).toContain("Payment failed");
    const second = batchIn((await releaseAs("ray", [await world.find(payout)])).text);
    expect(await world.find(payout)).toMatchObject({ status: "released", releases: [{ attempt: 1 }, { attempt: 2 }] });
    const sent = await Promise.all([first, second].map(async (id) => (await world.services.batches.find(id))?.sent[0]));
    expect(sent[1]?.messageId).toMatch(/^R[0-9A-F]{23}$/);
    expect(sent[1]?.messageId).not.toBe(sent[0]?.messageId);
    expect(await world.known.balances()).toEqual({ rebate_liability: "100", rebate_payable: "-100" });
  });

  test("with the form of before that payment failed changes nothing", async () => {
    const payout = await world.known.approved();
    await releaseAs("ray", [payout]);
    await world.confirm(payout.payoutId, "failed");
    const other = await releaseAs("roz", [payout]);
    expect(other.text).toContain("The payout has changed since you opened the page.");
    await releaseAs("ray", [payout]);
    expect(await statusOf(payout)).toBe("failed");
  });
});

describe("a payout is not released, and the others are,", () => {
  const refused = async (payout: Payout, reason: string, by = "ray") => {
    const other = await world.known.approved({ customerId: "C9", name: "Another" });
    const { status, text } = await releaseAs(by, [payout, other]);
    expect(status).toBe(200);
    expect(text).toContain(reason);
    expect(await statusOf(payout)).not.toBe("released");
    expect(await statusOf(other)).toBe("released");
    expect(await world.known.settled("C1")).toBe("0");
    const [batch] = await world.services.batches.recent(1);
    expect(batch?.sent.map(({ payoutId }) => payoutId)).toEqual([other.payoutId]);
  };

  test("if it was recalculated meanwhile", async () => {
    const payout = await world.known.approved();
    await world.write(payout, done(voided(payout, "recalculated")));
    await refused(payout, "The payout has changed since you opened the page.");
    await releaseAs("ray", [await world.find(payout)]);
    expect(await statusOf(payout)).toBe("voided");
  });

  test.each([
    ["another account", { ...company, iban: "DE02120300000000202051" }],
    ["another method", { ...company, payoutMethod: "cheque" as const }],
    ["nobody", undefined],
  ])("if the payee is now registered with %s", async (_, payee) => {
    const payout = await world.known.approved();
    world.services.register("C1", payee);
    await refused(payout, "The payee is no longer the one that was approved.");
  });

  test("if it pays more than is accrued", async () => {
    const payout = await world.known.approved();
    await world.known.accrueMore("C1", "99.99");
    await refused(payout, "More would be paid than is accrued.");
  });

  test("if another payout settled the same position before it, be it by the same form", async () => {
    const payout = await world.known.approved();
    const other = { ...payout, payoutId: "P00000000000000000000000A" };
    expect(await world.known.store.write(undefined, other)).toBe(true);
    await world.known.accrueMore("C1", "200");
    const { text } = await releaseAs("ray", [payout, other]);
    expect(text).toContain("The payout was recalculated or withdrawn");
    expect([await statusOf(payout), await statusOf(other)]).toEqual(["released", "approved"]);
    expect(await world.known.settled("C1")).toBe("100");
  });

  test("if data are missing that its method needs", async () => {
    const { accountHolder: _, ...withoutHolder } = company;
    world.services.register("C1", withoutHolder);
    await refused(await world.known.approved({ payee: withoutHolder }), "The payee&#39;s registration lacks");
  });

  test("if it is of another method than its form says", async () => {
    const payee = { ...company, payoutMethod: "cheque" as const };
    world.services.register("C1", payee);
    const payout = await world.known.approved({ payee });
    const { text } = await releaseAs("ray", [payout], { method: "bank_transfer" });
    expect(text).toContain("The payee is no longer the one that was approved.");
    expect(await statusOf(payout)).toBe("approved");
  });

  test("if there is none, or none that its reader may see", async () => {
    const hidden = await world.known.approved({ region: "DE" });
    const none = { ...hidden, payoutId: "P0000000000000000000000" };
    const { text } = await releaseAs("gil", [hidden, none]);
    expect(text.match(/There is no payout here that you may see\./g)).toHaveLength(2);
    expect(text).not.toContain("Nordwind");
    expect(await statusOf(hidden)).toBe("approved");
  });

  test("by who decided on it", async () => {
    world = await openWorld({ payer, releasers: [idOf("ray"), idOf("nora")] });
    const payout = await world.known.approved();
    const { text } = await releaseAs("nora", [payout]);
    expect(text).toContain("You decided on this payout; somebody else must release it.");
    expect(await statusOf(payout)).toBe("approved");
  });

  test("by who proposed it", async () => {
    world = await openWorld({ payer, releasers: [idOf("ray"), idOf("pat")] });
    const payout = await world.known.approved();
    expect((await releaseAs("pat", [payout])).text).toContain("You proposed this payout");
    expect(await statusOf(payout)).toBe("approved");
  });

  test("by who has the role and is not named by the policy", async () => {
    const payout = await world.known.approved();
    expect((await releaseAs("dora", [payout])).text).toContain("You are not one of the people who release payouts.");
    expect(await statusOf(payout)).toBe("approved");
  });

  test.each([
    ["no payer", {}],
    ["no account in the currency", { payer: { ...payer, accounts: {} } }],
  ])("by bank transfer while the policy names %s; by other ways it is", async (_, parts) => {
    world = await openWorld(parts);
    const payee = { ...company, payoutMethod: "deduction" as const };
    world.services.register("C2", payee);
    const transfer = await world.known.approved();
    const deduction = await world.known.approved({ customerId: "C2", payee });
    const { text } = await releaseAs("ray", [transfer]);
    expect(text).toContain("The approval policy names no account of ours in this currency.");
    const [batch] = await world.services.batches.recent(1);
    expect(batch).toMatchObject({ status: "written", sent: [], files: [] });
    expect(await world.pages.as("ray").page(`/releases/${batch?.paymentBatchId}`)).toContain("Not released with it");
    await releaseAs("ray", [deduction]);
    expect([await statusOf(transfer), await statusOf(deduction)]).toEqual(["approved", "released"]);
  });

  test("and can be once its cause is put right, by a page that is opened anew", async () => {
    const payout = await world.known.approved();
    world.services.register("C1", undefined);
    await releaseAs("ray", [payout]);
    world.services.register("C1", company);
    expect((await releaseAs("ray", [payout])).text).toContain("This form has been taken already");
    await releaseAs("ray", [payout], { shown_at: "2026-06-02T10:01:00.000Z" });
    expect(await statusOf(payout)).toBe("released");
  });
});

describe("a form", () => {
  test("without a choice, or without being confirmed, is shown again with what was chosen", async () => {
    const payout = await world.known.approved();
    const none = await releaseAs("ray", [], { method: "bank_transfer" });
    expect([none.status, none.text.includes("Select at least one payout.")]).toEqual([422, true]);
    const unconfirmed = await world.pages.as("ray").post("/releases", { ...formOf([payout]), confirmed: "" });
    expect(unconfirmed.status).toBe(403);
    const { confirmed: _, ...form } = formOf([payout]);
    const again = await world.pages.as("ray").post("/releases", form);
    const text = await again.text();
    expect([again.status, text.includes("Confirm the release"), text.includes(" checked>")]).toEqual([422, true, true]);
    expect(await statusOf(payout)).toBe("approved");
  });

  test.each([
    ["of cash", { method: "cash" }],
    ["without its instant", { shown_at: "now" }],
    ["without its nonce", { nonce: "made-up" }],
    ["of more than a page holds", Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`payout.P${i}`, "1"]))],
  ])("%s is refused, and nothing is written", async (_, more) => {
    const payout = await world.known.approved();
    const before = await world.pages.contents();
    expect((await releaseAs("ray", [payout], more as Readonly<Record<string, string>>)).status).toBe(403);
    expect(await world.pages.contents()).toEqual(before);
  });
});

describe("payment files", () => {
  test("are for people who release and who audit, of batches whose payouts they may see", async () => {
    const payout = await world.known.approved();
    const id = batchIn((await releaseAs("ray", [payout])).text);
    const paths = [`/releases/${id}`, `/releases/${id}/files/transfers-EUR.xml`];
    const statuses = (name: string, role: "releaser" | "auditor" | "approver") =>
      Promise.all(paths.map(async (path) => (await world.pages.as(name, role).get(path)).status));
    expect(await statuses("roz", "releaser")).toEqual([200, 200]);
    expect(await statuses("amy", "auditor")).toEqual([200, 200]);
    expect(await statuses("dora", "approver")).toEqual([403, 403]);
    expect(await statuses("gil", "releaser")).toEqual([404, 404]);
    const file = await world.pages.as("roz").get(paths[1] ?? "");
    expect(file.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    expect(await file.text()).toContain("pain.001.001.09");
  });

  test("that are not in a batch are not found", async () => {
    const id = batchIn((await releaseAs("ray", [await world.known.approved()])).text);
    for (const path of [
      `/releases/${id}/files/other.xml`,
      `/releases/${id}/files/..%2Ftransfers-EUR.xml`,
      "/releases/B0000000000000000000000A",
      "/releases/x",
      "/releases/B0000000000000000000000A/files/transfers-EUR.xml",
    ])
      expect((await world.pages.as("ray").get(path)).status, path).toBe(404);
  });

  test("that could not be written follow later: the release stands, and the fault is recorded", async () => {
    const payout = await world.known.approved();
    Object.assign(world.services.payments, { write: () => Promise.reject(new Error("S3 is away")) });
    const ray = world.pages.as("ray");
    const response = await ray.post("/releases", formOf([payout]));
    expect(response.status).toBe(200);
    expect(ray.reported.map(({ message }) => message)).toEqual(["S3 is away"]);
    expect(await statusOf(payout)).toBe("released");
    const page = await ray.page(`/releases/${batchIn(await response.text())}`);
    expect(page).toContain("Files are being written");
    expect(page).toContain("They follow within minutes.");
  });
});
