import { expect, test } from "vitest";
import { MalformedQueryFile, parseQueryFile } from "../../../shared/queries/query-file.ts";

const text = `-- Question: What does each program owe?
-- Grain: one row per program_id
-- Parameters: program_id string The program to show
-- Parameters: first_day date First day to count
-- Columns:
--   program_id string The rebate program
--   accrued_amount decimal(38,4) What is booked: expense to liability
select program_id, '?' as mark from standings where program_id = ? and period_first_day >= ?;
`;

test("a query file gives its question, grain, parameters, columns and statement", () => {
  expect(parseQueryFile("liability", text)).toEqual({
    name: "liability",
    question: "What does each program owe?",
    grain: "one row per program_id",
    parameters: [
      { name: "program_id", type: "string", meaning: "The program to show" },
      { name: "first_day", type: "date", meaning: "First day to count" },
    ],
    columns: [
      { name: "program_id", type: "string", comment: "The rebate program" },
      { name: "accrued_amount", type: "decimal(38,4)", comment: "What is booked: expense to liability" },
    ],
    sql: "select program_id, '?' as mark from standings where program_id = ? and period_first_day >= ?",
  });
});

test("a semicolon in a string ends nothing", () => {
  expect(parseQueryFile("liability", text.replace("'?'", "'; '")).sql).toContain("'; '");
});

test("a question mark in a comment or a string is no parameter", () => {
  const commented = text.replace("select program_id", "select -- which?\n    program_id");
  expect(parseQueryFile("liability", commented).parameters).toHaveLength(2);
});

test.each`
  found                                                   | replaced                                       | problem
  ${"-- Question: What does"}                             | ${"-- Asks: What does"}                        | ${"the header has no line `-- Question: …`"}
  ${"-- Grain: one row per"}                              | ${"-- Grain: one\n-- Grain: one row per"}      | ${"the header has 2 lines `-- Grain:`, one is needed"}
  ${"-- Columns:\n"}                                      | ${""}                                          | ${"the header has no line `-- Columns:`"}
  ${"decimal(38,4)"}                                      | ${"money"}                                     | ${"column accrued_amount has the unknown type money"}
  ${"decimal(38,4) What is booked: expense to liability"} | ${"decimal(38,4)"}                             | ${"line 7: a column is written as `name type meaning`"}
  ${"accrued_amount"}                                     | ${"AccruedAmount"}                             | ${"column AccruedAmount is not in snake_case"}
  ${"accrued_amount"}                                     | ${"program_id"}                                | ${"column program_id is listed twice"}
  ${" and period_first_day >= ?"}                         | ${""}                                          | ${"the header names 2 parameters, the statement holds 1 `?`"}
  ${"select program_id"}                                  | ${"delete from runs; select program_id"}       | ${"the statement begins with `with` or `select`"}
  ${"program_id = ?"}                                     | ${"program_id = ?; drop table runs"}           | ${"without a semicolon inside"}
  ${"-- Parameters: first_day"}                           | ${"-- Note to self\n-- Parameters: first_day"} | ${"line 4 belongs to no part of the header"}
`("a header with $replaced is refused: $problem", ({ found, replaced, problem }) => {
  expect(() => parseQueryFile("liability", text.replace(found, replaced))).toThrow(MalformedQueryFile);
  expect(() => parseQueryFile("liability", text.replace(found, replaced))).toThrow(problem);
});

test("every problem is named at once", () => {
  const broken = text.replace("-- Grain: one row per program_id\n", "").replace("decimal(38,4)", "money");
  expect(() => parseQueryFile("liability", broken)).toThrow(/query liability: .*Grain.*money/);
});
