import { describe, expect, test } from "vitest";
import { dashboardQueries } from "../../../functions/serve-pages/dashboards/query-names.ts";
import { scopedSql } from "../../../shared/queries/scoped-sql.ts";
import { athena } from "../../support/athena-sql.ts";
import { queryFilesIn, withParameters } from "../../support/query-files.ts";

const columns = (...names: readonly string[]) => names.map((name) => ({ name, type: "string" as const, comment: "" }));
const query = {
  sql: "select program_id, region, segment\nfrom t\norder by program_id desc",
  columns: columns("program_id", "region", "segment"),
};

describe("a query", () => {
  test("that nothing cuts is its own text", () => {
    expect(scopedSql(query, {})).toBe(query.sql);
    expect(scopedSql(query, { scope: { regions: undefined } })).toBe(query.sql);
  });

  test("of customers' attributes is cut by them, and keeps its order", () => {
    expect(scopedSql(query, { scope: { regions: ["DE", "O'Higgins"], segments: ["key"] }, limit: 5 })).toBe(
      `select
    answer.program_id,
    answer.region,
    answer.segment
from (
select program_id, region, segment
from t
) as answer
where answer.region in ('DE', 'O''Higgins')
    and answer.segment in ('key')
order by program_id desc
limit 5`,
    );
  });

  test("of customers is cut by what is known of them", () => {
    const ofCustomers = { sql: "select customer_id from t", columns: columns("customer_id") };
    expect(scopedSql(ofCustomers, { scope: { regions: ["DE"] } })).toContain(
      "answer.customer_id in (\n        select customer_id from customers_current where customers_current.region in ('DE')",
    );
  });

  test("of programs as a whole is for everybody", () => {
    const ofPrograms = { sql: "select program_id from t", columns: columns("program_id") };
    expect(scopedSql(ofPrograms, { scope: { regions: ["DE"] } })).toBe(ofPrograms.sql);
  });

  test("in no region has no rows", () => {
    expect(scopedSql(query, { scope: { regions: [] } })).toContain("answer.region in (null)");
  });
});

const translate = athena(queryFilesIn("views"));
const files = new Map(
  Object.entries(dashboardQueries).flatMap(([name, folder]) =>
    queryFilesIn(folder).flatMap((file) => (file.name === name ? [[name, file] as const] : [])),
  ),
);

test.each(Object.keys(dashboardQueries))("%s can be cut: it orders by its own columns", (name) => {
  const file = files.get(name);
  if (file === undefined) throw new Error(`there is no query ${name}`);
  const sql = scopedSql(file, { scope: { regions: ["DE"], segments: ["key"] }, limit: 3, mark: "run" });
  const literals = file.parameters.map(() => "1");
  expect(translate(withParameters({ ...file, sql }, literals)).columns.map((column) => column.name)).toEqual(
    file.columns.map((column) => column.name),
  );
});
