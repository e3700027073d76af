import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { confirming } from "../../../shared/aws/confirming.ts";
import { paymentBatchStore } from "../../../shared/aws/payment-batches.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { idOf, person, policyWith } from "../../shared/approval/policy.ts";
import { nonceIn } from "../../support/browser.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { payments } from "../../support/payments.ts";
import { openPages } from "./payouts.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let pages: Awaited<ReturnType<typeof openPages>>;
let world: ReturnType<typeof payments>;
let number = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 60 }, (_, index) => `tables-${index}`));
});
afterAll(() => dynamodb.stop());

const people = [...policyWith().people, person("ada", { roles: ["admin"] }), person("olga", { roles: ["auditor"] })];

/** Pages, payouts and ledger over one table of their own. */
async function open(policy = policyWith({ people })) {
  const table = `tables-${number++}`;
  const tables = { payoutsTable: table, ledgerTable: table };
  world = payments(dynamodb.client, tables);
  pages = await openPages(dynamodb.client, table, { policy });
  Object.assign(pages.services, {
    confirming: confirming(dynamodb.client, tables),
    releases: { batches: paymentBatchStore(dynamodb.client, table) },
  });
  pages.clock.at = "2026-06-05T10:00:00.000Z";
}
beforeEach(() => open());

const pathOf = ({ payoutId }: Payout) => `/on-its-way/${payoutId}`;
const actionOf = (payout: Payout) => `${pathOf(payout)}/confirmations`;
const statusOf = async ({ payoutId }: Payout) => (await world.store.find(payoutId))?.status;
const paid = (more: Readonly<Record<string, string>> = {}) => ({
  attempt: "1",
  outcome: "paid",
  value_date: "2026-06-04",
  ...more,
});
const failed = (more: Readonly<Record<string, string>> = {}) => ({
  attempt: "1",
  outcome: "failed",
  reason: "account <closed>",
  ...more,
});

describe("what is on its way", () => {
  test("stands by payment batch with method, age and totals, the longest under way first", async () => {
    const first = await world.onItsWay({ amounts: { "2025": "1234.5" } });
    const approved = [
      await world.approved({ customerId: "C2", name: "Südwind" }),
      await world.approved({ customerId: "C3", name: "<b>Ostwind</b>" }),
    ];
    for (const payout of approved)
      await world.release(payout, { by: "roz", at: "2026-06-05T08:00:00.000Z", paymentBatchId: "B2" });
    await world.batch("B1", [{ payoutId: first.payoutId }], { method: "cheque" });
    const page = await pages.as("ray", "releaser").page("/on-its-way");
    const text = page.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    expect(text).toMatch(
      /Payment batch B1 for 3 days Released by ray · 2 Jun 2026, 11:00 · Cheque .* Payment batch B2 since today/,
    );
    expect(text).toMatch(/Nordwind 1,234.50 EUR 10 Jun 2026 Paid or failed\? Total 1,234.50 EUR/);
    expect(text).toContain("Total 200.00 EUR");
    expect(page).toContain("&lt;b&gt;Ostwind&lt;/b&gt;");
    expect(page).toContain('href="/releases/B1"');
  });

  test("is told in Chinese", async () => {
    await world.onItsWay();
    const page = await pages.as("ray", "releaser").page("/on-its-way?lang=zh");
    for (const words of ["付款途中", "付款批次 <small>B1</small>", "已 3 天", "确认付款结果", "银行回执"])
      expect(page).toContain(words);
  });

  test("is nothing at first", async () => {
    expect(await pages.as("ray", "releaser").page("/on-its-way")).toContain("Nothing is on its way");
  });

  test.each`
    name      | roles           | status | mayActOnIt | because
    ${"ray"}  | ${["releaser"]} | ${200} | ${true}    | ${"they release"}
    ${"ada"}  | ${["admin"]}    | ${200} | ${true}    | ${"they administer"}
    ${"olga"} | ${["auditor"]}  | ${200} | ${false}   | ${"they only look"}
    ${"cleo"} | ${["releaser"]} | ${200} | ${false}   | ${"the policy names other releasers"}
    ${"nora"} | ${["approver"]} | ${403} | ${false}   | ${"approvers have no part in it"}
    ${"pat"}  | ${["proposer"]} | ${403} | ${false}   | ${"nor have proposers"}
  `(
    "is $status for $name, who may say something: $mayActOnIt, because $because",
    async ({ name, roles, status, mayActOnIt }) => {
      const payout = await world.onItsWay();
      const visitor = pages.as(name, ...roles);
      const response = await visitor.get("/on-its-way");
      expect(response.status).toBe(status);
      const page = await response.text();
      expect([page.includes(`href="${pathOf(payout)}"`), page.includes('type="file"')]).toEqual([
        mayActOnIt,
        mayActOnIt,
      ]);
      const tried = await visitor.post(actionOf(payout), paid());
      expect(tried.status).toBe(mayActOnIt ? 303 : 403);
      expect(await statusOf(payout)).toBe(mayActOnIt ? "paid" : "released");
    },
  );

  test("shows no customer who is not in the reader's scope", async () => {
    await world.onItsWay({ name: "Secretive" });
    const page = await pages.as("sam", "auditor").page("/on-its-way");
    expect(page).not.toContain("Secretive");
    expect(page).toContain("Nothing is on its way");
  });
});

describe("a payout", () => {
  test("is marked paid by the form of its page, and its own page tells it", async () => {
    const payout = await world.onItsWay();
    const ray = pages.as("ray", "releaser");
    const page = await ray.page(pathOf(payout));
    expect(page).toContain('max="2026-06-05"');
    const response = await ray.post(actionOf(payout), { ...paid(), nonce: nonceIn(page, actionOf(payout)) });
    expect([response.status, response.headers.get("location")]).toEqual([303, `/payouts/${payout.payoutId}`]);
    const { confirmations } = (await world.store.find(payout.payoutId)) ?? {};
    expect(confirmations).toMatchObject([{ outcome: "paid", valueDate: "2026-06-04", confirmedBy: idOf("ray") }]);
    expect(await world.balances()).toEqual({ rebate_liability: "100", bank: "-100" });
    expect(await ray.page(pathOf(payout))).not.toContain('<form method="post" action="/on-its-way');
  });

  test("that failed has its reason on the payout's page, and waits for release", async () => {
    const payout = await world.onItsWay();
    expect((await pages.as("ray", "releaser").post(actionOf(payout), failed())).status).toBe(303);
    expect(await statusOf(payout)).toBe("failed");
    const page = await pages.as("ray", "releaser").page(`/payouts/${payout.payoutId}`);
    for (const shown of [
      "On its way to payment",
      "Released",
      "Attempt 1",
      "B1",
      "Payment failed",
      "account &lt;closed&gt;",
    ])
      expect(page).toContain(shown);
    const chinese = await pages.as("ray", "releaser").page(`/payouts/${payout.payoutId}?lang=zh`);
    for (const shown of ["付款经过", "已放行", "第 1 次", "付款失败"]) expect(chinese).toContain(shown);
  });

  test("that was not released has no such history", async () => {
    const payout = await world.approved();
    const page = await pages.as("ray", "releaser").page(`/payouts/${payout.payoutId}`);
    expect(page).not.toContain("On its way to payment");
  });

  test.each`
    fields                                | status | text                                     | because
    ${failed({ reason: "  " })}           | ${422} | ${"What failed needs a reason."}         | ${"nobody knows why"}
    ${paid({ value_date: "" })}           | ${422} | ${"What was paid needs its value date."} | ${"nobody knows when"}
    ${paid({ value_date: "2026-05-01" })} | ${422} | ${"lies before the day on which"}        | ${"it was not released by then"}
    ${paid({ value_date: "2026-07-01" })} | ${422} | ${"lies in the future"}                  | ${"it is 5 June"}
    ${paid({ value_date: "tomorrow" })}   | ${403} | ${"This form is no longer valid"}        | ${"no browser sends that"}
    ${paid({ outcome: "pending" })}       | ${403} | ${"This form is no longer valid"}        | ${"no button sends that"}
    ${paid({ attempt: "2" })}             | ${409} | ${"has not been released"}               | ${"there is no second attempt"}
  `("is left as it is by a form with $fields: $because", async ({ fields, status, text }) => {
    const payout = await world.onItsWay();
    const response = await pages.as("ray", "releaser").post(actionOf(payout), fields);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
    expect(await statusOf(payout)).toBe("released");
  });

  test("that the form is sent of twice is confirmed once", async () => {
    const payout = await world.onItsWay();
    const send = () => pages.as("ray", "releaser").post(actionOf(payout), paid());
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303]);
    expect((await world.store.find(payout.payoutId))?.confirmations).toHaveLength(1);
    expect(await world.entryCount()).toBe(2);
  });

  test("is not said to have failed once it is paid", async () => {
    const payout = await world.onItsWay();
    await pages.as("ray", "releaser").post(actionOf(payout), paid());
    const response = await pages.as("roz", "releaser").post(actionOf(payout), failed());
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("It is on record as paid");
    expect(await statusOf(payout)).toBe("paid");
  });

  test("whose form is of the first attempt is not failed at the second", async () => {
    const payout = await world.onItsWay();
    await pages.as("ray", "releaser").post(actionOf(payout), failed());
    await world.release(payout, { at: "2026-06-05T09:00:00.000Z", paymentBatchId: "B2" });
    expect((await pages.as("ray", "releaser").post(actionOf(payout), failed())).status).toBe(303);
    expect(await statusOf(payout)).toBe("released");
  });

  test.each`
    name      | text
    ${"pat"}  | ${"You proposed this payout"}
    ${"nora"} | ${"You decided on this payout; somebody else must say"}
  `("is not confirmed by $name, although a releaser now: $text", async ({ name, text }) => {
    await open(policyWith({ people, releasers: ["ray", "pat", "nora"].map(idOf) }));
    const payout = await world.onItsWay();
    const visitor = pages.as(name, "releaser");
    expect(await visitor.page(pathOf(payout))).toContain(text);
    const response = await visitor.post(actionOf(payout), paid());
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining(text)]);
    expect(await statusOf(payout)).toBe("released");
  });

  test("that does not exist is answered as one that may not be seen", async () => {
    const ray = pages.as("ray", "releaser");
    const missing = "/on-its-way/P00000000000000000000000";
    expect((await ray.get(missing)).status).toBe(403);
    expect((await ray.post(`${missing}/confirmations`, paid())).status).toBe(403);
  });
});

describe("a bank's file", () => {
  const returnsPath = "/on-its-way/bank-returns";
  const list = (...rows: readonly string[]) =>
    new File([["payout_id,status,reason,value_date", ...rows].join("\r\n")], "<returns>.csv");
  /** Sends a file by the form of the page, as a browser does. */
  async function upload(
    file: File | undefined,
    visitor = pages.as("ray", "releaser"),
    fields?: Readonly<Record<string, string>>,
  ) {
    const page = await visitor.page("/on-its-way");
    const response = await visitor.upload(returnsPath, file, fields ?? { nonce: nonceIn(page, returnsPath) });
    return { status: response.status, page: await response.text() };
  }

  test("is read, and the answer tells of each payout what came of it, and of every problem", async () => {
    const [a, b] = [await world.onItsWay(), await world.onItsWay({ customerId: "C2", name: "Südwind" })];
    const rows = [`${a.payoutId},paid,,2026-06-04`, `${b.payoutId},failed,"account <closed>",`, "P9,paid,,2026-06-04"];
    const { status, page } = await upload(list(...rows));
    expect(status).toBe(200);
    const text = page.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    expect(text).toContain(`Nordwind ${a.payoutId} 100.00 EUR Paid 4 Jun 2026 On record now`);
    expect(text).toContain(`Südwind ${b.payoutId} 100.00 EUR Payment failed account &lt;closed&gt; On record now`);
    expect(text).toContain("On record now Paid 1 100.00 EUR");
    expect(text).toContain("line 4 P9 was never sent on its way");
    expect(page).toContain("&lt;returns&gt;.csv");
    expect([await statusOf(a), await statusOf(b)]).toEqual(["paid", "failed"]);

    const again = (await upload(list(...rows))).page.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    expect(again).toContain("Known already Paid 4 Jun 2026 , by ray, 5 Jun 2026, 12:00");
    expect(await world.entryCount()).toBe(4);
  });

  test("is answered in Chinese, problems and all", async () => {
    const payout = await world.onItsWay();
    const ray = pages.as("ray", "releaser");
    const page = await ray.page("/on-its-way");
    const file = list(`${payout.payoutId},failed,账户已注销,`, `${payout.payoutId},paid,,`);
    const response = await ray.upload(`${returnsPath}?lang=zh`, file, { nonce: nonceIn(page, returnsPath) });
    const answered = await response.text();
    for (const words of ["银行回执的处理结果", "已记录", "账户已注销", "第 3 行", "已付款的须填写 value_date"])
      expect(answered).toContain(words);
  });

  test("of which nothing can be read changes nothing, and says why", async () => {
    const payout = await world.onItsWay();
    const { status, page } = await upload(new File(["payout;status"], "returns.csv"));
    expect(status).toBe(422);
    expect(page).toContain("The file tells of no payout that was sent.");
    expect(page).toContain("the columns are payout_id,status,reason,value_date, not payout;status");
    expect(await statusOf(payout)).toBe("released");
  });

  test("that is missing, empty or too large is asked for again", async () => {
    const missing = await upload(undefined);
    expect([missing.status, missing.page]).toEqual([422, expect.stringContaining("Choose a file.")]);
    expect((await upload(new File([], "returns.csv"))).status).toBe(422);
    const large = await upload(new File(["x".repeat(4 * 1024 * 1024 + 1)], "returns.csv"));
    expect([large.status, large.page]).toEqual([413, expect.stringContaining("larger than 4 MB")]);
  });

  test("is not taken without the nonce of its form, nor with that of another", async () => {
    const payout = await world.onItsWay();
    const file = list(`${payout.payoutId},paid,,2026-06-04`);
    const ray = pages.as("ray", "releaser");
    const ofOther = nonceIn(await ray.page(pathOf(payout)), actionOf(payout));
    expect(ofOther).not.toBe("");
    expect((await upload(file, ray, {})).status).toBe(403);
    expect((await upload(file, ray, { nonce: ofOther })).status).toBe(403);
    expect(await statusOf(payout)).toBe("released");
  });

  test("is taken from nobody who only looks", async () => {
    const payout = await world.onItsWay();
    const olga = pages.as("olga", "auditor");
    // The form is not shown to them, so the test brings its nonce.
    const response = await olga.post(returnsPath, { file: "payout_id" });
    expect(response.status).toBe(403);
    expect(await statusOf(payout)).toBe("released");
  });
});

test("GETs and HEADs of every page change nothing", async () => {
  const payout = await world.onItsWay();
  const before = await pages.contents();
  const ray = pages.as("ray", "releaser");
  const query = new URLSearchParams(paid());
  for (const path of ["/on-its-way", "/on-its-way/bank-returns", pathOf(payout), actionOf(payout)])
    for (const method of ["GET", "HEAD"])
      for (let time = 0; time < 10; time += 1) await ray.get(`${path}?${query}`, method);
  expect(await pages.contents()).toEqual(before);
});
