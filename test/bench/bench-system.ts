import { mkdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { connect, type Tierline } from "../../infra/cli/client.ts";
import { publishProgram } from "../../infra/cli/publication.ts";
import { templateFile } from "../../infra/local/synthesize.ts";
import { type LocalSystem, startLocalSystem } from "../../infra/local/system.ts";
import type { BenchFile, BenchFiles } from "./distributor.ts";
import { measureNight } from "./night.ts";

/** A local system of the round's own, its functions warm, with the program, the customers and the products in it. */
export type BenchSystem = {
  readonly tierline: Tierline;
  readonly system: LocalSystem;
  /** Where the local S3 keeps its objects. */
  readonly s3Directory: string;
  /** Delivers a file and waits until it has been ingested. @returns the seconds that the function took */
  readonly ingest: (file: BenchFile) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Before any order: a run of this day finds nothing and warms everything. */
const warmUpDate = "2025-01-01";

/** The one program that the budgets are stated for, as the text of its document. */
export async function plainProgram(): Promise<readonly string[]> {
  return [await readFile(join(import.meta.dirname, "programs", "annual.yaml"), "utf8")];
}

/** @param programs program documents as text */
export async function startBenchSystem(
  directory: string,
  { customers, products }: BenchFiles,
  programs: readonly string[],
): Promise<BenchSystem> {
  await mkdir(directory, { recursive: true });
  const system = await startLocalSystem({ stateDirectory: directory, templateFile, ports: "free" });
  const tierline = await connect(system.environment, "Tierline");
  const close = async () => {
    tierline.disconnect();
    await system.close();
    await rm(directory, { recursive: true, force: true });
  };
  const ingest = async ({ file, profile }: BenchFile): Promise<number> => {
    await tierline.landing.write(`profiles/${profile.source_id}.json`, JSON.stringify(profile));
    const before = system.invocations.length;
    await tierline.landing.upload(file, `incoming/${profile.source_id}/${basename(file)}`);
    await system.events.settled();
    // Schedules run functions of their own meanwhile.
    const ingestions = system.invocations.slice(before).filter(({ functionName }) => /ingest/i.test(functionName));
    const [ingestion, ...others] = ingestions;
    if (ingestion === undefined || others.length > 0) throw new Error(`${file} was not ingested by one invocation`);
    return ingestion.milliseconds / 1000;
  };
  try {
    for (const program of programs) {
      const publication = await publishProgram(tierline, program);
      if (publication.outcome === "refused") throw new Error(JSON.stringify(publication.problems));
    }
    await ingest(customers);
    await ingest(products);
    await warmUp(tierline, system);
    return { tierline, system, s3Directory: join(directory, "s3"), ingest, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One night over nothing, then its accrual twice at once: large nights accrue in two processes. */
async function warmUp(tierline: Tierline, { invocations }: LocalSystem): Promise<void> {
  const { accruals } = await measureNight(tierline, warmUpDate);
  const accruing = invocations.find(({ functionName }) => /accrue/i.test(functionName))?.functionName;
  const [input] = accruals;
  await Promise.all(
    [1, 2].map(() =>
      tierline.lambda.send(new InvokeCommand({ FunctionName: accruing, Payload: JSON.stringify(input) })),
    ),
  );
}
