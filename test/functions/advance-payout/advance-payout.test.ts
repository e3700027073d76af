import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MailNotSent } from "../../../shared/aws/mails.ts";
import { proposedAgain, voided } from "../../../shared/payout/transitions.ts";
import { idOf, level, person, policyWith } from "../../shared/approval/policy.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { approving, done, type Mailbox, noon, pagesUrl, startMailbox } from "./approving.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let mailbox: Mailbox;
let table = "";
let number = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 40 }, (_, index) => `payouts-${index}`));
  mailbox = await startMailbox();
});
afterAll(async () => {
  dynamodb.stop();
  await mailbox.close();
});
beforeEach(async () => {
  table = `payouts-${number}`;
  number += 1;
  await mailbox.clear();
});

const open = (...parts: Parameters<typeof policyWith>) =>
  approving(dynamodb.client, table, mailbox, { policy: policyWith(...parts) });
const receivers = async () => (await mailbox.mails()).map(({ destination }) => destination.to[0]).toSorted();

describe("a proposal", () => {
  test("takes its way through the levels, and no step is open before a machine waits for it", async () => {
    const { propose, advance, read } = await open();
    const payout = await propose();
    // Noon in Berlin: five hours are left of Tuesday, eight are Wednesday's, three Thursday's.
    expect(await advance(payout)).toEqual({ wait: "decision", timeout_seconds: 48 * 3600 });
    const after = await read(payout.payoutId);
    expect(after.status).toBe("in_approval");
    expect(after.steps.map(({ levelId }) => levelId)).toEqual(["manager", "director"]);
    expect(after.openStep).toBeUndefined();
    expect(await mailbox.mails()).toEqual([]);
  });

  test("without an approval policy in force is blocked", async () => {
    const { propose, advance, read } = await open({ effective: { from: "2026-06-03" } });
    const payout = await propose();
    expect(await advance(payout)).toEqual({ wait: "nothing" });
    expect(await read(payout.payoutId)).toMatchObject({ status: "blocked", reason: "no_policy" });
  });

  test("that the policy has no way for is blocked with the reason, which the proposer is told once", async () => {
    const { propose, advance, read } = await open();
    const payout = await propose({ currency: "CNY" });
    await advance(payout);
    expect(await advance(payout)).toEqual({ wait: "nothing" });
    expect(await read(payout.payoutId)).toMatchObject({ status: "blocked", reason: "currency_without_limits" });
    const [mail, ...others] = await mailbox.mails();
    expect(others).toEqual([]);
    expect(mail?.destination.to).toEqual([idOf("pat")]);
    expect(mail?.body.text).toContain("no limits in this currency");
    expect(mail?.body.text).toContain(`${pagesUrl}/payouts/${payout.payoutId}\n`);
  });
});

describe("a step", () => {
  test("is opened with the machine's token kept, and everybody who is asked gets a mail with its link", async () => {
    const { propose, advance, await: wait, read, payouts, answered } = await open();
    const payout = await propose();
    await advance(payout);
    await wait(payout, "token-1");
    const { openStep, payoutId } = await read(payout.payoutId);
    expect(openStep).toMatchObject({
      number: 1,
      levelId: "manager",
      asked: [idOf("nora")],
      openedAt: noon,
      expiresAt: "2026-06-04T10:00:00.000Z",
    });
    expect(await payouts.taskToken(payoutId)).toBe("token-1");
    expect(await receivers()).toEqual([idOf("nora")]);
    expect((await mailbox.mails())[0]?.body.text).toContain(`${pagesUrl}/payouts/${payoutId}?step=1\n`);
    expect(answered).toEqual([]);
  });

  test("asks somebody who wants digests without a mail", async () => {
    const people = [person("dora", { mails: "daily_digest" }), person("dirk"), person("pat"), person("ray")];
    const { propose, await: wait, read } = await open({ people, levels: [level("director", ["dora", "dirk"], "0")] });
    const payout = await propose();
    await wait(payout, "token-1");
    expect((await read(payout.payoutId)).openStep?.asked).toEqual([idOf("dora"), idOf("dirk")]);
    expect(await receivers()).toEqual([idOf("dirk")]);
  });

  test("that is waited for anew stays the step that it is, under the later token and without another mail", async () => {
    const { propose, await: wait, read, payouts, clock } = await open();
    const payout = await propose();
    await wait(payout, "token-1");
    const before = await read(payout.payoutId);
    clock.now = () => "2026-06-04T09:59:00.000Z";
    expect(await wait(payout, "token-2")).toEqual({ wait: "decision", timeout_seconds: 60 });
    expect(await read(payout.payoutId)).toEqual(before);
    expect(await payouts.taskToken(payout.payoutId)).toBe("token-2");
    expect(await mailbox.mails()).toHaveLength(1);
  });

  test("of many hours is waited for a week at most before the machine looks again", async () => {
    const { propose, advance } = await open({
      levels: [level("manager", ["nora"], "0", { decide_within_hours: 500 })],
    });
    expect(await advance(await propose())).toEqual({ wait: "decision", timeout_seconds: 7 * 24 * 3600 });
  });

  test("that was decided is followed by the next one, whose people are asked", async () => {
    const { propose, await: wait, decide, advance, read } = await open();
    const payout = await propose();
    await wait(payout, "token-1");
    await decide(payout.payoutId, "nora");
    expect(await advance(payout)).toMatchObject({ wait: "decision" });
    await wait(payout, "token-2");
    expect((await read(payout.payoutId)).openStep).toMatchObject({
      number: 2,
      levelId: "director",
      asked: [idOf("dora"), idOf("dirk")],
    });
    expect(await receivers()).toEqual([idOf("dirk"), idOf("dora"), idOf("nora")]);
  });

  test("that was decided before its machine came to wait lets the machine go on at once", async () => {
    const { propose, await: wait, decide, answered } = await open();
    const payout = await propose({ amount: "500" });
    await wait(payout, "token-1");
    await decide(payout.payoutId, "nora");
    expect(await wait(payout, "token-2")).toEqual({ wait: "nothing" });
    expect(answered).toEqual(["token-2"]);
    expect(await mailbox.mails()).toHaveLength(1);
  });

  test("whose time is over is given up for the next level, under a new number", async () => {
    const { propose, await: wait, advance, read, clock } = await open();
    const payout = await propose({ amount: "500" });
    await wait(payout, "token-1");
    clock.now = () => "2026-06-04T10:00:00.000Z";
    expect(await advance(payout)).toMatchObject({ wait: "decision" });
    expect((await read(payout.payoutId)).openStep).toBeUndefined();
    await wait(payout, "token-2");
    expect((await read(payout.payoutId)).openStep).toMatchObject({ number: 2, levelId: "director" });
  });

  test("is not given up a millisecond early", async () => {
    const { propose, await: wait, advance, read, clock } = await open();
    const payout = await propose();
    await wait(payout, "token-1");
    clock.now = () => "2026-06-04T09:59:59.999Z";
    expect(await advance(payout)).toEqual({ wait: "decision", timeout_seconds: 1 });
    expect((await read(payout.payoutId)).openStep?.number).toBe(1);
  });

  test("that nobody is left to decide is given up without a wait", async () => {
    const {
      propose,
      await: wait,
      decide,
      advance,
      read,
    } = await open({
      levels: [level("manager", ["nora"], "0"), level("deputy", ["nora"], "0"), level("cfo", ["cleo"], "10000")],
    });
    const payout = await propose();
    await wait(payout, "token-1");
    await decide(payout.payoutId, "nora");
    await advance(payout);
    await wait(payout, "token-2");
    expect((await read(payout.payoutId)).openStep).toMatchObject({ number: 3, levelId: "cfo", asked: [idOf("cleo")] });
  });
});

describe("a payout is held, never approved, and its proposer told", () => {
  test("after the time of the last level", async () => {
    const { propose, await: wait, advance, read, clock } = await open({ levels: [level("manager", ["nora"], "0")] });
    const payout = await propose();
    await wait(payout, "token-1");
    clock.now = () => "2026-06-30T10:00:00.000Z";
    expect(await advance(payout)).toEqual({ wait: "nothing" });
    expect(await read(payout.payoutId)).toMatchObject({ status: "held", reason: "timed_out", decisions: [] });
    expect(await receivers()).toEqual([idOf("nora"), idOf("pat")]);
  });

  test("when a later policy has lost the level that was asked", async () => {
    const { propose, await: wait, advance, read, policies, clock } = await open();
    const payout = await propose();
    await wait(payout, "token-1");
    await policies.publish(policyWith({ levels: [level("board", ["cleo"], "0")] }), noon);
    clock.now = () => "2026-06-04T10:00:00.000Z";
    expect(await advance(payout)).toEqual({ wait: "nothing" });
    expect((await read(payout.payoutId)).status).toBe("held");
  });
});

test("a proposer hears in their own language and the approver's words why a payout was sent back", async () => {
  const people = [person("nora"), person("cleo"), person("ray"), person("pat", { language: "zh" })];
  const { propose, await: wait, decide, advance } = await open({ people, levels: [level("manager", ["nora"], "0")] });
  const payout = await propose();
  await wait(payout, "token-1");
  await decide(payout.payoutId, "nora", "changes_requested");
  expect(await advance(payout)).toEqual({ wait: "nothing" });
  const mail = (await mailbox.mails()).find(({ destination }) => destination.to[0] === idOf("pat"));
  expect(mail?.body.text).toContain("退回修改");
  expect(mail?.body.text).toContain("as agreed with the customer");
});

test("an approved payout is nobody's notice", async () => {
  const { propose, await: wait, decide, advance, read } = await open();
  const payout = await propose({ amount: "500" });
  await wait(payout, "token-1");
  await decide(payout.payoutId, "nora");
  expect(await advance(payout)).toEqual({ wait: "nothing" });
  expect((await read(payout.payoutId)).status).toBe("approved");
  expect(await receivers()).toEqual([idOf("nora")]);
});

describe("beside others", () => {
  test("what somebody else wrote in between is read again, and stands", async () => {
    const { propose, await: wait, payouts, read } = await open();
    const payout = await propose();
    let writes = 0;
    const result = await wait(payout, "token-1", {
      payouts: {
        ...payouts,
        async write(before, after) {
          writes += 1;
          if (writes === 1 && before !== undefined) await payouts.write(before, done(voided(before, "recalculated")));
          return payouts.write(before, after);
        },
      },
      answer: async () => undefined,
    });
    expect(result).toEqual({ wait: "nothing" });
    expect((await read(payout.payoutId)).status).toBe("voided");
    expect(await mailbox.mails()).toEqual([]);
  });

  test("who loses every race gives up and is repeated by the machine", async () => {
    const { propose, advance, payouts } = await open();
    const payout = await propose();
    const losing = { ...payouts, write: async () => false };
    await expect(advance(payout, { payouts: losing })).rejects.toThrow("changed by others");
  });

  test("of two calls at once one opens the step", async () => {
    const { propose, await: wait, read } = await open();
    const payout = await propose();
    await Promise.all([wait(payout, "token-1"), wait(payout, "token-2")]);
    expect(await read(payout.payoutId)).toMatchObject({ lastStepNumber: 1, openStep: { number: 1 } });
    expect(await mailbox.mails()).toHaveLength(1);
  });

  test("a machine of an earlier round ends and leaves the token of the present one in place", async () => {
    const { propose, await: wait, payouts, read, answered } = await open();
    const first = await propose();
    await wait(first, "token-1");
    const before = await read(first.payoutId);
    const withdrawn = done(voided(before, "withdrawn"));
    await payouts.write(before, withdrawn);
    const { proposerId, proposedAt, customer, checks } = first;
    const second = done(proposedAgain(withdrawn, { proposerId, proposedAt, customer, checks }));
    await payouts.write(withdrawn, second);
    await wait(second, "token-2");
    const now = await read(first.payoutId);
    expect(await wait(first, "token-3")).toEqual({ wait: "nothing" });
    expect(answered).toEqual(["token-3"]);
    expect(await payouts.taskToken(first.payoutId)).toBe("token-2");
    expect(await read(first.payoutId)).toEqual(now);
  });
});

describe("a mail that fails", () => {
  const failing = { sendOnce: async () => Promise.reject(new Error("sending is paused")) };

  test("is told to the machine after the step was opened, and only what is missing is sent later", async () => {
    const { propose, await: wait, read, services } = await open({ levels: [level("director", ["dora", "dirk"], "0")] });
    const payout = await propose();
    const { mailer } = services;
    const halfFailing: typeof mailer = {
      sendOnce: (letter) => (letter.address === idOf("dora") ? failing.sendOnce() : mailer.sendOnce(letter)),
    };
    await expect(wait(payout, "token-1", { mailer: halfFailing })).rejects.toThrow(MailNotSent);
    expect((await read(payout.payoutId)).openStep?.number).toBe(1);
    expect(await receivers()).toEqual([idOf("dirk")]);
    await wait(payout, "token-2");
    expect(await receivers()).toEqual([idOf("dirk"), idOf("dora")]);
  });

  test("holds up nothing where the machine goes on without", async () => {
    const { propose, await: wait, read } = await open();
    const payout = await propose();
    const result = await wait(payout, "token-1", { mailer: failing, without_mail: true });
    expect(result).toMatchObject({ wait: "decision" });
    expect((await read(payout.payoutId)).openStep?.number).toBe(1);
  });
});

test("what the mail service refuses counts as not sent; what it took is sent once", async () => {
  const { services } = await open();
  const refusing = await approving(dynamodb.client, table, {
    ...mailbox,
    client: Object.assign(Object.create(mailbox.client), { send: () => Promise.reject(new Error("refused")) }),
  });
  const mail = { subject: "s", text: "t", html: "<p>t</p>" };
  const send = ({ mailer }: typeof services) =>
    mailer.sendOnce({ about: "payout#P1", key: "step#1", mail, address: "a@example.com" });
  await expect(send(refusing.services)).rejects.toThrow("refused");
  await send(services);
  await send(services);
  expect(await receivers()).toEqual(["a@example.com"]);
});
