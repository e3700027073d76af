import type { Step } from "../approval/route.ts";
import { invariant } from "../invariant.ts";
import type { Decimal } from "../money/decimal.ts";
import { contentSha256, type PayoutContent, type PayoutLine, payoutAmount, payoutIdOf } from "./content.ts";
import { isSamePayee, type Payee } from "./payee.ts";
import {
  approvalsOf,
  type Confirmation,
  type Decision,
  type OpenStep,
  type Outcome,
  type Payout,
  type PayoutStatus,
  undecidedStatuses,
} from "./payout.ts";
import { type Refused, refused } from "./refusal.ts";

/*
 * Everything that can happen to a payout. Each function takes the payout as it was read and gives the payout as it is to be written,
 * or says why nothing happens. Whoever writes it checks the revision, so that two acts at once become one after another.
 */

/** Who proposes, of whom it is known that, what the compliance checks found, and where the positions stand. */
export type Proposal = Pick<Payout, "proposerId" | "proposedAt" | "customer" | "checks" | "standings">;

/** A new proposal. @throws BrokenInvariant for an amount that is not above zero */
export function proposed(content: PayoutContent, proposal: Proposal): Payout {
  invariant(payoutAmount(content).gt(0), "a payout is above zero");
  return {
    payoutId: payoutIdOf(content),
    content,
    contentSha256: contentSha256(content),
    ...proposal,
    round: 1,
    status: "proposed",
    steps: [],
    lastStepNumber: 0,
    decisions: [],
    timeOuts: [],
    releases: [],
    confirmations: [],
    revision: 1,
  };
}

/** Where a payout comes to rest before it was decided, and can be proposed from again. */
const resting: readonly PayoutStatus[] = ["voided", "changes_requested", "blocked", "held"];

/** The same content again, after it was voided, blocked, held or sent back: every level is asked anew. */
export function proposedAgain(payout: Payout, proposal: Proposal): Payout | Refused {
  if (!resting.includes(payout.status)) return refused("not_open");
  return changed(payout, { status: "proposed", round: payout.round + 1, steps: [], ...proposal });
}

/**
 * What is due is no longer what was proposed: nothing that waits for the old content has an effect any more. A payment that failed
 * can be voided too, for its money is back in the ledger.
 */
export function voided(payout: Payout, reason: "recalculated" | "withdrawn"): Payout | Refused {
  if (!undecidedStatuses.includes(payout.status) && payout.status !== "failed") return refused("not_open");
  return changed(payout, { status: "voided", reason });
}

/** A check failed, or the policy knows nobody who may decide. */
export function blocked(payout: Payout, reason: string): Payout | Refused {
  if (payout.status !== "proposed") return refused("not_open");
  return changed(payout, { status: "blocked", reason });
}

/** All checks passed: these levels are to be asked, one after another. */
export function routed(payout: Payout, steps: readonly Step[]): Payout | Refused {
  if (payout.status !== "proposed") return refused("not_open");
  invariant(steps.length > 0, "nobody's payout is approved without a decision");
  return changed(payout, { status: "in_approval", steps });
}

/** Asks the people of the next step, from one instant until another. */
export function stepOpened(
  payout: Payout,
  asked: readonly string[],
  { openedAt, expiresAt }: Pick<OpenStep, "openedAt" | "expiresAt">,
): Payout | Refused {
  const [next] = payout.steps;
  if (payout.status !== "in_approval" || payout.openStep !== undefined || next === undefined)
    return refused("not_open");
  const number = payout.lastStepNumber + 1;
  return changed(payout, { openStep: { ...next, number, asked, openedAt, expiresAt }, lastStepNumber: number });
}

export type DecisionRequest = {
  readonly stepNumber: number;
  readonly contentSha256: string;
  readonly personId: string;
  readonly insteadOf?: string;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly at: string;
};

/** One approver's decision. Whether the person belongs to the level is the approval policy's to say, beforehand. */
export function decided(payout: Payout, request: DecisionRequest): Payout | Refused {
  const { openStep, round } = payout;
  if (request.contentSha256 !== payout.contentSha256) return refused("content_changed");
  if (payout.status === "voided") return refused("content_changed");
  if (payout.status !== "in_approval" || openStep === undefined) return refused("not_open");
  if (request.stepNumber !== openStep.number) return refused("other_step");
  if (request.at >= openStep.expiresAt) return refused("expired");
  const excluded = whyExcluded(payout, request.personId);
  if (excluded !== undefined) return refused(excluded);
  if (request.insteadOf !== undefined && whyExcluded(payout, request.insteadOf) !== undefined)
    return refused("decided_before");
  if (request.reason.trim() === "") return refused("no_reason");
  const decision: Decision = {
    round,
    stepNumber: openStep.number,
    levelId: openStep.levelId,
    personId: request.personId,
    ...(request.insteadOf === undefined ? {} : { insteadOf: request.insteadOf }),
    outcome: request.outcome,
    reason: request.reason.trim(),
    contentSha256: payout.contentSha256,
    askedAt: openStep.openedAt,
    decidedAt: request.at,
  };
  return afterDecision(changed(payout, { decisions: [...payout.decisions, decision] }), decision);
}

/** Whoever proposed a payout, or decided about it in this round under any name, has no further part in deciding. */
function whyExcluded(payout: Payout, personId: string): "is_proposer" | "decided_before" | undefined {
  if (personId === payout.proposerId) return "is_proposer";
  const before = payout.decisions.some(
    ({ round, ...decision }) =>
      round === payout.round && (decision.personId === personId || decision.insteadOf === personId),
  );
  return before ? "decided_before" : undefined;
}

/** A step is done when enough people have approved; a payout when its last step is. Anything else ends the round at once. */
function afterDecision(payout: Payout, { outcome, stepNumber }: Decision): Payout {
  const { openStep, steps, ...closed } = payout;
  invariant(openStep !== undefined, "a decision is made on an open step");
  if (outcome !== "approved") return { ...closed, steps, status: outcome };
  if (approvalsAt(payout, stepNumber) < openStep.peopleNeeded) return payout;
  const left = steps.slice(1);
  return { ...closed, steps: left, status: left.length === 0 ? "approved" : "in_approval" };
}

const approvalsAt = (payout: Payout, stepNumber: number): number =>
  approvalsOf(payout).filter((approval) => approval.stepNumber === stepNumber).length;

/**
 * Not enough people decided in time: the approval policy's next steps are asked instead. Without any the payout is held. Never is it
 * approved, nor does it need fewer people: those who are missing at the step that is given up are needed at the next one.
 * @param instead what the policy says is left once the open step is given up
 */
export function timedOut(payout: Payout, stepNumber: number, instead: readonly Step[], at: string): Payout | Refused {
  const { openStep, ...closed } = payout;
  if (openStep === undefined) return refused("not_open");
  if (openStep.number !== stepNumber) return refused("other_step");
  if (at < openStep.expiresAt) return refused("not_open");
  const timeOut = {
    round: payout.round,
    stepNumber,
    levelId: openStep.levelId,
    askedAt: openStep.openedAt,
    timedOutAt: at,
  };
  const timeOuts = [...payout.timeOuts, timeOut];
  const [next, ...later] = instead;
  if (next === undefined) return changed({ ...closed, timeOuts, steps: [] }, { status: "held", reason: "timed_out" });
  const missing = openStep.peopleNeeded - approvalsAt(payout, stepNumber);
  const peopleNeeded = next.peopleNeeded === 2 || missing === 2 ? 2 : 1;
  return changed({ ...closed, timeOuts }, { steps: [{ ...next, peopleNeeded }, ...later] });
}

export type ReleaseRequest = {
  readonly personId: string;
  readonly contentSha256: string;
  readonly paymentBatchId: string;
  readonly at: string;
};

/** What the ledger and the payees say at the moment of the release. */
export type AtRelease = {
  /** The customer's registered payee. */
  readonly payee: Payee | undefined;
  /** What is accrued and what is settled of the position of a line. */
  readonly balanceOf: (line: PayoutLine) => { readonly accrued: Decimal; readonly settled: Decimal };
};

/** Sends an approved payout on its way, or a failed one again, to nobody but the payee that was approved and is still registered. */
export function released(payout: Payout, request: ReleaseRequest, now: AtRelease): Payout | Refused {
  const { content, proposerId, decisions, releases } = payout;
  if (request.contentSha256 !== payout.contentSha256 || payout.status === "voided") return refused("content_changed");
  if (payout.status !== "approved" && payout.status !== "failed") return refused("not_open");
  if (request.personId === proposerId) return refused("is_proposer");
  const approvers = decisions.flatMap(({ personId, insteadOf }) => [personId, insteadOf]);
  if (approvers.includes(request.personId)) return refused("is_approver");
  if (content.payee === undefined || !isSamePayee(content.payee, now.payee)) return refused("payee_not_allowed");
  for (const line of content.lines) {
    const { accrued, settled } = now.balanceOf(line);
    if (!settled.eq(line.settledBefore)) return refused("content_changed");
    if (settled.plus(line.amount).gt(accrued)) return refused("more_than_accrued");
  }
  const release = {
    attempt: releases.length + 1,
    round: payout.round,
    personId: request.personId,
    releasedAt: request.at,
    paymentBatchId: request.paymentBatchId,
  };
  return changed(payout, { status: "released", releases: [...releases, release] });
}

/** What became of the latest release; said twice, it has one effect. */
export function confirmed(payout: Payout, confirmation: Confirmation): Payout | Refused {
  if (payout.status !== "released" || payout.releases.length !== confirmation.attempt) return refused("not_open");
  return changed(payout, {
    status: confirmation.outcome,
    confirmations: [...payout.confirmations, confirmation],
  });
}

function changed(payout: Payout, change: Partial<Payout> & { readonly status?: PayoutStatus }): Payout {
  const { reason: _, openStep, ...rest } = payout;
  const isInApproval = (change.status ?? payout.status) === "in_approval";
  return {
    ...rest,
    ...(isInApproval && openStep !== undefined ? { openStep } : {}),
    ...change,
    revision: payout.revision + 1,
  };
}
