import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Payout } from "../../../shared/payout/payout.ts";
import { decided, stepOpened, timedOut, voided } from "../../../shared/payout/transitions.ts";
import { idOf, policyWith } from "../../shared/approval/policy.ts";
import { nonceIn } from "../../support/browser.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { pagesWith } from "./pages.ts";
import { asking, decisionFields, done, expiresAt, noon, openPages, proposal } from "./payouts.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let pages: Awaited<ReturnType<typeof openPages>>;
let number = 0;
const nextTable = () => `payouts-${number++}`;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 60 }, (_, index) => `payouts-${index}`));
});
afterAll(() => dynamodb.stop());
beforeEach(async () => {
  pages = await openPages(dynamodb.client, nextTable());
});

const pathOf = ({ payoutId }: Payout) => `/payouts/${payoutId}`;
const actionOf = (payout: Payout) => `${pathOf(payout)}/decisions`;
const decisionsOf = async ({ payoutId }: Payout) => (await pages.store.find(payoutId))?.decisions ?? [];
const approve = (payout: Payout, name: string, more: Readonly<Record<string, string>> = {}) =>
  pages.as(name).post(actionOf(payout), decisionFields(payout, more));

describe("a decision", () => {
  test("by the form of the page is recorded, tells the waiting machine, and leads back to the payout", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await pages.store.keepTaskToken(payout.payoutId, "secret");
    const nora = pages.as("nora");
    const page = await nora.page(pathOf(payout));
    const response = await nora.post(actionOf(payout), {
      ...decisionFields(payout, { reason: "  matches the contract " }),
      nonce: nonceIn(page, actionOf(payout)),
    });
    expect([response.status, response.headers.get("location")]).toEqual([303, pathOf(payout)]);
    const after = await pages.store.find(payout.payoutId);
    expect(after?.status).toBe("approved");
    expect(after?.decisions).toEqual([
      {
        round: 1,
        stepNumber: 1,
        levelId: "manager",
        personId: idOf("nora"),
        outcome: "approved",
        reason: "matches the contract",
        contentSha256: payout.contentSha256,
        askedAt: noon,
        decidedAt: noon,
      },
    ]);
    expect(await pages.store.undelivered()).toEqual([
      { payoutId: payout.payoutId, revision: after?.revision, taskToken: "secret" },
    ]);
    expect(pages.deliveries()).toBe(1);
    const shown = await nora.page(pathOf(payout));
    expect(shown).toContain("Your decision is on record");
    expect(shown).not.toContain("<textarea");
  });

  test.each(["rejected", "changes_requested"])("may be %s, which ends the round", async (outcome) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    expect((await approve(payout, "nora", { outcome })).status).toBe(303);
    expect((await pages.store.find(payout.payoutId))?.status).toBe(outcome);
  });

  test("of the first of two leaves the machine waiting for the second", async () => {
    const payout = await pages.put(asking(proposal({ amount: "6000" }), ["dora", "dirk"], "director", 2));
    await pages.store.keepTaskToken(payout.payoutId, "secret");
    expect((await approve(payout, "dora")).status).toBe(303);
    expect(await pages.store.undelivered()).toEqual([]);
    expect((await approve(payout, "dirk")).status).toBe(303);
    expect(await pages.store.undelivered()).toHaveLength(1);
    expect((await pages.store.find(payout.payoutId))?.status).toBe("approved");
  });

  test("stands although telling the machine fails, which is recorded", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    Object.assign(pages.services, {
      deliverAnswers: async () => {
        throw new Error("no way through");
      },
    });
    const nora = pages.as("nora");
    expect((await nora.post(actionOf(payout), decisionFields(payout))).status).toBe(303);
    expect(await decisionsOf(payout)).toHaveLength(1);
    expect(nora.reported.map(({ message }) => message)).toEqual(["no way through"]);
  });

  test("sent twice is one decision, and the second sending shows it", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    const both = await Promise.all([approve(payout, "nora"), approve(payout, "nora")]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await decisionsOf(payout)).toHaveLength(1);
    const again = await approve(payout, "nora");
    expect([again.status, again.headers.get("location")]).toEqual([303, pathOf(payout)]);
    expect(await decisionsOf(payout)).toHaveLength(1);
  });

  test("changed and sent again after the step was closed is 409", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await approve(payout, "nora");
    expect((await approve(payout, "nora", { outcome: "rejected" })).status).toBe(409);
    expect(await decisionsOf(payout)).toHaveLength(1);
  });

  test("of two at once on a step that needs both is recorded twice: who loses the race is judged anew", async () => {
    const payout = await pages.put(asking(proposal({ amount: "6000" }), ["dora", "dirk"], "director", 2));
    const both = await Promise.all([approve(payout, "dora"), approve(payout, "dirk")]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await decisionsOf(payout)).map(({ personId }) => personId).toSorted()).toEqual([
      idOf("dirk"),
      idOf("dora"),
    ]);
  });

  test("that loses every race is given up with 409", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    let writes = 0;
    Object.assign(pages.services, {
      payouts: {
        ...pages.store,
        write: async () => {
          writes += 1;
          return false;
        },
      },
    });
    expect((await approve(payout, "nora")).status).toBe(409);
    expect(writes).toBe(3);
  });

  test("of a substitute is recorded with whom they stand in for", async () => {
    const substitutes = [{ of: idOf("nora"), by: idOf("cleo"), from: "2026-06-01", until: "2026-06-03" }];
    pages = await openPages(dynamodb.client, nextTable(), { policy: policyWith({ substitutes }) });
    const payout = await pages.put(asking(proposal(), ["nora", "cleo"]));
    expect(await pages.as("cleo").page(pathOf(payout))).toContain("You stand in for nora");
    expect((await approve(payout, "cleo")).status).toBe(303);
    expect(await decisionsOf(payout)).toMatchObject([{ personId: idOf("cleo"), insteadOf: idOf("nora") }]);
  });
});

describe("a decision is refused, and nothing is written,", () => {
  const refusedWith = async (status: number, words: string, response: Response) => {
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text).toContain(words);
    return text;
  };

  test("with 401 without a session", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    const { app } = pagesWith({ services: pages.services });
    const response = await app.request(actionOf(payout), {
      method: "POST",
      body: new URLSearchParams(decisionFields(payout)),
    });
    expect(response.status).toBe(401);
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test.each(["made-up", ""])("with 403 if its nonce is %j", async (nonce) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await refusedWith(403, "no longer valid", await approve(payout, "nora", { nonce }));
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test("with 403 if the nonce is of another payout's form", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    const other = await pages.put(asking(proposal({ amount: "7" }), ["nora"]));
    const nora = pages.as("nora");
    const nonce = nonceIn(await nora.page(pathOf(other)), actionOf(other));
    expect(nonce).not.toBe("");
    expect((await nora.post(actionOf(payout), decisionFields(payout, { nonce }))).status).toBe(403);
  });

  test.each`
    what                          | fields
    ${"an outcome of its own"}    | ${{ outcome: "paid" }}
    ${"a step that is no number"} | ${{ step: "first" }}
  `("with 403 if it brings $what", async ({ fields }) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await refusedWith(403, "no longer valid", await approve(payout, "nora", fields));
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test.each`
    who                                   | name      | words
    ${"whoever proposed it"}              | ${"pat"}  | ${"somebody else must act on it"}
    ${"an approver of another level"}     | ${"cleo"} | ${"not an approver of this step"}
    ${"somebody who may only look at it"} | ${"ray"}  | ${"not an approver of this step"}
  `("with 403 to $who", async ({ name, words }) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await refusedWith(403, words, await approve(payout, name));
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test("with 403 to a proposer who is an approver of the level as well", async () => {
    const levels = policyWith().levels.map((one) => ({ ...one, approvers: [...one.approvers, idOf("pat")] }));
    pages = await openPages(dynamodb.client, nextTable(), { policy: policyWith({ levels }) });
    const payout = await pages.put(asking(proposal(), ["nora", "pat"]));
    await refusedWith(403, "somebody else must act on it", await approve(payout, "pat"));
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test("with 403 to an approver of the policy who has not the role", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    const response = await pages.as("nora", "releaser").post(actionOf(payout), decisionFields(payout));
    await refusedWith(403, "not an approver", response);
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test("with 403 to the same person at a step that needs two", async () => {
    const payout = await pages.put(asking(proposal({ amount: "6000" }), ["dora", "dirk"], "director", 2));
    await approve(payout, "dora");
    await refusedWith(403, "decided on this payout already", await approve(payout, "dora", { reason: "once more" }));
    expect(await decisionsOf(payout)).toHaveLength(1);
  });

  test("with 403 to the same person at a later step", async () => {
    const policy = policyWith({
      levels: policyWith().levels.map((one) => (one.id === "cfo" ? { ...one, approvers: [idOf("dora")] } : one)),
    });
    pages = await openPages(dynamodb.client, nextTable(), { policy });
    const first = asking(proposal({ amount: "20000" }), ["dora"], "director", 1, ["cfo"]);
    const decision = { outcome: "approved", reason: "fine", at: noon, stepNumber: 1 } as const;
    const between = done(decided(first, { ...decision, personId: idOf("dora"), contentSha256: first.contentSha256 }));
    const second = await pages.put(done(stepOpened(between, [idOf("dora")], { openedAt: noon, expiresAt })));
    await refusedWith(403, "decided on this payout already", await approve(second, "dora"));
    expect(await decisionsOf(second)).toHaveLength(1);
  });

  test("with 403 and the way to the rebate policy to somebody who has not acknowledged it", async () => {
    pages = await openPages(dynamodb.client, nextTable(), { unread: ["nora"] });
    const payout = await pages.put(asking(proposal(), ["nora"]));
    const text = await refusedWith(403, "Acknowledge the current version", await approve(payout, "nora"));
    expect(text).toContain(`href="/policy?payout=${payout.payoutId}"`);
    expect(await pages.as("nora").page(pathOf(payout))).not.toContain("<textarea");
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test("with 403 to somebody whose policy names nobody: none is in force", async () => {
    const policy = policyWith({ effective: { from: "2027-01-01" } });
    pages = await openPages(dynamodb.client, nextTable(), { policy });
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await refusedWith(403, "not an approver", await approve(payout, "nora"));
  });

  test.each`
    because                                 | change                                                                                            | words
    ${"it was recalculated"}                | ${(payout: Payout) => voided(payout, "recalculated")}                                             | ${"recalculated or withdrawn"}
    ${"its proposer withdrew it"}           | ${(payout: Payout) => voided(payout, "withdrawn")}                                                | ${"recalculated or withdrawn"}
    ${"nobody decided in time"}             | ${(payout: Payout) => timedOut(payout, 1, [{ levelId: "director", peopleNeeded: 1 }], expiresAt)} | ${"has moved on"}
    ${"it is held after its last time-out"} | ${(payout: Payout) => timedOut(payout, 1, [], expiresAt)}                                         | ${"has moved on"}
  `("with 409 after $because", async ({ change, words }) => {
    const before = await pages.put(asking(proposal(), ["nora"]));
    await pages.store.write(before, done(change(before)));
    await refusedWith(409, words, await approve(before, "nora"));
    expect(await decisionsOf(before)).toEqual([]);
  });

  test("with 409 if the content's hash is not the payout's", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await refusedWith(409, "recalculated", await approve(payout, "nora", { content: "0".repeat(64) }));
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test("with 409 if it is for another step", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await refusedWith(409, "has been closed", await approve(payout, "nora", { step: "2" }));
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test("with 409 from the very instant at which the step expires", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    pages.clock.at = expiresAt;
    await refusedWith(409, "time to decide is over", await approve(payout, "nora"));
    expect(await decisionsOf(payout)).toEqual([]);
    pages.clock.at = new Date(Date.parse(expiresAt) - 1).toISOString();
    expect((await approve(payout, "nora")).status).toBe(303);
  });

  test.each(["", "  \n "])("with 422 and the form anew for the reason %j", async (reason) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    const text = await refusedWith(422, "A decision needs a reason", await approve(payout, "nora", { reason }));
    expect(nonceIn(text, actionOf(payout))).not.toBe("");
    expect(await decisionsOf(payout)).toEqual([]);
  });
});

describe("somebody else's payout", () => {
  test("is 403 to look at and to decide, without a word about it, just as one that does not exist", async () => {
    const payout = await pages.put(asking(proposal({ customer: { name: "Secretive", region: "DE" } }), ["nora"]));
    const sam = pages.as("sam", "approver");
    const looked = await sam.get(pathOf(payout));
    const tried = await sam.post(actionOf(payout), decisionFields(payout));
    const missing = await sam.get("/payouts/P00000000000000000000000");
    expect([looked.status, tried.status, missing.status]).toEqual([403, 403, 403]);
    const withoutNonces = async (response: Response) =>
      (await response.text()).replaceAll(/value="[^"]*"|href="[^"]*lang=[^"]*"/g, "");
    const text = await withoutNonces(looked);
    expect(text).toBe(await withoutNonces(missing));
    for (const secret of ["Secretive", "1,234.50", "Nordwind", payout.payoutId]) expect(text).not.toContain(secret);
    expect(await tried.text()).not.toContain("Secretive");
    expect(await decisionsOf(payout)).toEqual([]);
  });

  test("whose name is longer than any is 403 too", async () => {
    expect((await pages.as("nora").get(`/payouts/${"P".repeat(3000)}`)).status).toBe(403);
  });

  test.each`
    name      | roles           | status | because
    ${"nora"} | ${["approver"]} | ${200} | ${"they are asked"}
    ${"pat"}  | ${["proposer"]} | ${200} | ${"they proposed it"}
    ${"ray"}  | ${["releaser"]} | ${200} | ${"they release, for every customer"}
    ${"cleo"} | ${["auditor"]}  | ${200} | ${"they audit, for every customer"}
    ${"cleo"} | ${["admin"]}    | ${200} | ${"they administer, for every customer"}
    ${"dirk"} | ${["approver"]} | ${200} | ${"they approve, for every customer"}
    ${"sam"}  | ${["auditor"]}  | ${403} | ${"the customer is not in their scope"}
    ${"dirk"} | ${["proposer"]} | ${403} | ${"they propose, and another person proposed it"}
    ${"eve"}  | ${["admin"]}    | ${403} | ${"the policy does not know them"}
  `("is $status for $name as $roles: $because", async ({ name, roles, status }) => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    expect((await pages.as(name, ...roles).get(pathOf(payout))).status).toBe(status);
  });

  test("stays visible to somebody who decided it, whatever role they have now", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    await approve(payout, "nora");
    expect((await pages.as("nora", "proposer").get(pathOf(payout))).status).toBe(200);
  });

  test("is shown to a substitute who stands in since after it was asked for, and is theirs to decide", async () => {
    const substitutes = [{ of: idOf("nora"), by: idOf("sam"), from: "2026-06-01", until: "2026-06-03" }];
    pages = await openPages(dynamodb.client, nextTable(), { policy: policyWith({ substitutes }) });
    const payout = await pages.put(asking(proposal(), ["nora"]));
    expect(await pages.as("sam").page(pathOf(payout))).toContain("<textarea");
    expect((await approve(payout, "sam")).status).toBe(303);
  });
});

describe("the page of a payout", () => {
  const checks: Payout["checks"] = [
    { checkId: "payee_registered", verdict: "pass", reason: "payee_registered", figures: { payee: "Nordwind" } },
    {
      checkId: "payee_unchanged",
      verdict: "warn",
      reason: "payee_changed_lately",
      figures: { changed_on: "2026-05-30", days: "30" },
    },
  ];

  test("shows what a decision needs", async () => {
    const payout = await pages.put(asking(proposal({ checks }), ["nora"]));
    const page = await pages.as("nora").page(`${pathOf(payout)}?step=1`);
    for (const shown of [
      "1,234.50",
      "EUR",
      "10 Jun 2026",
      "Nordwind Handels GmbH",
      "Bank transfer",
      "•••• 3000",
      "annual",
      "K-77",
      "31 Dec 2025",
      "The payee changed on 2026-05-30, within 30 days.",
      "3 Jun 2026, 12:00",
      "Europe/Berlin",
    ])
      expect(page).toContain(shown);
    expect(page).not.toContain("DE89");
    expect(page.indexOf("The payee changed")).toBeLessThan(page.indexOf("is registered as payee"));
    expect(page).not.toContain("link is closed");
  });

  test("is in Chinese for whoever reads Chinese, with the level's Chinese name and the checks in words", async () => {
    const payout = await pages.put(asking(proposal({ checks }), ["nora"]));
    const page = await pages.as("nora").page(`${pathOf(payout)}?lang=zh`);
    for (const shown of ["审批中", "银行转账", "2026年6月10日", "变更，未满 30 天", "要求修改"])
      expect(page).toContain(shown);
  });

  test("says so when the link's step is closed", async () => {
    const payout = await pages.put(asking(proposal(), ["nora"]));
    expect(await pages.as("nora").page(`${pathOf(payout)}?step=7`)).toContain("The step of this link is closed");
  });

  test("escapes every word that came from outside", async () => {
    const evil = "<script>alert(1)</script>";
    const payout = await pages.put(asking(proposal({ customer: { name: evil, region: "DE" } }), ["nora"]));
    await approve(payout, "nora", { reason: "<img src=x onerror=alert(1)>" });
    for (const path of [pathOf(payout), "/"]) {
      const page = await pages.as("nora").page(path);
      expect(page).not.toContain("<script>");
      expect(page).not.toContain("<img");
    }
    expect(await pages.as("nora").page(pathOf(payout))).toContain("&lt;script&gt;");
  });

  test("shows the decisions of all rounds", async () => {
    const first = asking(proposal(), ["nora"]);
    await pages.put(first);
    await approve(first, "nora", { outcome: "changes_requested", reason: "wrong period" });
    const back = await pages.store.find(first.payoutId);
    const answer = await pages
      .as("pat")
      .post(`${pathOf(first)}/proposal`, { act: "propose_again", revision: String(back?.revision) });
    expect(answer.status).toBe(303);
    const page = await pages.as("nora").page(pathOf(first));
    expect(page).toContain("wrong period");
    expect(page).toContain("Round 1");
  });
});

test("50 GETs and 50 HEADs of every page change nothing", async () => {
  const payout = await pages.put(asking(proposal(), ["nora"]));
  await pages.store.keepTaskToken(payout.payoutId, "secret");
  const before = await pages.contents();
  const nora = pages.as("nora");
  const paths = [
    "/",
    "/payouts",
    "/payouts/decisions",
    pathOf(payout),
    actionOf(payout),
    `${pathOf(payout)}/proposal`,
    "/proposals",
    "/policy",
    "/policy/acknowledgements",
  ];
  const query = new URLSearchParams({ ...decisionFields(payout), selected: "all" });
  for (const path of paths)
    for (const method of ["GET", "HEAD"])
      for (let time = 0; time < 50; time += 1) await nora.get(`${path}?${query}`, method);
  expect(await pages.contents()).toEqual(before);
  expect(pages.deliveries()).toBe(0);
});
