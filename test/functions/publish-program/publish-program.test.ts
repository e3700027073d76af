import { expect, test } from "vitest";
import { stringify } from "yaml";
import { PublishProgramOutput } from "../../../functions/publish-program/contract.ts";
import { publishProgram } from "../../../functions/publish-program/publish-program.ts";
import { canonicalJson } from "../../../shared/program/canonical.ts";
import type { ProgramDocument, ProgramVersion } from "../../../shared/program/program.ts";
import { programWith, versionOf } from "../../support/program.ts";

/** A store in memory that keeps the promise of the real one: equal to the latest is unchanged, else the next number. */
function services(published: readonly ProgramVersion[] = []) {
  const versions = [...published];
  return {
    versions,
    now: () => "2011-01-15T08:00:00.000Z",
    programs: {
      all: async () => versions,
      publish: async (document: ProgramDocument, publishedAt: string) => {
        const ofProgram = versions.filter(({ programId }) => programId === document.program);
        const latest = ofProgram.at(-1);
        if (latest !== undefined && canonicalJson(latest.document) === canonicalJson(document))
          return { outcome: "unchanged" as const, version: latest.version };
        versions.push({ ...versionOf(document, ofProgram.length + 1), publishedAt });
        return { outcome: "published" as const, version: ofProgram.length + 1 };
      },
    },
  };
}

const text = stringify(programWith());

test("a good document becomes the program's next version, stamped with the time", async () => {
  const given = services();
  const output = await publishProgram({ text }, given);
  expect(PublishProgramOutput.parse(output)).toMatchObject({ outcome: "published", program_id: "annual", version: 1 });
  expect(given.versions).toMatchObject([{ version: 1, publishedAt: "2011-01-15T08:00:00.000Z" }]);
});

test("the same content again changes nothing, whatever its layout", async () => {
  const given = services();
  await publishProgram({ text }, given);
  const again = await publishProgram({ text: JSON.stringify(programWith(), null, 4) }, given);
  expect(again).toMatchObject({ outcome: "unchanged", version: 1 });
  expect(given.versions).toHaveLength(1);
});

test("a document with problems is refused with all of them, and nothing is stored", async () => {
  const given = services();
  const bad = text.replace("currency: EUR", "currency: ERU").replace("method: whole", "method: half");
  const output = await publishProgram({ text: bad }, given);
  expect(output).toMatchObject({ outcome: "refused", problems: [{ path: "method" }, { path: "currency" }] });
  expect(given.versions).toEqual([]);
});

test("a later version may not change what a position is", async () => {
  const given = services([versionOf(programWith())]);
  const output = await publishProgram({ text: stringify(programWith({ period: "month" })) }, given);
  expect(output).toEqual({
    outcome: "refused",
    problems: [{ path: "period", problem: expect.stringContaining("publish a new program") }],
  });
  expect(given.versions).toHaveLength(1);
});
