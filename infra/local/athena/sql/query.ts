import { AnalysisError, notSupported, syntaxError } from "../errors.ts";
import { type Body, identifier, isObject, list, type Node, nameAsWritten, numberLiteral, open } from "./ast.ts";
import { windowDefinition } from "./calls.ts";
import { condition, expression, unify } from "./expression.ts";
import { from } from "./from.ts";
import { direction } from "./order.ts";
import { type CommonTable, columnNotFound, innerScope, type OutputColumn, outputColumns, type Scope } from "./scope.ts";
import { duckType } from "./type-text.ts";
import { coerce, quoteName, type Typed, typed } from "./typed.ts";
import { commonType, type SqlType, sameType, typeName } from "./types.ts";

/** A query in DuckDB's SQL and its columns. */
export type Query = { readonly sql: string; readonly columns: readonly OutputColumn[] };

const setOperators: Readonly<Record<string, string>> = { union: "UNION", intersect: "INTERSECT", except: "EXCEPT" };

/** A query inside of another: it sees the outer one's columns. */
export const subquery = (node: unknown, scope: Scope): Query => query(node, innerScope(scope, {}));

/** @throws AnalysisError where Athena would refuse the query, or where it is not supported here */
export function query(node: unknown, scope: Scope): Query {
  const { kind, body } = open(node);
  if (kind === "subquery") return wrapped(body, scope);
  if (kind === "values") return values(body, scope);
  const withTables = commonTables(body.with, scope);
  const inner = innerScope(scope, { commonTables: withTables.tables });
  const result = kind === "select" ? select(body, inner) : setOperation(kind, body, inner);
  return { sql: withTables.sql + result.sql, columns: result.columns };
}

/** A query in brackets, perhaps sorted or cut outside of them. */
function wrapped(body: Body, scope: Scope): Query {
  const withTables = commonTables(body.with, scope);
  const inner = query(body.this, innerScope(scope, { commonTables: withTables.tables }));
  const tail = setTail(body, inner.columns, scope);
  if (tail === "" && withTables.sql === "") return inner;
  return { sql: `${withTables.sql}SELECT * FROM (${inner.sql}) AS "inner"${tail}`, columns: inner.columns };
}

function commonTables(value: unknown, scope: Scope): { sql: string; tables: ReadonlyMap<string, CommonTable> } {
  if (!isObject(value)) return { sql: "", tables: scope.commonTables };
  const tables = new Map(scope.commonTables);
  const recursive = value.recursive === true;
  const parts: string[] = [];
  for (const each of list(value.ctes)) {
    const name = identifier(each.alias);
    if (name === undefined) throw syntaxError("WITH needs names");
    const named = list(each.columns).map((column) => nameAsWritten(column) ?? "");
    const rename = (columns: readonly OutputColumn[]) => {
      if (named.length > 0 && named.length !== columns.length) {
        throw syntaxError(
          `Column alias list has ${named.length} entries but relation has ${columns.length} columns`,
          name.offset,
        );
      }
      return outputColumns(columns.map((column, index) => ({ name: named[index] ?? column.name, type: column.type })));
    };
    const inner = innerScope(scope, { commonTables: tables });
    if (recursive) {
      const anchor = anchorOf(each.this);
      if (anchor !== undefined)
        tables.set(name.name, { sqlName: name.name, columns: rename(query(anchor, inner).columns) });
    }
    const result = query(each.this, inner);
    const columns = rename(result.columns);
    tables.set(name.name, { sqlName: name.name, columns });
    parts.push(
      `${quoteName(name.name)}(${columns.map(({ sqlName }) => quoteName(sqlName)).join(", ")}) AS (${result.sql})`,
    );
  }
  return { sql: `WITH ${recursive ? "RECURSIVE " : ""}${parts.join(", ")} `, tables };
}

/** The part of a recursive query that does not mention itself: the left side of its union. */
function anchorOf(node: unknown): unknown {
  const { kind, body } = open(node);
  return kind === "union" ? body.left : undefined;
}

type Item = { readonly name: string; readonly value: Typed };

function select(body: Body, scope: Scope): Query {
  for (const unsupported of ["qualify", "distinct_on", "lateral_views", "connect", "into", "top", "sample"]) {
    const value = body[unsupported];
    if (value && (!Array.isArray(value) || value.length > 0)) throw notSupported(unsupported.replaceAll("_", " "));
  }
  const source = from(body.from, list(body.joins), scope);
  const inner = innerScope(scope, { relations: source.relations });
  const items = selectItems(list(body.expressions), inner);
  const columns = outputColumns(items.map(({ name, value }) => ({ name, type: value.type })));
  const parts = [
    `SELECT ${body.distinct === true ? "DISTINCT " : ""}${items.map((item, index) => `${item.value.sql} AS ${quoteName(columns[index]?.sqlName ?? "")}`).join(", ")}`,
    source.sql === "" ? "" : `FROM ${source.sql}`,
    body.where_clause ? `WHERE ${condition(open({ w: body.where_clause }).body.this, inner)}` : "",
    groupBy(body.group_by, inner, items.length),
    body.having ? `HAVING ${condition(open({ h: body.having }).body.this, inner)}` : "",
    windows(list(body.windows), inner),
  ];
  const overlay = new Map(
    items.map(({ name, value }) => [name.toLowerCase(), typed(`(${value.sql})`, value.type)] as const),
  );
  const sorting = sortBy(body, columns, innerScope(inner, { overlay }));
  return { sql: parts.filter((part) => part !== "").join(" ") + sorting + limits(body, inner), columns };
}

function selectItems(nodes: readonly Node[], scope: Scope): Item[] {
  const items: Item[] = [];
  for (const node of nodes) {
    const { kind, body } = open(node);
    if (kind === "star") items.push(...starItems(body, scope));
    else if (kind === "alias")
      items.push({ name: nameAsWritten(body.alias) ?? "", value: expression(body.this, scope) });
    else items.push({ name: ownName(kind, body) ?? `_col${items.length}`, value: expression(node, scope) });
  }
  return items;
}

/** A column keeps its name; any other expression has none. */
function ownName(kind: string, body: Body): string | undefined {
  if (kind === "column") return identifier(body.name)?.name;
  if (kind === "dot") return identifier(body.field)?.name;
  return undefined;
}

function starItems(body: Body, scope: Scope): Item[] {
  const table = nameAsWritten(body.table)?.toLowerCase();
  const relations = scope.relations.filter(({ name }) => table === undefined || name === table);
  if (relations.length === 0)
    throw table === undefined
      ? syntaxError("SELECT * not allowed in queries without FROM clause")
      : columnNotFound(table);
  return relations.flatMap(({ columns }) =>
    columns
      .filter(({ merged }) => table !== undefined || !merged)
      .map((column) => ({ name: column.name, value: typed(column.sql, column.type) })),
  );
}

function groupBy(value: unknown, scope: Scope, width: number): string {
  if (!isObject(value)) return "";
  const element = (node: Node): string => {
    const { kind, body } = open(node);
    if (kind === "paren") return element(isObject(body.this) ? body.this : {});
    if (kind === "tuple") return `(${list(body.expressions).map(element).join(", ")})`;
    const name = kind === "function" ? String(body.name).toUpperCase() : "";
    if (["GROUPING SETS", "ROLLUP", "CUBE"].includes(name))
      return `${name} (${list(body.args).map(element).join(", ")})`;
    const position = numberLiteral(node);
    if (position === undefined) return expression(node, scope).sql;
    if (position < 1 || position > width) throw syntaxError(`GROUP BY position ${position} is not in select list`);
    return String(position);
  };
  return `GROUP BY ${list(value.expressions).map(element).join(", ")}`;
}

function windows(nodes: readonly Node[], scope: Scope): string {
  if (nodes.length === 0) return "";
  const parts = nodes.map((node) => {
    const spec = isObject(node.spec) ? node.spec : {};
    return `${quoteName(identifier(node.name)?.name ?? "")} AS (${windowDefinition(spec, scope)})`;
  });
  return `WINDOW ${parts.join(", ")}`;
}

/** Sort keys are positions, output names, or expressions over both outputs and inputs. */
function sortBy(body: Body, columns: readonly OutputColumn[], scope: Scope): string {
  const items = isObject(body.order_by) ? list(body.order_by.expressions) : [];
  if (items.length === 0) return "";
  const keys = items.map((item) => `${sortKey(item.this, columns, scope)} ${direction(item)}`);
  return ` ORDER BY ${keys.join(", ")}`;
}

function sortKey(node: unknown, columns: readonly OutputColumn[], scope: Scope): string {
  const position = numberLiteral(node);
  if (position !== undefined) {
    if (position < 1 || position > columns.length)
      throw syntaxError(`ORDER BY position ${position} is not in select list`);
    return String(position);
  }
  const { kind, body } = open(node);
  const name = kind === "column" && !body.table ? identifier(body.name) : undefined;
  const matches =
    name === undefined
      ? []
      : columns.flatMap((column, index) => (column.name.toLowerCase() === name.name ? [index + 1] : []));
  if (matches.length > 1) throw new AnalysisError("SYNTAX_ERROR", `Column '${name?.name}' is ambiguous`, name?.offset);
  return matches[0] === undefined ? expression(node, scope).sql : String(matches[0]);
}

function limits(body: Body, scope: Scope): string {
  let sql = "";
  const fetch = isObject(body.fetch) ? body.fetch : undefined;
  const count = fetch?.count ?? limitNode(body.limit);
  if (count !== undefined) {
    if (fetch?.with_ties === true) throw notSupported("FETCH … WITH TIES");
    sql += ` LIMIT ${expression(count, scope).sql}`;
  }
  if (body.offset) sql += ` OFFSET ${expression(limitNode(body.offset), scope).sql}`;
  return sql;
}

function limitNode(value: unknown): unknown {
  if (!isObject(value)) return undefined;
  const inner = "this" in value ? value.this : value;
  const { kind, body } = open(inner);
  return kind === "column" && identifier(body.name)?.name === "all" ? undefined : inner;
}

function setOperation(kind: string, body: Body, scope: Scope): Query {
  const operator = setOperators[kind];
  if (operator === undefined) throw notSupported(kind.replaceAll("_", " "));
  const turned = bindTighter(kind, body);
  if (turned !== undefined) return setOperation(turned.kind, turned.body, scope);
  const [left, right] = [query(body.left, scope), query(body.right, scope)];
  if (left.columns.length !== right.columns.length) {
    throw syntaxError(
      `${operator} query has different number of fields: ${left.columns.length}, ${right.columns.length}`,
    );
  }
  const columns = left.columns.map((column, index) => {
    const other = right.columns[index] ?? column;
    const type = commonType(column.type, other.type);
    if (type === undefined) {
      throw new AnalysisError(
        "TYPE_MISMATCH",
        `column ${index + 1} in ${operator} query has incompatible types: ${typeName(column.type)}, ${typeName(other.type)}`,
      );
    }
    return { ...column, type };
  });
  const sql = `(${converted(left, columns)}) ${operator}${body.all === true ? " ALL" : ""} (${converted(right, columns)})`;
  return { sql: sql + setTail(body, columns, scope), columns };
}

/** INTERSECT binds tighter than UNION and EXCEPT; the parser reads them from left to right. */
function bindTighter(kind: string, body: Body): { kind: string; body: Body } | undefined {
  const left = open(body.left);
  if (kind !== "intersect" || (left.kind !== "union" && left.kind !== "except")) return undefined;
  const { order_by, limit, offset, ...own } = body;
  const right = { intersect: { ...own, with: null, left: left.body.right } };
  return { kind: left.kind, body: { ...left.body, right, with: body.with ?? left.body.with, order_by, limit, offset } };
}

/** A side's query with its columns converted to the common types. */
function converted(side: Query, columns: readonly OutputColumn[]): string {
  if (side.columns.every((column, index) => sameType(column.type, columns[index]?.type ?? column.type)))
    return side.sql;
  const items = side.columns.map((column, index) => {
    const type = columns[index]?.type ?? column.type;
    return `CAST(${quoteName(column.sqlName)} AS ${duckType(type)}) AS ${quoteName(column.sqlName)}`;
  });
  return `SELECT ${items.join(", ")} FROM (${side.sql}) AS "side"`;
}

/** ORDER BY, LIMIT and OFFSET of a set operation: they see its output columns only. */
function setTail(body: Body, columns: readonly OutputColumn[], scope: Scope): string {
  const overlay = new Map(
    columns.map(({ name, sqlName, type }) => [name.toLowerCase(), typed(quoteName(sqlName), type)] as const),
  );
  const inner = innerScope(scope, { overlay });
  return sortBy(body, columns, inner) + limits(body, inner);
}

function values(body: Body, scope: Scope): Query {
  const rows = list(body.expressions).map((row) => {
    const nodes = list(row.expressions);
    const only = nodes.length === 1 ? open(nodes[0]) : undefined;
    const cells = only?.kind === "tuple" ? list(only.body.expressions) : nodes;
    return cells.map((cell) => expression(cell, scope));
  });
  const types: SqlType[] = (rows[0] ?? []).map((_, index) =>
    unify(
      rows.flatMap((row) => (row[index] === undefined ? [] : [row[index]])),
      "VALUES rows",
    ),
  );
  const columns = outputColumns(types.map((type, index) => ({ name: `_col${index}`, type })));
  const text = rows.map(
    (row) => `(${row.map((cell, index) => coerce(cell, types[index] ?? cell.type).sql).join(", ")})`,
  );
  const names = columns.map(({ sqlName }) => quoteName(sqlName)).join(", ");
  return {
    sql: `SELECT * FROM (VALUES ${text.join(", ")}) AS "values"(${names})${setTail(body, columns, scope)}`,
    columns,
  };
}
