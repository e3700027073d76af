import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { factTables } from "../../shared/facts/tables.ts";
import { questionFolders } from "../../shared/queries/folders.ts";
import type { QueryFile } from "../../shared/queries/query-file.ts";
import { athena, columnsOf } from "../support/athena-sql.ts";
import { createRelations, relationsOfEstimators } from "../support/estimator-relations.ts";
import { openLake } from "../support/lake.ts";
import { queryFilesIn, withParameters } from "../support/query-files.ts";

/** Decimals and bigints in their written form, so that a test compares what finance would read. */
const Expectation = z.strictObject({
  /** What the situation shows, for the reader of the list of tests. */
  because: z.string(),
  parameters: z.array(z.string()).default([]),
  /** What stands for the names between double braces, in queries that the system fills in. */
  fill: z.record(z.string(), z.string()).default({}),
  /** Every row in the order of the answer (of a view: sorted by its columns); a row may leave out columns that do not matter to the situation. */
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

const { connection: lake, close } = await openLake();
afterAll(close);

const views = queryFilesIn("views");
const translate = athena(views);
/** Estimators are given their relations as they are documented, so that their situations hold just what is estimated. */
const translateOverRelations = athena(
  views.filter(({ name }) => !relationsOfEstimators.includes(name)),
  await createRelations(lake, views),
);

const suites = [...questionFolders, "views", "report", "explain", "verify", "nightly", "release", "statement"].map(
  (folder) => ({
    folder,
    queries: queryFilesIn(folder),
  }),
);

/** What a situation of a nightly query leaves out: one span of all shards, and every customer. */
const defaultFill: Readonly<Record<string, string>> = { shards_per_span: "64", customer_id: "", customer_ids: "" };

/** Totals of nothing are rows too; what they say is a situation of its own. */
const answersAlways = new Set(["nightly/control-totals"]);

for (const { folder, queries } of suites) {
  for (const query of queries) {
    const directory = join(import.meta.dirname, folder, query.name);
    describe(join(folder, query.name), () => {
      test("has a situation", () => expect(situationsIn(directory)).not.toEqual([]));

      test.skipIf(answersAlways.has(join(folder, query.name)))("answers an empty lake with nothing", async () => {
        const parameters = query.parameters.map(({ type }) => (type === "bigint" ? "0" : "none"));
        const fill = { run_id: "none", as_of_date: "2011-03-31" };
        expect(await answer(folder, query, { parameters, fill }, async () => {})).toEqual([]);
      });

      for (const situation of situationsIn(directory)) {
        const given = readFileSync(join(directory, situation, "given.sql"), "utf8");
        const text = readFileSync(join(directory, situation, "expect.json"), "utf8");
        const { because, rows, ...asked } = Expectation.parse(JSON.parse(text));

        test(`${situation}: ${because}`, async () => {
          expect(await answer(folder, query, asked, () => run(given))).toMatchObject(rows);
        });

        // The views by run show each run to itself while it is under way; everything else shows committed runs alone.
        test.skipIf(query.name.endsWith("_by_run"))(`${situation}: a run under way changes nothing`, async () => {
          const found = await answer(folder, query, asked, async () => {
            await run(given);
            await addRunUnderWay();
          });
          expect(found).toMatchObject(rows);
        });
      }
    });
  }
}

function situationsIn(directory: string): readonly string[] {
  return existsSync(directory) ? readdirSync(directory).sort() : [];
}

type Asked = Pick<z.infer<typeof Expectation>, "parameters" | "fill">;

/** Fills the lake, asks, and takes everything back. */
async function answer(
  folder: string,
  query: QueryFile,
  { parameters, fill }: Asked,
  fillLake: () => Promise<void>,
): Promise<readonly unknown[]> {
  await lake.run("begin transaction");
  try {
    await fillLake();
    const translated = folder === "effects" ? translateOverRelations : translate;
    const { sql } = translated(filledIn(withParameters(query, parameters), { ...defaultFill, ...fill }));
    // A question orders its answer; a view has no order, so its rows are put in one to be compared.
    const ordered = query.sql.includes("\norder by ") ? sql : `select * from (${sql}) order by all`;
    const reader = await lake.runAndReadAll(ordered);
    return reader.getRowObjectsJson();
  } finally {
    await lake.run("rollback");
  }
}

function filledIn(sql: string, fill: Readonly<Record<string, string>>): string {
  return sql.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = fill[name];
    if (text === undefined) throw new Error(`nothing is said to fill {{${name}}} with`);
    return text;
  });
}

async function run(statements: string): Promise<void> {
  const extracted = await lake.extractStatements(statements);
  for (let index = 0; index < extracted.count; index += 1) await (await extracted.prepare(index)).run();
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
