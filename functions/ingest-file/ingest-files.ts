import type { S3Event } from "./contract.ts";
import { type IngestedFile, type IngestFileServices, ingestFile } from "./ingest-file.ts";

/** Where what became of each file is told to those who operate. */
export type Report = (file: IngestedFile) => void;

/**
 * Ingests the files that S3 tells of, one after another. One that fails does not keep the others; the event is repeated by the
 * platform, and what was done by then is not done again.
 * @throws AggregateError with the faults, once every file had its turn
 */
export async function ingestFiles(
  { Records }: S3Event,
  services: IngestFileServices & { readonly report: Report },
): Promise<readonly IngestedFile[]> {
  const files: IngestedFile[] = [];
  const faults: unknown[] = [];
  for (const { s3 } of Records) {
    const { key } = s3.object;
    // What a console makes of "create folder".
    if (key.endsWith("/")) continue;
    try {
      const file = await ingestFile(key, services);
      services.report(file);
      files.push(file);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length === 1) throw faults[0];
  if (faults.length > 1) throw new AggregateError(faults, `${faults.length} of ${Records.length} files failed`);
  return files;
}
