import { expect, test } from "vitest";
import { parseResultObject } from "../../../shared/aws/athena-result.ts";

test.each`
  text                          | rows                          | because
  ${'"a","b"\n"1","2"\n'}       | ${[["a", "b"], ["1", "2"]]}   | ${"values stand in quotes"}
  ${'"a","b"\n,"2"\n'}          | ${[["a", "b"], [null, "2"]]}  | ${"nothing before the comma is null"}
  ${'"a","b"\n"1",\n'}          | ${[["a", "b"], ["1", null]]}  | ${"nothing after the comma is null"}
  ${'"a"\n""\n'}                | ${[["a"], [""]]}              | ${"two quotes are empty text"}
  ${'"a"\n\n'}                  | ${[["a"], [null]]}            | ${"an empty line is one null"}
  ${'"a"\n"say ""hi"", all"\n'} | ${[["a"], ['say "hi", all']]} | ${"a doubled quote is a quote, a comma inside is text"}
  ${'"a"\n"two\nlines"\n'}      | ${[["a"], ["two\nlines"]]}    | ${"a line break inside quotes is text"}
  ${'"a","b"\n"1","2"'}         | ${[["a", "b"], ["1", "2"]]}   | ${"the last line may lack its end"}
  ${""}                         | ${[]}                         | ${"nothing is no row"}
`("$because", ({ text, rows }) => {
  expect(parseResultObject(text)).toEqual(rows);
});

test("a value without its closing quote is refused", () => {
  expect(() => parseResultObject('"a\n')).toThrow(/quoted value/);
});
