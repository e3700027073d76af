import { createHash } from "node:crypto";
import type { ProgramDocument } from "./program.ts";

/**
 * A document as one text whatever the order of its fields, its layout or its format: JSON, fields sorted by name, no
 * spaces. Equal texts are equal terms; the text is what is stored and hashed.
 */
export function canonicalJson(document: object): string {
  return JSON.stringify(sorted(document));
}

/** SHA-256 of the canonical text, as lower-case hexadecimal. */
export function documentSha256(document: ProgramDocument): string {
  return createHash("sha256").update(canonicalJson(document), "utf8").digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  );
}
