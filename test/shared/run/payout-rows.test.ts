import { describe, expect, test } from "vitest";
import { payoutTables } from "../../../shared/facts/tables.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { isRefused, type Refused } from "../../../shared/payout/refusal.ts";
import {
  confirmed,
  decided,
  proposed,
  proposedAgain,
  released,
  routed,
  stepOpened,
  timedOut,
} from "../../../shared/payout/transitions.ts";
import { payoutRows } from "../../../shared/run/payout-rows.ts";
import { policyWith } from "../approval/policy.ts";
import { company } from "../payout/world.ts";

const line = (periodId: string, amount: string) => ({
  programId: "annual",
  programVersion: 2,
  contractReference: "K-1",
  periodId,
  countsUntil: "2026-01-01",
  settledBefore: parseDecimal("5"),
  amount: parseDecimal(amount),
});
const content = {
  customerId: "C1",
  group: "partners",
  currency: "EUR",
  payoutOn: "2026-06-10",
  payee: company,
  lines: [line("2024", "-20"), line("2025", "120.50")],
};
const proposal = {
  proposerId: "pat",
  proposedAt: "2026-06-01T06:00:00.000Z",
  customer: { name: "Nordwind", region: "DE" },
  checks: [
    { checkId: "amount_payable", verdict: "pass", reason: "amount_payable", figures: {} },
    { checkId: "payee_unchanged", verdict: "warn", reason: "payee_changed_lately", figures: { on: "2026-05-01" } },
  ],
} as const;

function done(result: Payout | Refused): Payout {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
}

/** Monday, 10:00 and 17:00 in Berlin, where people work from nine to five, and Tuesday 10:00. */
const [monday, evening, tuesday] = ["2026-06-01T08:00:00.000Z", "2026-06-01T15:00:00.000Z", "2026-06-02T08:00:00.000Z"];
const ask = (payout: Payout, openedAt: string, expiresAt: string) =>
  done(stepOpened(payout, ["ann"], { openedAt, expiresAt }));
const approve = (payout: Payout, personId: string, at: string, insteadOf?: string) =>
  done(
    decided(payout, {
      stepNumber: payout.lastStepNumber,
      contentSha256: payout.contentSha256,
      personId,
      ...(insteadOf === undefined ? {} : { insteadOf }),
      outcome: "approved",
      reason: "as agreed",
      at,
    }),
  );

const inApproval = ask(
  done(routed(proposed(content, proposal), [{ levelId: "manager", peopleNeeded: 1 }])),
  monday,
  evening,
);
const escalated = done(timedOut(inApproval, 1, [{ levelId: "director", peopleNeeded: 1 }], evening));
const approved = approve(ask(escalated, monday, "2026-06-03T08:00:00.000Z"), "bob", tuesday, "dora");
const release = { personId: "rita", contentSha256: approved.contentSha256, paymentBatchId: "B1" };
const balance = { payee: company, balanceOf: () => ({ accrued: parseDecimal("500"), settled: parseDecimal("5") }) };
const onItsWay = done(released(approved, { ...release, at: "2026-06-03T08:00:00.000Z" }, balance));
const confirmation = {
  reason: "",
  valueDate: "2026-06-05",
  confirmedBy: "rob",
  confirmedAt: "2026-06-05T08:00:00.000Z",
};
const failed = done(confirmed(onItsWay, { ...confirmation, attempt: 1, outcome: "failed", reason: "AC04" }));
const again = done(released(failed, { ...release, paymentBatchId: "B2", at: "2026-06-08T08:00:00.000Z" }, balance));
const paid = done(confirmed(again, { ...confirmation, attempt: 2, outcome: "paid", valueDate: "2026-06-09" }));

const policies = [policyWith({})];
const rowsOf = (payout: Payout, table: string, known = policies) =>
  payoutRows("run-1", payout, known)
    .filter((one) => one.table.name === table)
    .map(({ row }) => row);

test("every row has just its table's columns, so that none is lost on the way to the lake", () => {
  const rows = payoutRows("run-1", paid, policies);
  expect(new Set(rows.map(({ table }) => table.name)).size).toBe(6);
  for (const { table, row } of rows)
    expect(Object.keys(row).sort(), table.name).toEqual(table.columns.map(({ name }) => name).sort());
  expect(payoutTables.map(({ name }) => name)).toEqual(
    expect.arrayContaining([...new Set(rows.map(({ table }) => table.name))]),
  );
});

describe("the payout's own row", () => {
  test("of one that waits says who has the word and until when", () => {
    expect(rowsOf(inApproval, "payouts")).toMatchObject([
      {
        run_id: "run-1",
        payout_id: inApproval.payoutId,
        customer_id: "C1",
        region: "DE",
        segment: null,
        amount: "100.5",
        line_count: 2,
        payout_method: "bank_transfer",
        status: "in_approval",
        proposed_by: "pat",
        checks_warned: 1,
        checks_blocked: 0,
        waiting_level_id: "manager",
        waiting_since: "2026-06-01 08:00:00.000",
        decide_before: "2026-06-01 15:00:00.000",
        approved_at: null,
        released_at: null,
        paid_on: null,
      },
    ]);
  });

  test("of a paid one says when it was approved, released last, and paid", () => {
    expect(rowsOf(paid, "payouts")).toMatchObject([
      {
        status: "paid",
        waiting_level_id: null,
        approved_at: "2026-06-02 08:00:00.000",
        released_at: "2026-06-08 08:00:00.000",
        paid_at: "2026-06-05 08:00:00.000",
        paid_on: "2026-06-09",
      },
    ]);
  });

  test("of one that is proposed again no longer says that it was approved", () => {
    const held = done(timedOut(inApproval, 1, [], evening));
    expect(rowsOf(done(proposedAgain(held, proposal)), "payouts")).toMatchObject([
      { status: "proposed", round: 2, approved_at: null },
    ]);
  });
});

test("lines keep their order and their sign", () => {
  expect(rowsOf(paid, "payout_lines")).toMatchObject([
    { line_number: 1, period_id: "2024", amount: "-20", settled_before_amount: "5" },
    { line_number: 2, period_id: "2025", amount: "120.5" },
  ]);
});

describe("decisions", () => {
  test("say for whom a substitute decided, since when people were asked, and how many business hours that was", () => {
    // From ten to five on Monday, and from nine to ten on Tuesday.
    expect(rowsOf(paid, "payout_decisions")).toMatchObject([
      {
        step_number: 2,
        level_id: "director",
        decided_by: "bob",
        instead_of: "dora",
        asked_at: "2026-06-01 08:00:00.000",
        decided_at: "2026-06-02 08:00:00.000",
        business_hours: 8,
      },
    ]);
  });

  test.each`
    known                                                                                         | hours   | because
    ${[]}                                                                                         | ${null} | ${"nobody has said which hours count"}
    ${[policyWith({ effective: { from: "2026-06-03" } })]}                                        | ${null} | ${"the policy governs only later"}
    ${[policyWith({ holidays: ["2026-06-01"] })]}                                                 | ${1}    | ${"Monday was a holiday"}
    ${[policyWith({ effective: { from: "2026-06-03" }, holidays: ["2026-06-01"] }), ...policies]} | ${8}    | ${"a later text does not count back"}
  `("$hours business hours: $because", ({ known, hours }) => {
    expect(rowsOf(paid, "payout_decisions", known)).toMatchObject([{ business_hours: hours }]);
  });
});

test("a step that was given up is on record with its level", () => {
  expect(rowsOf(paid, "payout_time_outs")).toMatchObject([
    { round: 1, step_number: 1, level_id: "manager", timed_out_at: "2026-06-01 15:00:00.000" },
  ]);
});

test("each release shows what became of it, one on its way nothing", () => {
  const first = { attempt: 1, payment_batch_id: "B1", released_by: "rita", outcome: "failed", outcome_reason: "AC04" };
  expect(rowsOf(again, "payout_releases")).toMatchObject([
    first,
    { attempt: 2, payment_batch_id: "B2", outcome: null, confirmed_by: null, value_date: null },
  ]);
  expect(rowsOf(paid, "payout_releases")).toMatchObject([
    first,
    { attempt: 2, outcome: "paid", value_date: "2026-06-09", confirmed_by: "rob" },
  ]);
});

test("the checks keep their figures", () => {
  expect(rowsOf(paid, "payout_checks")).toMatchObject([
    { check_id: "amount_payable", verdict: "pass", figures: "{}" },
    { check_id: "payee_unchanged", verdict: "warn", figures: '{"on":"2026-05-01"}' },
  ]);
});
