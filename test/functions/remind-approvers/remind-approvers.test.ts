import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RemindApproversServices, remindApprovers } from "../../../functions/remind-approvers/remind-approvers.ts";
import { type Mailer, MailNotSent } from "../../../shared/aws/mails.ts";
import type { Letter } from "../../../shared/mail/mail.ts";
import { voided } from "../../../shared/payout/transitions.ts";
import { idOf, level, person, policyWith } from "../../shared/approval/policy.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { approving, done, type Mailbox, noon, pagesUrl, startMailbox } from "../advance-payout/approving.ts";

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

/** Payouts of which each step is opened at noon on Tuesday in Berlin, and a way to look after their approvers at other times. */
async function reminding(...parts: Parameters<typeof policyWith>) {
  const world = await approving(dynamodb.client, table, mailbox, { policy: policyWith(...parts) });
  const { payouts, policies, mailer } = world;
  const services = { payouts, policies, mailer, pagesUrl };
  const look = async (at: string, some: Partial<RemindApproversServices> = {}) => {
    await mailbox.clear();
    await remindApprovers({ ...services, now: () => at, ...some });
    return (await mailbox.mails()).map(({ destination }) => destination.to[0]).toSorted();
  };
  const asked = async (amount: string) => {
    const payout = await world.propose({ amount });
    await world.await(payout, `token-${amount}`);
    return world.read(payout.payoutId);
  };
  return { ...world, services, look, asked };
}

/** Eight hours of work after noon on Tuesday: five are left of that day, three are Wednesday's. */
const due = "2026-06-03T10:00:00.000Z";
const onWednesday = (time: string) => `2026-06-03T${time}:00.000Z`;

const wantsDigests = { mails: "daily_digest" } as const;
/** Nora, and with others Dora and Dirk, decide about everything. */
const readers = (nora: object = wantsDigests) => [
  person("nora", nora),
  person("dora"),
  person("dirk"),
  person("cleo"),
  person("pat"),
  person("ray"),
];
const managers = (...names: string[]) => [level("manager", names, "0"), level("cfo", ["cleo"], "1000000")];

describe("a reminder", () => {
  test.each`
    at                            | because
    ${"2026-06-03T09:59:59.999Z"} | ${"the hours are not over"}
    ${"2026-06-04T10:00:00.000Z"} | ${"the time of the step is over"}
  `("is not sent at $at: $because", async ({ at }) => {
    const { asked, look } = await reminding();
    await asked("500");
    expect(await look(at)).toEqual([]);
  });

  test("is sent when the hours are over, with what is left and the link of the step", async () => {
    const { asked, look } = await reminding();
    const { payoutId } = await asked("500");
    expect(await look(due)).toEqual([idOf("nora")]);
    const [mail] = await mailbox.mails();
    expect(mail?.body.text).toContain("Time left: 8 working hours\n");
    expect(mail?.body.text).toContain(`${pagesUrl}/payouts/${payoutId}?step=1\n`);
  });

  test("is sent once for a step, and anew for the next one", async () => {
    const {
      asked,
      look,
      decide,
      await: wait,
      clock,
    } = await reminding({
      levels: [level("manager", ["nora"], "0"), level("director", ["dora"], "100")],
    });
    const payout = await asked("500");
    expect(await look(due)).toEqual([idOf("nora")]);
    expect(await look(onWednesday("10:15"))).toEqual([]);
    expect(await look("2026-06-04T07:00:00.000Z")).toEqual([]);
    clock.now = () => "2026-06-04T08:00:00.000Z";
    await decide(payout.payoutId, "nora");
    await wait(payout, "token-2");
    expect(await look("2026-06-05T08:00:00.000Z")).toEqual([idOf("dora")]);
  });

  test("that falls due at night waits for the morning", async () => {
    // Five hours after noon the working day ends.
    const { asked, look } = await reminding({ reminder_after_hours: 5 });
    await asked("500");
    expect(await look("2026-06-02T15:00:00.000Z")).toEqual([]);
    expect(await look(onWednesday("06:59"))).toEqual([]);
    expect(await look(onWednesday("07:00"))).toEqual([idOf("nora")]);
  });

  test("waits for the end of a holiday", async () => {
    const { asked, look } = await reminding({ holidays: ["2026-06-03"] });
    await asked("500");
    expect(await look(due)).toEqual([]);
    expect(await look("2026-06-04T09:59:00.000Z")).toEqual([]);
    expect(await look("2026-06-04T10:00:00.000Z")).toEqual([idOf("nora")]);
  });

  test("goes only to those of a step for two who have not decided", async () => {
    const { asked, look, decide } = await reminding({
      levels: [level("director", ["dora", "dirk"], "0", { two_people_above: { EUR: "100" } })],
    });
    const payout = await asked("500");
    await decide(payout.payoutId, "dora");
    expect(await look(due)).toEqual([idOf("dirk")]);
  });

  test.each`
    what         | end
    ${"decided"} | ${"decide"}
    ${"voided"}  | ${"void"}
  `("of a step that was $what is not sent", async ({ end }) => {
    const { asked, look, decide, payouts, read } = await reminding();
    const { payoutId } = await asked("500");
    if (end === "decide") await decide(payoutId, "nora");
    else {
      const before = await read(payoutId);
      await payouts.write(before, done(voided(before, "recalculated")));
    }
    expect(await look(due)).toEqual([]);
  });

  test("goes to a substitute as well, as long as they stand in", async () => {
    const standIn = (until: string) => ({
      substitutes: [{ of: idOf("nora"), by: idOf("dirk"), from: "2026-06-01", until }],
    });
    const { asked, look, policies } = await reminding(standIn("2026-06-10"));
    await asked("500");
    expect(await look(due)).toEqual([idOf("dirk"), idOf("nora")]);
    await asked("600");
    await policies.publish(policyWith(standIn("2026-06-03")), noon);
    expect(await look(onWednesday("10:15"))).toEqual([idOf("nora")]);
  });

  test("does not go to a substitute whose approver has decided", async () => {
    const { asked, look, decide } = await reminding({
      levels: [level("manager", ["nora", "dora"], "0", { two_people_above: { EUR: "100" } })],
      substitutes: [{ of: idOf("nora"), by: idOf("dirk"), from: "2026-06-01", until: "2026-06-10" }],
    });
    const { payoutId } = await asked("500");
    await decide(payoutId, "nora");
    expect(await look(due)).toEqual([idOf("dora")]);
  });

  test("speaks the person's language", async () => {
    const { asked, look } = await reminding({ people: readers({ language: "zh" }), levels: managers("nora") });
    await asked("500");
    await look(due);
    expect((await mailbox.mails())[0]?.body.text).toContain("剩余时间: 8 个工作小时\n");
  });
});

describe("a digest", () => {
  test("says once a working day how many payouts wait, and how many must be decided by the end of the next one", async () => {
    const { asked, look } = await reminding({ people: readers(), levels: managers("nora") });
    for (const amount of ["500", "600", "700"]) await asked(amount);
    // Asked on Tuesday at noon, they run out on Thursday at noon.
    expect(await look("2026-06-02T10:15:00.000Z")).toEqual([idOf("nora")]);
    const [first] = await mailbox.mails();
    expect(first?.body.text).toContain("Waiting for you: 3\n");
    expect(first?.body.text).toContain("by 3 June 2026 at 17:00 (Europe/Berlin): 0\n");
    expect(first?.body.text).not.toMatch(/Nordwind|EUR|500/);
    expect(await look("2026-06-02T14:45:00.000Z")).toEqual([]);
    expect(await look(onWednesday("07:00"))).toEqual([idOf("nora")]);
    expect((await mailbox.mails())[0]?.body.text).toContain("by 4 June 2026 at 17:00 (Europe/Berlin): 3\n");
    expect(await look(due)).toEqual([]);
  });

  test("comes on the day of a close although the morning had nothing to tell", async () => {
    const { asked, look } = await reminding({ people: readers(), levels: managers("nora") });
    expect(await look("2026-06-02T07:00:00.000Z")).toEqual([]);
    await asked("500");
    expect(await look("2026-06-02T10:15:00.000Z")).toEqual([idOf("nora")]);
    await asked("600");
    expect(await look("2026-06-02T10:30:00.000Z")).toEqual([]);
  });

  test.each`
    at                            | because
    ${"2026-06-03T06:59:00.000Z"} | ${"the working day has not begun"}
    ${"2026-06-03T15:00:00.000Z"} | ${"it is over"}
    ${"2026-06-06T10:00:00.000Z"} | ${"it is Saturday"}
    ${"2026-06-04T07:00:00.000Z"} | ${"it is a holiday"}
  `("does not come at $at: $because", async ({ at }) => {
    const { asked, look } = await reminding({
      people: readers(),
      levels: [level("manager", ["nora"], "0", { decide_within_hours: 500 })],
      holidays: ["2026-06-04"],
    });
    await asked("500");
    expect(await look(at)).toEqual([]);
    expect(await look("2026-06-08T10:00:00.000Z")).toEqual([idOf("nora")]);
  });

  test("does not count what was decided or has run out", async () => {
    const { asked, look, decide } = await reminding({ people: readers(), levels: managers("nora") });
    const { payoutId } = await asked("500");
    await decide(payoutId, "nora");
    expect(await look(due)).toEqual([]);
    await asked("600");
    expect(await look("2026-06-04T10:00:00.000Z")).toEqual([]);
  });

  test("replaces reminders to its reader and to nobody else", async () => {
    const { asked, look } = await reminding({ people: readers(), levels: managers("nora", "dora") });
    await asked("500");
    expect(await look(onWednesday("07:00"))).toEqual([idOf("nora")]);
    expect(await look(due)).toEqual([idOf("dora")]);
  });

  test("whose day it has been is not reckoned again", async () => {
    const { asked, look, payouts } = await reminding({ people: readers(), levels: managers("nora") });
    await asked("500");
    await look(onWednesday("07:00"));
    const unreadable = { ...payouts, find: () => Promise.reject(new Error("was read")) };
    expect(await look(due, { payouts: unreadable })).toEqual([]);
    await expect(look("2026-06-04T07:00:00.000Z", { payouts: unreadable })).rejects.toThrow("was read");
  });
});

test("of two looks at once each mail is sent by one", async () => {
  const { asked, services } = await reminding({ people: readers(), levels: managers("nora", "dora") });
  await asked("500");
  await mailbox.clear();
  await Promise.all([1, 2].map(() => remindApprovers({ ...services, now: () => due })));
  const receivers = (await mailbox.mails()).map(({ destination }) => destination.to[0]);
  expect(receivers.toSorted()).toEqual([idOf("dora"), idOf("nora")]);
});

test("without a policy in force nobody is told anything", async () => {
  const { look } = await reminding({ effective: { from: "2026-07-01" } });
  expect(await look(due)).toEqual([]);
});

test("a mail that fails holds up no other, and goes out with the next look", async () => {
  const { asked, look, services } = await reminding({ people: readers(), levels: managers("nora", "dora", "dirk") });
  await asked("500");
  const failing: Mailer = {
    ...services.mailer,
    sendOnce: (letter: Letter) =>
      letter.address === idOf("dirk") ? services.mailer.sendOnce(letter) : Promise.reject(new Error("no such address")),
  };
  const looked = look(due, { mailer: failing });
  await expect(looked).rejects.toThrow(MailNotSent);
  await expect(looked).rejects.toThrow(/2 of 3 mails .*about person#nora@example.com: Error: no such address/);
  expect((await mailbox.mails()).map(({ destination }) => destination.to[0])).toEqual([idOf("dirk")]);
  expect(await look(onWednesday("10:15"))).toEqual([idOf("dora"), idOf("nora")]);
});
