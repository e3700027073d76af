import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ingestion, Refusal } from "../../shared/aws/ingestions.ts";
import { ingestionIdOf } from "../../shared/ingestion/ingestion-id.ts";
import type { SourceProfile } from "../../shared/ingestion/profile.ts";
import { readSourceProfile } from "../../shared/ingestion/read-profile.ts";
import type { Tierline } from "./client.ts";
import { CommandFailure } from "./exit-codes.ts";
import { inputFile } from "./input-file.ts";

export type IngestionOutcome = {
  readonly ingestion: Ingestion | Refusal;
  /** Whether the same content had been ingested before, so that nothing was done now. */
  readonly known: boolean;
};

/**
 * Most files take seconds. A fault is not told: the function tries again after one and after two minutes, then its event lies in the
 * dead letters. Waiting longer would help only a file that takes most of the function's own quarter of an hour.
 */
const longestWaitMilliseconds = 10 * 60_000;
const pauseMilliseconds = 50;
const remarkEveryMilliseconds = 15_000;

/** A file and the profile to read it with, both found to be there and the profile without problems. */
export type Delivery = { readonly file: string; readonly profile: SourceProfile };

/** @throws CommandFailure notFound for a missing file, refused for a profile with problems */
export async function prepareDelivery(file: string, profileFile: string): Promise<Delivery> {
  await inputFile(file);
  return { file, profile: await readProfileFile(profileFile) };
}

/** @throws CommandFailure notFound for a missing file, refused for a profile with problems */
export async function readProfileFile(profileFile: string): Promise<SourceProfile> {
  await inputFile(profileFile);
  const read = readSourceProfile(await readFile(profileFile, "utf8"));
  if (read.ok) return read.profile;
  const list = read.problems.map(({ path, problem }) => `\n  ${path === "" ? "profile" : path}: ${problem}`).join("");
  throw new CommandFailure("refused", `${profileFile} is no source profile:${list}`, { problems: read.problems });
}

/** Prepares and delivers in one go. */
export async function ingestFile(tierline: Tierline, file: string, profileFile: string): Promise<IngestionOutcome> {
  return deliver(tierline, await prepareDelivery(file, profileFile));
}

/**
 * Delivers a file with its source profile to the landing bucket and waits for what becomes of it. The id is derived from the
 * content, so a file that was ingested before is found again and not delivered a second time.
 * @param onWaiting is told now and then how long the file has been waited for
 * @throws CommandFailure failed with what to do if nothing answers in time
 */
export async function deliver(
  tierline: Tierline,
  { file, profile }: Delivery,
  onWaiting: (seconds: number) => void = () => undefined,
  longestWait = longestWaitMilliseconds,
): Promise<IngestionOutcome> {
  const id = ingestionIdOf(profile, await sha256Of(file));
  const known = await tierline.ingestions.find(id);
  if (known !== undefined) return { ingestion: known, known: true };

  await tierline.landing.write(`profiles/${profile.source_id}.json`, JSON.stringify(profile, null, 2));
  await tierline.landing.upload(file, `incoming/${profile.source_id}/${basename(file)}`);
  const startedAt = performance.now();
  let nextRemark = remarkEveryMilliseconds;
  for (let waited = 0; waited < longestWait; waited = performance.now() - startedAt) {
    const ingestion = await tierline.ingestions.find(id);
    if (ingestion !== undefined) return { ingestion, known: false };
    if (waited > nextRemark) {
      onWaiting(Math.round(waited / 1000));
      nextRemark += remarkEveryMilliseconds;
    }
    await sleep(pauseMilliseconds);
  }
  throw new CommandFailure(
    "failed",
    `${file} was delivered, but nothing has been heard of it (ingestion ${id}). If it is large or many files are waiting, it is still at work: "tierline status" shows it once it is in. If it stays away, there was a fault: see "Ingesting a file fails" in docs/runbook.md, then deliver it again, which counts nothing twice.`,
  );
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
