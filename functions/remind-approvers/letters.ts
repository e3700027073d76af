import type { ApprovalPolicy, Person } from "../../shared/approval/approval-policy.ts";
import {
  addBusinessHours,
  businessDay,
  businessHoursBetween,
  endOfNextWorkingDay,
} from "../../shared/approval/business-time.ts";
import { approversOf } from "../../shared/approval/may-decide.ts";
import { approvalReminder } from "../../shared/mail/approval-reminder.ts";
import { digest } from "../../shared/mail/digest.ts";
import type { Letter } from "../../shared/mail/mail.ts";
import { soFarOf } from "../../shared/payout/as-routed.ts";
import type { OpenStep, Payout } from "../../shared/payout/payout.ts";

/** When people are looked after, by which rules, and where they go from there. */
export type Look = {
  /** ISO instant in UTC, within business hours. */
  readonly at: string;
  readonly policy: ApprovalPolicy;
  /** Where people reach the pages, without a path. */
  readonly pagesUrl: string;
};

/** What a person's digest of a day is known by, also before it is written. */
export function digestKey({ id }: Pick<Person, "id">, { at, policy }: Look): Pick<Letter, "about" | "key"> {
  return { about: `person#${id}`, key: `digest#${businessDay(at, policy)}` };
}

/** The day's digest to a person; undefined if nothing waits for them. */
export function digestTo(person: Person, inbox: readonly Payout[], look: Look): Letter | undefined {
  const { at, policy, pagesUrl } = look;
  const steps = inbox.flatMap((payout) => waitingStep(payout, person, look) ?? []);
  if (steps.length === 0) return undefined;
  const until = endOfNextWorkingDay(at, policy);
  const runningOut = steps.filter(({ expiresAt }) => expiresAt <= until).length;
  const { language, email } = person;
  const mail = digest(
    { count: steps.length, runningOut, until },
    { language, timeZone: policy.business_hours.time_zone, pagesUrl },
  );
  return { ...digestKey(person, look), mail, address: email };
}

/** A reminder to a person of a payout that was asked of them so long ago as the policy says; undefined if none is due. */
export function reminderTo(person: Person, payout: Payout, look: Look): Letter | undefined {
  const { at, policy, pagesUrl } = look;
  const step = waitingStep(payout, person, look);
  const level = policy.levels.find(({ id }) => id === step?.levelId);
  if (step === undefined || level === undefined) return undefined;
  if (at < addBusinessHours(step.openedAt, policy.reminder_after_hours, policy)) return undefined;
  const { id, language, email } = person;
  const reader = { language, level, timeZone: policy.business_hours.time_zone, pagesUrl };
  return {
    about: `payout#${payout.payoutId}`,
    key: `reminder#${step.number}#${id}`,
    mail: approvalReminder(payout, step, reader, businessHoursBetween(at, step.expiresAt, policy)),
    address: email,
  };
}

/** The open step that a person was asked and may decide today. A substitute whose days are over, for one, may do so no more. */
function waitingStep(payout: Payout, { id }: Pick<Person, "id">, { at, policy }: Look): OpenStep | undefined {
  const { openStep } = payout;
  if (openStep === undefined || at >= openStep.expiresAt || !openStep.asked.includes(id)) return undefined;
  const approvers = approversOf(policy, openStep, soFarOf(payout), businessDay(at, policy));
  return approvers.some(({ personId }) => personId === id) ? openStep : undefined;
}
