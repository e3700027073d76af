import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { stepsAfterTimeOut } from "../../../shared/approval/escalation.ts";
import { approversOf, mayDecide, mayRelease } from "../../../shared/approval/may-decide.ts";
import { levelsFor } from "../../../shared/approval/route.ts";
import { type PayoutEntry, type PayoutEntryKind, payoutEntries } from "../../../shared/ledger/payout-posting.ts";
import { type Decimal, zero } from "../../../shared/money/decimal.ts";
import { routedPayout, soFarOf } from "../../../shared/payout/as-routed.ts";
import type { DuePosition } from "../../../shared/payout/due.ts";
import type { Payee } from "../../../shared/payout/payee.ts";
import type { Outcome, Payout } from "../../../shared/payout/payout.ts";
import { proposalsOf } from "../../../shared/payout/propose.ts";
import { isRefused, type Refused } from "../../../shared/payout/refusal.ts";
import * as transition from "../../../shared/payout/transitions.ts";
import type { ProgramDocument } from "../../../shared/program/program.ts";

/** One customer's payouts from the first proposal to the money's arrival, with everybody and everything that acts on them. */
export type World = ReturnType<typeof worldOf>;

const customerId = "C1";
const customer = { region: "north", segment: "key" };

export function worldOf(policy: ApprovalPolicy, document: ProgramDocument, proposerId: string) {
  let minutes = 0;
  let payee: Payee | undefined = company;
  const accrued = new Map<string, Decimal>();
  const payouts = new Map<string, Payout>();
  const entries: PayoutEntry[] = [];

  const now = () => new Date(Date.UTC(2025, 5, 2, 8, minutes)).toISOString();
  const asProposed = () => ({ proposerId, proposedAt: now(), customer: { name: "Nordwind", ...customer }, checks: [] });
  const today = () => now().slice(0, 10);
  const settledOf = (periodId: string) =>
    entries.filter(({ key }) => key.periodId === periodId).reduce((sum, entry) => sum.plus(entry.settledChange), zero);
  const put = (result: Payout | Refused): boolean => {
    if (isRefused(result)) return false;
    payouts.set(result.payoutId, result);
    return true;
  };
  const open = () => [...payouts.values()].find(({ openStep }) => openStep !== undefined);

  /** What follows by itself from an act: checks, routing, opening the next step. */
  const advance = (payoutId: string) => {
    const payout = payouts.get(payoutId);
    if (payout?.status === "proposed") {
      const route = levelsFor(policy, routedPayout(payout));
      const isAllowed = payout.content.payee?.entityKind === "company" && payout.content.payee.payoutMethod !== "cash";
      if (!isAllowed) put(transition.blocked(payout, "payee"));
      else put(route.ok ? transition.routed(payout, route.steps) : transition.blocked(payout, route.refusal));
    }
    const routed = payouts.get(payoutId);
    if (routed?.status === "in_approval" && routed.openStep === undefined) {
      const [next] = routed.steps;
      const asked =
        next === undefined ? [] : approversOf(policy, next, soFarOf(routed), today()).map(({ personId }) => personId);
      const expiresAt = new Date(Date.parse(now()) + 60 * 60_000).toISOString();
      put(transition.stepOpened(routed, asked, { openedAt: now(), expiresAt }));
    }
  };

  const post = (kind: PayoutEntryKind, { payoutId, content, releases }: Payout) => {
    const lines = content.lines.map(({ programId, periodId, amount }) => ({
      key: { programId, periodId, customerId },
      amount,
    }));
    const movement = { payoutId, attempt: releases.length, currency: content.currency, lines, leavesBank: true };
    entries.push(...payoutEntries(kind, movement, now()));
  };

  return {
    payouts,
    entries,
    accrued,
    settledOf,
    wait: (some: number) => {
      minutes += some;
    },
    accrue: (periodId: string, amount: Decimal) => {
      accrued.set(periodId, amount);
    },
    register: (next: Payee | undefined) => {
      payee = next;
    },
    /** The night's close: proposes what is due, and voids what is no longer due as it was proposed. */
    close() {
      const due = [...accrued].map(
        ([periodId, amount]): DuePosition => ({
          programId: document.program,
          programVersion: 1,
          document,
          customerId,
          periodId,
          countsUntil: `${periodId}-28`,
          payoutOn: `${periodId}-28`,
          isFinal: true,
          earned: amount,
          accrued: amount,
          settled: settledOf(periodId),
        }),
      );
      const { contents } = proposalsOf(due, [], new Map(payee === undefined ? [] : [[customerId, payee]]));
      const proposals = contents.map((content) => transition.proposed(content, asProposed()));
      const wanted = new Set(proposals.map(({ payoutId }) => payoutId));
      for (const payout of payouts.values())
        if (!wanted.has(payout.payoutId)) put(transition.voided(payout, "recalculated"));
      for (const proposal of proposals) {
        const known = payouts.get(proposal.payoutId);
        if (known === undefined) put(proposal);
        else if (known.status === "voided") put(transition.proposedAgain(known, asProposed()));
        advance(proposal.payoutId);
      }
    },
    decide(
      personId: string,
      outcome: Outcome,
      seen?: { readonly sha256?: string; readonly stepNumber?: number },
    ): boolean {
      const payout = open();
      if (payout?.openStep === undefined) return false;
      const { openStep } = payout;
      const version = policy.rebate_policy.version;
      if (mayDecide(policy, openStep, soFarOf(payout), personId, today(), version) !== "yes") return false;
      const isDone = put(
        transition.decided(payout, {
          stepNumber: seen?.stepNumber ?? openStep.number,
          contentSha256: seen?.sha256 ?? payout.contentSha256,
          personId,
          outcome,
          reason: "looked at it",
          at: now(),
        }),
      );
      advance(payout.payoutId);
      return isDone;
    },
    timeOut(): boolean {
      const payout = open();
      if (payout?.openStep === undefined) return false;
      const { levelId, number } = payout.openStep;
      const isDone = put(
        transition.timedOut(payout, number, stepsAfterTimeOut(policy, routedPayout(payout), levelId), now()),
      );
      advance(payout.payoutId);
      return isDone;
    },
    resubmit(): boolean {
      const payout = [...payouts.values()].find(({ status }) => status === "changes_requested");
      if (payout === undefined) return false;
      const isDone = put(transition.proposedAgain(payout, asProposed()));
      advance(payout.payoutId);
      return isDone;
    },
    release(personId: string, payoutId: string): boolean {
      const payout = payouts.get(payoutId);
      if (payout === undefined || mayRelease(policy, soFarOf(payout), personId) !== "yes") return false;
      const result = transition.released(
        payout,
        { personId, contentSha256: payout.contentSha256, paymentBatchId: "B1", at: now() },
        {
          payee,
          balanceOf: ({ periodId }) => ({ accrued: accrued.get(periodId) ?? zero, settled: settledOf(periodId) }),
        },
      );
      if (isRefused(result)) return false;
      put(result);
      post("release", result);
      return true;
    },
    confirm(payoutId: string, attempt: number, outcome: "paid" | "failed"): boolean {
      const payout = payouts.get(payoutId);
      if (payout === undefined) return false;
      const at = now();
      const confirmation = { attempt, outcome, reason: "", valueDate: today(), confirmedBy: "bank", confirmedAt: at };
      const result = transition.confirmed(payout, confirmation);
      if (isRefused(result)) return false;
      put(result);
      post(outcome === "paid" ? "payment" : "return", result);
      return true;
    },
  };
}

export const company: Payee = {
  legalName: "Nordwind Handels GmbH",
  entityKind: "company",
  country: "DE",
  payoutMethod: "bank_transfer",
  accountHolder: "Nordwind Handels GmbH",
  iban: "DE89370400440532013000",
};
