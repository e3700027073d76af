import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { questionFolders } from "../../shared/queries/folders.ts";
import type { QueryFile } from "../../shared/queries/query-file.ts";
import { queryFilesIn, withParameters } from "./query-files.ts";

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

/** What a query is asked with. */
export type Asked = Pick<z.infer<typeof Expectation>, "parameters" | "fill">;

/** A folder of test/queries/<query>: statements that fill the lake, and what the query then answers. */
export type Situation = z.infer<typeof Expectation> & { readonly name: string; readonly given: string };

/** Every folder of queries/ with its queries. */
export const suites = [
  ...questionFolders,
  "views",
  "report",
  "explain",
  "verify",
  "nightly",
  "measurement",
  "release",
  "statement",
  "effect-report",
].map((folder) => ({ folder, queries: queryFilesIn(folder) }));

export function situationsOf(folder: string, { name }: QueryFile): readonly Situation[] {
  const directory = join(import.meta.dirname, "../queries", folder, name);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .map((situation) => ({
      ...Expectation.parse(JSON.parse(readFileSync(join(directory, situation, "expect.json"), "utf8"))),
      name: situation,
      given: readFileSync(join(directory, situation, "given.sql"), "utf8"),
    }));
}

/** What a situation of a nightly query leaves out: one span of all shards, every customer, a panel without beginning and no run before. */
const defaultFill: Readonly<Record<string, string>> = {
  shards_per_span: "64",
  customer_id: "",
  customer_ids: "",
  panel_first_day: "2000-01-01",
  last_run_id: "",
  last_as_of_date: "2011-03-31",
};

/** The statement as Athena gets it. */
export function statementOf(query: QueryFile, { parameters, fill }: Asked): string {
  const texts: Readonly<Record<string, string>> = { ...defaultFill, ...fill };
  return withParameters(query, parameters).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = texts[name];
    if (text === undefined) throw new Error(`nothing is said to fill {{${name}}} with`);
    return text;
  });
}

/** A question orders its answer; a view has no order. */
export const isOrdered = (query: QueryFile): boolean => query.sql.includes("\norder by ");
