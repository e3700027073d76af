import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { blocked, timedOut } from "../../../shared/payout/transitions.ts";
import { idOf, policyWith } from "../../shared/approval/policy.ts";
import { nonceIn } from "../../support/browser.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { asking, decisionFields, done, expiresAt, noon, openPages, proposal } from "./payouts.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let pages: Awaited<ReturnType<typeof openPages>>;
let number = 0;
const nextTable = () => `payouts-${number++}`;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 40 }, (_, index) => `payouts-${index}`));
});
afterAll(() => dynamodb.stop());
beforeEach(async () => {
  pages = await openPages(dynamodb.client, nextTable());
});

const day = (number: number) => `2026-07-${String(number).padStart(2, "0")}`;
const named = (name: string) => ({ name, region: "DE" });
const statusOf = async (payoutId: string) => (await pages.store.find(payoutId))?.status;

describe("the first page", () => {
  test("lists what waits, the oldest day of payment first, with amount, currency and time limit", async () => {
    await pages.put(asking(proposal({ customer: named("Later"), payoutOn: day(9), amount: "1234567.8" }), ["nora"]));
    await pages.put(asking(proposal({ customer: named("Sooner"), payoutOn: day(2) }), ["nora"]));
    await pages.put(asking(proposal({ customer: named("Of others"), payoutOn: day(1) }), ["sam"]));
    const page = await pages.as("nora").page("/");
    expect(page.indexOf("Sooner")).toBeGreaterThan(0);
    expect(page.indexOf("Sooner")).toBeLessThan(page.indexOf("Later"));
    expect(page).toContain("1,234,567.80");
    expect(page).toContain("3 Jun 2026, 12:00");
    expect(page).toContain('<a class="count" href="/payouts">2</a>');
    expect(page).not.toContain("Of others");
  });

  test("holds fifty and leads to the rest", async () => {
    const payouts = Array.from({ length: 51 }, (_, index) =>
      asking(proposal({ customer: named(`Customer ${index + 100}`), payoutOn: day(1 + (index % 28)) }), ["nora"]),
    );
    await Promise.all(payouts.map(pages.put));
    const seen: string[] = [];
    let path: string | undefined = "/";
    while (path !== undefined) {
      const page: string = await pages.as("nora").page(path);
      seen.push(...[...page.matchAll(/Customer \d+/g)].map(String));
      path = /rel="next" href="([^"]+)"/.exec(page)?.[1];
    }
    expect(seen).toHaveLength(51);
    expect(new Set(seen).size).toBe(51);
  });

  test("begins anew where the page to go on from names nothing", async () => {
    await pages.put(asking(proposal(), ["nora"]));
    for (const after of ["P0", "a/b", "%00"])
      expect(await pages.as("nora").page(`/?after=${after}`)).toContain("Nordwind");
  });

  test.each`
    role          | leadsTo                      | notTo
    ${"approver"} | ${["/payouts", "/policy"]}   | ${["/proposals"]}
    ${"proposer"} | ${["/proposals", "/policy"]} | ${["/payouts"]}
    ${"auditor"}  | ${["/policy"]}               | ${["/payouts", "/proposals"]}
  `("leads $role to $leadsTo", async ({ role, leadsTo, notTo }) => {
    const page = await pages.as("nora", role).page("/");
    for (const path of leadsTo) expect(page).toContain(`href="${path}"`);
    for (const path of notTo) expect(page).not.toContain(`href="${path}"`);
  });

  test("asks an approver to acknowledge the rebate policy first", async () => {
    pages = await openPages(dynamodb.client, nextTable(), { unread: ["nora"] });
    expect(await pages.as("nora").page("/")).toContain("Acknowledge the current version");
    expect(await pages.as("dora").page("/")).not.toContain("Acknowledge the current version");
  });
});

describe("deciding several", () => {
  const boxOf = (payout: ReturnType<typeof proposal>, step = payout.openStep?.number) => ({
    [`payout.${payout.payoutId}`]: `${step}.${payout.contentSha256}`,
  });

  test("by the boxes of the page gives each its own decision, and leaves what was not selected", async () => {
    const [one, two, left] = await Promise.all(
      ["One", "Two", "Left"].map((name) => pages.put(asking(proposal({ customer: named(name) }), ["nora"]))),
    );
    const nora = pages.as("nora");
    const page = await nora.page("/payouts?selected=all");
    const boxes = [...page.matchAll(/name="(payout\.\w+)" value="([^"]+)" aria-label="\w+" checked/g)].map(
      ([, name = "", value = ""]) => [name, value] as const,
    );
    expect(boxes).toHaveLength(3);
    const selected = boxes.filter(([name]) => name !== `payout.${left?.payoutId}`);
    const response = await nora.post("/payouts/decisions", {
      ...Object.fromEntries(selected),
      nonce: nonceIn(page, "/payouts/decisions"),
      outcome: "approved",
      reason: "all small",
    });
    expect(response.status).toBe(200);
    for (const payout of [one, two])
      expect((await pages.store.find(payout?.payoutId ?? ""))?.decisions).toMatchObject([
        { personId: idOf("nora"), outcome: "approved", reason: "all small", contentSha256: payout?.contentSha256 },
      ]);
    expect(await statusOf(left?.payoutId ?? "")).toBe("in_approval");
    expect(pages.deliveries()).toBe(1);
  });

  test("tells of each what happened, and nothing of what the person may not see", async () => {
    const mine = await pages.put(asking(proposal({ customer: named("Mine") }), ["nora"]));
    const changed = await pages.put(asking(proposal({ customer: named("Changed") }), ["nora"]));
    const others = await pages.put(asking(proposal({ customer: { name: "Secretive", region: "FR" } }), ["sam"]));
    const response = await pages.as("nora", "approver").post("/payouts/decisions", {
      ...boxOf(mine),
      ...boxOf(changed, 7),
      ...boxOf(others),
      outcome: "rejected",
      reason: "no contract",
    });
    const page = await response.text();
    expect(page).toMatch(/Mine[\s\S]*Rejected/);
    expect(page).toMatch(/Changed[\s\S]*has been closed/);
    expect(page).toContain("no payout here that you may see");
    expect(page).not.toContain("Secretive");
    expect(await Promise.all([mine, changed, others].map(({ payoutId }) => statusOf(payoutId)))).toEqual([
      "rejected",
      "in_approval",
      "in_approval",
    ]);
  });

  test("goes on with the others where one fails", async () => {
    const [bad, good] = await Promise.all(
      ["Bad", "Good"].map((name) => pages.put(asking(proposal({ customer: named(name) }), ["nora"]))),
    );
    Object.assign(pages.services, {
      payouts: {
        ...pages.store,
        find: (id: string) => (id === bad?.payoutId ? Promise.reject(new Error("throttled")) : pages.store.find(id)),
      },
    });
    const nora = pages.as("nora");
    const fields = { ...boxOf(bad as never), ...boxOf(good as never), outcome: "approved", reason: "fine" };
    const response = await nora.post("/payouts/decisions", fields);
    expect(await response.text()).toContain("It failed");
    expect(nora.reported.map(({ message }) => message)).toEqual(["throttled"]);
    expect(await statusOf(good?.payoutId ?? "")).toBe("approved");
  });

  test.each`
    because                   | fields                  | status | words
    ${"nothing is selected"}  | ${{}}                   | ${422} | ${"Select at least one payout"}
    ${"the outcome is none"}  | ${{ outcome: "paid" }}  | ${403} | ${"no longer valid"}
    ${"its nonce is made up"} | ${{ nonce: "made-up" }} | ${403} | ${"no longer valid"}
  `("is refused with $status if $because", async ({ fields, status, words }) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    const chosen = status === 422 ? {} : boxOf(payout);
    const form = { outcome: "approved", reason: "fine", ...chosen, ...fields };
    const response = await pages.as("nora").post("/payouts/decisions", form);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
    expect(await statusOf(payout.payoutId)).toBe("in_approval");
  });

  test("without a reason is 422, with what was selected still selected", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await pages.put(asking(proposal({ customer: named("Other") }), ["nora"]));
    const form = { ...boxOf(payout), outcome: "approved", reason: " " };
    const response = await pages.as("nora").post("/payouts/decisions", form);
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain("A decision needs a reason");
    expect([...page.matchAll(/name="payout\.(\w+)"[^>]* checked/g)].map(([, id]) => id)).toEqual([payout.payoutId]);
  });

  test("takes a hundred at once, and not more", async () => {
    const form = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`payout.P${index}`, `1.${"0".repeat(64)}`]));
    const statuses = [100, 101].map(async (count) => {
      const fields = { ...form(count), outcome: "approved", reason: "fine" };
      return (await pages.as("nora").post("/payouts/decisions", fields)).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 403]);
  });

  test("waits until the rebate policy is acknowledged", async () => {
    pages = await openPages(dynamodb.client, nextTable(), { unread: ["nora"] });
    await pages.put(asking(proposal(), ["nora"]));
    const page = await pages.as("nora").page("/payouts");
    expect(page).toContain("Acknowledge the current version");
    expect(page).not.toContain("<textarea");
  });
});

describe("what came back", () => {
  const back = async (outcome: string, reason: string) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await pages.as("nora").post(`/payouts/${payout.payoutId}/decisions`, decisionFields(payout, { outcome, reason }));
    const found = await pages.store.find(payout.payoutId);
    if (found === undefined) throw new Error("the payout is gone");
    return found;
  };
  const act = (
    name: string,
    payout: { payoutId: string; revision: number },
    what: string,
    revision = payout.revision,
  ) => pages.as(name).post(`/payouts/${payout.payoutId}/proposal`, { act: what, revision: String(revision) });

  test("is listed with why: in the approver's words, the policy's or the checks'", async () => {
    const changes = await back("changes_requested", "wrong period");
    const late = await pages.put(asking(proposal({ customer: named("Late") }), ["nora"]));
    await pages.store.write(late, done(timedOut(late, 1, [], expiresAt)));
    const check = { checkId: "method_allowed", verdict: "block", reason: "method_is_cash", figures: {} } as const;
    const cash = await pages.put(proposal({ customer: named("Cash"), checks: [check] }));
    await pages.store.write(cash, done(blocked(cash, "checks")));
    const page = await pages.as("pat").page("/proposals");
    for (const shown of ["wrong period", "Changes requested", "in time", "cash, which is never paid"])
      expect(page).toContain(shown);
    expect(nonceIn(page, `/payouts/${changes.payoutId}/proposal`)).not.toBe("");
    expect(await pages.as("nora").page("/proposals")).toContain("Nothing came back to you");
  });

  test("is proposed again in a new round, and its approval is started", async () => {
    const payout = await back("changes_requested", "wrong period");
    const response = await act("pat", payout, "propose_again");
    expect([response.status, response.headers.get("location")]).toEqual([303, `/payouts/${payout.payoutId}`]);
    expect(await pages.store.find(payout.payoutId)).toMatchObject({
      status: "proposed",
      round: 2,
      proposedAt: noon,
      proposerId: idOf("pat"),
      customer: payout.customer,
    });
    expect(pages.started).toEqual([payout.payoutId]);
  });

  test("sent twice is proposed again once", async () => {
    const payout = await back("changes_requested", "wrong period");
    const statuses = [await act("pat", payout, "propose_again"), await act("pat", payout, "propose_again")];
    expect(statuses.map(({ status }) => status)).toEqual([303, 409]);
    expect((await pages.store.find(payout.payoutId))?.round).toBe(2);
  });

  test("is not acted on by a form that shows it as it was", async () => {
    const payout = await back("changes_requested", "wrong period");
    for (const what of ["propose_again", "withdraw"])
      expect((await act("pat", payout, what, payout.revision - 1)).status).toBe(409);
    expect(await statusOf(payout.payoutId)).toBe("changes_requested");
  });

  test("and was blocked by a check is not proposed again by hand", async () => {
    const check = { checkId: "method_allowed", verdict: "block", reason: "method_is_cash", figures: {} } as const;
    const before = await pages.put(proposal({ checks: [check] }));
    const payout = done(blocked(before, "checks"));
    await pages.store.write(before, payout);
    expect((await act("pat", payout, "propose_again")).status).toBe(409);
    expect(await statusOf(payout.payoutId)).toBe("blocked");
    expect(await pages.as("pat").page("/proposals")).not.toContain('value="propose_again"');
  });

  test("is withdrawn, and nothing waits for it any more", async () => {
    const payout = await back("changes_requested", "wrong period");
    expect((await act("pat", payout, "withdraw")).status).toBe(303);
    expect(await pages.store.find(payout.payoutId)).toMatchObject({ status: "voided", reason: "withdrawn" });
    expect(pages.started).toEqual([]);
    expect(await pages.as("pat").page("/proposals")).toContain("Nothing came back to you");
  });

  test("may be withdrawn while it is being asked, which the waiting machine is told", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await pages.store.keepTaskToken(payout.payoutId, "secret");
    expect(await pages.as("pat").page(`/payouts/${payout.payoutId}`)).toContain('value="withdraw"');
    expect((await act("pat", payout, "withdraw")).status).toBe(303);
    expect(await pages.store.undelivered()).toHaveLength(1);
    expect(await pages.as("nora").page("/")).toContain("Nothing waits for you");
  });

  test.each(["propose_again", "withdraw"])("is only its proposer's to %s", async (what) => {
    const payout = await back("changes_requested", "wrong period");
    for (const name of ["nora", "ray"]) expect((await act(name, payout, what)).status).toBe(403);
    const withoutRole = pages.as("pat", "approver");
    const form = { act: what, revision: String(payout.revision) };
    expect((await withoutRole.post(`/payouts/${payout.payoutId}/proposal`, form)).status).toBe(403);
    expect(await statusOf(payout.payoutId)).toBe("changes_requested");
  });

  test("stays back with a proposer whom the policy no longer lets propose it", async () => {
    const policy = policyWith({ proposers: [{ person: idOf("pat"), programs: ["another"] }] });
    pages = await openPages(dynamodb.client, nextTable(), { policy });
    const payout = await back("changes_requested", "wrong period");
    expect((await act("pat", payout, "propose_again")).status).toBe(403);
    expect((await act("pat", payout, "withdraw")).status).toBe(303);
  });

  test("that was paid is past withdrawing", async () => {
    const before = await pages.put(proposal());
    const paid = { ...before, status: "paid" as const, revision: before.revision + 1 };
    await pages.store.write(before, paid);
    expect((await act("pat", paid, "withdraw")).status).toBe(409);
  });
});

describe("the rebate policy", () => {
  test("is shown in the reader's language with its version", async () => {
    const page = await pages.as("nora").page("/policy?lang=zh");
    expect(page).toContain("只付给签约方。");
    expect(page).toContain("版本 2");
  });

  test("is acknowledged by the form of its page, which leads back to the payout that asked for it", async () => {
    pages = await openPages(dynamodb.client, nextTable(), { unread: ["nora"] });
    const payout = await pages.put(asking(proposal(), ["nora"]));
    const nora = pages.as("nora");
    const page = await nora.page(`/policy?payout=${payout.payoutId}`);
    const response = await nora.post("/policy/acknowledgements", {
      version: "2",
      payout: /name="payout" value="(\w+)"/.exec(page)?.[1] ?? "",
      nonce: nonceIn(page, "/policy/acknowledgements"),
    });
    expect([response.status, response.headers.get("location")]).toEqual([303, `/payouts/${payout.payoutId}`]);
    expect(await pages.policies.acknowledgedAt(idOf("nora"), "2")).toBe(noon);
    expect(await nora.page("/policy")).toContain("You acknowledged this version on");
    expect(await nora.page(`/payouts/${payout.payoutId}`)).toContain("<textarea");
  });

  test("whose next version came into force meanwhile is not acknowledged: 409, and the new text", async () => {
    pages = await openPages(dynamodb.client, nextTable(), { unread: ["nora"] });
    const next = { version: "3", text: { en: "Pay nobody else.", zh: "不付他人。" } };
    await pages.policies.publish(policyWith({ rebate_policy: next }), noon);
    const response = await pages.as("nora").post("/policy/acknowledgements", { version: "2", payout: "" });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("Pay nobody else.");
    for (const version of ["2", "3"])
      expect(await pages.policies.acknowledgedAt(idOf("nora"), version)).toBeUndefined();
  });

  test("leads nowhere but to payouts of ours", async () => {
    const fields = { version: "2", payout: "//evil.example.com" };
    const response = await pages.as("nora").post("/policy/acknowledgements", fields);
    expect(response.headers.get("location")).toBe("/policy");
  });

  test("is none before the first is in force", async () => {
    pages = await openPages(dynamodb.client, nextTable(), {
      policy: policyWith({ effective: { from: "2027-01-01" } }),
    });
    expect(await pages.as("nora").page("/policy")).toContain("No policy is in force");
    const response = await pages.as("nora").post("/policy/acknowledgements", { version: "2", payout: "" });
    expect(response.status).toBe(409);
  });
});
