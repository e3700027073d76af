import { S3Client } from "@aws-sdk/client-s3";
import { accrueAndPost, accrueWithoutLedger } from "./accrual.ts";
import { aggregateFloor } from "./floors/aggregate.ts";
import { ingestFloor } from "./floors/ingest.ts";
import { transferFloor } from "./floors/transfer.ts";

/**
 * What is measured outside of the local system runs in a process of its own, as functions do: in the process of the servers, each
 * would wait for the other.
 */
const jobs = {
  ingest: ([csv, directory]: Parameters<typeof ingestFloor>) => ingestFloor(csv, directory),
  transfer: ([from, to]: [Parameters<typeof transferFloor>[1], Parameters<typeof transferFloor>[2]]) =>
    transferFloor(new S3Client(), from, to),
  aggregate: ([run, files, unloaded]: Parameters<typeof aggregateFloor>) => aggregateFloor(run, files, unloaded),
  accrue: ([inputs, lakeBucket]: Parameters<typeof accrueWithoutLedger>) => accrueWithoutLedger(inputs, lakeBucket),
  post: ([inputs, lakeBucket, tables]: Parameters<typeof accrueAndPost>) => accrueAndPost(inputs, lakeBucket, tables),
};
export type Jobs = typeof jobs;

type Request = { readonly job: keyof Jobs; readonly input: never };

process.on("message", async ({ job, input }: Request) => {
  try {
    process.send?.({ value: await jobs[job](input) });
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on("disconnect", () => process.exit());
