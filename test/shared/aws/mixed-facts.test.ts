import { expect, test } from "vitest";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import { mixedFacts } from "../../../shared/aws/mixed-facts.ts";
import { readRows } from "../../../shared/aws/parquet.ts";
import { acknowledgements, payoutLines, settledPositions } from "../../../shared/facts/tables.ts";
import { memoryObjects } from "../../support/memory-services.ts";

test("rows of several tables that come at once and mixed are each written once, in their table and its types", async () => {
  const lake = memoryObjects();
  const count = 5_000;
  const sums = await withDuckDb(async (duckdb) => {
    const facts = mixedFacts(duckdb);
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        await facts.add(settledPositions, { run_id: "r", program_id: `p${index}`, settled_amount: "0.01" });
        await facts.add(payoutLines, { run_id: "r", payout_id: `P${index}`, line_number: index, amount: "-1.5" });
      }),
    );
    for (const table of [settledPositions, payoutLines, acknowledgements])
      await lake.upload(await facts.parquetOf(table), table.name);
    const rows = (name: string) => readRows(duckdb, lake, [name]);
    return {
      settled: await rows("settled_positions"),
      lines: await rows("payout_lines"),
      nothing: await rows("acknowledgements"),
    };
  });
  expect(new Set(sums.settled.map((row) => row.program_id)).size).toBe(count);
  expect(sums.settled).toHaveLength(count);
  expect(sums.settled[0]).toMatchObject({ settled_amount: "0.0100", customer_id: null });
  expect(new Set(sums.lines.map((row) => row.line_number)).size).toBe(count);
  expect(sums.nothing).toEqual([]);
});
