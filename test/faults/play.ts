import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { CommandFailure } from "../../infra/cli/exit-codes.ts";
import { runNight } from "../../infra/cli/night.ts";
import { publishProgram } from "../../infra/cli/publication.ts";
import { ingestionIdOf } from "../../shared/ingestion/ingestion-id.ts";
import { readSourceProfile } from "../../shared/ingestion/read-profile.ts";
import type { Hold, Machine } from "./machine.ts";
import type { StoryFile, StoryNight } from "./story/story.ts";
import type { Tally } from "./tally.ts";

/** What else goes wrong in a play, besides what the machine's proxies do. */
export type Troubles = {
  /** How the event of a file reaches ingest-file. */
  readonly events: "once" | "doubled" | "reordered";
  /** What happens on a night before it is run to its end, by as-of date. */
  readonly nights: Readonly<Record<string, (machine: Machine, asOfDate: string, tally: Tally) => Promise<void>>>;
  /** Nights that are run once more after they have been committed, by as-of date. */
  readonly repeated: readonly string[];
};

export const noTroubles: Troubles = { events: "once", nights: {}, repeated: [] };

export type Stage = {
  readonly machine: Machine;
  readonly troubles: Troubles;
  readonly tally: Tally;
  /** Called before each night, file and program. */
  readonly beginChapter: () => void;
};

/** Plays the story as its operators would: what fails is done again until it is done. */
export async function play(story: readonly StoryNight[], stage: Stage): Promise<void> {
  const { machine, troubles, tally, beginChapter } = stage;
  for (const night of story) {
    for (const program of night.programs) {
      beginChapter();
      await published(machine, program);
    }
    await taken(night.files, stage);
    beginChapter();
    await troubles.nights[night.asOfDate]?.(machine, night.asOfDate, tally);
    await committed(machine, night.asOfDate);
    if (troubles.repeated.includes(night.asOfDate)) {
      beginChapter();
      await committed(machine, night.asOfDate);
      tally.count("night repeated", night.asOfDate);
    }
  }
}

/** More than any schedule needs, and few enough that a fault that never ends is seen as one. */
const attempts = 8;

/** Failures that no fault of a service explains: a law that did not hold, or a run that was refused although it was alone. */
const neverExcused = ["BrokenInvariant", "ReconciliationFailed", "RequestInvalid", "RunRefused"];

/** Runs a night until it is committed. */
export async function committed(machine: Machine, asOfDate: string): Promise<void> {
  await untilDone(`the night of ${asOfDate}`, async () => {
    try {
      await runNight(machine.tierline(), asOfDate);
    } catch (error) {
      if (error instanceof CommandFailure && error.details !== "printed") {
        const { error: name } = error.details;
        if (typeof name === "string" && neverExcused.includes(name)) throw new Inexcusable(`${name}: ${error.message}`);
      }
      throw error;
    }
  });
}

async function published(machine: Machine, file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const { outcome } = await untilDone(`publishing ${basename(file)}`, () => publishProgram(machine.tierline(), text));
  if (outcome === "refused") throw new Error(`${file} was refused`);
}

class Inexcusable extends Error {}

async function untilDone<T>(what: string, work: () => Promise<T>): Promise<T> {
  const problems: unknown[] = [];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Inexcusable) throw error;
      problems.push(error);
    }
  }
  throw new AggregateError(problems, `${what} failed ${attempts} times: ${problems.join("; ")}`);
}

async function taken(files: readonly StoryFile[], stage: Stage): Promise<void> {
  const { machine, troubles, tally, beginChapter } = stage;
  const isReordered = troubles.events === "reordered" && files.some(({ amends }) => amends);
  const delivered: Delivered[] = [];
  let hold: Hold | undefined;
  for (const [index, file] of files.entries()) {
    beginChapter();
    // Two files of one second have no order among themselves but that of their events.
    if (file.amends) await nextSecond();
    const isHeld = isReordered && files[index + 1]?.amends === true;
    if (isHeld) {
      const key = keyOf(file, await profileOf(file));
      hold = machine.hold(({ path }) => path.endsWith(key));
    }
    const one = await deliver(machine, file);
    delivered.push(one);
    if (isHeld) continue;
    if (troubles.events === "doubled") {
      await sendEvent(machine, one.key);
      await sendEvent(machine, one.key);
      tally.count("event doubled", "ingest-file");
      tally.count("event doubled", "ingest-file");
    }
    await accepted(machine, one);
    if (hold !== undefined) {
      tally.count("events reordered", "ingest-file");
      hold.release();
      hold = undefined;
    }
  }
  for (const one of delivered) await accepted(machine, one);
}

type Delivered = { readonly key: string; readonly ingestionId: string };

async function profileOf({ profile }: StoryFile) {
  const read = readSourceProfile(await readFile(profile, "utf8"));
  if (!read.ok) throw new Error(`${profile} is no source profile`);
  return read.profile;
}

const keyOf = ({ file }: StoryFile, { source_id }: { readonly source_id: string }): string =>
  `incoming/${source_id}/${basename(file)}`;

async function deliver(machine: Machine, file: StoryFile): Promise<Delivered> {
  const { landing } = machine.tierline();
  const profile = await profileOf(file);
  const key = keyOf(file, profile);
  const sha256 = createHash("sha256")
    .update(await readFile(file.file))
    .digest("hex");
  await landing.write(`profiles/${profile.source_id}.json`, JSON.stringify(profile, null, 2));
  await landing.upload(file.file, key);
  return { key, ingestionId: ingestionIdOf(profile, sha256) };
}

const longestWaitMilliseconds = 60_000;
const pauseMilliseconds = 50;
const eventPatienceMilliseconds = 10_000;

/** Waits for a file to be accepted; an event that came to nothing is sent again, as an operator does from the dead letters. */
async function accepted(machine: Machine, { key, ingestionId }: Delivered): Promise<void> {
  const deadline = performance.now() + longestWaitMilliseconds;
  let sentAt = performance.now();
  while (performance.now() < deadline) {
    const found = await machine.tierline().ingestions.find(ingestionId);
    if (found?.status === "accepted") return;
    if (found?.status === "refused") throw new Error(`${key} was refused: ${found.problems.join("; ")}`);
    if (performance.now() - sentAt > eventPatienceMilliseconds) {
      await sendEvent(machine, key);
      sentAt = performance.now();
    }
    await sleep(pauseMilliseconds);
  }
  throw new Error(`${key} was not accepted within ${longestWaitMilliseconds} ms`);
}

const ingestFunction = "tierline-ingest-file";

/** Tells of an object once more, as S3 may do at any time. */
async function sendEvent(machine: Machine, key: string): Promise<void> {
  const { lambda, outputs } = machine.tierline();
  const record = {
    eventSource: "aws:s3",
    eventName: "ObjectCreated:Put",
    eventTime: new Date().toISOString(),
    s3: { bucket: { name: outputs.LandingBucket }, object: { key } },
  };
  await lambda.send(
    new InvokeCommand({
      FunctionName: ingestFunction,
      InvocationType: "Event",
      Payload: JSON.stringify({ Records: [record] }),
    }),
  );
}

async function nextSecond(): Promise<void> {
  await sleep(1_050);
}
