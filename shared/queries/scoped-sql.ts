import type { QueryFile } from "./query-file.ts";

/** Which customers' rows an answer may hold. What is left out is not limited; an attribute that nobody knows lies in no limit. */
export type RowScope = {
  readonly regions?: readonly string[] | undefined;
  readonly segments?: readonly string[] | undefined;
};

export const isLimited = ({ regions, segments }: RowScope): boolean => regions !== undefined || segments !== undefined;

/** By what the rows of a query can be told apart by customer: an attribute in the row itself, or the customer that it names. */
export type ScopedBy = "attributes" | "customer" | "nothing";

export function scopedBy({ columns }: Pick<QueryFile, "columns">): ScopedBy {
  const names = columns.map(({ name }) => name);
  if (names.includes("region") && names.includes("segment")) return "attributes";
  return names.includes("customer_id") ? "customer" : "nothing";
}

export type Cut = {
  readonly scope?: RowScope;
  /** So many rows at most, the first in the query's order. */
  readonly limit?: number | undefined;
  /** A text that makes the statement another one than the same with another text, and changes nothing else. */
  readonly mark?: string;
};

/**
 * A query cut to the rows of a scope, and to so many rows; the query's own text where nothing is cut. Rows that name neither customers
 * nor their attributes are about programs as a whole, and every scope has them.
 */
export function scopedSql(query: Pick<QueryFile, "sql" | "columns">, { scope = {}, limit, mark }: Cut): string {
  const conditions = [...conditionsOf(query, scope), ...(mark === undefined ? [] : [`${textsOf([mark])} <> ''`])];
  if (conditions.length === 0 && limit === undefined) return query.sql;
  const { body, order } = apart(query.sql);
  const columns = query.columns.map(({ name }) => `    answer.${name}`).join(",\n");
  return [
    `select\n${columns}\nfrom (\n${body}\n) as answer`,
    ...(conditions.length === 0 ? [] : [`where ${conditions.join("\n    and ")}`]),
    ...(order === undefined ? [] : [order]),
    ...(limit === undefined ? [] : [`limit ${limit}`]),
  ].join("\n");
}

function conditionsOf(query: Pick<QueryFile, "columns">, { regions, segments }: RowScope): readonly string[] {
  const limits = (relation: string) => [
    ...(regions === undefined ? [] : [`${relation}.region in (${textsOf(regions)})`]),
    ...(segments === undefined ? [] : [`${relation}.segment in (${textsOf(segments)})`]),
  ];
  const of = scopedBy(query);
  if (of === "attributes") return limits("answer");
  const customer = limits("customers_current");
  if (of === "nothing" || customer.length === 0) return [];
  return [
    `answer.customer_id in (\n        select customer_id from customers_current where ${customer.join(" and ")}\n    )`,
  ];
}

/** The order holds for a whole statement only, so it moves outwards. */
function apart(sql: string): { readonly body: string; readonly order: string | undefined } {
  const at = sql.lastIndexOf("\norder by ");
  return at < 0 ? { body: sql, order: undefined } : { body: sql.slice(0, at), order: sql.slice(at + 1) };
}

/** Nothing is in an empty list, which SQL cannot write. */
const textsOf = (values: readonly string[]): string =>
  values.length === 0 ? "null" : values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
