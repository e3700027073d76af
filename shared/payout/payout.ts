import type { Step } from "../approval/route.ts";
import type { CheckResult } from "../compliance/checks.ts";
import type { PayoutContent } from "./content.ts";
import type { LineStanding } from "./line-standing.ts";

export const payoutStatuses = [
  "proposed",
  "blocked",
  "in_approval",
  "changes_requested",
  "held",
  "approved",
  "released",
  "paid",
  "failed",
  "rejected",
  "voided",
] as const;
export type PayoutStatus = (typeof payoutStatuses)[number];

/** A step that waits for decisions. Its number grows over the payout's life and is never used again, so links of old steps are dead. */
export type OpenStep = Step & {
  readonly number: number;
  /** Everybody who was asked, by person id; who may decide is judged anew when they do. */
  readonly asked: readonly string[];
  /** ISO instant in UTC at which they were asked. */
  readonly openedAt: string;
  /** ISO instant in UTC from which a decision comes too late. */
  readonly expiresAt: string;
};

export const outcomes = ["approved", "rejected", "changes_requested"] as const;
export type Outcome = (typeof outcomes)[number];

/** One approver's act on a payout. Never changed afterwards. */
export type Decision = {
  readonly round: number;
  readonly stepNumber: number;
  readonly levelId: string;
  readonly personId: string;
  /** The approver for whom a substitute decided. */
  readonly insteadOf?: string;
  readonly outcome: Outcome;
  /** In the approver's own words. */
  readonly reason: string;
  readonly contentSha256: string;
  /** ISO instant in UTC at which the people of the step were asked. */
  readonly askedAt: string;
  /** ISO instant in UTC. */
  readonly decidedAt: string;
};

/** A step that was given up, because not enough people decided in time or nobody was left to ask. Never changed afterwards. */
export type TimeOut = {
  readonly round: number;
  readonly stepNumber: number;
  readonly levelId: string;
  /** ISO instant in UTC at which the people of the step were asked. */
  readonly askedAt: string;
  /** ISO instant in UTC. */
  readonly timedOutAt: string;
};

/** A release: the act that sends an approved payout on its way. A failed payment may be released again. */
export type Release = {
  readonly attempt: number;
  /** The round in which it was approved. */
  readonly round: number;
  readonly personId: string;
  readonly releasedAt: string;
  /** The payment batch in which it goes out. */
  readonly paymentBatchId: string;
};

/** What the bank, or a person who looked it up, says of a release. */
export type Confirmation = {
  readonly attempt: number;
  readonly outcome: "paid" | "failed";
  readonly reason: string;
  readonly valueDate: string;
  readonly confirmedBy: string;
  readonly confirmedAt: string;
};

/** Who the customer was when the payout was proposed: what pages show and what the approval policy routes by. */
export type PayoutCustomer = {
  readonly name: string;
  readonly region?: string;
  readonly segment?: string;
};

/** A payout and all that has happened to it. */
export type Payout = {
  readonly payoutId: string;
  readonly content: PayoutContent;
  readonly contentSha256: string;
  readonly customer: PayoutCustomer;
  /** What the compliance checks found when it was proposed last. */
  readonly checks: readonly CheckResult[];
  /** Where the positions of its lines stood then; absent on a payout whose proposal did not say. */
  readonly standings?: readonly LineStanding[];
  readonly proposerId: string;
  readonly proposedAt: string;
  /** Grows each time that the payout is proposed anew; only decisions of the present round count. */
  readonly round: number;
  readonly status: PayoutStatus;
  /** Why it is blocked, held, rejected or voided, in a code; absent elsewhere. */
  readonly reason?: string;
  /** The levels that this round still has to pass, the next one first; one that is being asked is among them. */
  readonly steps: readonly Step[];
  readonly openStep?: OpenStep;
  readonly lastStepNumber: number;
  readonly decisions: readonly Decision[];
  readonly timeOuts: readonly TimeOut[];
  readonly releases: readonly Release[];
  readonly confirmations: readonly Confirmation[];
  /** Changes so far: a writer that read another number must read again. */
  readonly revision: number;
};

/** While a payout can still be decided or released for the first time, what it asks for may change under it. */
export const undecidedStatuses: readonly PayoutStatus[] = [
  "proposed",
  "blocked",
  "in_approval",
  "changes_requested",
  "held",
  "approved",
];

/** The approvals that count: those of the present round. */
export function approvalsOf({ decisions, round }: Payout): readonly Decision[] {
  return decisions.filter((decision) => decision.round === round && decision.outcome === "approved");
}
