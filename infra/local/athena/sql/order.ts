import { type Node, open } from "./ast.ts";
import { expression } from "./expression.ts";
import type { Scope } from "./scope.ts";

/** Nulls come last both ways unless the statement says otherwise. */
export function direction(item: Node): string {
  const nulls = item.nulls_first === true ? "NULLS FIRST" : "NULLS LAST";
  return `${item.desc === true ? "DESC" : "ASC"} ${nulls}`;
}

/** ` ORDER BY …` inside of a call or a window; empty without items. */
export function orderBy(items: readonly Node[], scope: Scope): string {
  if (items.length === 0) return "";
  return ` ORDER BY ${items.map((item) => `${sortKey(item, scope)} ${direction(item)}`).join(", ")}`;
}

const sortKey = (item: Node, scope: Scope) => {
  const value = expression(item.this, scope);
  // A bare literal would be taken for a position.
  return open(item.this).kind === "literal" ? `(${value.sql})` : value.sql;
};
