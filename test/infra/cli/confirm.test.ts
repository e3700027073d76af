import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Tierline } from "../../../infra/cli/client.ts";
import { confirmCommand } from "../../../infra/cli/commands/confirm.ts";
import { CommandFailure } from "../../../infra/cli/exit-codes.ts";
import { displayWidth } from "../../../infra/cli/table.ts";
import { terminalOn } from "../../../infra/cli/terminal.ts";
import { approvalPolicyStore } from "../../../shared/aws/approval-policies.ts";
import { confirming } from "../../../shared/aws/confirming.ts";
import { idOf, policyWith } from "../../shared/approval/policy.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { payments } from "../../support/payments.ts";
import { tierline } from "./captured.ts";

let directory = "";
let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let world: ReturnType<typeof payments>;
let system: Tierline;
let number = 0;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-05T10:00:00Z") });
  directory = await mkdtemp(join(tmpdir(), "tierline-confirmations-"));
  dynamodb = await startDynamoDb(...Array.from({ length: 10 }, (_, index) => `tables-${index}`));
});
afterAll(async () => {
  vi.useRealTimers();
  dynamodb.stop();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  const table = `tables-${number++}`;
  const tables = { payoutsTable: table, ledgerTable: table };
  world = payments(dynamodb.client, tables);
  const approvalPolicies = approvalPolicyStore(dynamodb.client, table);
  await approvalPolicies.publish(policyWith(), "2025-12-01T00:00:00.000Z");
  system = { approvalPolicies, confirming: confirming(dynamodb.client, tables) } as unknown as Tierline;
});

async function written(...rows: readonly string[]): Promise<string> {
  const file = join(directory, "returns.csv");
  await writeFile(file, ["payout_id,status,reason,value_date", ...rows, ""].join("\n"));
  return file;
}

/** Runs the command on the test's own tables: what it printed, and how it ended where not well. */
async function confirm(...words: readonly string[]): Promise<{ readonly text: string; readonly exit: string }> {
  const printed: string[] = [];
  const command = confirmCommand({
    terminal: {
      ...terminalOn({ output: process.stdout, errors: process.stderr }),
      print: (text) => printed.push(text),
      width: undefined,
    },
    withSystem: (_, work) => work(system),
  });
  try {
    await command.parseAsync([...words], { from: "user" });
    return { text: printed.join("\n"), exit: "ok" };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return { text: [...printed, error.message].join("\n"), exit: error.exit };
  }
}

const valueDate = "2026-06-04";

test("a list is taken in and told as a table with totals and problems; said again it is known", async () => {
  const [a, b] = [
    await world.onItsWay({ amounts: { "2025": "1234.5" } }),
    await world.onItsWay({ customerId: "C2", name: "晨光机械" }),
  ];
  const file = await written(
    `${a.payoutId},paid,,${valueDate}`,
    `${b.payoutId},failed,AC04 account closed,`,
    "P9,paid,,x",
  );
  const first = await confirm(file, "--by", "Ray@example.com");
  expect(first.exit).toBe("ok");
  expect(first.text).toContain(`${file}, on record as said by ${idOf("ray")}`);
  expect(first.text).toMatch(
    new RegExp(`^${a.payoutId} +C1 Nordwind +1,234.50 +EUR +paid, ${valueDate} +on record as paid$`, "m"),
  );
  expect(first.text).toMatch(
    new RegExp(
      `^${b.payoutId} +C2 晨光机械 +100.00 +EUR +failed, AC04 account closed +on record as failed, to be released again$`,
      "m",
    ),
  );
  expect(first.text).toMatch(/^confirmed +failed +1 +100\.00 +EUR$/m);
  expect(first.text).toMatch(/^confirmed +paid +1 +1,234\.50 +EUR$/m);
  expect(first.text).toContain('  line 4: value_date is a day as 2026-07-31, not "x"');
  const rows = first.text.split("\n").filter((line) => line.startsWith("P") && line.includes(" EUR "));
  const currencyAt = rows.map((line) => displayWidth(line.slice(0, line.indexOf("EUR"))));
  expect([rows.length, new Set(currencyAt).size]).toEqual([2, 1]);

  const again = await confirm(file, "--by", idOf("ray"), "--json");
  expect(again.exit).toBe("ok");
  expect(JSON.parse(again.text)).toMatchObject({
    file,
    by: idOf("ray"),
    results: [
      {
        payout_id: a.payoutId,
        customer_id: "C1",
        customer_name: "Nordwind",
        amount: "1234.5",
        currency: "EUR",
        outcome: "paid",
        reason: null,
        value_date: valueDate,
        result: "known",
        refusal: null,
      },
      { payout_id: b.payoutId, outcome: "failed", reason: "AC04 account closed", result: "known" },
    ],
    problems: [{ place: "line 4" }],
    totals: [
      { result: "known", outcome: "failed", count: 1, amount: "100", currency: "EUR" },
      { result: "known", outcome: "paid", count: 1, amount: "1234.5", currency: "EUR" },
    ],
  });
  expect(await world.entryCount()).toBe(4);
});

test("what contradicts the record is refused, and a file of nothing else ends as refused", async () => {
  const payout = await world.onItsWay();
  await confirm(await written(`${payout.payoutId},paid,,${valueDate}`), "--by", idOf("ray"));
  const other = await confirm(await written(`${payout.payoutId},failed,bounced,`), "--by", idOf("roz"));
  expect(other.exit).toBe("refused");
  expect(other.text).toContain("refused: It is on record as paid, and this says that it failed.");
  expect((await world.store.find(payout.payoutId))?.status).toBe("paid");
});

test.each`
  content                                                      | text                                                        | because
  ${"payout;status"}                                           | ${/line 1: the columns are payout_id,status/}               | ${"of other columns"}
  ${"<Document></Document>"}                                   | ${/Document: the namespace is urn:iso.*pain\.002\.001\.10/} | ${"of another standard"}
  ${"payout_id,status,reason,value_date\nP9,paid,,2026-06-04"} | ${/line 2: P9 was never sent/}                              | ${"on nothing of ours"}
`("a file $because is refused with the place and the problem", async ({ content, text }) => {
  const file = join(directory, "other.csv");
  await writeFile(file, content);
  const ended = await confirm(file, "--by", idOf("ray"));
  expect(ended.exit).toBe("refused");
  expect(ended.text).toMatch(text);
  expect(ended.text).toContain("tells of no payout that was sent");
});

test("whoever is no releaser is refused before anything is read, and told who is", async () => {
  const payout = await world.onItsWay();
  const ended = await confirm(await written(`${payout.payoutId},paid,,${valueDate}`), "--by", idOf("nora"));
  expect(ended).toEqual({
    exit: "refused",
    text: expect.stringContaining(`these are: ${idOf("ray")}, ${idOf("roz")}`),
  });
  expect((await world.store.find(payout.payoutId))?.status).toBe("released");
});

test("a missing file, and a person who is not named, are told before any system is brought up", async () => {
  const missing = await tierline("confirm", join(directory, "none.xml"), "--by", idOf("ray"));
  expect([missing.code, missing.errors]).toEqual([4, expect.stringContaining("there is no file")]);
  const unnamed = await tierline("confirm", await written());
  expect([unnamed.code, unnamed.errors]).toEqual([2, expect.stringContaining("--by <email>")]);
});
