import { open } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";
import { type SourceProfile, sourceProfile } from "../../../shared/ingestion/profile.ts";
import { readSourceProfile } from "../../../shared/ingestion/read-profile.ts";
import { CommandFailure } from "../exit-codes.ts";

/** Enough of a file to hold its header. */
const headerBytes = 65_536;

/**
 * The profile of a CSV file whose header names our own columns, so that a small file needs no profile of its own.
 * @param currency what orders without a currency column are in
 * @throws CommandFailure refused naming the columns that are missing
 */
export async function plainProfile(
  kind: SourceProfile["kind"],
  file: string,
  currency: string | undefined,
): Promise<SourceProfile> {
  const names = await headerOf(file);
  const known = knownColumns(kind);
  const columns: Record<string, unknown> = Object.fromEntries(
    names.filter((name) => known.includes(name)).map((name) => [name, name]),
  );
  if (kind === "orders" && !names.includes("currency") && currency !== undefined)
    columns.currency = { constant: currency };
  const read = readSourceProfile(
    JSON.stringify({
      source_id: kind.replaceAll("_", "-"),
      kind,
      format: { type: "csv" },
      columns,
      ignored_columns: names.filter((name) => !known.includes(name)),
      ...(kind === "orders" ? { line_identity: names.includes("line_id") ? "column" : "ordinal" } : {}),
    }),
  );
  if (read.ok) return read.profile;
  const list = read.problems.map(({ path, problem }) => `\n  ${path}: ${problem}`).join("");
  throw new CommandFailure(
    "refused",
    `${file} does not name our columns (${known.join(", ")}); give a profile with --profile:${list}`,
    { file, problems: read.problems },
  );
}

function knownColumns(kind: SourceProfile["kind"]): readonly string[] {
  const form = sourceProfile.options.find(({ shape }) => shape.kind.value === kind);
  return Object.keys(form?.shape.columns.shape ?? {});
}

async function headerOf(file: string): Promise<readonly string[]> {
  const text = unpacked(await firstBytes(file), file).toString("utf8");
  if (text.length === 0) throw new CommandFailure("refused", `${file} was refused:\n  the file is empty`, { file });
  const [line = ""] = text.replace(/^\ufeff/, "").split(/\r?\n/);
  return line.split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** @throws CommandFailure refused for what begins like gzip and is none */
function unpacked(bytes: Buffer, file: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    // The rest of the file is not here.
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new CommandFailure("refused", `${file} was refused:\n  the file cannot be decompressed as gzip: ${words}`, {
      file,
    });
  }
}
