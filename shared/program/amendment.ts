import { periodContaining } from "../calendar/accrual-period.ts";
import { addDays } from "../calendar/day.ts";
import { canonicalJson } from "./canonical.ts";
import { holdOutOf } from "./hold-out.ts";
import type { Problem } from "./problem.ts";
import type { ProgramDocument, ProgramVersion } from "./program.ts";
import { spansOf } from "./spans.ts";

/** Fields that every version of a program shares, because they are part of what a position is. */
const lasting = ["currency", "period", "term"] as const;

/**
 * What stands against a document beside what is published; empty if nothing does. As the next version of its program, a change of
 * currency or period would leave positions that are partly in one and partly in the other: that is a new program. Periods and fiscal
 * years that are listed may be followed by further ones.
 * @param published every version of every program
 */
export function amendmentProblems(document: ProgramDocument, published: readonly ProgramVersion[]): readonly Problem[] {
  const own = published.filter(({ programId }) => programId === document.program);
  const latest = own.reduce<ProgramVersion | undefined>(
    (a, b) => (a === undefined || b.version > a.version ? b : a),
    undefined,
  );
  const met = stackInOneCurrency(document, published);
  if (latest === undefined) return met;
  const { version, document: before } = latest;
  return [
    ...lasting
      .filter((field) => said(document[field]) !== said(before[field]))
      .map((field) => ({
        path: field,
        problem: `version ${version} says ${said(before[field])}, which no later version may change: publish a new program`,
      })),
    ...(continues(before.periods, document.periods) ? [] : [mayOnlyGrow("periods", latest)]),
    ...(calendarContinues(before.calendar, document.calendar) ? [] : [mayOnlyGrow("calendar", latest)]),
    ...holdOutHolds(latest, document),
    ...unitsThatMeet({ ...latest, version: version + 1, document }, own),
    ...met,
  ];
}

/** A net base is a line less what other programs of the group gave on it: amounts of two currencies do not subtract. */
function stackInOneCurrency(
  { program, currency, stacking }: ProgramDocument,
  published: readonly ProgramVersion[],
): readonly Problem[] {
  const other = published.find(
    ({ programId, document }) =>
      programId !== program && document.stacking?.group === stacking?.group && document.currency !== currency,
  );
  if (stacking === undefined || other === undefined) return [];
  const words = `${stacking.group} has ${other.programId} in ${other.document.currency}: programs of one group are in one currency`;
  return [{ path: "stacking.group", problem: words }];
}

function mayOnlyGrow(field: "periods" | "calendar", { version, document }: ProgramVersion): Problem {
  const words = `version ${version} says ${said(document[field])}, which a later version may continue but not change`;
  return { path: field, problem: words };
}

/** Whom a lot holds out may change from a day on; over days that were, it would take back what was earned, or undo what was measured. */
function holdOutHolds({ version, document: before }: ProgramVersion, document: ProgramDocument): readonly Problem[] {
  if (document.terms !== "latest" || said(holdOutOf(document)) === said(holdOutOf(before))) return [];
  const words = `version ${version} says ${said(before.hold_out)}, which terms latest would change for days gone by: say transaction-date`;
  return [{ path: "hold_out", problem: words }];
}

/** Within one accrual period the quantities of all versions add up, so they are counted in one unit. */
function unitsThatMeet(next: ProgramVersion, published: readonly ProgramVersion[]): readonly Problem[] {
  const spans = spansOf([...published, next], firstDayEver, lastDayEver);
  const met = spans.slice(1).flatMap((after, index) => {
    const before = spans[index] ?? after;
    const period = periodContaining(next.document, addDays(before.dayAfter, -1));
    const pair = [before.version, after.version];
    const meets = pair.includes(next) && period !== undefined && after.firstDay < period.dayAfter;
    return meets ? pair.filter((version) => version !== next) : [];
  });
  return (["qualifier", "base"] as const).flatMap((role) => {
    const other = met.find(({ document }) => document[role].unit !== next.document[role].unit);
    if (other === undefined) return [];
    const words =
      `version ${other.version} counts in ${other.document[role].unit ?? "no unit"}, and quantities of one accrual period ` +
      "add up: begin with a period, or say terms latest";
    return [{ path: `${role}.unit`, problem: words }];
  });
}

const [firstDayEver, lastDayEver] = ["0001-01-01", "9999-12-31"];

function said(value: string | object | undefined): string {
  return typeof value === "object" ? canonicalJson(value) : (value ?? "nothing");
}

/** Whether a list says all that it said before, and perhaps more behind it. */
function continues(before: readonly object[] | undefined, now: readonly object[] | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  return said(now.slice(0, before.length)) === said(before);
}

/** Years of weeks that follow begin where the known ones end, or the days between would change their year. */
function calendarContinues(before: ProgramDocument["calendar"], now: ProgramDocument["calendar"]): boolean {
  if (before === undefined || now === undefined || !("weeks" in before) || !("weeks" in now))
    return said(before) === said(now);
  const endOfKnownYears = now.years[before.years.length]?.first_day ?? now.until;
  return before.weeks === now.weeks && continues(before.years, now.years) && endOfKnownYears === before.until;
}
