import { AnalysisError, notSupported, QueryError, syntaxError } from "../errors.ts";
import { type Body, identifier, isObject, list, type Node, nameAsWritten, open } from "./ast.ts";
import { condition, expression } from "./expression.ts";
import { comparison } from "./operators.ts";
import { parseQuery } from "./parse.ts";
import { type Query, query } from "./query.ts";
import {
  type Analysis,
  innerScope,
  type OpenedView,
  type OutputColumn,
  outputColumns,
  type Relation,
  relationOf,
  rootScope,
  type Scope,
  type ScopedColumn,
} from "./scope.ts";
import { duckType } from "./type-text.ts";
import { quoteName, type Typed, typed } from "./typed.ts";
import { bigint, commonType, type SqlType, typeName, unknown } from "./types.ts";

/** What stands in FROM: its text, and the relations that it brings into scope. */
type Source = { readonly sql: string; readonly relations: readonly Relation[] };

/** The name under which an external table stands in the text; the caller defines it. */
export const tableSqlName = (database: string, table: string) => `table:${database}.${table}`;

export function from(value: unknown, joins: readonly Node[], scope: Scope): Source {
  let source: Source = { sql: "", relations: [] };
  for (const node of isObject(value) ? list(value.expressions) : []) {
    const item = fromItem(node, innerScope(scope, { relations: source.relations }));
    source = {
      sql: source.sql === "" ? item.sql : `${source.sql} CROSS JOIN ${item.sql}`,
      relations: [...source.relations, ...item.relations],
    };
  }
  return joins.reduce<Source>((left, join) => joined(left, join, scope), source);
}

const joinWords: Readonly<Record<string, string>> = {
  Inner: "INNER JOIN",
  Left: "LEFT JOIN",
  Right: "RIGHT JOIN",
  Full: "FULL JOIN",
  Cross: "CROSS JOIN",
  Implicit: "CROSS JOIN",
};

function joined(left: Source, join: Node, scope: Scope): Source {
  const kind = String(join.kind);
  const words = joinWords[kind];
  if (words === undefined) throw notSupported(`a join of the kind ${kind}`);
  const right = fromItem(join.this, innerScope(scope, { relations: left.relations }));
  const relations = [...left.relations, ...right.relations];
  const names = list(join.using).map((each) => identifier(each)?.name ?? "");
  if (names.length > 0) return joinedUsing(left, right, names, kind, words);
  if (words === "CROSS JOIN") return { sql: `${left.sql} ${words} ${right.sql}`, relations };
  if (!join.on) throw syntaxError("JOIN needs ON or USING");
  const on = condition(join.on, innerScope(scope, { relations }));
  return { sql: `${left.sql} ${words} ${right.sql} ON ${on}`, relations };
}

/** The joined columns come first, once; under their relation's name they stay visible. */
function joinedUsing(left: Source, right: Source, names: readonly string[], kind: string, words: string): Source {
  const pairs = names.map((name) => ({ name, left: sharedColumn(left, name), right: sharedColumn(right, name) }));
  const merged: ScopedColumn[] = pairs.map((pair) => ({
    name: pair.name,
    sql:
      kind === "Right"
        ? pair.right.sql
        : kind === "Full"
          ? `coalesce(${pair.left.sql}, ${pair.right.sql})`
          : pair.left.sql,
    type: commonType(pair.left.type, pair.right.type) ?? pair.left.type,
  }));
  const hide = (relation: Relation): Relation => ({
    name: relation.name,
    columns: relation.columns.map((column) => (names.includes(column.name) ? { ...column, merged: true } : column)),
  });
  const on = pairs.map(
    (pair) => comparison("=", typed(pair.left.sql, pair.left.type), typed(pair.right.sql, pair.right.type)).sql,
  );
  return {
    sql: `${left.sql} ${words} ${right.sql} ON ${on.join(" AND ")}`,
    relations: [{ name: undefined, columns: merged }, ...left.relations.map(hide), ...right.relations.map(hide)],
  };
}

function sharedColumn(source: Source, name: string): ScopedColumn {
  const found = source.relations.flatMap(({ columns }) =>
    columns.filter((column) => column.name === name && !column.merged),
  );
  if (found[0] === undefined) throw syntaxError(`Column '${name}' is missing from one side of join`);
  return found[0];
}

function fromItem(node: unknown, scope: Scope): Source {
  const { kind, body } = open(node);
  switch (kind) {
    case "table":
      return table(body, scope);
    case "subquery":
      return derived(body, scope);
    case "alias":
      return unnest(open(body.this).body, body, scope);
    case "unnest":
      return unnest(body, body, scope);
    case "lateral":
      return fromItem(body.this, scope);
    case "joined_table": {
      const outer = scope.parent ?? scope;
      const first = fromItem(body.left, scope);
      const source = list(body.joins).reduce<Source>((left, join) => joined(left, join, outer), first);
      return { sql: `(${source.sql})`, relations: source.relations };
    }
    case "paren":
      return fromItem(body.this, scope);
  }
  throw notSupported(`${kind.replaceAll("_", " ")} in FROM`);
}

/** A relation under its alias, its columns renamed by the alias' list if it has one. */
function aliased(
  sql: string,
  columns: readonly OutputColumn[],
  body: Body,
  name: string | undefined,
  scope: Scope,
): Source {
  const alias = identifier(body.alias)?.name ?? name;
  const renames = list(body.column_aliases).map((each) => nameAsWritten(each) ?? "");
  if (renames.length > 0 && renames.length !== columns.length) {
    throw syntaxError(
      `Column alias list has ${renames.length} entries but '${alias ?? ""}' has ${columns.length} columns available`,
    );
  }
  const sqlAlias = uniqueAlias(alias ?? "relation", scope);
  if (renames.length === 0) {
    return { sql: `${sql} AS ${quoteName(sqlAlias)}`, relations: [relationOf(alias, sqlAlias, columns)] };
  }
  const renamed = outputColumns(
    columns.map((column, index) => ({ name: renames[index] ?? column.name, type: column.type })),
  );
  const names = renamed.map((column) => quoteName(column.sqlName)).join(", ");
  return { sql: `${sql} AS ${quoteName(sqlAlias)}(${names})`, relations: [relationOf(alias, sqlAlias, renamed)] };
}

/** Two relations of one query may share a name in Athena when they come from two databases; not in DuckDB's text. */
function uniqueAlias(name: string, scope: Scope): string {
  const taken = new Set<string>();
  for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) {
    for (const { columns } of here.relations) {
      for (const { sql } of columns) taken.add(/^"((?:[^"]|"")*)"\./.exec(sql)?.[1]?.replaceAll('""', '"') ?? "");
    }
  }
  if (!taken.has(name)) return name;
  let number = 1;
  while (taken.has(`${name}:${number}`)) number++;
  return `${name}:${number}`;
}

function table(body: Body, scope: Scope): Source {
  if (body.table_sample) throw notSupported("TABLESAMPLE");
  const name = identifier(body.name);
  if (name === undefined) throw syntaxError("a table is expected");
  const schema = identifier(body.schema);
  const catalog = identifier(body.catalog);
  const common = schema === undefined ? scope.commonTables.get(name.name) : undefined;
  if (common !== undefined) return aliased(quoteName(common.sqlName), common.columns, body, name.name, scope);
  const { analysis } = scope;
  const database = schema?.name ?? analysis.database;
  const known = catalog === undefined || catalog.name === "awsdatacatalog";
  const found = known ? analysis.find(database, name.name) : undefined;
  if (found === undefined) {
    const path = `${catalog?.name ?? "awsdatacatalog"}.${database}.${name.name}`;
    throw new AnalysisError(
      "TABLE_NOT_FOUND",
      `Table '${path}' does not exist`,
      catalog?.offset ?? schema?.offset ?? name.offset,
    );
  }
  if (found.kind === "view") {
    const view = openView(database, name.name, found, scope);
    return aliased(`(${view.sql})`, view.columns, body, name.name, scope);
  }
  if (found.kind === "rows") return aliased(`(${found.sql})`, outputColumns(found.columns), body, name.name, scope);
  analysis.tables.set(`${database}.${name.name}`, { database, table: name.name });
  return aliased(quoteName(tableSqlName(database, name.name)), outputColumns(found.columns), body, name.name, scope);
}

/** A view's query, analysed in the view's own database and with none of the statement's names. */
function openView(database: string, name: string, view: { sql: string; database: string }, scope: Scope): Query {
  const path = `${database}.${name}`;
  const { analysis } = scope;
  const opened = analysis.opened.get(path) ?? translateView(path, view, analysis);
  analysis.opened.set(path, opened);
  for (const [key, table] of opened.tables) analysis.tables.set(key, table);
  return opened;
}

function translateView(path: string, view: { sql: string; database: string }, analysis: Analysis): OpenedView {
  if (analysis.views.includes(path)) throw new AnalysisError("VIEW_IS_RECURSIVE", `View '${path}' is recursive`);
  try {
    const own = { ...analysis, tables: new Map(), database: view.database, views: [...analysis.views, path] };
    const { sql, columns } = query(parseQuery(view.sql).node, rootScope(own));
    return { sql, columns, tables: own.tables };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new AnalysisError("INVALID_VIEW", `Failed analyzing stored view 'awsdatacatalog.${path}': ${error.message}`);
  }
}

function derived(body: Body, scope: Scope): Source {
  // Without LATERAL a subquery sees what the whole query sees, not its neighbours in FROM.
  const outer = body.lateral === true ? scope : innerScope(scope.parent ?? scope, { commonTables: scope.commonTables });
  const inner = query(body.this, innerScope(outer, { commonTables: scope.commonTables }));
  return aliased(`${body.lateral === true ? "LATERAL " : ""}(${inner.sql})`, inner.columns, body, undefined, scope);
}

/** UNNEST of arrays and maps side by side; shorter ones are filled up with nulls. */
function unnest(body: Body, alias: Body, scope: Scope): Source {
  const values = [body.this, ...list(body.expressions)].map((node) => expression(node, scope));
  const parts = values.flatMap(unnested);
  const lengths = values.map(
    (value) => `coalesce(${value.type.kind === "map" ? "cardinality" : "len"}(${value.sql}), 0)`,
  );
  if (body.with_ordinality === true) {
    parts.push({
      sql: `unnest(range(1, CAST(${lengths.length === 1 ? lengths[0] : `greatest(${lengths.join(", ")})`} AS BIGINT) + 1))`,
      type: bigint,
    });
  }
  const columns = outputColumns(parts.map(({ type }, index) => ({ name: `_col${index}`, type })));
  const items = parts.map(({ sql }, index) => `${sql} AS ${quoteName(columns[index]?.sqlName ?? "")}`);
  return aliased(`LATERAL (SELECT ${items.join(", ")})`, columns, alias, undefined, scope);
}

function unnested(value: Typed): Typed[] {
  const { type } = value;
  if (type.kind === "map") {
    return [typed(`unnest(map_keys(${value.sql}))`, type.key), typed(`unnest(map_values(${value.sql}))`, type.value)];
  }
  if (type.kind !== "array" && type.kind !== "unknown") {
    throw new AnalysisError("TYPE_MISMATCH", `Cannot unnest type: ${typeName(type)}`);
  }
  const element: SqlType = type.kind === "array" ? type.element : unknown;
  if (element.kind !== "row") return [typed(`unnest(CAST(${value.sql} AS ${duckType(element)}[]))`, element)];
  return element.fields.map((field, index) =>
    typed(`unnest(list_transform(${value.sql}, lambda r: struct_extract_at(r, ${index + 1})))`, field.type),
  );
}
