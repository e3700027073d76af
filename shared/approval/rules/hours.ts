import { problem } from "../../program/rules/rule.ts";
import { isTimeZone } from "../business-time.ts";
import { type Rule, repeated } from "./rule.ts";

const timeZoneIsKnown: Rule = ({ business_hours: hours }) =>
  hours === undefined || isTimeZone(hours.time_zone)
    ? []
    : problem(["business_hours", "time_zone"], `there is no time zone ${hours.time_zone}`);

/** Times of day are texts of one length, whose order is that of the times. */
const workingDaysHaveHours: Rule = ({ business_hours: hours }) =>
  hours === undefined || hours.until > hours.from
    ? []
    : problem(["business_hours", "until"], `must be after from (${hours.from}) on the same day`);

const daysAreListedOnce: Rule = ({ business_hours: hours, holidays = [] }) => [
  ...repeated(hours?.days ?? [], (index) => ["business_hours", "days", index]),
  ...repeated(holidays, (index) => ["holidays", index]),
];

/** A reminder that comes when the payout has escalated reminds nobody. */
const remindersComeInTime: Rule = ({ levels = [], reminder_after_hours: hours }) =>
  hours === undefined
    ? []
    : levels.flatMap(({ decide_within_hours: limit }, index) =>
        limit > hours
          ? []
          : problem(
              ["levels", index, "decide_within_hours"],
              `must be above reminder_after_hours (${hours}), or the reminder comes too late`,
            ),
      );

export const hoursRules: readonly Rule[] = [
  timeZoneIsKnown,
  workingDaysHaveHours,
  daysAreListedOnce,
  remindersComeInTime,
];
