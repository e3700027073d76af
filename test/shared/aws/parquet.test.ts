import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../../shared/aws/objects.ts";
import { readRows, writeFacts } from "../../../shared/aws/parquet.ts";
import type { FactTable } from "../../../shared/facts/table.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "parquet-"));
});
afterAll(() => rm(directory, { recursive: true }));

/** A lake of one object. */
const lake = {
  upload: (file: string) => copyFile(file, join(directory, "object")),
  download: (_key: string, file: string) => copyFile(join(directory, "object"), file),
} as unknown as ObjectStore;

test.each`
  type                | text                                          | stored                                        | because
  ${"decimal(38,6)"}  | ${"-0.000001"}                                | ${"-0.000001"}                                | ${"the smallest that a narrow decimal holds"}
  ${"decimal(38,14)"} | ${"123456789012.123456"}                      | ${"123456789012.12345600000000"}              | ${"the longest that a narrow decimal holds"}
  ${"decimal(38,14)"} | ${"0.00000000000001"}                         | ${"0.00000000000001"}                         | ${"more places than a narrow decimal holds"}
  ${"decimal(38,14)"} | ${"-123456789012345678901234.12345678901234"} | ${"-123456789012345678901234.12345678901234"} | ${"every digit of a wide decimal counts"}
  ${"decimal(38,4)"}  | ${"0.12345"}                                  | ${"0.1235"}                                   | ${"places beyond those declared are rounded"}
  ${"decimal(18,4)"}  | ${"12.5"}                                     | ${"12.5000"}                                  | ${"narrow decimals are read as they are"}
  ${"decimal(38,4)"}  | ${null}                                       | ${null}                                       | ${"null stays null"}
`("$text in a $type is $stored: $because", async ({ type, text, stored }) => {
  const table: FactTable = { name: "amounts", comment: "", columns: [{ name: "amount", type, comment: "" }] };
  const rows = await withDuckDb(async (duckdb) => {
    await writeFacts(duckdb, lake, table, "amounts/one.parquet", [{ amount: text }]);
    return readRows(duckdb, lake, ["amounts/one.parquet"]);
  });
  expect(rows).toEqual([{ amount: stored }]);
});
