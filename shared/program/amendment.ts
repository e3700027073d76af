import type { Problem } from "./problem.ts";
import type { ProgramDocument, ProgramVersion } from "./program.ts";

/** Fields that every version of a program shares, because they are part of what a position is. */
const lasting = ["currency", "period"] as const;

/**
 * What stands against a document as the next version of its program; empty if nothing does. A change of currency or period would
 * leave positions that are partly in one and partly in the other: that is a new program.
 */
export function amendmentProblems(document: ProgramDocument, published: readonly ProgramVersion[]): readonly Problem[] {
  const latest = published
    .filter(({ programId }) => programId === document.program)
    .reduce<ProgramVersion | undefined>((a, b) => (a === undefined || b.version > a.version ? b : a), undefined);
  if (latest === undefined) return [];
  return lasting
    .filter((field) => document[field] !== latest.document[field])
    .map((field) => ({
      path: field,
      problem: `version ${latest.version} says ${latest.document[field]}, which no later version may change: publish a new program`,
    }));
}
