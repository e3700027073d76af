import { z } from "zod";
import { parseType } from "../../infra/local/athena/sql/type-text.ts";
import { typeName } from "../../infra/local/athena/sql/types.ts";
import type { Answer } from "./answer.ts";
import { catalog } from "./server.ts";

/** An answer with the number of stages that Trino cut the query into: Trino and Athena refuse a query of more than 150. */
export type TrinoAnswer = Answer & { readonly stages: number };

export type Trino = { readonly ask: (sql: string, schema: string) => Promise<TrinoAnswer> };

/** Trino does not run the statement, or it failed. */
export class TrinoRefused extends Error {
  override readonly name = "TrinoRefused";
}

type Stage = { readonly subStages: readonly Stage[] };
const Stage: z.ZodType<Stage> = z.object({
  get subStages() {
    return z.array(Stage);
  },
});

const Page = z.object({
  nextUri: z.string().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
  data: z.array(z.array(z.string().nullable())).default([]),
  stats: z.object({ rootStage: Stage.nullish() }),
  error: z.object({ errorName: z.string(), message: z.string() }).optional(),
});

/** Trino answers every request within a second or two, if only to say that there is nothing yet. */
const silenceMilliseconds = 90_000;

/** Speaks Trino's own protocol: a statement is posted, and its answer fetched page after page. */
export function trinoClient(url: string): Trino {
  return {
    async ask(sql, schema) {
      let columns: Answer["columns"] = [];
      let stages = 0;
      const rows: (string | null)[][] = [];
      let next: string | undefined = `${url}/v1/statement`;
      for (let body: string | undefined = sql; next !== undefined; body = undefined) {
        const answer: Response = await fetch(next, {
          method: body === undefined ? "GET" : "POST",
          headers: headersFor(schema),
          ...(body === undefined ? {} : { body }),
          signal: AbortSignal.timeout(silenceMilliseconds),
        });
        if (!answer.ok) throw new TrinoRefused(`${answer.status} ${await answer.text()}`);
        const page = Page.parse(parseAsText(await answer.text()));
        if (page.error !== undefined) throw new TrinoRefused(`${page.error.errorName}: ${page.error.message}`);
        columns = page.columns?.map(({ name, type }) => ({ name, type: withoutLength(type) })) ?? columns;
        rows.push(...page.data);
        if (page.stats.rootStage) stages = countStages(page.stats.rootStage);
        next = page.nextUri;
      }
      return { columns, rows, stages };
    },
  };
}

const countStages = ({ subStages }: Stage): number => subStages.map(countStages).reduce((sum, count) => sum + count, 1);

const headersFor = (schema: string) => ({
  "X-Trino-User": "test",
  "X-Trino-Catalog": catalog,
  "X-Trino-Schema": schema,
  "X-Trino-Time-Zone": "UTC",
  // Without it Trino names every timestamp's type `timestamp`.
  "X-Trino-Client-Capabilities": "PARAMETRIC_DATETIME",
});

/** Athena shows a varchar without its length, and so does the local endpoint. */
const withoutLength = (type: string) => typeName(parseType(type));

/** Numbers and booleans of a JSON text as they are written there: a bigint or double keeps all its digits. */
function parseAsText(json: string): unknown {
  const asWritten = (_: string, value: unknown, { source }: { source?: string }) =>
    value === null || typeof value === "object" || typeof value === "string" ? value : source;
  return JSON.parse(json, asWritten as (key: string, value: unknown) => unknown);
}
