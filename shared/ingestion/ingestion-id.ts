import { createHash } from "node:crypto";
import { canonicalJson } from "../program/canonical.ts";
import type { SourceProfile } from "./profile.ts";

/**
 * The id of an ingestion, derived from how a file is read and what it holds: the same content read in the same way is the same
 * ingestion, whatever the file is called and however often it arrives.
 * @param fileSha256 SHA-256 of the file as it arrived, lower-case hexadecimal
 */
export function ingestionIdOf(profile: SourceProfile, fileSha256: string): string {
  return idOf(canonicalJson(profile), fileSha256);
}

/** The id of a file that no profile could be found for; `reason` keeps different refusals of the same bytes apart. */
export function unreadIdOf(reason: string, fileSha256: string): string {
  return idOf(reason, fileSha256);
}

function idOf(reading: string, fileSha256: string): string {
  return createHash("sha256").update(`${reading}\n${fileSha256}`, "utf8").digest("hex").slice(0, 24);
}
