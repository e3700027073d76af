import type { ProgramStore } from "../../shared/aws/programs.ts";
import { amendmentProblems } from "../../shared/program/amendment.ts";
import { documentSha256 } from "../../shared/program/canonical.ts";
import { readProgram } from "../../shared/program/validate.ts";
import type { PublishProgramInput, PublishProgramOutput } from "./contract.ts";

export type PublishProgramServices = {
  readonly programs: ProgramStore;
  /** The time of publication: ISO instant in UTC. */
  readonly now: () => string;
};

/**
 * Publishes a document as its program's next version. A document with any problem changes nothing; one that says the same as the
 * latest version changes nothing either.
 */
export async function publishProgram(
  { text }: PublishProgramInput,
  { programs, now }: PublishProgramServices,
): Promise<PublishProgramOutput> {
  const read = readProgram(text);
  if (!read.ok) return { outcome: "refused", problems: [...read.problems] };

  const { document } = read;
  const problems = amendmentProblems(document, await programs.all());
  if (problems.length > 0) return { outcome: "refused", problems: [...problems] };

  const { outcome, version } = await programs.publish(document, now());
  return { outcome, program_id: document.program, version, document_sha256: documentSha256(document) };
}
