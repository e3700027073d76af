import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalText } from "../../../functions/serve-pages/refusals.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { inParallel } from "../../../shared/run/in-parallel.ts";
import { type Browser, browser, nonceIn } from "../../support/browser.ts";
import { nameOf } from "./company.ts";
import { contentOf, decisionOn, eventually, type Fields, startWorld, type World } from "./world.ts";

/** What a mail's link and a page's form can do on the running system, and what they cannot. */

const amounts = {
  read: "501.25",
  returned: "502.25",
  forms: "503.25",
  other: "504.25",
  hidden: "505.25",
  tampered: "506.25",
  expired: "507.25",
  used: "508.25",
  repeated: "509.25",
  hurried: "510.25",
  contested: "511.25",
  wavering: "512.25",
} as const;

let world: World;
beforeAll(async () => {
  world = await startWorld(amounts);
});
afterAll(() => world?.close());

/** All that is known is the same after some requests as it was before. */
async function unchangedBy(requests: () => Promise<unknown>): Promise<void> {
  const before = await world.everything();
  await requests();
  expect(await world.everything()).toEqual(before);
}

test("fifty GETs and fifty HEADs of a mail's link and of every list change nothing", async () => {
  const returned = await world.payoutOf("returned");
  await world.decide("mara", returned, { outcome: "changes_requested" });
  await eventually(async () => expect(await world.machineOf(returned.payoutId)).toBe("SUCCEEDED"));
  const [link = ""] = await world.linksTo((await world.payoutOf("read")).payoutId, "mara");
  const [mara, pia] = [await world.as("mara"), await world.as("pia")];
  const looks: readonly (readonly [Browser, string, string])[] = [
    [mara, link, nameOf("read")],
    [mara, `${world.pages}/`, nameOf("read")],
    [mara, `${world.pages}/payouts?selected=all`, nameOf("read")],
    [pia, `${world.pages}/proposals`, nameOf("returned")],
  ];
  await unchangedBy(async () => {
    for (const [person, url, shown] of looks) {
      const pages = await inParallel(8, Array(50).fill(url), async (url: string) => (await person.get(url)).text());
      expect(pages.filter((page) => page.includes(shown))).toHaveLength(50);
      const heads = await inParallel(8, Array(50).fill(url), person.head);
      expect(heads.filter(({ status }) => status === 200)).toHaveLength(50);
    }
  });
});

test("a scanner that opens a mail's link without a session sees the sign-in page, and changes nothing", async () => {
  const [link = ""] = await world.linksTo((await world.payoutOf("read")).payoutId, "mara");
  await unchangedBy(async () => {
    const seen = await browser().get(link);
    expect(seen.url).toContain("/oauth2/authorize?");
    expect(await seen.text()).not.toContain(nameOf("read"));
    expect((await browser().head(link)).url).toContain("/oauth2/authorize?");
  });
});

describe("a decision is taken from its own form only", () => {
  const pathOf = ({ payoutId }: Payout): string => `/payouts/${payoutId}/decisions`;
  const postedBy = async (person: Browser, payout: Payout, nonce?: string): Promise<number> => {
    const fields = { ...decisionOn(payout), ...(nonce === undefined ? {} : { nonce }) };
    return (await person.post(`${world.pages}${pathOf(payout)}`, fields)).status;
  };
  const nonceFor = async (name: string, payout: Payout): Promise<string> => {
    const page = await (await world.as(name)).get(`${world.pages}/payouts/${payout.payoutId}`);
    const nonce = nonceIn(await page.text(), pathOf(payout));
    expect(nonce).not.toBe("");
    return nonce;
  };

  test("without a session it is 401, whatever nonce it brings", async () => {
    const payout = await world.payoutOf("forms");
    const nonce = await nonceFor("mara", payout);
    await unchangedBy(async () => {
      expect(await postedBy(browser(), payout)).toBe(401);
      expect(await postedBy(browser(), payout, nonce)).toBe(401);
    });
  });

  test("without its nonce it is 403, and so with another payout's or another person's", async () => {
    const [payout, other] = [await world.payoutOf("forms"), await world.payoutOf("other")];
    const mara = await world.as("mara");
    const nonces = [await nonceFor("mara", other), await nonceFor("max", payout), "made-up"];
    await unchangedBy(async () => {
      expect(await postedBy(mara, payout)).toBe(403);
      for (const nonce of nonces) expect(await postedBy(mara, payout, nonce)).toBe(403);
    });
  });

  test("with it, it is taken", async () => {
    const payout = await world.payoutOf("forms");
    expect(await postedBy(await world.as("mara"), payout, await nonceFor("mara", payout))).toBe(200);
    expect(await world.find(payout.payoutId)).toMatchObject({ status: "approved" });
  });

  test("the batch, a proposer's act and an acknowledgement ask for session and nonce as well", async () => {
    const { payoutId, revision, openStep, contentSha256 } = await world.payoutOf("other");
    const forms = [
      ["/payouts/decisions", { [`payout.${payoutId}`]: `${openStep?.number}.${contentSha256}`, outcome: "approved" }],
      [`/payouts/${payoutId}/proposal`, { act: "withdraw", revision: String(revision) }],
      ["/policy/acknowledgements", { version: "3", payout: "" }],
    ] as const;
    const pia = await world.as("pia");
    await unchangedBy(async () => {
      for (const [path, fields] of forms) {
        expect((await browser().post(`${world.pages}${path}`, { ...fields, reason: "mine" })).status).toBe(401);
        expect((await pia.post(`${world.pages}${path}`, { ...fields, reason: "mine" })).status).toBe(403);
      }
    });
  });
});

describe("a link that is not good for this is refused, and tells nothing", () => {
  const nowhere = `P${"0".repeat(23)}`;

  /** Expects a page with a status that says neither whose payout it is nor how much. */
  async function silent(response: Response, status: number, customer: keyof typeof amounts): Promise<string> {
    const content = await contentOf(response);
    expect(response.status).toBe(status);
    expect(content).not.toContain(nameOf(customer));
    expect(content).not.toContain(amounts[customer]);
    return content;
  }

  test("another person's, who has no part in the customer: it is as if there were no such payout", async () => {
    const payout = await world.payoutOf("hidden");
    const [link = ""] = await world.linksTo(payout.payoutId, "mara");
    const nora = await world.as("nora");
    await unchangedBy(async () => {
      const shown = await silent(await nora.get(link), 403, "hidden");
      expect(shown).toBe(await contentOf(await nora.get(link.replace(payout.payoutId, nowhere))));
      const answered = await silent(await world.decide("nora", payout), 403, "hidden");
      expect(answered).toBe(await contentOf(await world.decide("nora", { ...payout, payoutId: nowhere })));
      expect(answered).toContain(refusalText("not_visible", "en"));
    });
  });

  test("another person's, who sees the customer but is not asked: the payout can be looked at, not decided", async () => {
    const payout = await world.payoutOf("hidden");
    const [link = ""] = await world.linksTo(payout.payoutId, "mara");
    await unchangedBy(async () => {
      const page = await (await (await world.as("dora")).get(link)).text();
      expect(page).toContain(nameOf("hidden"));
      expect(page).not.toContain(`action="/payouts/${payout.payoutId}/decisions"`);
      await silent(await world.decide("dora", payout), 403, "hidden");
    });
  });

  test.each`
    what                     | change
    ${"a letter less"}       | ${(id: string) => id.slice(0, -1)}
    ${"another last letter"} | ${(id: string) => id.replace(/.$/, (last) => (last === "0" ? "1" : "0"))}
    ${"small letters"}       | ${(id: string) => id.toLowerCase()}
    ${"a way out of it"}     | ${(id: string) => `${id}%2F..%2F${id}`}
    ${"no letters at all"}   | ${() => "%00"}
  `("tampered with: the payout's id with $what", async ({ change }) => {
    const payout = await world.payoutOf("tampered");
    const [link = ""] = await world.linksTo(payout.payoutId, "mara");
    const tampered = change(payout.payoutId) as string;
    const mara = await world.as("mara");
    await unchangedBy(async () => {
      const shown = await silent(await mara.get(link.replace(payout.payoutId, tampered)), 403, "tampered");
      expect(shown).toBe(await contentOf(await mara.get(link.replace(payout.payoutId, nowhere))));
      await silent(await world.decide("mara", { ...payout, payoutId: tampered }), 403, "tampered");
    });
  });

  test.each<[string, Partial<Fields>, number]>([
    ["a step to come", { step: "2" }, 409],
    ["a step before the first", { step: "0" }, 409],
    ["a step that is no number", { step: "one" }, 403],
    ["another content", { content: "0".repeat(64) }, 409],
    ["an outcome that is no decision", { outcome: "paid" }, 403],
  ])("tampered with: %s", async (_, fields, status) => {
    const payout = await world.payoutOf("tampered");
    await unchangedBy(async () => {
      await silent(await world.decide("mara", payout, fields), status, "tampered");
    });
  });

  test("expired: the step's time is over, though nobody has given it up yet", async () => {
    const payout = await world.payoutOf("expired");
    await world.cutTime(payout.payoutId, -1);
    await unchangedBy(async () => {
      const content = await silent(await world.decide("mara", payout), 409, "expired");
      expect(content).toContain(refusalText("expired", "en"));
    });
  });

  test("used: the payout is decided already, by somebody else or by oneself", async () => {
    const payout = await world.payoutOf("used");
    await world.decide("mara", payout);
    await eventually(async () => expect(await world.machineOf(payout.payoutId)).toBe("SUCCEEDED"));
    await unchangedBy(async () => {
      await silent(await world.decide("max", payout, { outcome: "rejected" }), 409, "used");
      await silent(await world.decide("mara", payout, { outcome: "rejected" }), 409, "used");
      await silent(await world.decide("nora", payout), 403, "used");
    });
  });
});

describe("what is sent twice is one decision, and its machine goes on once", () => {
  /** The payout at rest, after exactly one decision by one of these people. */
  async function decidedOnce(payoutId: string, ...names: readonly string[]): Promise<Payout> {
    await eventually(async () => expect(await world.machineOf(payoutId)).toBe("SUCCEEDED"));
    const payout = await world.find(payoutId);
    expect(payout.decisions).toHaveLength(1);
    expect(names.map((name) => `${name}@example.com`)).toContain(payout.decisions[0]?.personId);
    const waited = ["Advance", "DecisionWanted?", "AwaitDecision"];
    expect(await world.statesOf(payoutId)).toEqual([...waited, "Advance", "DecisionWanted?", "AtRest"]);
    expect(await world.payouts.undelivered()).toEqual([]);
    return payout;
  }

  test("one after the other", async () => {
    const payout = await world.payoutOf("repeated");
    expect((await world.decide("mara", payout)).status).toBe(200);
    expect((await world.decide("mara", payout)).status).toBe(200);
    expect(await decidedOnce(payout.payoutId, "mara")).toMatchObject({ status: "approved" });
  });

  test("many at the same moment", async () => {
    const payout = await world.payoutOf("hurried");
    const answers = await Promise.all(Array.from({ length: 6 }, () => world.decide("mara", payout)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await decidedOnce(payout.payoutId, "mara")).toMatchObject({ status: "approved" });
  });

  test("by two people at the same moment, of whom one was enough", async () => {
    const payout = await world.payoutOf("contested");
    const answers = await Promise.all([world.decide("mara", payout), world.decide("max", payout)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await decidedOnce(payout.payoutId, "mara", "max")).toMatchObject({ status: "approved" });
  });

  test("by one person who approves and rejects at the same moment", async () => {
    const payout = await world.payoutOf("wavering");
    const outcomes = ["approved", "rejected"] as const;
    const answers = await Promise.all(outcomes.map((outcome) => world.decide("mara", payout, { outcome })));
    const taken = outcomes[answers.findIndex(({ status }) => status === 200)];
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await decidedOnce(payout.payoutId, "mara")).toMatchObject({ status: taken });
  });
});
