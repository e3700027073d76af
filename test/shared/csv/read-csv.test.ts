import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "../../../shared/csv/csv-text.ts";
import { readCsv } from "../../../shared/csv/read-csv.ts";

test.each`
  text                        | records                               | because
  ${"a,b\r\n1,2\r\n"}         | ${[[1, "a", "b"], [2, "1", "2"]]}     | ${"as RFC 4180 has it"}
  ${"a,b\n1,2"}               | ${[[1, "a", "b"], [2, "1", "2"]]}     | ${"line feeds alone, the last one missing"}
  ${"\uFEFFa\r\n"}            | ${[[1, "a"]]}                         | ${"a byte order mark is no text"}
  ${'"a ""b""","c,d"\n'}      | ${[[1, 'a "b"', "c,d"]]}              | ${"quotes and commas in quotes"}
  ${'"two\r\nlines"\nnext\n'} | ${[[1, "two\r\nlines"], [3, "next"]]} | ${"a record may take several lines"}
  ${"a,\n,b\n"}               | ${[[1, "a", ""], [2, "", "b"]]}       | ${"fields may be empty"}
  ${"a,"}                     | ${[[1, "a", ""]]}                     | ${"the last field too"}
  ${"a\n\n\nb\n"}             | ${[[1, "a"], [4, "b"]]}               | ${"empty lines are no records, yet they count"}
  ${""}                       | ${[]}                                 | ${"an empty file has no records"}
`("$because", ({ text, records }) => {
  expect(readCsv(text)).toEqual({
    records: records.map(([line, ...fields]: [number, ...string[]]) => ({ line, fields })),
  });
});

test.each`
  text             | line | because
  ${'a\n"b'}       | ${2} | ${"a quote is not closed"}
  ${'a\n"b"c\n'}   | ${2} | ${"text follows a closed quote"}
  ${'a\nb\nc"d\n'} | ${3} | ${"a quote stands in a plain field"}
`("a file is broken where $because", ({ text, line }) => {
  expect(readCsv(text)).toEqual({ records: [], brokenAtLine: line });
});

test("whatever is written is read back, but for what was made harmless", () => {
  const field = fc.string({ unit: "binary" }).map((text) => `x${text}`);
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1 })), (rows) => {
      expect(readCsv(csvText(rows)).records.map(({ fields }) => fields)).toEqual(rows);
    }),
  );
});
