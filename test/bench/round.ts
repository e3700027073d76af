import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { untilClosed, untilMeasured } from "../../infra/cli/after-the-night.ts";
import { endpointsFrom } from "../../infra/cli/endpoints.ts";
import { aggregateAttemptPrefix } from "../../shared/run/keys.ts";
import { type BenchSystem, plainProgram, startBenchSystem } from "./bench-system.ts";
import { asOfDate, type BenchFiles } from "./distributor.ts";
import { aggregatedTables } from "./floors/aggregate.ts";
import { type MeasuredNight, measureNight } from "./night.ts";
import { startWorker, type Worker } from "./worker-process.ts";

/** Seconds of one round: a system from nothing, one file of orders, one night. */
export type Round = {
  readonly ingest: number;
  readonly night: number;
  /** The largest resident memory of any function. */
  readonly residentBytes: number;
};

/** Also a second night with nothing new, the night's parts, and what each must take at least. */
export type FullRound = Round & {
  readonly secondNight: number;
  /** Where the two nights' time went, state by state. */
  readonly steps: readonly Readonly<Record<string, number>>[];
  readonly compute: number;
  readonly posting: number;
  readonly ingestFloor: number;
  readonly computeFloor: number;
  readonly postingFloor: number;
};

export async function plainRound(directory: string, files: BenchFiles): Promise<Round> {
  const bench = await startBenchSystem(join(directory, "system"), files, await plainProgram());
  try {
    const ingest = await bench.ingest(files.orders);
    const { seconds: night } = await measureNight(bench.tierline, asOfDate);
    return { ingest, night, residentBytes: residentBytes(bench) };
  } finally {
    await bench.close();
  }
}

/** Each floor is measured beside what it is the floor of, so that both find the machine in the same mood. */
export async function fullRound(directory: string, files: BenchFiles, programs: readonly string[]): Promise<FullRound> {
  const bench = await startBenchSystem(join(directory, "system"), files, programs);
  const worker = startWorker(bench.system.environment);
  const second = startWorker(bench.system.environment);
  try {
    const floor = await measureIngestFloor(worker, bench, files.orders.file, join(directory, "floor"));
    const ingest = await bench.ingest(files.orders);
    await checkSameLines(bench, floor);

    const first = await measureNight(bench.tierline, asOfDate);
    const accrue = await measureAccrual([worker, second], bench, first);
    const computeFloor = await measureAggregateFloor(worker, bench, first);
    const posting = await measurePosting(worker, bench, first);
    // A day lies between two nights; what follows the first is long over.
    await untilClosed(bench.tierline);
    await untilMeasured(bench.tierline);
    const again = await measureNight(bench.tierline, asOfDate);
    return {
      ingest,
      night: first.seconds,
      secondNight: again.seconds,
      steps: [first.steps, again.steps],
      compute: (first.steps.Aggregate ?? Number.NaN) + accrue,
      posting: posting.seconds,
      ingestFloor: floor.seconds,
      computeFloor,
      postingFloor: posting.floorSeconds,
      residentBytes: residentBytes(bench),
    };
  } finally {
    await Promise.all([worker.close(), second.close()]);
    await bench.close();
  }
}

type Floor = { readonly seconds: number; readonly accepted: number; readonly rejected: number };

async function measureIngestFloor(
  worker: Worker,
  { tierline }: BenchSystem,
  csv: string,
  directory: string,
): Promise<Floor> {
  const { LandingBucket, LakeBucket } = tierline.outputs;
  // Nothing listens below this prefix.
  await tierline.landing.upload(csv, "bench/orders.csv");
  const duckDb = await worker.run("ingest", csv, directory);
  const transferSeconds = await worker.run(
    "transfer",
    { bucket: LandingBucket, key: "bench/orders.csv", file: join(directory, "transferred.csv") },
    { bucket: LakeBucket, prefix: "bench/", files: duckDb.parquetFiles },
  );
  return { ...duckDb, seconds: duckDb.seconds + transferSeconds };
}

/** A floor that did less would be none. */
async function checkSameLines({ tierline }: BenchSystem, floor: Floor): Promise<void> {
  const ingestion = (await tierline.ingestions.accepted()).find(({ kind }) => kind === "orders");
  if (ingestion?.rowsAccepted !== floor.accepted || ingestion.rowsRejected !== floor.rejected) {
    throw new Error(
      `bare DuckDB accepted ${floor.accepted} lines and rejected ${floor.rejected}, ingest ${ingestion?.rowsAccepted} and ${ingestion?.rowsRejected}`,
    );
  }
}

async function measureAggregateFloor(worker: Worker, bench: BenchSystem, { accruals: [first] }: MeasuredNight) {
  if (first === undefined) throw new Error("the night accrued nothing");
  const { run, aggregate_attempt } = first;
  const files = aggregatedTables.map(async ({ name }) => [name, await filesBelow(bench, `${name}/`)] as const);
  const unloaded = await filesBelow(bench, aggregateAttemptPrefix(run.run_id, aggregate_attempt));
  return worker.run("aggregate", run, Object.fromEntries(await Promise.all(files)), unloaded);
}

/** Objects of the lake as files on this disk. */
async function filesBelow({ tierline, s3Directory }: BenchSystem, prefix: string): Promise<readonly string[]> {
  const keys = await tierline.lake.list(prefix);
  return keys.map((key) => join(s3Directory, tierline.outputs.LakeBucket, `${key}._S3rver_object`));
}

const warmUps = 3;

/** The night's spans on as many processes as the local system gives a function. */
async function measureAccrual(workers: readonly Worker[], { tierline }: BenchSystem, { accruals }: MeasuredNight) {
  const shares = workers.map((_, share) => accruals.filter((_, index) => index % workers.length === share));
  const accrue = (inputs: typeof shares) =>
    Promise.all(workers.map((worker, index) => worker.run("accrue", inputs[index] ?? [], tierline.outputs.LakeBucket)));
  // The floor's code came compiled; ours is once its spans have been through it a few times.
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await accrue(shares.map((share) => share.slice(0, 1)));
  return Math.max(...(await accrue(shares)));
}

async function measurePosting(worker: Worker, { tierline, system }: BenchSystem, { accruals }: MeasuredNight) {
  const tables = { product: "bench-ledger", floor: "bench-floor" };
  const dynamodb = new DynamoDBClient(endpointsFrom(system.environment)("DYNAMODB"));
  for (const TableName of Object.values(tables)) {
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
      }),
    );
  }
  dynamodb.destroy();
  return worker.run("post", accruals, tierline.outputs.LakeBucket, tables);
}

function residentBytes({ system }: BenchSystem): number {
  return Math.max(...system.invocations.map(({ maxResidentBytes }) => maxResidentBytes));
}
