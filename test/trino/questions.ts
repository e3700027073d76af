import { join } from "node:path";
import type { QueryFile } from "../../shared/queries/query-file.ts";
import { withParameters } from "../support/query-files.ts";
import { isOrdered, situationsOf, statementOf, suites } from "../support/situations.ts";
import { databases } from "./databases.ts";

/** A query in the very text that Athena gets, and the path of its file below queries/. */
export type Question = {
  readonly path: string;
  readonly sql: string;
  readonly database: string;
  readonly isOrdered: boolean;
};

const files = suites.flatMap(({ folder, queries }) =>
  queries.map((query) => ({ path: join(folder, query.name), folder, query })),
);

/** Every query with every situation of test/queries. */
export const questionsOfSituations = files.flatMap(({ path, folder, query }) =>
  situationsOf(folder, query).map((situation) => ({
    situation,
    question: {
      path,
      // A view is asked as Athena keeps it.
      sql: folder === "views" ? `select * from ${query.name}` : statementOf(query, situation),
      database: folder === "effects" ? databases.estimators : databases.lake,
      isOrdered: isOrdered(query),
    } satisfies Question,
  })),
);

/**
 * Everything that people ask, and every view.
 * @param valueFor what stands for a parameter of a name
 */
export const questionsOfPeople = (valueFor: (parameter: string) => string): readonly Question[] =>
  files
    .filter(({ query }) => !query.sql.includes("{{"))
    .map(({ path, folder, query }) => ({
      path,
      sql:
        folder === "views"
          ? `select * from ${query.name}`
          : withParameters(
              query,
              query.parameters.map(({ name }) => valueFor(name)),
            ),
      database: databases.lake,
      isOrdered: isOrdered(query),
    }));

/** A statement of the system as a question, by the file whose text it begins with, or wraps to store what it answers. */
export function questionOfSystem(sql: string): Question {
  const begins = ({ query }: { readonly query: QueryFile }) =>
    sql.startsWith(beginningOf(query)) || sql.includes(` from (${beginningOf(query)}`);
  const [file] = files
    .filter(({ folder }) => folder !== "views")
    .filter(begins)
    .sort((a, b) => beginningOf(b.query).length - beginningOf(a.query).length);
  return {
    path: file?.path ?? "(in code)",
    sql,
    database: databases.lake,
    isOrdered: file !== undefined && isOrdered(file.query),
  };
}

/** A query's text up to what is filled in. */
const beginningOf = ({ sql }: QueryFile): string => sql.split(/\{\{|\?/)[0] ?? sql;
