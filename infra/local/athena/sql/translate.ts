import { AnalysisError } from "../errors.ts";
import { parseQuery } from "./parse.ts";
import { query } from "./query.ts";
import { type Analysis, type OutputColumn, rootScope } from "./scope.ts";

/** A query turned into DuckDB's SQL, with the columns and types that Athena gives it. */
export type Translation = {
  readonly sql: string;
  readonly columns: readonly OutputColumn[];
  /** The external tables it reads; the text names them as `tableSqlName` says. */
  readonly tables: readonly { readonly database: string; readonly table: string }[];
};

/**
 * Turns one query of Athena's dialect into DuckDB's.
 * @param offset where the query stands in the whole statement, for the places in error messages
 * @throws QueryError in Athena's words, such as `SYNTAX_ERROR: line 1:8: …`
 */
export function translate(
  text: string,
  catalog: Pick<Analysis, "find" | "database"> & Partial<Pick<Analysis, "opened">>,
  whole: string = text,
  offset = 0,
): Translation {
  let toOffset = (place: number) => place + offset;
  try {
    const parsed = parseQuery(text);
    toOffset = (place) => parsed.toOffset(place) + offset;
    const analysis: Analysis = { opened: new Map(), ...catalog, tables: new Map(), views: [] };
    const { sql, columns } = query(parsed.node, rootScope(analysis));
    return { sql, columns, tables: [...analysis.tables.values()] };
  } catch (error) {
    if (error instanceof AnalysisError)
      throw error.at(
        whole,
        error.kind === "SYNTAX_ERROR" && isParseError(error) ? (place) => place + offset : toOffset,
      );
    throw error;
  }
}

const isParseError = (error: AnalysisError) => error.problem.startsWith("mismatched input");
