import { afterAll, describe, expect, test } from "vitest";
import { drawOf, drawSteps, holdOutOf, isHeldOut } from "../../../shared/program/hold-out.ts";
import { ruleRows } from "../../../shared/run/rule-rows.ts";
import { athena } from "../../support/athena-sql.ts";
import { openLake } from "../../support/lake.ts";
import { programWith, versionOf } from "../../support/program.ts";
import { queryFilesIn } from "../../support/query-files.ts";

const { connection: lake, close } = await openLake();
afterAll(close);

/** Ids of many forms: what counts is their text. */
const customers = Array.from({ length: 4_000 }, (_, index) => `C${index}`).concat("客户 7", "a/b", "'", "😀", "");

test("a draw can be computed again with any tool: md5sum of lot/customer, its first eight digits modulo 10,000", () => {
  // 1e9b7efb is 513507067.
  expect(drawOf("2011-spring", "C1001")).toBe(7067);
});

describe("a share is held out", () => {
  const drawn = (percent: string, lot = "2011-spring") =>
    customers.filter((customerId) => isHeldOut({ percent, lot }, customerId));

  test("of about its size", () => {
    // Within four standard deviations of a fair draw.
    expect(Math.abs(drawn("10").length - 400)).toBeLessThan(4 * Math.sqrt(4_000 * 0.1 * 0.9));
    expect(Math.abs(drawn("50").length - 2_000)).toBeLessThan(4 * Math.sqrt(4_000 * 0.5 * 0.5));
  });

  test("that a larger one of the same lot contains, and another lot draws anew", () => {
    const fifth = new Set(drawn("20"));
    expect(drawn("10").filter((customerId) => !fifth.has(customerId))).toEqual([]);
    const met = drawn("10", "2012-spring").filter((customerId) => fifth.has(customerId));
    expect(Math.abs(met.length - 80)).toBeLessThan(4 * Math.sqrt(4_000 * 0.02 * 0.98));
  });

  test("by draws that are spread evenly", () => {
    const tenths = Map.groupBy(customers, (customerId) =>
      Math.floor(drawOf("2011-spring", customerId) / (drawSteps / 10)),
    );
    const distance = [...tenths.values()].reduce((sum, { length }) => sum + (length - 400) ** 2 / 400, 0);
    // Chi-square with nine degrees of freedom: a fair draw lies above 27.9 once in a thousand.
    expect(tenths.size).toBe(10);
    expect(distance).toBeLessThan(27.9);
  });
});

test("the lot is the program's id where none is named, and a program without a hold-out has none", () => {
  expect(holdOutOf(programWith({ hold_out: { percent: "10" } }))).toEqual({ percent: "10", lot: "annual" });
  expect(holdOutOf(programWith({ hold_out: { percent: "10", lot: "a" } }))).toEqual({ percent: "10", lot: "a" });
  expect(holdOutOf(programWith())).toBeUndefined();
});

test.each(["0.01", "7.5", "33.33", "99.99"])("SQL draws the same customers: %s percent", async (percent) => {
  const document = programWith({ hold_out: { percent } });
  const { scopes } = ruleRows("r1", [versionOf(document)], "2011-03-31");
  await lake.run("begin transaction");
  for (const scope of scopes)
    await lake.run(
      "insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values ('r1', '2011-03-31', $1, $2, $3, $4, $5, $6)",
      [
        scope.scope_kind,
        scope.scope_id,
        scope.effect,
        scope.attribute,
        scope.value,
        scope.included_attributes,
      ] as string[],
    );
  await lake.run(
    "insert into run_ingestions (run_id, as_of_date, ingestion_id, kind) values ('r1', '2011-03-31', 'a', 'customers')",
  );
  await lake.run("insert into customers (customer_id, ingestion_id) select unnest($1::json::varchar[]), 'a'", [
    JSON.stringify(customers),
  ]);
  const { sql } = athena(queryFilesIn("views"))("select customer_id, held_out_by from scope_matches_by_run");
  const rows = (await lake.runAndReadAll(sql)).getRowObjectsJson();
  await lake.run("rollback");
  const holdOut = { percent, lot: "annual" };
  expect(rows).toHaveLength(customers.length);
  expect(
    rows
      .filter(({ held_out_by: lot }) => lot !== null)
      .map((row) => row.customer_id)
      .sort(),
  ).toEqual(customers.filter((customerId) => isHeldOut(holdOut, customerId)).sort());
});
