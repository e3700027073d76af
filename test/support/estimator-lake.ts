import type { Translation } from "../../infra/local/athena/sql/translate.ts";
import { athena } from "./athena-sql.ts";
import { createRelations, relationsOfEstimators } from "./estimator-relations.ts";
import { type Lake, openLake } from "./lake.ts";
import { queryFilesIn, withParameters } from "./query-files.ts";

/** A lake in which estimators read their relations as empty tables that a test fills. */
export type EstimatorLake = Lake & {
  /** Athena SQL as DuckDB runs it over this lake. */
  readonly translate: (sql: string) => Translation;
  /** A query of queries/effects with its parameters, as DuckDB runs it. */
  readonly sqlOf: (query: string, parameters: readonly string[]) => string;
  /** What it answers. */
  readonly ask: (query: string, parameters: readonly string[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};

export async function openEstimatorLake(): Promise<EstimatorLake> {
  const lake = await openLake();
  const views = queryFilesIn("views");
  const translate = athena(
    views.filter(({ name }) => !relationsOfEstimators.includes(name)),
    await createRelations(lake.connection, views),
  );
  const queries = new Map(queryFilesIn("effects").map((query) => [query.name, query]));
  const sqlOf = (name: string, parameters: readonly string[]) => {
    const query = queries.get(name);
    if (query === undefined) throw new Error(`queries/effects holds no ${name}`);
    return translate(withParameters(query, parameters)).sql;
  };
  return {
    ...lake,
    translate,
    sqlOf,
    ask: async (name, parameters) => (await lake.connection.runAndReadAll(sqlOf(name, parameters))).getRowObjectsJson(),
  };
}
