import type { FactTable } from "../facts/table.ts";
import type { Code } from "./codes.ts";
import type { Rejection } from "./rejections.ts";

/** How a value of one of our columns is read from a source's text, with the reasons that can stand against it. */
export type FieldType =
  | { readonly kind: "text"; readonly longestBytes: number }
  | { readonly kind: "tags"; readonly longestBytes: number; readonly separator: string }
  /** One of a closed list. */
  | { readonly kind: "code"; readonly code: Code }
  /** A day of the half-open span [firstDay, dayAfter), ISO dates. */
  | { readonly kind: "date"; readonly firstDay: string; readonly dayAfter: string; readonly outOfRange: Rejection }
  | {
      readonly kind: "decimal";
      readonly precision: number;
      readonly scale: number;
      readonly notANumber: Rejection;
      readonly outOfRange: Rejection;
    };

/** Where a value comes from: a column of the source, with a default for empty ones, or the same text for every row. */
export type Origin = { readonly column: string; readonly default?: string | undefined } | { readonly constant: string };

/** One of our columns as a profile fills it. */
export type Field = {
  readonly name: string;
  readonly type: FieldType;
  /** Absent where the profile does not map the column: it is null on every row. */
  readonly origin?: Origin | undefined;
  /** The reason that stands against an empty value; absent where the column may be empty. */
  readonly missing?: Rejection | undefined;
};

/**
 * A rule on the typed columns of one row. `when` is SQL that is true for a row that breaks it, and may use the fields' and the
 * derived columns' names; unknown counts as not broken.
 */
export type Check = {
  readonly reason: Rejection;
  /** The field that is named as being at fault. */
  readonly field: string;
  readonly when: string;
};

/** A column that follows from others of the row: SQL over the fields' names and `mark()`s of the source. */
export type Derivation = { readonly name: string; readonly sql: string };

/** What rows of one kind must be, for one profile: everything that the SQL of an ingestion is made from. */
export type Contract = {
  readonly table: FactTable;
  /** In the order in which their reasons are given. */
  readonly fields: readonly Field[];
  /** Each layer may use the names of the layers before it; a name that exists already is replaced. */
  readonly derivations: readonly (readonly Derivation[])[];
  readonly checks: readonly Check[];
  /** The columns that make a row the same row as another; absent where the place in the file decides. */
  readonly identity?: { readonly columns: readonly string[]; readonly repeated: Rejection } | undefined;
  /** Numbers the rows within equal values of `within`, in the order of the file, into the text column `column`. */
  readonly ordinal?: { readonly column: string; readonly within: string } | undefined;
  /** The date that decides the month partition. */
  readonly partitionDate?: string | undefined;
  /** The column whose sum is the file's control total. */
  readonly controlAmount?: string | undefined;
};
