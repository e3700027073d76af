import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ingestFile } from "../../../functions/ingest-file/ingest-file.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../../shared/aws/objects.ts";
import { sharedData } from "../../support/shared-data.ts";
import { memoryServices, type Row } from "./ingesting.ts";

const orders = sharedData("online-retail.csv.gz");

describe.skipIf(orders === undefined)("real orders (skipped where the data is not beside the checkout)", () => {
  test("every line is accepted or rejected, and every figure ties with the raw file", async () => {
    const file = orders ?? "";
    const services = memoryServices();
    const key = "incoming/online-retail/online-retail.csv.gz";
    await services.landing.write(
      "profiles/online-retail.json",
      await readFile("test/acceptance/online-retail/profile.json"),
    );
    await services.landing.write(key, await readFile(file));
    const { ingestion } = await ingestFile(key, services);
    expect(ingestion).toMatchObject({
      status: "accepted",
      rowsIn: 541_909,
      rowsAccepted: 406_829,
      rowsRejected: 135_080,
      netAmountAccepted: "8300065.814000",
      rejectReasons: { customer_missing: 135_080 },
    });

    expect(await services.lake.list("order_lines/")).toHaveLength(13);
    expect(await figures(services.lake, file)).toEqual({
      // Every record of the file is in the lake once, under its number.
      lake_rows: "541909",
      line_numbers: "541909",
      last_line_number: "541909",
      // A line is a return where the invoice is a cancellation, and nowhere else.
      returns: "8905",
      cancellations: "8905",
      raw_cancellations: "8905",
      // Lines without customer are told so first, whatever else is wrong with them.
      with_more_reasons: expect.stringMatching(/^[1-9]/),
    });
  });
});

/** Counts over what the lake holds, and over the raw file. */
async function figures(lake: ObjectStore, file: string): Promise<Row> {
  return withDuckDb(async ({ connection, directory }) => {
    const downloaded = async (prefix: string) => {
      const keys = await lake.list(prefix);
      const files = keys.map((key) => join(directory, key.replaceAll("/", "_")));
      for (const [index, key] of keys.entries()) await lake.download(key, files[index] ?? "");
      return `read_parquet(['${files.join("', '")}'])`;
    };
    const accepted = await downloaded("order_lines/");
    const rejected = await downloaded("rejected_lines/");
    const reader = await connection.runAndReadAll(`
      with numbers as (select line_number from ${accepted} union all select line_number from ${rejected})
      select
        (select count(*) from numbers) as lake_rows,
        (select count(distinct line_number) from numbers) as line_numbers,
        (select max(line_number) from numbers) as last_line_number,
        (select count(*) from ${accepted} where is_return) as returns,
        (select count(*) from ${accepted} where is_return and order_id like 'C%') as cancellations,
        (select count(*) from read_csv('${file}', all_varchar = true) where InvoiceNo like 'C%' and CustomerID is not null)
          as raw_cancellations,
        (select count(*) from ${rejected} where reason = 'customer_missing' and all_reasons <> 'customer_missing') as with_more_reasons
    `);
    return reader.getRowObjectsJson()[0] as Row;
  });
}
