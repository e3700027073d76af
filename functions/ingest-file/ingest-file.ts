import { join } from "node:path";
import { type DuckDb, withDuckDb } from "../../shared/aws/duckdb.ts";
import type { Ingestion, IngestionStore, Refusal } from "../../shared/aws/ingestions.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { contractFor } from "../../shared/ingestion/contracts.ts";
import { ingestionIdOf, unreadIdOf } from "../../shared/ingestion/ingestion-id.ts";
import type { SourceProfile } from "../../shared/ingestion/profile.ts";
import { readSourceProfile } from "../../shared/ingestion/read-profile.ts";
import { decodeFile } from "./decode-file.ts";
import { FileProblem } from "./file-problem.ts";
import { readLines } from "./lines.ts";
import { openSource } from "./sources.ts";
import { writeLines } from "./write-lines.ts";

export type IngestFileServices = {
  readonly landing: Pick<ObjectStore, "download" | "exists" | "read">;
  readonly lake: ObjectStore;
  readonly ingestions: Pick<IngestionStore, "find" | "register" | "accept" | "refuse">;
};

/** What became of a file, and whether that had been so before. */
export type IngestedFile = { readonly ingestion: Ingestion | Refusal; readonly isRepeat: boolean };

/**
 * Brings one landed file into the lake: every row is accepted or rejected with a reason, or the file is refused as a whole and
 * nothing is written. The commit row comes last; before it nothing counts, and a repeat writes the same objects again.
 * @param key the file's key in the landing bucket, incoming/<source_id>/<name>
 */
export async function ingestFile(key: string, services: IngestFileServices): Promise<IngestedFile> {
  return withDuckDb(async (duckdb) => {
    const landed = join(duckdb.directory, "landed");
    const { sha256, lastModified } = await services.landing.download(key, landed);
    const receivedAt = lastModified.toISOString();

    const reading = await profileFor(key, services);
    if (!reading.ok) {
      const ingestionId = unreadIdOf(reading.problems.join("\n"), sha256);
      return refuse({ status: "refused", ingestionId, file: key, problems: reading.problems, receivedAt }, services);
    }
    const { profile } = reading;
    const ingestionId = ingestionIdOf(profile, sha256);
    const known = await services.ingestions.find(ingestionId);
    if (known?.status === "accepted") return { ingestion: known, isRepeat: true };

    const sequence = await services.ingestions.register(ingestionId);
    try {
      const totals = await bring({ duckdb, landed, key, profile, receivedAt, ingestionId }, services);
      const ingestion: Ingestion = {
        status: "accepted",
        ingestionId,
        kind: profile.kind,
        sourceId: profile.source_id,
        file: key,
        rowsIn: totals.rowsIn,
        rowsAccepted: totals.rowsAccepted,
        rowsRejected: totals.rowsRejected,
        ...(totals.controlAmount === undefined ? {} : { netAmountAccepted: totals.controlAmount }),
        rejectReasons: totals.rejectReasons,
        receivedAt,
        sequence,
      };
      await services.ingestions.accept(ingestion);
      return { ingestion, isRepeat: false };
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      return refuse({ status: "refused", ingestionId, file: key, problems: error.problems, receivedAt }, services);
    }
  });
}

type Landed = {
  readonly duckdb: DuckDb;
  readonly landed: string;
  readonly key: string;
  readonly profile: SourceProfile;
  readonly receivedAt: string;
  readonly ingestionId: string;
};

async function bring({ duckdb, landed, key, profile, receivedAt, ingestionId }: Landed, { lake }: IngestFileServices) {
  const contract = contractFor(profile, receivedAt);
  const file = await decodeFile(landed, join(duckdb.directory, "decoded"), profile);
  const source = await openSource(duckdb, file, profile);
  const lineNumber = await readLines(duckdb, contract, profile, source);
  const { kind, source_id: sourceId } = profile;
  return writeLines(duckdb, lake, contract, { ingestionId, kind, sourceId, file: key, lineNumber });
}

type ProfileReading =
  | { readonly ok: true; readonly profile: SourceProfile }
  | { readonly ok: false; readonly problems: readonly string[] };

async function profileFor(key: string, { landing }: IngestFileServices): Promise<ProfileReading> {
  const [, sourceId] = /^incoming\/([^/]+)\/.+/.exec(key) ?? [];
  if (sourceId === undefined) {
    return { ok: false, problems: ["the file is in no source's folder: put it below incoming/<source_id>/"] };
  }
  const profileKey = `profiles/${sourceId}.json`;
  if (!(await landing.exists(profileKey))) {
    return {
      ok: false,
      problems: [
        `the source ${sourceId} has no profile: put one at ${profileKey} in the landing bucket, then deliver the file again`,
      ],
    };
  }
  const read = readSourceProfile(new TextDecoder().decode(await landing.read(profileKey)));
  if (!read.ok) {
    return {
      ok: false,
      problems: read.problems.map(({ path, problem }) => `${profileKey}: ${path === "" ? "" : `${path} `}${problem}`),
    };
  }
  if (read.profile.source_id !== sourceId) {
    return {
      ok: false,
      problems: [
        `${profileKey}: source_id is ${JSON.stringify(read.profile.source_id)}, not ${JSON.stringify(sourceId)}`,
      ],
    };
  }
  return read;
}

async function refuse(refusal: Refusal, { ingestions }: IngestFileServices): Promise<IngestedFile> {
  await ingestions.refuse(refusal);
  return { ingestion: refusal, isRepeat: false };
}
