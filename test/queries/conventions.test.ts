import { describe, expect, test } from "vitest";
import { typeName } from "../../infra/local/athena/sql/types.ts";
import { questionFolders } from "../../shared/queries/folders.ts";
import { withoutQuotedText } from "../../shared/queries/placeholders.ts";
import { athena, athenaType } from "../support/athena-sql.ts";
import { queryFilesIn, withParameters } from "../support/query-files.ts";

const translate = athena(queryFilesIn("views"));

const folders = [
  ...questionFolders,
  "views",
  "nightly",
  "measurement",
  "report",
  "explain",
  "verify",
  "release",
  "statement",
  "effect-report",
];
const queries = folders.flatMap((folder) =>
  queryFilesIn(folder).map((query) => ({ path: `${folder}/${query.name}`, folder, query })),
);

const keywords =
  /\b(SELECT|FROM|WHERE|WITH|AS|JOIN|INNER|LEFT|FULL|OUTER|CROSS|ON|AND|OR|NOT|NULL|IS|IN|GROUP|ORDER|BY|UNION|ALL|CASE|WHEN|THEN|ELSE|END|CAST|OVER|PARTITION|DESC|ASC|LIMIT|COALESCE|SUM|COUNT|MIN|MAX)\b/;

describe.each(queries)("$path", ({ folder, query }) => {
  const words = withoutQuotedText(query.sql);

  test("gives back the columns that its header declares, in Athena's types", () => {
    // What the nightly run fills in between braces is text wherever it stands.
    const sql = withParameters(
      query,
      query.parameters.map(() => "1"),
    ).replaceAll(/\{\{\w+\}\}/g, "1");
    const given = translate(sql).columns.map(({ name, type }) => ({ name, type: typeName(type) }));
    expect(given).toEqual(query.columns.map(({ name, type }) => ({ name, type: athenaType(type) })));
  });
  test("writes keywords in lower case", () => expect(words).not.toMatch(keywords));
  test("groups and orders by names, never by positions", () => expect(words).not.toMatch(/\b(group|order)\s+by\s+\d/));
  // What estimators divide comes as doubles from the panel; that they divide nothing else is shown by the same figures in Trino.
  test.skipIf(folder === "effects")(
    "divides only doubles, or whole numbers that are meant to be cut off: Athena rounds decimals its own way",
    () => expect(words.replace(/(as (?:double|bigint)\)) \/ cast\(/g, "$1 by cast(")).not.toContain("/"),
  );
  test("compares with <> or is null, as every engine reads it", () => expect(words).not.toMatch(/!=|==/));
  test("joins explicitly", () => {
    expect(words).not.toMatch(/(?<!inner|left|right|full outer|cross)\s+join\b/);
    expect(words).not.toMatch(/\bfrom\s+\w+\s*,/);
  });
});
