import { expect, test } from "vitest";
import { csvText } from "../../../shared/csv/csv-text.ts";

test.each`
  value                  | field                       | because
  ${"Keller AG"}         | ${"Keller AG"}              | ${"plain text stays as it is"}
  ${"Moreau, Outillage"} | ${'"Moreau, Outillage"'}    | ${"a comma needs quotes"}
  ${'3" pipe'}           | ${'"3"" pipe"'}             | ${"a quote is doubled"}
  ${"two\nlines"}        | ${'"two\nlines"'}           | ${"a line break needs quotes"}
  ${"=HYPERLINK(1)"}     | ${"'=HYPERLINK(1)"}         | ${"a formula is made text"}
  ${'=cmd|"/c calc"!A1'} | ${`"'=cmd|""/c calc""!A1"`} | ${"a formula with quotes is made text and quoted"}
  ${"+49 30 1234"}       | ${"'+49 30 1234"}           | ${"a plus begins a formula too"}
  ${"@sum"}              | ${"'@sum"}                  | ${"an at sign begins a function"}
  ${"-2+3"}              | ${"'-2+3"}                  | ${"a minus that begins no number"}
  ${"\t=1"}              | ${"'\t=1"}                  | ${"a tab hides a formula"}
  ${"＝1"}               | ${"'＝1"}                   | ${"some spreadsheets read a full-width sign"}
  ${"-12.50"}            | ${"-12.50"}                 | ${"a negative amount is a number"}
  ${""}                  | ${'""'}                     | ${"empty text is not null"}
  ${null}                | ${""}                       | ${"null is an empty field"}
`("$because", ({ value, field }) => {
  expect(csvText([[value]])).toBe(`${field}\r\n`);
});
