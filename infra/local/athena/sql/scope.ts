import { AnalysisError } from "../errors.ts";
import { quoteName, type Typed, typed } from "./typed.ts";
import type { SqlType } from "./types.ts";

/** A column of a relation: its name in lower case, and what names it in DuckDB's SQL. */
export type ScopedColumn = {
  readonly name: string;
  readonly sql: string;
  readonly type: SqlType;
  /** Joined by USING: visible with its relation's name only. */
  readonly merged?: boolean;
};

export type Relation = { readonly name: string | undefined; readonly columns: readonly ScopedColumn[] };

/** A query's output column: the name as written, a unique name inside of DuckDB, and the type. */
export type OutputColumn = { readonly name: string; readonly sqlName: string; readonly type: SqlType };

export type CommonTable = { readonly sqlName: string; readonly columns: readonly OutputColumn[] };

/** A table or view of the catalog, as analysis needs it. */
export type CatalogTable =
  | { readonly kind: "table"; readonly columns: readonly { readonly name: string; readonly type: SqlType }[] }
  | { readonly kind: "view"; readonly sql: string; readonly database: string }
  | {
      readonly kind: "rows";
      readonly columns: readonly { readonly name: string; readonly type: SqlType }[];
      readonly sql: string;
    };

/** What a whole statement shares while it is analysed. */
export type Analysis = {
  readonly find: (database: string, table: string) => CatalogTable | undefined;
  readonly database: string;
  /** The catalog tables that the statement reads, by `database.table`. */
  readonly tables: Map<string, { readonly database: string; readonly table: string }>;
  /** The views being opened, to refuse a view that contains itself. */
  readonly views: readonly string[];
  /** The views opened before, by `database.view`; what a view means does not depend on where it is named. */
  readonly opened: Map<string, OpenedView>;
};

/** A view's query in DuckDB's SQL, and the external tables below it. */
export type OpenedView = {
  readonly sql: string;
  readonly columns: readonly OutputColumn[];
  readonly tables: Analysis["tables"];
};

/** Where names are looked up: from the innermost query outwards. */
export type Scope = {
  readonly analysis: Analysis;
  readonly relations: readonly Relation[];
  readonly commonTables: ReadonlyMap<string, CommonTable>;
  /** Names that go before columns: lambda parameters, or the output names in ORDER BY. */
  readonly overlay: ReadonlyMap<string, Typed>;
  readonly parent: Scope | undefined;
};

export const rootScope = (analysis: Analysis): Scope => ({
  analysis,
  relations: [],
  commonTables: new Map(),
  overlay: new Map(),
  parent: undefined,
});

/** A scope inside of another: a subquery, or a clause with names of its own. */
export const innerScope = (
  parent: Scope,
  own: Partial<Pick<Scope, "relations" | "commonTables" | "overlay">>,
): Scope => ({
  analysis: parent.analysis,
  relations: own.relations ?? [],
  commonTables: own.commonTables ?? parent.commonTables,
  overlay: own.overlay ?? new Map(),
  parent,
});

/**
 * The column that a name means, or undefined where no scope has it.
 * @throws AnalysisError for a name that means several columns
 */
export function findColumn(scope: Scope, table: string | undefined, name: string, offset?: number): Typed | undefined {
  for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) {
    const own = table === undefined ? here.overlay.get(name) : undefined;
    if (own !== undefined) return own;
    const found = here.relations
      .filter((relation) => table === undefined || relation.name === table)
      .flatMap(({ columns }) =>
        columns.filter((column) => column.name === name && (table !== undefined || !column.merged)),
      );
    if (found.length > 1) throw new AnalysisError("SYNTAX_ERROR", `Column '${name}' is ambiguous`, offset);
    if (found[0] !== undefined) return typed(found[0].sql, found[0].type);
  }
  return undefined;
}

export const columnNotFound = (name: string, offset?: number) =>
  new AnalysisError(
    "COLUMN_NOT_FOUND",
    `Column '${name}' cannot be resolved or requester is not authorized to access requested resources`,
    offset,
  );

/** A relation with output columns under an alias, as it appears in FROM. */
export function relationOf(name: string | undefined, sqlAlias: string, columns: readonly OutputColumn[]): Relation {
  return {
    name,
    columns: columns.map((column) => ({
      name: column.name.toLowerCase(),
      sql: `${quoteName(sqlAlias)}.${quoteName(column.sqlName)}`,
      type: column.type,
    })),
  };
}

/** Output columns with unique names inside: a second `a` is `a:1` to DuckDB. */
export function outputColumns(columns: readonly { readonly name: string; readonly type: SqlType }[]): OutputColumn[] {
  const seen = new Set<string>();
  return columns.map(({ name, type }, index) => {
    const lower = name.toLowerCase();
    const sqlName = seen.has(lower) ? `${lower}:${index}` : lower;
    seen.add(sqlName);
    return { name, sqlName, type };
  });
}
