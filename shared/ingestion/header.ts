import { usedColumns } from "./origin.ts";
import type { SourceProfile } from "./profile.ts";

/** What is wrong with a file's columns: those that are missing, unexpected or there twice, by name. */
export function headerProblems(profile: SourceProfile, found: readonly string[]): readonly string[] {
  const used = usedColumns(profile);
  const known = new Set([...used, ...profile.ignored_columns]);
  return [
    ...used.filter((name) => !found.includes(name)).map((name) => `the column ${JSON.stringify(name)} is missing`),
    ...[...new Set(found)]
      .filter((name) => !known.has(name))
      .map((name) => `the column ${JSON.stringify(name)} is unexpected: map it, or list it in ignored_columns`),
    ...[...new Set(found.filter((name, index) => found.indexOf(name) !== index))].map(
      (name) => `the column ${JSON.stringify(name)} is there twice`,
    ),
  ];
}
