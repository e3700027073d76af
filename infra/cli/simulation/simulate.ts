import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir, totalmem } from "node:os";
import { basename, join } from "node:path";
import { ingestFile } from "../../../functions/ingest-file/ingest-file.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import type { Ingestion } from "../../../shared/aws/ingestions.ts";
import type { ObjectStore } from "../../../shared/aws/objects.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import type { ReckonedPosition } from "../../../shared/run/positions.ts";
import { count } from "../amounts.ts";
import { directoryStore } from "../directory-store.ts";
import { CommandFailure } from "../exit-codes.ts";
import { heldOutCustomers, reckonTerms } from "./reckon.ts";
import { openLake } from "./simulated-lake.ts";
import type { Source } from "./source-files.ts";

export type SimulationInput = {
  readonly sources: readonly Source[];
  readonly asOfDate: string;
  /** Is told what is begun: each file, and each time terms are reckoned. */
  readonly onStep?: (what: string) => void;
};

/** A file that was taken in. */
export type TakenFile = Ingestion & Pick<Source, "unusedColumns">;

/** Orders that were taken in, ready to reckon terms over. */
export type OpenSimulation = {
  readonly files: readonly TakenFile[];
  /**
   * Reckons terms, one position after another in no order.
   * @param lineByLine tells every position line by line, so that it can be explained
   */
  readonly reckon: (versions: readonly ProgramVersion[], lineByLine: boolean) => AsyncIterable<ReckonedPosition>;
  /** How many customers each program holds out by lot, under the terms that were reckoned last. */
  readonly heldOut: (versions: readonly ProgramVersion[]) => Promise<ReadonlyMap<string, number>>;
};

/**
 * Takes files in as a night would and reckons terms over them, with the nightly run's own steps and no server: ingest, plan, the
 * aggregate's statement, and the engine.
 * @throws CommandFailure refused for a file that cannot be read; rows that are rejected are counted in its ingestion
 */
export async function withSimulation<T>(
  { sources, asOfDate, onStep = () => undefined }: SimulationInput,
  work: (simulation: OpenSimulation) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "tierline-simulation-"));
  const taken = join(directory, "taken");
  try {
    const files = await ingestAll(sources, directoryStore(taken), onStep);
    return await withDuckDb(async (duckdb) => {
      // A function's memory is small; this machine's is its user's.
      await duckdb.connection.run(`set memory_limit = '${Math.floor(totalmem() / 2 / 1024 ** 2)}MB'`);
      const lake = await openLake(duckdb.connection);
      let reckonings = 0;
      return work({
        files,
        heldOut: async (versions) =>
          versions.some(({ document }) => document.hold_out !== undefined)
            ? heldOutCustomers(lake, asOfDate)
            : new Map(),
        reckon(versions, lineByLine) {
          onStep(count(new Set(versions.map(({ programId }) => programId)).size, "program"));
          reckonings += 1;
          const rules = join(directory, `rules-${reckonings}`);
          return reckonTerms({ duckdb, lake, taken, rules, ingestions: files, asOfDate }, versions, lineByLine);
        },
      });
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A file that is given twice counts once, as if it arrived twice. */
async function ingestAll(
  sources: readonly Source[],
  store: ObjectStore,
  onStep: (what: string) => void,
): Promise<readonly TakenFile[]> {
  const accepted = new Map<string, TakenFile>();
  for (const source of sources) {
    onStep(basename(source.file));
    const ingestion = await ingestOne(source, store, accepted);
    accepted.set(ingestion.ingestionId, { ...ingestion, unusedColumns: source.unusedColumns });
  }
  return [...accepted.values()];
}

async function ingestOne(
  { file, profile }: Source,
  store: ObjectStore,
  accepted: ReadonlyMap<string, Ingestion>,
): Promise<Ingestion> {
  const sequence = accepted.size + 1;
  const key = `incoming/${profile.source_id}/${sequence}-${basename(file)}`;
  await store.write(`profiles/${profile.source_id}.json`, JSON.stringify(profile));
  await store.upload(file, key);
  const { ingestion } = await ingestFile(key, {
    landing: store,
    lake: store,
    ingestions: {
      find: async (id) => accepted.get(id),
      register: async () => sequence,
      accept: async () => {},
      refuse: async () => {},
    },
  });
  if (ingestion.status === "accepted") return ingestion;
  const list = ingestion.problems.map((problem) => `\n  ${problem}`).join("");
  throw new CommandFailure("refused", `${file} was refused:${list}`, { file, problems: ingestion.problems });
}
