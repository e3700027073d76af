import fc from "fast-check";
import { expect, test } from "vitest";
import { endOfRecord, fieldsOf } from "../../../functions/ingest-file/csv-records.ts";
import { csv, goodRow, ingestAccepted, ingestRefused, ordersProfile } from "./ingesting.ts";

const header = csv([goodRow]).split("\n")[0];
const good = (line: number, more: Readonly<Record<string, string>> = {}) =>
  csv([{ ...goodRow, line: String(line), ...more }])
    .split("\n")
    .slice(1, -1)
    .join("\n");

test.each([
  ["a field too few", "A1,2,2025-03-31,C1,P1,2", "6 fields instead of 7"],
  ["a field too many", "A1,2,2025-03-31,C1,P1,2,10,50", "8 fields instead of 7"],
  ["one field only", "total: 2", "1 field instead of 7"],
  ["text after a closing quote", 'A1,2,2025-03-31,"C"1,P1,2,10', "text after a closing quote"],
  [
    "a quote that closes too late",
    'A1,2,2025-03-31,"C1,P1,2,10\nA1,3,2025-03-31,C1,"P1",2,10',
    "text after a closing quote",
  ],
])("%s: the record is rejected, those around it are not", async (_, broken, value) => {
  const { ingestion, accepted, rejected } = await ingestAccepted(
    ordersProfile,
    [header, good(1), broken, "", good(4, { product: "a\nb" }), good(5, { customer: "" }), ""].join("\n"),
  );
  expect(ingestion).toMatchObject({
    rowsIn: 4,
    rowsAccepted: 2,
    rejectReasons: { row_malformed: 1, customer_missing: 1 },
  });
  expect(accepted).toMatchObject([
    { line_number: "1", line_id: "1" },
    { line_number: "3", line_id: "4", product_id: "a\nb" },
  ]);
  expect(rejected).toMatchObject([
    { line_number: "2", reason: "row_malformed", all_reasons: "row_malformed", column_name: null, value },
    { line_number: "4", reason: "customer_missing" },
  ]);
  expect(JSON.parse(rejected[0]?.record ?? "")).toEqual({ text: broken });
});

test("a malformed record beside repeated lines and ordinals", async () => {
  const { accepted, rejected } = await ingestAccepted(
    ordersProfile,
    [header, "?", good(1), "?", good(1), good(2)].join("\n"),
  );
  expect(accepted.map(({ line_number }) => line_number)).toEqual(["2", "5"]);
  expect(rejected.map(({ line_number, reason }) => [line_number, reason])).toEqual([
    ["1", "row_malformed"],
    ["3", "row_malformed"],
    ["4", "line_repeated_in_file"],
  ]);

  const { line_id: _, ...columns } = ordersProfile.columns;
  const ordinal = { ...ordersProfile, columns, line_identity: "ordinal", ignored_columns: ["line"] };
  const numbered = await ingestAccepted(ordinal, [header, good(1), "?", good(1)].join("\n"));
  expect(numbered.accepted).toMatchObject([
    { line_id: "1", line_number: "1" },
    { line_id: "2", line_number: "3" },
  ]);
});

test("a file with two kinds of line ends is read", async () => {
  const { accepted } = await ingestAccepted(ordersProfile, `${header}\r\n${good(1)}\n${good(2)}\r\n${good(3)}\n`);
  expect(accepted.map(({ line_id }) => line_id)).toEqual(["1", "2", "3"]);
});

test("a quote that never closes refuses the file: everything after it is in doubt", async () => {
  const { problems } = await ingestRefused(
    ordersProfile,
    [header, good(1), 'A1,2,2025-03-31,"C1,P1,2,10', good(3)].join("\n"),
  );
  expect(problems).toEqual(["a quote opens in record 3 of the file, header and blank lines counted, and never closes"]);
});

test("a quote that goes on for megabytes refuses the file as well", async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => good(index + 2));
  const { problems } = await ingestRefused(
    ordersProfile,
    [header, 'A1,1,2025-03-31,"C1,P1,2,10', ...rows, 'x"', ""].join("\n"),
  );
  expect(problems).toEqual(["a quote opens in record 2 of the file, header and blank lines counted, and never closes"]);
});

test("a line that is no JSON object is rejected", async () => {
  const profile = { ...ordersProfile, format: { type: "jsonl" } };
  const lines = [
    JSON.stringify(goodRow),
    '{"order":"A1"',
    "[1]",
    "",
    "null",
    JSON.stringify({ ...goodRow, line: "2" }),
  ];
  const { ingestion, rejected, accepted } = await ingestAccepted(profile, lines.join("\n"));
  expect(ingestion).toMatchObject({ rowsIn: 5, rowsAccepted: 2, rejectReasons: { row_malformed: 3 } });
  expect(accepted.map(({ line_number }) => line_number)).toEqual(["1", "5"]);
  expect(rejected).toMatchObject([
    { line_number: "2", value: '{"order":"A1"', record: '{"text":"{\\"order\\":\\"A1\\""}' },
    { line_number: "3", value: '["1"]' },
    { line_number: "4", value: "null" },
  ]);
});

const format = { delimiter: ",", quote: '"' };
const fieldText = fc.string({ unit: fc.constantFrom("a", " ", ",", '"', "\n", "\r", "é") });
const written = (text: string) => `"${text.replaceAll('"', '""')}"`;
const record = fc.array(fieldText, { minLength: 1, maxLength: 5 });

test("law: however a file is cut into chunks, each record ends where it was written to end", () => {
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1 }),
      fc.constantFrom("\n", "\r\n"),
      fc.nat(),
      (records, lineEnd, cut) => {
        const texts = records.map((fields) => fields.map(written).join(","));
        const bytes = Buffer.from(texts.map((text) => text + lineEnd).join(""));
        let start = 0;
        for (const [index, text] of texts.entries()) {
          const whole = endOfRecord(bytes, start, format, true);
          const partly = endOfRecord(
            bytes.subarray(0, Math.min(bytes.length, start + (cut % (text.length + 1)))),
            start,
            format,
            false,
          );
          expect(partly).toBe("incomplete");
          if (typeof whole === "string") throw new Error(whole);
          expect(bytes.toString("utf8", start, whole.textEnd)).toBe(text);
          expect(whole).toMatchObject({ fields: records[index]?.length, isBroken: false });
          expect(fieldsOf(text, format)).toEqual(records[index]);
          start = whole.next;
        }
        expect(start).toBe(bytes.length);
      },
    ),
  );
});
