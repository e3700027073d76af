import type { ProgramVersion } from "./program.ts";
import { governances } from "./versions.ts";

/** The days [firstDay, dayAfter) of a period, or of any run of days, that one version governs. */
export type VersionSpan = {
  readonly version: ProgramVersion;
  readonly firstDay: string;
  readonly dayAfter: string;
};

/**
 * Cuts the days [firstDay, dayAfter) by the version that governs them, in order, per program. Days that no version governs
 * are in no span.
 */
export function spansOf(
  versions: readonly ProgramVersion[],
  firstDay: string,
  dayAfter: string,
): readonly VersionSpan[] {
  return governances(versions)
    .map((governed) => ({
      version: governed.version,
      firstDay: governed.firstDay > firstDay ? governed.firstDay : firstDay,
      dayAfter: governed.dayAfter !== undefined && governed.dayAfter < dayAfter ? governed.dayAfter : dayAfter,
    }))
    .filter((span) => span.firstDay < span.dayAfter);
}
