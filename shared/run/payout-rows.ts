import type { ApprovalPolicy } from "../approval/approval-policy.ts";
import { businessDay, businessHoursBetween } from "../approval/business-time.ts";
import { type FactRow, type FactTable, timestampText } from "../facts/table.ts";
import {
  payoutChecks,
  payoutDecisions,
  payoutLines,
  payoutReleases,
  payouts,
  payoutTimeOuts,
} from "../facts/tables.ts";
import { formatDecimal } from "../money/decimal.ts";
import { payoutAmount } from "../payout/content.ts";
import { approvalsOf, type Decision, type Payout, type PayoutStatus } from "../payout/payout.ts";

/** A row and the table that it belongs into. */
export type RowOf = { readonly table: FactTable; readonly row: FactRow };

/**
 * A payout and all that has happened to it as rows of the facts that the run `runId` publishes.
 * @param policies every published approval policy, the latest first: they say which hours count
 */
export function payoutRows(runId: string, payout: Payout, policies: readonly ApprovalPolicy[]): readonly RowOf[] {
  const { payoutId, content, checks, decisions, timeOuts, releases } = payout;
  const of = { run_id: runId, payout_id: payoutId };
  const { customerId, currency } = content;
  return [
    { table: payouts, row: { ...of, ...payoutRow(payout) } },
    ...content.lines.map((line, index) => ({
      table: payoutLines,
      row: {
        ...of,
        line_number: index + 1,
        program_id: line.programId,
        program_version: line.programVersion,
        customer_id: customerId,
        period_id: line.periodId,
        counts_until: line.countsUntil,
        contract_reference: line.contractReference,
        settled_before_amount: formatDecimal(line.settledBefore),
        amount: formatDecimal(line.amount),
        currency,
      },
    })),
    ...checks.map(({ checkId, verdict, reason, figures }) => ({
      table: payoutChecks,
      row: { ...of, check_id: checkId, verdict, reason, figures: JSON.stringify(figures) },
    })),
    ...decisions.map((decision) => ({
      table: payoutDecisions,
      row: { ...of, ...decisionRow(decision), business_hours: hoursOf(decision, policies) },
    })),
    ...timeOuts.map((timeOut) => ({
      table: payoutTimeOuts,
      row: {
        ...of,
        round: timeOut.round,
        step_number: timeOut.stepNumber,
        level_id: timeOut.levelId,
        asked_at: timestampText(timeOut.askedAt),
        timed_out_at: timestampText(timeOut.timedOutAt),
      },
    })),
    ...releases.map((release) => ({ table: payoutReleases, row: { ...of, ...releaseRow(payout, release) } })),
  ];
}

function payoutRow(payout: Payout): FactRow {
  const { content, customer, checks, openStep, releases, confirmations } = payout;
  const payment = confirmations.find(({ outcome }) => outcome === "paid");
  const withVerdict = (wanted: string) => checks.filter(({ verdict }) => verdict === wanted).length;
  return {
    customer_id: content.customerId,
    customer_name: customer.name,
    region: customer.region ?? null,
    segment: customer.segment ?? null,
    payout_group: content.group,
    currency: content.currency,
    amount: formatDecimal(payoutAmount(content)),
    line_count: content.lines.length,
    payout_on: content.payoutOn,
    payee_name: content.payee?.legalName ?? null,
    payout_method: content.payee?.payoutMethod ?? null,
    content_sha256: payout.contentSha256,
    status: payout.status,
    reason: payout.reason ?? null,
    proposed_by: payout.proposerId,
    proposed_at: timestampText(payout.proposedAt),
    round: payout.round,
    checks_warned: withVerdict("warn"),
    checks_blocked: withVerdict("block"),
    waiting_level_id: openStep?.levelId ?? null,
    waiting_since: timestampOf(openStep?.openedAt),
    decide_before: timestampOf(openStep?.expiresAt),
    approved_at: timestampOf(approvedAt(payout)),
    released_at: timestampOf(releases.at(-1)?.releasedAt),
    paid_at: timestampOf(payment?.confirmedAt),
    paid_on: payment?.valueDate ?? null,
    revision: payout.revision,
  };
}

const approvedStatuses: readonly PayoutStatus[] = ["approved", "released", "paid", "failed"];

/** The last approval of a payout that has all of them. */
function approvedAt(payout: Payout): string | undefined {
  return approvedStatuses.includes(payout.status) ? approvalsOf(payout).at(-1)?.decidedAt : undefined;
}

function decisionRow(decision: Decision): FactRow {
  return {
    round: decision.round,
    step_number: decision.stepNumber,
    level_id: decision.levelId,
    decided_by: decision.personId,
    instead_of: decision.insteadOf ?? null,
    outcome: decision.outcome,
    reason: decision.reason,
    content_sha256: decision.contentSha256,
    asked_at: timestampText(decision.askedAt),
    decided_at: timestampText(decision.decidedAt),
  };
}

/** By the policy that governs the day of the decision. */
function hoursOf({ askedAt, decidedAt }: Decision, policies: readonly ApprovalPolicy[]): number | null {
  const policy = policies.find((one) => one.effective.from <= businessDay(decidedAt, one));
  return policy === undefined ? null : businessHoursBetween(askedAt, decidedAt, policy);
}

function releaseRow({ confirmations }: Payout, release: Payout["releases"][number]): FactRow {
  const confirmation = confirmations.find(({ attempt }) => attempt === release.attempt);
  return {
    attempt: release.attempt,
    round: release.round,
    payment_batch_id: release.paymentBatchId,
    released_by: release.personId,
    released_at: timestampText(release.releasedAt),
    outcome: confirmation?.outcome ?? null,
    outcome_reason: confirmation?.reason ?? null,
    value_date: confirmation?.valueDate ?? null,
    confirmed_by: confirmation?.confirmedBy ?? null,
    confirmed_at: timestampOf(confirmation?.confirmedAt),
  };
}

const timestampOf = (instant: string | undefined): string | null =>
  instant === undefined ? null : timestampText(instant);
