import { readFile } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import { amendmentProblems } from "../../../shared/program/amendment.ts";
import { documentSha256 } from "../../../shared/program/canonical.ts";
import type { ProgramDocument, ProgramVersion } from "../../../shared/program/program.ts";
import { readProgram } from "../../../shared/program/validate.ts";
import { CommandFailure } from "../exit-codes.ts";
import { inputFile } from "../input-file.ts";

/** What a simulated publication is dated: the order of the files says which version is later. */
const publishedAt = "1970-01-01T00:00:00.000Z";

type FileProblem = { readonly file: string; readonly path: string; readonly problem: string };

/**
 * Program documents as if they had been published in this order.
 * @throws CommandFailure refused with every problem of every document by its path
 */
export async function readPrograms(files: readonly string[]): Promise<readonly ProgramVersion[]> {
  const versions: ProgramVersion[] = [];
  const problems: FileProblem[] = [];
  for (const { file, text } of await textsOf(files)) {
    const read = readProgram(text);
    const found = read.ok ? amendmentProblems(read.document, versions) : read.problems;
    problems.push(...found.map((one) => ({ file, ...one })));
    if (read.ok && found.length === 0) versions.push(publishedAfter(versions, read.document));
  }
  refuseIf(problems);
  return versions;
}

/**
 * Drafts to compare with terms: one of each program, in the currency of the terms that it takes the place of.
 * @throws CommandFailure refused with every problem of every document by its path
 */
export async function readDrafts(
  files: readonly string[],
  terms: readonly ProgramVersion[],
): Promise<readonly ProgramVersion[]> {
  const drafts: ProgramVersion[] = [];
  const problems: FileProblem[] = [];
  for (const { file, text } of await textsOf(files)) {
    const read = readProgram(text);
    const found = read.ok ? draftProblems(read.document, drafts, terms) : read.problems;
    problems.push(...found.map((one) => ({ file, ...one })));
    if (read.ok && found.length === 0) drafts.push(publishedAfter([], read.document));
  }
  refuseIf(problems);
  return drafts;
}

function draftProblems(
  { program, currency }: ProgramDocument,
  drafts: readonly ProgramVersion[],
  terms: readonly ProgramVersion[],
) {
  const compared = terms.find(({ programId }) => programId === program)?.document.currency ?? currency;
  return [
    ...(drafts.some(({ programId }) => programId === program)
      ? [{ path: "program", problem: `a second draft of ${program}: compare them one after the other` }]
      : []),
    ...(currency === compared
      ? []
      : [{ path: "currency", problem: `the terms in force are in ${compared}, and ${currency} cannot be compared` }]),
  ];
}

async function textsOf(files: readonly string[]) {
  for (const file of files) await inputFile(file);
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(file, "utf8") })));
}

function refuseIf(problems: readonly FileProblem[]): void {
  if (problems.length === 0) return;
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
 * The terms with each draft in the place of the program of its id, over the same days; one of a new id keeps its own days, so many
 * years earlier that it has begun. Last year's orders are then reckoned as if the drafts had been in force.
 */
export function withDrafts(
  terms: readonly ProgramVersion[],
  drafts: readonly ProgramVersion[],
  asOfDate: string,
): readonly ProgramVersion[] {
  const drafted = new Set(drafts.map(({ programId }) => programId));
  return [
    ...terms.filter(({ programId }) => !drafted.has(programId)),
    ...drafts.map((draft) => {
      const replaced = terms.filter(({ programId }) => programId === draft.programId);
      const { document } = draft;
      const moved = replaced.length === 0 ? begunBy(asOfDate, document) : overTheDaysOf(replaced, document);
      return { ...draft, document: moved, documentSha256: documentSha256(moved) };
    }),
  ];
}

function overTheDaysOf(replaced: readonly ProgramVersion[], draft: ProgramDocument): ProgramDocument {
  const days = replaced.map(({ document }) => document.effective);
  const from = days.map(({ from }) => from).sort()[0] ?? draft.effective.from;
  const until = days.at(-1)?.until;
  return { ...draft, effective: { from, ...(until === undefined ? {} : { until }) } };
}

/** The document with all days that it states moved back by as many whole years as it takes. */
function begunBy(asOfDate: string, draft: ProgramDocument): ProgramDocument {
  const begins = Temporal.PlainDate.from(draft.effective.from);
  let years = 0;
  while (begins.subtract({ years }).toString() > asOfDate) years += 1;
  const earlier = (day: string) => Temporal.PlainDate.from(day).subtract({ years }).toString();
  const moved = <Days extends { from: string; until?: string | undefined }>(days: Days): Days => ({
    ...days,
    from: earlier(days.from),
    ...(days.until === undefined ? {} : { until: earlier(days.until) }),
  });
  const { effective, suspended, term, periods } = draft;
  return {
    ...draft,
    effective: moved(effective),
    ...(suspended === undefined ? {} : { suspended: suspended.map(moved) }),
    ...(term === undefined ? {} : { term: moved(term) }),
    ...(periods === undefined ? {} : { periods: periods.map(moved) }),
  };
}
