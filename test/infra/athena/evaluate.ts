import { afterAll, beforeAll } from "vitest";
import { type Engine, startEngine } from "../../../infra/local/athena/engine.ts";
import { queryErrorOf } from "../../../infra/local/athena/engine-errors.ts";
import { translate } from "../../../infra/local/athena/sql/translate.ts";
import { quoteName } from "../../../infra/local/athena/sql/typed.ts";
import { typeName } from "../../../infra/local/athena/sql/types.ts";
import { valueText } from "../../../infra/local/athena/value-text.ts";

export type Evaluation = {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly types: readonly string[];
  readonly names: readonly string[];
};

/** Runs Athena's SQL without tables, for tests of its meaning: the texts are those of the result file. */
export function evaluator(): {
  query(sql: string): Promise<Evaluation>;
  value(expression: string): Promise<string | null>;
  error(sql: string): Promise<string>;
} {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.close());

  async function query(sql: string): Promise<Evaluation> {
    const translation = translate(sql, { find: () => undefined, database: "default" });
    const items = translation.columns.map(
      ({ sqlName, type }, index) => `${valueText(`rows.${quoteName(sqlName)}`, type)} AS c${index}`,
    );
    const connection = await engine.connect();
    try {
      const result = await connection.runAndReadAll(`SELECT ${items.join(", ")} FROM (${translation.sql}) AS rows`);
      return {
        rows: result.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
        types: translation.columns.map(({ type }) => typeName(type)),
        names: translation.columns.map(({ name }) => name),
      };
    } catch (error) {
      throw queryErrorOf(error);
    } finally {
      connection.closeSync();
    }
  }

  return {
    query,
    value: async (expression) => (await query(`select ${expression}`)).rows[0]?.[0] ?? null,
    error: async (sql) => {
      try {
        await query(sql);
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
      throw new Error(`no error from ${sql}`);
    },
  };
}
