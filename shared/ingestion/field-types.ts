import type { Code } from "./codes.ts";
import type { FieldType } from "./contract.ts";
import type { Rejection } from "./rejections.ts";

/** Identifiers become parts of database keys, which hold 1024 bytes together. */
export const identifier: FieldType = { kind: "text", longestBytes: 128 };
/** Names, categories and the like, for people and for program scopes. */
export const label: FieldType = { kind: "text", longestBytes: 512 };
export const currency = code("currency");
/** A day without a narrower span of its own: what lies outside is a slip of the pen, or a word such as "epoch". */
export const anyDay: FieldType = {
  kind: "date",
  firstDay: "1970-01-01",
  dayAfter: "2200-01-01",
  outOfRange: "date_invalid",
};

/** A number of at most so many digits, of which `scale` are decimal places; order lines store quantities, prices and amounts so. */
export function decimal(
  notANumber: Rejection,
  outOfRange: Rejection,
  { precision, scale } = { precision: 18, scale: 6 },
): FieldType {
  return { kind: "decimal", precision, scale, notANumber, outOfRange };
}

/** One of a closed list of values. */
export function code(list: Code): FieldType {
  return { kind: "code", code: list };
}
