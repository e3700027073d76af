import { Temporal } from "temporal-polyfill";
import type { ExternalTable } from "./catalog.ts";
import { notSupported } from "./errors.ts";

/** The dates that a partition key may have, both ends included, as text of one length so that text compares as dates do. */
export type ProjectedDates = { readonly first: string; readonly last: string };

/** Date formats by their length, each the beginning of an ISO date. */
const formats: readonly string[] = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

/**
 * What a table's partition projection says of a key: Athena computes the partitions from it and looks at no others, whatever
 * objects there are.
 * @param today the day of NOW, which is UTC's
 * @returns undefined for a table whose partitions are not projected
 * @throws AnalysisError for a projection that has no counterpart here
 */
export function projectedDates(
  { name, parameters }: Pick<ExternalTable, "name" | "parameters">,
  key: string,
  today: string,
): ProjectedDates | undefined {
  if (parameters["projection.enabled"] !== "true") return undefined;
  const of = (property: string) => parameters[`projection.${key}.${property}`] ?? "";
  const format = of("format");
  const [first, last, ...more] = of("range").split(",");
  if (
    of("type") !== "date" ||
    !formats.includes(format) ||
    first === undefined ||
    last === undefined ||
    more.length > 0
  )
    throw notSupported(`the projection of ${key} in ${name} (${of("type")} ${format} ${of("range")})`);
  const bound = (text: string) => dateOf(text.trim(), format, today);
  return { first: bound(first), last: bound(last) };
}

/** Whether a value is one of the dates; text of another form is none. */
export function isProjected(value: string, { first, last }: ProjectedDates): boolean {
  return value.length === first.length && value >= first && value <= last;
}

function dateOf(text: string, format: string, today: string): string {
  if (text.length === format.length && /^[\d-]+$/.test(text)) return text;
  const [matches, amount = "0", unit = "DAY"] = /^NOW(?:\s*([+-]\s*\d+)\s*(YEAR|MONTH|WEEK|DAY)S?)?$/.exec(text) ?? [];
  if (matches === undefined) throw notSupported(`the bound ${text} of a projection`);
  const moved = Temporal.PlainDate.from(today).add({
    [`${unit.toLowerCase()}s`]: Number(amount.replaceAll(/\s/g, "")),
  });
  return moved.toString().slice(0, format.length);
}
