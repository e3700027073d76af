import type { ApprovalPolicy } from "../../shared/approval/approval-policy.ts";
import { addBusinessHours, businessDay } from "../../shared/approval/business-time.ts";
import { stepsAfterTimeOut } from "../../shared/approval/escalation.ts";
import { approversOf } from "../../shared/approval/may-decide.ts";
import { levelsFor, type Step } from "../../shared/approval/route.ts";
import { invariant } from "../../shared/invariant.ts";
import { routedPayout, soFarOf } from "../../shared/payout/as-routed.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { isRefused, type Refused } from "../../shared/payout/refusal.ts";
import { blocked, routed, stepOpened, timedOut } from "../../shared/payout/transitions.ts";

/** When a payout is moved on, and by which rules. */
export type Moment = {
  /** ISO instant in UTC. */
  readonly at: string;
  /** The approval policy in force; undefined before the first one. */
  readonly policy: ApprovalPolicy | undefined;
  /**
   * Whether a machine waits for the next decision. Steps are opened only then: whoever decides one finds the machine that is to be
   * told of it.
   */
  readonly isAwaited: boolean;
};

/**
 * The payout after all that follows by itself: its way through the levels, time-outs, levels at which nobody is left to ask, and the
 * next step. The payout itself where people have the word or nothing is left to do.
 */
export function movedOn(payout: Payout, moment: Moment): Payout {
  const next = nextOf(payout, moment);
  return next === undefined ? payout : movedOn(next, moment);
}

/** Until when the step may be decided that is open, or would be if it were opened now; undefined where no step is to come. */
export function decisionsUntil(payout: Payout, { at, policy }: Moment): string | undefined {
  if (payout.status !== "in_approval") return undefined;
  return payout.openStep?.expiresAt ?? expiryOf(nextStep(payout), policy, at);
}

function nextOf(payout: Payout, { at, policy, isAwaited }: Moment): Payout | undefined {
  if (payout.status === "proposed") return onItsWay(payout, policy);
  if (payout.status !== "in_approval") return undefined;
  const { openStep } = payout;
  if (openStep !== undefined) return at < openStep.expiresAt ? undefined : escalated(payout, policy, at);
  const asked = peopleToAsk(payout, policy, at);
  // A step that nobody can decide is over at once, and counts as one that nobody decided.
  if (asked.length === 0) return escalated(done(stepOpened(payout, [], { openedAt: at, expiresAt: at })), policy, at);
  const expiresAt = expiryOf(nextStep(payout), policy, at);
  return isAwaited ? done(stepOpened(payout, asked, { openedAt: at, expiresAt })) : undefined;
}

function onItsWay(payout: Payout, policy: ApprovalPolicy | undefined): Payout {
  if (policy === undefined) return done(blocked(payout, "no_policy"));
  const route = levelsFor(policy, routedPayout(payout));
  return done(route.ok ? routed(payout, route.steps) : blocked(payout, route.refusal));
}

function peopleToAsk(payout: Payout, policy: ApprovalPolicy | undefined, at: string): readonly string[] {
  if (policy === undefined) return [];
  const approvers = approversOf(policy, nextStep(payout), soFarOf(payout), businessDay(at, policy));
  return approvers.map(({ personId }) => personId);
}

/** Gives up the open step. A level that a later policy no longer has leads nowhere: the payout is held, and proposed anew. */
function escalated(payout: Payout, policy: ApprovalPolicy | undefined, at: string): Payout {
  const { openStep } = payout;
  invariant(openStep !== undefined, "only an open step is given up");
  const isKnown = policy?.levels.some(({ id }) => id === openStep.levelId);
  const left = policy && isKnown ? stepsAfterTimeOut(policy, routedPayout(payout), openStep.levelId) : [];
  return done(timedOut(payout, openStep.number, left, at));
}

function nextStep({ steps: [next] }: Payout): Step {
  invariant(next !== undefined, "a payout in approval has a step to go");
  return next;
}

function expiryOf({ levelId }: Step, policy: ApprovalPolicy | undefined, at: string): string {
  const level = policy?.levels.find(({ id }) => id === levelId);
  invariant(policy !== undefined && level !== undefined, "a level whose people are asked is one of the policy");
  return addBusinessHours(at, level.decide_within_hours, policy);
}

function done(result: Payout | Refused): Payout {
  invariant(!isRefused(result), "what follows by itself is possible");
  return result;
}
