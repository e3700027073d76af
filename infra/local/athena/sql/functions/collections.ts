import type { Overload } from "../signature.ts";
import type { Typed } from "../typed.ts";
import { failure } from "../typed.ts";

const ordinary = "Array subscript must be";

/** An element as Trino's `[]` gives it: outside of the array is an error. */
export const subscript = (array: string, index: string) =>
  `CASE WHEN ${index} > len(${array}) THEN ${failure(`INVALID_FUNCTION_ARGUMENT: ${ordinary} less than or equal to array length`)} ` +
  `WHEN ${index} < 1 THEN ${failure(`INVALID_FUNCTION_ARGUMENT: ${ordinary} positive`)} ELSE ${array}[${index}] END`;

const all = (args: readonly Typed[]) => args.map(({ sql }) => sql).join(", ");

/** Null if any argument is null, as Trino has it. */
const unlessNull = (name: string) => (args: readonly Typed[]) =>
  `CASE WHEN ${args.map(({ sql }) => `${sql} IS NULL`).join(" OR ")} THEN NULL ELSE ${name}(${all(args)}) END`;

/** Arrays, maps and what works on any type. */
export const collections: readonly Overload[] = [
  { signature: "coalesce(T, T...): T", sql: "coalesce($*)" },
  { signature: "nullif(T, T): T", sql: "nullif($1, $2)" },
  { signature: "greatest(T...): T", sql: unlessNull("greatest") },
  { signature: "least(T...): T", sql: unlessNull("least") },
  { signature: "if(boolean, T): T", sql: "CASE WHEN $1 THEN $2 END" },
  { signature: "if(boolean, T, T): T", sql: "CASE WHEN $1 THEN $2 ELSE $3 END" },
  { signature: "cardinality(array(T)): bigint", sql: "CAST(len($1) AS BIGINT)" },
  { signature: "cardinality(map(K, V)): bigint", sql: "CAST(cardinality($1) AS BIGINT)" },
  { signature: "element_at(array(T), bigint): T", sql: "list_extract($1, $2)" },
  { signature: "element_at(map(K, V), K): V", sql: "$1[$2]" },
  { signature: "contains(array(T), T): boolean", sql: "list_contains($1, $2)" },
  { signature: "array_position(array(T), T): bigint", sql: "CAST(coalesce(list_position($1, $2), 0) AS BIGINT)" },
  { signature: "array_distinct(array(T)): array(T)", sql: "list_distinct($1)" },
  { signature: "array_sort(array(T)): array(T)", sql: "list_sort($1, 'ASC', 'NULLS LAST')" },
  { signature: "array_max(array(T)): T", sql: "list_max($1)" },
  { signature: "array_min(array(T)): T", sql: "list_min($1)" },
  { signature: "array_sum(array(T)): T", sql: "list_sum($1)" },
  { signature: "array_join(array(T), varchar): varchar", sql: "array_to_string($1, $2)" },
  { signature: "array_remove(array(T), T): array(T)", sql: "list_filter($1, lambda x: x <> $2)" },
  { signature: "array_union(array(T), array(T)): array(T)", sql: "list_distinct($1 || $2)" },
  { signature: "array_intersect(array(T), array(T)): array(T)", sql: "list_distinct(list_intersect($1, $2))" },
  {
    signature: "array_except(array(T), array(T)): array(T)",
    sql: "list_distinct(list_filter($1, lambda x: NOT list_contains($2, x)))",
  },
  { signature: "arrays_overlap(array(T), array(T)): boolean", sql: "list_has_any($1, $2)" },
  { signature: "flatten(array(array(T))): array(T)", sql: "flatten($1)" },
  { signature: "slice(array(T), bigint, bigint): array(T)", sql: "$1[$2:$2 + $3 - 1]" },
  { signature: "reverse(array(T)): array(T)", sql: "list_reverse($1)" },
  { signature: "repeat(T, bigint): array(T)", sql: "list_transform(range($2), lambda x: $1)" },
  { signature: "sequence(bigint, bigint): array(bigint)", sql: "generate_series($1, $2)" },
  { signature: "sequence(bigint, bigint, bigint): array(bigint)", sql: "generate_series($1, $2, $3)" },
  { signature: "sequence(date, date): array(date)", sql: "CAST(generate_series($1, $2, INTERVAL 1 DAY) AS DATE[])" },
  {
    signature: "sequence(date, date, interval day to second): array(date)",
    sql: "CAST(generate_series($1, $2, $3) AS DATE[])",
  },
  {
    signature: "sequence(date, date, interval year to month): array(date)",
    sql: "CAST(generate_series($1, $2, $3) AS DATE[])",
  },
  { signature: "map_keys(map(K, V)): array(K)", sql: "map_keys($1)" },
  { signature: "map_values(map(K, V)): array(V)", sql: "map_values($1)" },
  { signature: "map(array(K), array(V)): map(K, V)", sql: "map($1, $2)" },
];
