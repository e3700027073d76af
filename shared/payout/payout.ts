import type { Step } from "../approval/route.ts";
import type { CheckResult } from "../compliance/checks.ts";
import type { PayoutContent } from "./content.ts";

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
  /** ISO instant in UTC. */
  readonly decidedAt: string;
};

/** A release: the act that sends an approved payout on its way. A failed payment may be released again. */
export type Release = { readonly attempt: number; readonly personId: string; readonly releasedAt: string };

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
  readonly releases: readonly Release[];
  readonly confirmations: readonly Confirmation[];
  /** Changes so far: a writer that read another number must read again. */
  readonly revision: number;
};

/** While a payout can still be decided, what it asks for may change under it. */
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
