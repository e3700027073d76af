import type { ProgramDocument, ProgramVersion } from "./program.ts";
import { governances } from "./versions.ts";

type Days = { readonly firstDay: string; readonly dayAfter: string };

/** The days [firstDay, dayAfter) of a period, or of any run of days, that one version governs. */
export type VersionSpan = Days & { readonly version: ProgramVersion };

/**
 * Cuts the days [firstDay, dayAfter) by the version that governs them, in order, per program. Days that no version governs, and
 * those on which it is suspended, are in no span.
 */
export function spansOf(
  versions: readonly ProgramVersion[],
  firstDay: string,
  dayAfter: string,
): readonly VersionSpan[] {
  return governances(versions).flatMap(({ version, firstDay: governedFrom, dayAfter: governedUntil = dayAfter }) => {
    const governed = {
      firstDay: governedFrom > firstDay ? governedFrom : firstDay,
      dayAfter: governedUntil < dayAfter ? governedUntil : dayAfter,
    };
    return withoutSuspendedDays(version.document, governed).map((days) => ({ version, ...days }));
  });
}

/** The days [firstDay, dayAfter) without those that the terms suspend, in order; nothing where none are left. */
export function withoutSuspendedDays({ suspended = [] }: ProgramDocument, days: Days): readonly Days[] {
  return suspended.reduce<readonly Days[]>(
    (open, { from, until }) =>
      open
        .flatMap(({ firstDay, dayAfter }) => [
          { firstDay, dayAfter: from < dayAfter ? from : dayAfter },
          { firstDay: until > firstDay ? until : firstDay, dayAfter },
        ])
        .filter(hasDays),
    [days].filter(hasDays),
  );
}

const hasDays = ({ firstDay, dayAfter }: Days): boolean => firstDay < dayAfter;
