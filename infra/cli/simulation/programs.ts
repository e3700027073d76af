import { readFile } from "node:fs/promises";
import { amendmentProblems } from "../../../shared/program/amendment.ts";
import { documentSha256 } from "../../../shared/program/canonical.ts";
import type { ProgramDocument, ProgramVersion } from "../../../shared/program/program.ts";
import { readProgram } from "../../../shared/program/validate.ts";
import { CommandFailure } from "../exit-codes.ts";
import { inputFile } from "../input-file.ts";

/** What a simulated publication is dated: the order of the files says which version is later. */
const publishedAt = "1970-01-01T00:00:00.000Z";

/**
 * Program documents as if they had been published in this order.
 * @throws CommandFailure refused with every problem of every document by its path
 */
export async function readPrograms(files: readonly string[]): Promise<readonly ProgramVersion[]> {
  for (const file of files) await inputFile(file);
  const versions: ProgramVersion[] = [];
  const problems: { file: string; path: string; problem: string }[] = [];
  for (const file of files) {
    const read = readProgram(await readFile(file, "utf8"));
    const found = read.ok ? amendmentProblems(read.document, versions) : read.problems;
    problems.push(...found.map((one) => ({ file, ...one })));
    if (read.ok && found.length === 0) versions.push(publishedAfter(versions, read.document));
  }
  if (problems.length === 0) return versions;
  const list = problems.map(({ file, path, problem }) => `\n  ${file}: ${path === "" ? "document" : path}: ${problem}`);
  throw new CommandFailure("refused", `the programs cannot be read:${list.join("")}`, { problems });
}

function publishedAfter(versions: readonly ProgramVersion[], document: ProgramDocument): ProgramVersion {
  const earlier = versions.filter(({ programId }) => programId === document.program).length;
  return {
    programId: document.program,
    version: earlier + 1,
    document,
    documentSha256: documentSha256(document),
    publishedAt,
  };
}

/**
 * The terms with drafts in the place of the programs of the same id, over the same days: last year's orders are then reckoned
 * as if the drafts had been in force.
 */
export function withDrafts(
  terms: readonly ProgramVersion[],
  drafts: readonly ProgramVersion[],
): readonly ProgramVersion[] {
  const drafted = new Set(drafts.map(({ programId }) => programId));
  return [
    ...terms.filter(({ programId }) => !drafted.has(programId)),
    ...drafts.map((draft) =>
      overTheDaysOf(
        terms.filter(({ programId }) => programId === draft.programId),
        draft,
      ),
    ),
  ];
}

function overTheDaysOf(replaced: readonly ProgramVersion[], draft: ProgramVersion): ProgramVersion {
  const from = replaced.map(({ document }) => document.effective.from).sort()[0];
  if (from === undefined || draft.version > 1) return draft;
  const { until: _until, ...effective } = draft.document.effective;
  const until = replaced.at(-1)?.document.effective.until;
  const document = { ...draft.document, effective: { ...effective, from, ...(until === undefined ? {} : { until }) } };
  return { ...draft, document, documentSha256: documentSha256(document) };
}
