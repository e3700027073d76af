import { expect, test } from "vitest";
import { type Answer, difference } from "./answer.ts";

const columns = [
  { name: "program_id", type: "varchar" },
  { name: "amount", type: "decimal(18,4)" },
  { name: "estimate", type: "double" },
];
const answer = (...rows: Answer["rows"][number][]): Answer => ({ columns, rows });
const one = answer(["annual", "10.0000", "1.0"]);

test.each`
  there                                                                                | ordered | found                                          | because
  ${answer(["annual", "10.0000", "1.0"])}                                              | ${true} | ${undefined}                                   | ${"it is the same"}
  ${answer(["annual", "10.0000", "1.0000000001E0"])}                                   | ${true} | ${undefined}                                   | ${"doubles are added in any order"}
  ${answer(["annual", "10.0000", "1.00000001"])}                                       | ${true} | ${/estimate: here 1.0, in Trino 1.00000001/}   | ${"nine digits of a double count"}
  ${answer(["annual", "10.0001", "1.0"])}                                              | ${true} | ${/amount: here 10.0000, in Trino 10.0001/}    | ${"decimals are exact"}
  ${answer(["annual", "10.0000", null])}                                               | ${true} | ${/estimate: here 1.0, in Trino null/}         | ${"no value is not near one"}
  ${answer()}                                                                          | ${true} | ${"rows: here 1, in Trino 0"}                  | ${"a row is missing"}
  ${{ ...one, columns: [{ name: "program_id", type: "varchar" }] }}                    | ${true} | ${/^columns: here program_id varchar, amount/} | ${"columns are part of an answer"}
  ${{ ...one, columns: [...columns.slice(0, 2), { name: "estimate", type: "real" }] }} | ${true} | ${/in Trino .*estimate real/}                  | ${"so are their types"}
`("$because", ({ there, ordered, found }) => {
  const told = difference(one, there, ordered);
  if (found instanceof RegExp) expect(told).toMatch(found);
  else expect(told).toBe(found);
});

const two = answer(["annual", "10.0000", "1.0"], ["monthly", "5.0000", "2.0"]);
const turned = answer(...two.rows.toReversed());

test("the order of rows counts where the query gives one", () => {
  expect(difference(two, turned, true)).toMatch(/^row 1, program_id/);
  expect(difference(two, turned, false)).toBeUndefined();
});

test("what is left of large doubles has their error", () => {
  const pair = { columns: ["sum", "rest"].map((name) => ({ name, type: "double" })) };
  const [here, near, far] = ["3E-14", "6E-14", "6E-9"].map((rest) => ({ ...pair, rows: [["130.0", rest]] }));
  expect(difference(here as Answer, near as Answer, true)).toBeUndefined();
  expect(difference(here as Answer, far as Answer, true)).toMatch(/rest/);
});
