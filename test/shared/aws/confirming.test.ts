import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Confirming, confirming } from "../../../shared/aws/confirming.ts";
import type { FinalOutcome } from "../../../shared/payment/bank-confirmation.ts";
import { pain002Namespace } from "../../../shared/payment/pain002.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { payments, type Tables } from "../../support/payments.ts";
import { idOf, person, policyWith } from "../approval/policy.ts";
import { company } from "../payout/world.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let world: ReturnType<typeof payments>;
let use: Confirming;
let number = 0;

beforeAll(async () => {
  const tables = Array.from({ length: 40 }, (_, index) => [`payouts-${index}`, `ledger-${index}`]).flat();
  dynamodb = await startDynamoDb(...tables);
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  const tables: Tables = { payoutsTable: `payouts-${number}`, ledgerTable: `ledger-${number}` };
  number += 1;
  world = payments(dynamodb.client, tables);
  use = confirming(dynamodb.client, tables);
});

const people = [...policyWith().people, person("ada", { roles: ["admin"] })];
const policy = policyWith({ people });
const at = "2026-06-05T10:00:00.000Z";
const by = (name: string, when = at) => ({ personId: idOf(name), at: when, policy });

const paid = (payoutId: string, more: Partial<FinalOutcome> = {}): FinalOutcome => ({
  payoutId,
  outcome: "paid",
  valueDate: "2026-06-04",
  ...more,
});
const failed = (payoutId: string, more: Partial<FinalOutcome> = {}): FinalOutcome => ({
  payoutId,
  outcome: "failed",
  reason: "AC04 account closed",
  ...more,
});
const confirm = (said: FinalOutcome, name = "ray", when = at) => use.confirm(said, by(name, when));
const lists = async () => ({
  onItsWay: (await world.store.list("on-its-way", 10)).map(({ payoutId }) => payoutId),
  toRelease: (await world.store.list("to-release", 10)).map(({ payoutId }) => payoutId),
});
const listFile = (...rows: readonly string[]) =>
  new TextEncoder().encode(["payout_id,status,reason,value_date", ...rows].join("\r\n"));

describe("a payout that was paid", () => {
  test("is on record with who said so, and the ledger pays the payable from the bank", async () => {
    const { payoutId } = await world.onItsWay({ amounts: { "2024": "-20.5", "2025": "100" } });
    expect(await world.balances()).toEqual({ rebate_liability: "79.5", rebate_payable: "-79.5" });
    expect(await confirm(paid(payoutId))).toMatchObject({ result: "confirmed", payout: { status: "paid" } });
    expect((await world.store.find(payoutId))?.confirmations).toEqual([
      {
        attempt: 1,
        outcome: "paid",
        reason: "",
        valueDate: "2026-06-04",
        confirmedBy: idOf("ray"),
        confirmedAt: at,
      },
    ]);
    expect(await world.balances()).toEqual({ rebate_liability: "79.5", bank: "-79.5" });
    expect([await world.settled("C1", "2024"), await world.settled("C1", "2025")]).toEqual(["-20.5", "100"]);
    expect(await lists()).toEqual({ onItsWay: [], toRelease: [] });
  });

  test.each`
    method                  | account
    ${"bank_transfer"}      | ${"bank"}
    ${"cheque"}             | ${"bank"}
    ${"credit_note"}        | ${"accounts_receivable"}
    ${"deduction"}          | ${"accounts_receivable"}
    ${"red_letter_invoice"} | ${"accounts_receivable"}
  `("by $method credits $account", async ({ method, account }) => {
    const { payoutId } = await world.onItsWay({ payee: { ...company, payoutMethod: method } });
    await confirm(paid(payoutId));
    expect(await world.balances()).toEqual({ rebate_liability: "100", [account]: "-100" });
  });

  test("without a day has the day on which it is said, in the policy's time zone", async () => {
    const { payoutId } = await world.onItsWay();
    const { valueDate: _, ...undated } = paid(payoutId);
    const result = await confirm(undated, "ray", "2026-06-05T22:30:00.000Z");
    expect(result).toMatchObject({ confirmation: { valueDate: "2026-06-06" } });
  });

  test.each`
    valueDate       | refusal             | because
    ${"2026-05-31"} | ${"before_release"} | ${"it was released on 2 June"}
    ${"2026-06-07"} | ${"in_the_future"}  | ${"it is said on 5 June"}
    ${"2062-06-04"} | ${"in_the_future"}  | ${"digits are easily swapped"}
  `("not on $valueDate: $because", async ({ valueDate, refusal }) => {
    const { payoutId } = await world.onItsWay();
    expect(await confirm(paid(payoutId, { valueDate }))).toMatchObject({ result: "refused", refusal });
    expect(await lists()).toMatchObject({ onItsWay: [payoutId] });
  });
});

describe("a payout that failed", () => {
  test("returns to the liability, is no longer settled, and waits for release again", async () => {
    const { payoutId } = await world.onItsWay({ amounts: { "2024": "-20.5", "2025": "100" } });
    const result = await confirm(failed(payoutId));
    expect(result).toMatchObject({ result: "confirmed", payout: { status: "failed" } });
    expect(await world.balances()).toEqual({});
    expect([await world.settled("C1", "2024"), await world.settled("C1", "2025")]).toEqual(["0", "0"]);
    expect(await lists()).toEqual({ onItsWay: [], toRelease: [payoutId] });
  });

  test("is released again, and paid at the second attempt", async () => {
    const payout = await world.onItsWay();
    const { payoutId } = payout;
    await confirm(failed(payoutId));
    await world.release(payout, { at: "2026-06-08T09:00:00.000Z", paymentBatchId: "B2" });
    expect(await world.settled("C1")).toBe("100");
    expect(await world.balances()).toEqual({ rebate_liability: "100", rebate_payable: "-100" });
    const result = await confirm(paid(payoutId, { valueDate: "2026-06-09" }), "ray", "2026-06-10T09:00:00.000Z");
    expect(result).toMatchObject({ result: "confirmed", confirmation: { attempt: 2 } });
    expect(await world.balances()).toEqual({ rebate_liability: "100", bank: "-100" });
    expect(await world.settled("C1")).toBe("100");
    expect(await world.entryCount()).toBe(4);
  });

  test("lowers what is settled by its own amount only, where a later payout of the position is on its way", async () => {
    const first = await world.onItsWay();
    const { content } = first;
    const lines = content.lines.map((line) => ({ ...line, settledBefore: line.amount }));
    const later = { ...first, payoutId: "P0000000000000000000000B", content: { ...content, lines } };
    const { releases: _, ...rest } = later;
    await world.store.write(undefined, { ...rest, status: "approved", releases: [], revision: 1 });
    await world.accrueMore("C1", "200");
    await world.release(later);
    expect(await world.settled("C1")).toBe("200");
    await confirm(failed(first.payoutId));
    expect(await world.settled("C1")).toBe("100");
  });
});

describe("what was said before", () => {
  test("is known when it is said again, and changes nothing", async () => {
    const { payoutId } = await world.onItsWay();
    await confirm(paid(payoutId));
    const before = [await world.store.find(payoutId), await world.entryCount()];
    expect(await confirm(paid(payoutId), "roz", "2026-06-09T10:00:00.000Z")).toMatchObject({
      result: "known",
      confirmation: { confirmedBy: idOf("ray") },
    });
    expect([await world.store.find(payoutId), await world.entryCount()]).toEqual(before);
  });

  test.each`
    first     | second    | refusal
    ${paid}   | ${failed} | ${"on_record_as_paid"}
    ${failed} | ${paid}   | ${"on_record_as_failed"}
  `("is not contradicted: $refusal", async ({ first, second, refusal }) => {
    const { payoutId } = await world.onItsWay();
    await confirm(first(payoutId));
    const before = [await world.store.find(payoutId), await world.balances(), await world.settled("C1")];
    expect(await confirm(second(payoutId))).toMatchObject({ result: "refused", refusal });
    expect([await world.store.find(payoutId), await world.balances(), await world.settled("C1")]).toEqual(before);
  });

  test("two at once that say the same are one confirmation", async () => {
    const { payoutId } = await world.onItsWay();
    const both = await Promise.all([confirm(paid(payoutId)), confirm(paid(payoutId), "roz")]);
    expect(both.map(({ result }) => result).toSorted()).toEqual(["confirmed", "known"]);
    expect((await world.store.find(payoutId))?.confirmations).toHaveLength(1);
    expect(await world.balances()).toEqual({ rebate_liability: "100", bank: "-100" });
  });

  test("two at once that contradict each other are one confirmation and a refusal", async () => {
    const { payoutId } = await world.onItsWay();
    const both = await Promise.all([confirm(paid(payoutId)), confirm(failed(payoutId), "roz")]);
    expect(both.map(({ result }) => result).toSorted()).toEqual(["confirmed", "refused"]);
    expect(await world.entryCount()).toBe(2);
  });

  test("of a first attempt does not fail the second one when its list is read once more", async () => {
    const payout = await world.onItsWay();
    const list = listFile(`${payout.payoutId},failed,the cheque came back,`);
    await use.confirmFile(list, by("ray"));
    await world.release(payout, { at: "2026-06-08T09:00:00.000Z", paymentBatchId: "B2" });
    const { results } = await use.confirmFile(list, by("ray", "2026-06-09T10:00:00.000Z"));
    expect(results).toMatchObject([{ result: "known", confirmation: { attempt: 1 } }]);
    expect(await lists()).toEqual({ onItsWay: [payout.payoutId], toRelease: [] });
    const other = listFile(`${payout.payoutId},failed,the cheque came back,2026-06-09`);
    expect((await use.confirmFile(other, by("ray", "2026-06-09T10:00:00.000Z"))).results).toMatchObject([
      { result: "confirmed", confirmation: { attempt: 2 } },
    ]);
  });
});

describe("who says it", () => {
  test.each`
    name      | expected                                            | because
    ${"ray"}  | ${{ result: "confirmed" }}                          | ${"whoever released it may"}
    ${"roz"}  | ${{ result: "confirmed" }}                          | ${"another releaser may"}
    ${"ada"}  | ${{ result: "confirmed" }}                          | ${"an administrator may"}
    ${"dora"} | ${{ result: "refused", refusal: "not_a_releaser" }} | ${"an approver of other payouts is no releaser"}
    ${"eve"}  | ${{ result: "refused", refusal: "not_a_releaser" }} | ${"the policy does not know them"}
  `("$name: $because", async ({ name, expected }) => {
    const { payoutId } = await world.onItsWay();
    expect(await confirm(paid(payoutId), name)).toMatchObject(expected);
  });

  test.each`
    name      | refusal
    ${"pat"}  | ${"is_proposer"}
    ${"nora"} | ${"decided_a_step"}
  `("not $name, although a releaser now: $refusal", async ({ name, refusal }) => {
    const { payoutId } = await world.onItsWay();
    const releasers = { ...policy, releasers: [...policy.releasers, idOf(name)] };
    const result = await use.confirm(paid(payoutId), { personId: idOf(name), at, policy: releasers });
    expect(result).toMatchObject({ result: "refused", refusal });
    expect(await lists()).toMatchObject({ onItsWay: [payoutId] });
  });

  test("of a customer who is not theirs to act on is told nothing, not even that there is such a payout", async () => {
    const { payoutId } = await world.onItsWay();
    const south = { ...policy, releasers: [idOf("sam")] };
    const result = await use.confirm(paid(payoutId), { personId: idOf("sam"), at, policy: south });
    expect(result).toEqual({ said: paid(payoutId), result: "refused", refusal: "unknown" });
    expect(await confirm(paid("P9"))).toEqual({ said: paid("P9"), result: "refused", refusal: "unknown" });
  });
});

test("a payout that was not released has no outcome", async () => {
  const { payoutId } = await world.approved();
  expect(await confirm(paid(payoutId))).toMatchObject({ result: "refused", refusal: "not_on_its_way" });
});

describe("a bank's file", () => {
  const report = (messageId: string, group: string, transfers = "") =>
    new TextEncoder().encode(`<Document xmlns="${pain002Namespace}"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-1</MsgId></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId>${group}</OrgnlGrpInfAndSts>
${transfers === "" ? "" : `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}-1</OrgnlPmtInfId>${transfers}</OrgnlPmtInfAndSts>`}
</CstmrPmtStsRpt></Document>`);
  const transfer = (payoutId: string, status: string) =>
    `<TxInfAndSts><OrgnlEndToEndId>${payoutId}</OrgnlEndToEndId><TxSts>${status}</TxSts></TxInfAndSts>`;
  const told = ({ results }: Awaited<ReturnType<Confirming["confirmFile"]>>) =>
    results.map(({ said, result }) => `${said.payoutId} ${said.outcome} ${result}`);

  test("confirms each payout that it names; of those that wait it says so", async () => {
    const [a, b, c] = [
      await world.onItsWay(),
      await world.onItsWay({ customerId: "C2" }),
      await world.onItsWay({ customerId: "C3" }),
    ].map(({ payoutId }) => payoutId) as [string, string, string];
    await world.batch(
      "B1",
      [a, b, c].map((payoutId) => ({ payoutId, messageId: "R1", paymentInformationId: "R1-1" })),
    );
    const file = report(
      "R1",
      "",
      `${transfer(a, "ACSC")}${transfer(b, "RJCT")}${transfer(c, "ACSP")}${transfer("P9", "ACSC")}`,
    );
    const first = await use.confirmFile(file, by("ray"));
    expect(told(first)).toEqual([`${a} paid confirmed`, `${b} failed confirmed`, `${c} pending pending`]);
    expect(first.problems.map(({ problem }) => problem.en)).toEqual(["P9 was not sent in file R1"]);
    const again = await use.confirmFile(file, by("ray"));
    expect(told(again)).toEqual([`${a} paid known`, `${b} failed known`, `${c} pending pending`]);
  });

  test("tells nothing of customers who are not the person's to act on, be it that their payouts are pending", async () => {
    const { payoutId } = await world.onItsWay();
    await world.batch("B1", [{ payoutId, messageId: "R1", paymentInformationId: "R1-1" }]);
    const south = { personId: idOf("sam"), at, policy: { ...policy, releasers: [idOf("sam")] } };
    for (const status of ["ACSP", "ACSC"]) {
      const { results } = await use.confirmFile(report("R1", "", transfer(payoutId, status)), south);
      expect(results).toEqual([{ said: expect.anything(), result: "refused", refusal: "unknown" }]);
    }
  });

  test("that is refused as a whole fails all that was sent in it, and said again is known", async () => {
    const [a, b] = [await world.onItsWay(), await world.onItsWay({ customerId: "C2" })];
    await world.batch(
      "B1",
      [a, b].map(({ payoutId }) => ({ payoutId, messageId: "R1", paymentInformationId: "R1-1" })),
    );
    const file = report("R1", "<GrpSts>RJCT</GrpSts>");
    const results = async () => (await use.confirmFile(file, by("ray"))).results.map(({ result }) => result);
    expect(await results()).toEqual(["confirmed", "confirmed"]);
    expect(await world.balances()).toEqual({});
    expect(await results()).toEqual(["known", "known"]);
  });

  test("on the first attempt, read again after the second release, does not touch the second", async () => {
    const payout = await world.onItsWay();
    const { payoutId } = payout;
    await world.batch("B1", [{ payoutId, messageId: "R1", paymentInformationId: "R1-1" }]);
    const file = report("R1", "<GrpSts>RJCT</GrpSts>");
    await use.confirmFile(file, by("ray"));
    await world.release(payout, { at: "2026-06-05T12:00:00.000Z", paymentBatchId: "B2" });
    await world.batch("B2", [{ payoutId, messageId: "R2", paymentInformationId: "R2-1" }]);
    expect(told(await use.confirmFile(file, by("ray")))).toEqual([`${payoutId} failed known`]);
    const settled = report("R1", "", transfer(payoutId, "ACSC"));
    expect((await use.confirmFile(settled, by("ray"))).results).toMatchObject([
      { result: "refused", refusal: "on_record_as_failed" },
    ]);
    expect(await lists()).toEqual({ onItsWay: [payoutId], toRelease: [] });
  });

  test("of a message that was never sent is a problem", async () => {
    const { results, problems } = await use.confirmFile(report("R9", "<GrpSts>RJCT</GrpSts>"), by("ray"));
    expect(results).toEqual([]);
    expect(problems).toMatchObject([{ problem: { en: "no payout was sent in file R9" } }]);
  });

  test("names whatever it likes: what is no payout's id is not looked for", async () => {
    const { problems } = await use.confirmFile(
      listFile(`${"P".repeat(5000)},paid,,2026-06-04`, "a#b,paid,,2026-06-04"),
      by("ray"),
    );
    expect(problems).toHaveLength(2);
  });

  test("with many payouts of one customer, which settle the same positions, fails them all and loses none", async () => {
    const payouts = [];
    for (let index = 0; index < 6; index += 1)
      payouts.push(await world.onItsWay({ amounts: { [`20${10 + index}`]: "10" } }));
    const { results } = await use.confirmFile(
      listFile(...payouts.map(({ payoutId }) => `${payoutId},failed,bounced,`)),
      by("ray"),
    );
    expect(results.map(({ result }) => result)).toEqual(payouts.map(() => "confirmed"));
    expect(await world.balances()).toEqual({});
  });
});
