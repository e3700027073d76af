import type { DuckDBConnection } from "@duckdb/node-api";
import { athena } from "../support/athena-sql.ts";
import { createRelations, relationsOfEstimators } from "../support/estimator-relations.ts";
import { openLake } from "../support/lake.ts";
import { queryFilesIn, withParameters } from "../support/query-files.ts";
import { loadOrders } from "./orders.ts";

export type Answer = readonly Readonly<Record<string, string | number | boolean | null>>[];

/** A lake that holds the wholesaler's orders, and whose panel_current and threshold_current wait for programs to be made up. */
export type TruthLake = {
  readonly connection: DuckDBConnection;
  /** What a query of queries/effects answers for all programs; numbers as numbers. */
  readonly ask: (query: string, ...furtherParameters: readonly string[]) => Promise<Answer>;
  readonly close: () => void;
};

export async function openTruthLake(file: string): Promise<TruthLake> {
  const { connection, close } = await openLake();
  const views = queryFilesIn("views");
  const translate = athena(
    views.filter(({ name }) => !relationsOfEstimators.includes(name)),
    await createRelations(connection, views),
  );
  await loadOrders(connection, file);
  // From 0 to below 1, the same on every machine: drawn as lots for hold-outs are, by nothing but two names.
  await connection.run(
    "create macro draw(lot, id) as cast('0x' || substr(md5(lot || '/' || id), 1, 8) as bigint) / cast(4294967296 as double)",
  );
  const queries = new Map(queryFilesIn("effects").map((query) => [query.name, query]));
  return {
    connection,
    ask: async (name, ...further) => {
      const query = queries.get(name);
      if (query === undefined) throw new Error(`queries/effects holds no ${name}`);
      const { sql } = translate(withParameters(query, ["%", ...further]));
      const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
      return rows as Answer;
    },
    close,
  };
}
