import type { DuckDBConnection } from "@duckdb/node-api";
import { openEstimatorLake } from "../support/estimator-lake.ts";
import { loadOrders } from "./orders.ts";

export type Answer = readonly Readonly<Record<string, string | number | boolean | null>>[];

/** A lake that holds the wholesaler's orders, and whose panel_current and threshold_current wait for programs to be made up. */
export type TruthLake = {
  readonly connection: DuckDBConnection;
  /** What a query of queries/effects answers for all programs; numbers as numbers. */
  readonly ask: (query: string, ...furtherParameters: readonly string[]) => Promise<Answer>;
  readonly close: () => void;
};

/**
 * Names the draws of all assignments: another salt is another set of assignments. Bands are stated before a salt is run, and neither
 * is changed for what the run shows.
 */
const salt = "second-set";

export async function openTruthLake(file: string): Promise<TruthLake> {
  const { connection, ask, close } = await openEstimatorLake();
  await loadOrders(connection, file);
  // From 0 to below 1, the same on every machine: drawn as lots for hold-outs are, by nothing but names.
  await connection.run(
    `create macro draw(lot, id) as
      cast('0x' || substr(md5('${salt}/' || lot || '/' || id), 1, 8) as bigint) / cast(4294967296 as double)`,
  );
  return {
    connection,
    ask: async (name, ...further) => (await ask(name, ["%", ...further])) as Answer,
    close,
  };
}
