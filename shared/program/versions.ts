import { compareText } from "../compare-text.ts";
import type { ProgramVersion } from "./program.ts";

/** The days [firstDay, dayAfter) that a version governs; dayAfter is absent while nothing ends it. */
export type Governance = {
  readonly version: ProgramVersion;
  readonly firstDay: string;
  readonly dayAfter?: string;
};

/**
 * Which version governs which days, per program in the order of the days. A version ends at its own `effective.until`, or
 * where a version published later over some of its days begins, whichever is first. What ended does not come back: an
 * amendment with an end ends the program unless another version follows. A version whose terms are the latest ones governs
 * from the first day of the versions before it on. A version that governs no day is left out.
 */
export function governances(versions: readonly ProgramVersion[]): readonly Governance[] {
  return versions
    .flatMap((version): readonly Governance[] => {
      const { until } = version.document.effective;
      const from = firstDayOf(version, versions);
      const ends = versions
        .filter((later) => supersedes(later, version, versions))
        .map((later) => firstDayOf(later, versions));
      if (until !== undefined) ends.push(until);
      const dayAfter = ends.sort()[0];
      if (dayAfter === undefined) return [{ version, firstDay: from }];
      return from < dayAfter ? [{ version, firstDay: from, dayAfter }] : [];
    })
    .sort((a, b) => compareText(a.version.programId, b.version.programId) || compareText(a.firstDay, b.firstDay));
}

/** The version of each program that governs a day. */
export function versionsInForce(versions: readonly ProgramVersion[], day: string): readonly ProgramVersion[] {
  return governances(versions)
    .filter(({ firstDay, dayAfter }) => firstDay <= day && (dayAfter === undefined || day < dayAfter))
    .map(({ version }) => version);
}

/** The first day that a version would govern: its own, or with the latest terms that of the earliest version before it. */
function firstDayOf(version: ProgramVersion, versions: readonly ProgramVersion[]): string {
  const { effective, terms } = version.document;
  if (terms !== "latest") return effective.from;
  return versions
    .filter((earlier) => earlier.programId === version.programId && earlier.version < version.version)
    .reduce(
      (first, { document }) => (document.effective.from < first ? document.effective.from : first),
      effective.from,
    );
}

/** Whether one version takes over from another: same program, published later, over at least one day of it. */
function supersedes(later: ProgramVersion, earlier: ProgramVersion, versions: readonly ProgramVersion[]): boolean {
  if (later.programId !== earlier.programId || later.version <= earlier.version) return false;
  const [a, b] = [later.document.effective, earlier.document.effective];
  const [from, earlierFrom] = [firstDayOf(later, versions), firstDayOf(earlier, versions)];
  return (b.until === undefined || from < b.until) && (a.until === undefined || earlierFrom < a.until);
}
