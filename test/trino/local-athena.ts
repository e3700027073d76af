import { analyst } from "../../infra/local/athena/analyst.ts";
import type { Catalog, Location } from "../../infra/local/athena/catalog.ts";
import { startEngine } from "../../infra/local/athena/engine.ts";
import { listObjects } from "../../infra/local/athena/objects.ts";
import { relations } from "../../infra/local/athena/relations.ts";
import type { OutputColumn } from "../../infra/local/athena/sql/scope.ts";
import { duckType } from "../../infra/local/athena/sql/type-text.ts";
import { quoteName, quoteText } from "../../infra/local/athena/sql/typed.ts";
import { typeName } from "../../infra/local/athena/sql/types.ts";
import { valueText } from "../../infra/local/athena/value-text.ts";
import type { Answer } from "./answer.ts";

/** What the local endpoint answers, without its protocol: its translation over its reading of the files, in its texts. */
export type LocalAthena = {
  readonly ask: (sql: string, database: string) => Promise<Answer>;
  /** The rows of a query that its UNLOAD left at a place. */
  readonly unloaded: (sql: string, database: string, location: Location) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

export async function localAthena(catalog: Catalog, s3Directory: string): Promise<LocalAthena> {
  const engine = await startEngine();
  const { prepare } = analyst(catalog, relations(s3Directory));

  async function answer(
    text: string,
    database: string,
    rowsOf: (query: { readonly sql: string; readonly columns: readonly OutputColumn[] }) => string,
  ): Promise<Answer> {
    const connection = await engine.connect();
    try {
      const query = await prepare({ text, offset: 0 }, text, database, connection);
      const values = query.columns.map(({ sqlName, type }) => valueText(`rows.${quoteName(sqlName)}`, type));
      const reader = await connection.runAndReadAll(`select ${values.join(", ")} from (${rowsOf(query)}) as rows`);
      return {
        columns: query.columns.map(({ name, type }) => ({ name, type: typeName(type) })),
        rows: reader.getRows().map((row) => row.map((value) => (value === null ? null : String(value)))),
      };
    } finally {
      connection.closeSync();
    }
  }

  return {
    ask: (sql, database) => answer(sql, database, (query) => query.sql),
    unloaded: (text, database, location) =>
      answer(text, database, ({ sql, columns }) => {
        const files = listObjects(s3Directory, location).map(({ file }) => quoteText(file));
        if (files.length === 0) return `select * from (${sql}) as nothing where false`;
        const values = columns.map(
          ({ name, sqlName, type }) => `cast(${quoteName(name)} as ${duckType(type)}) as ${quoteName(sqlName)}`,
        );
        return `select ${values.join(", ")} from read_parquet([${files}], hive_partitioning = true, hive_types_autocast = false)`;
      }),
    close: engine.close,
  };
}
