import type { SourceProfile } from "./profile.ts";

type Notation = SourceProfile["numbers"];

/** A regular expression for decimal numbers in a source's notation: no exponent, groups of exactly three digits. */
export function numberPattern({ decimal_separator, grouping_separator }: Notation, decimalPlaces?: number): string {
  const point = escaped(decimal_separator);
  // Zeros beyond the places that are stored change nothing.
  const places = decimalPlaces === undefined ? "[0-9]" : null;
  const fraction = places === null ? `[0-9]{0,${decimalPlaces}}0*` : `${places}*`;
  const fractionAlone = places === null ? `[0-9]{1,${decimalPlaces}}0*` : `${places}+`;
  const groups = grouping_separator === undefined ? "" : `[0-9]{1,3}(${escaped(grouping_separator)}[0-9]{3})+|`;
  return `[+-]?((${groups}[0-9]+)(${point}${fraction})?|${point}${fractionAlone})`;
}

/** SQL that turns a number in a source's notation into plain digits with a point. */
export function plainNumber(text: string, { decimal_separator, grouping_separator }: Notation): string {
  const ungrouped = grouping_separator === undefined ? text : `replace(${text}, ${quoted(grouping_separator)}, '')`;
  return decimal_separator === "." ? ungrouped : `replace(${ungrouped}, ',', '.')`;
}

const escaped = (separator: string): string => (separator === "." ? "[.]" : separator);
const quoted = (separator: string): string => `'${separator.replaceAll("'", "''")}'`;
