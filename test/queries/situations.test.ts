import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { ColumnType } from "../../shared/facts/table.ts";
import { factTables } from "../../shared/facts/tables.ts";
import type { QueryFile } from "../../shared/queries/query-file.ts";
import { athena, columnsOf } from "../support/athena-sql.ts";
import { openEstimatorLake } from "../support/estimator-lake.ts";
import { runStatements } from "../support/lake.ts";
import { queryFilesIn } from "../support/query-files.ts";
import { type Asked, isOrdered, situationsOf, statementOf, suites } from "../support/situations.ts";

/** Estimators are given their relations as they are documented, so that their situations hold just what is estimated. */
const { connection: lake, translate: translateOverRelations, close } = await openEstimatorLake();
afterAll(close);

const translate = athena(queryFilesIn("views"));

/** Totals of nothing are rows too; what they say is a situation of its own. */
const answersAlways = new Set(["nightly/control-totals"]);

for (const { folder, queries } of suites) {
  for (const query of queries) {
    const situations = situationsOf(folder, query);
    describe(join(folder, query.name), () => {
      test("has a situation", () => expect(situations).not.toEqual([]));

      test.skipIf(answersAlways.has(join(folder, query.name)))("answers an empty lake with nothing", async () => {
        const parameters = query.parameters.map(({ type }) => valueOfNothing(type));
        const fill = { run_id: "none", as_of_date: "2011-03-31" };
        expect(await answer(folder, query, { parameters, fill }, async () => {})).toEqual([]);
      });

      for (const { name, because, given, rows: written, ...asked } of situations) {
        const rows = written.map(withNearDoubles);

        test(`${name}: ${because}`, async () => {
          expect(await answer(folder, query, asked, () => runStatements(lake, given))).toMatchObject(rows);
        });

        // The views by run show each run to itself while it is under way; everything else shows committed runs alone.
        test.skipIf(query.name.endsWith("_by_run"))(`${name}: a run under way changes nothing`, async () => {
          const found = await answer(folder, query, asked, async () => {
            await runStatements(lake, given);
            await addRunUnderWay();
          });
          expect(found).toMatchObject(rows);
        });
      }
    });
  }
}

/** What an empty lake is asked for: a name that nothing has, or in other types any value. */
function valueOfNothing(type: ColumnType): string {
  if (type === "date") return "2011-03-31";
  return /^(int|bigint|double|decimal)/.test(type) ? "0" : "none";
}

/** Doubles that are added in another order differ in their last digits; whatever must be exact is written as text. */
function withNearDoubles(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? expect.closeTo(value, 9) : value]),
  );
}

/** Fills the lake, asks, and takes everything back. */
async function answer(
  folder: string,
  query: QueryFile,
  asked: Asked,
  fillLake: () => Promise<void>,
): Promise<readonly unknown[]> {
  await lake.run("begin transaction");
  try {
    await fillLake();
    const translated = folder === "effects" ? translateOverRelations : translate;
    const { sql } = translated(statementOf(query, asked));
    // Rows without an order are put in one to be compared.
    const ordered = isOrdered(query) ? sql : `select * from (${sql}) order by all`;
    const reader = await lake.runAndReadAll(ordered);
    return reader.getRowObjectsJson();
  } finally {
    await lake.run("rollback");
  }
}

/** Repeats every row that a run wrote as the row of another run, whose commit row is missing. */
async function addRunUnderWay(): Promise<void> {
  const writtenByRuns = factTables.filter(
    (table) => table.name !== "runs" && columnsOf(table).some(({ name }) => name === "run_id"),
  );
  for (const { name } of writtenByRuns) {
    await lake.run(`insert into ${name} select * replace ('under-way' as run_id) from ${name}`);
  }
}
