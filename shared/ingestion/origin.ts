import type { Origin } from "./contract.ts";
import type { ColumnOrigin, SourceProfile } from "./profile.ts";

/** An origin as written in a profile, where a plain text is a column's name, in its long form. */
export function originOf(written: ColumnOrigin): Origin;
export function originOf(written: ColumnOrigin | undefined): Origin | undefined;
export function originOf(written: ColumnOrigin | undefined): Origin | undefined {
  return typeof written === "string" ? { column: written } : written;
}

/** The columns of the source that a profile takes something from, each once. */
export function usedColumns(profile: SourceProfile): readonly string[] {
  const mapped = mappedColumns(profile).flatMap(({ origin }) => ("column" in origin ? [origin.column] : []));
  const marks = profile.kind === "orders" ? profile.returns.marked_by : [];
  return [...new Set([...mapped, ...marks.flatMap((mark) => ("column" in mark ? [mark.column] : []))])];
}

/** Our columns that the profile maps, in the order of the contract. */
export function mappedColumns(profile: SourceProfile): readonly { readonly name: string; readonly origin: Origin }[] {
  const columns: Readonly<Record<string, ColumnOrigin | undefined>> = profile.columns;
  return Object.entries(columns).flatMap(([name, written]) =>
    written === undefined ? [] : [{ name, origin: originOf(written) }],
  );
}
