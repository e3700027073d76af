import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ingestFile } from "../../../infra/cli/ingestion.ts";
import { runNight } from "../../../infra/cli/night.ts";
import { publishProgram } from "../../../infra/cli/publication.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import { sharedData } from "../../support/shared-data.ts";
import { balances, startTestSystem, type TestSystem } from "../../support/system.ts";

const orders = sharedData("online-retail.csv.gz");
const folder = import.meta.dirname;
const asOfDate = "2011-12-31";
const monthEnds = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2011, month + 1, 0)).toISOString().slice(0, 10),
);

/** What the programs give, computed from the raw file by another route. Positions that earn nothing are left out. */
async function independentlyEarned(file: string): Promise<ReadonlyMap<string, string>> {
  const sql = (await readFile(join(folder, "independent.sql"), "utf8")).replace("{{file}}", file);
  const rows = await withDuckDb(async ({ connection }) =>
    (
      await connection.runAndReadAll(
        `select program_id || '/' || customer_id || '/' || period_id as position, cast(cast(earned as decimal(18,2)) as varchar) as earned
         from (${sql}) where earned <> 0 order by position`,
      )
    ).getRowObjectsJson(),
  );
  return new Map(rows.map(({ position, earned }) => [String(position), String(earned)]));
}

describe.skipIf(orders === undefined)(
  "a year of a wholesaler's real orders (skipped where the data is not beside the checkout)",
  () => {
    let once: TestSystem;
    let monthly: TestSystem;

    async function load({ tierline }: TestSystem): Promise<Awaited<ReturnType<typeof ingestFile>>["ingestion"]> {
      for (const file of await readdir(join(folder, "programs"))) {
        const { outcome } = await publishProgram(tierline, await readFile(join(folder, "programs", file), "utf8"));
        expect(outcome).toBe("published");
      }
      return (await ingestFile(tierline, orders ?? "", join(folder, "profile.json"))).ingestion;
    }

    beforeAll(async () => {
      once = await startTestSystem();
      monthly = await startTestSystem();
    });
    afterAll(() => Promise.all([once.close(), monthly.close()]));

    test("every line is accepted or rejected with a reason, and the sums tie", async () => {
      const ingestion = await load(once);
      expect(ingestion).toMatchObject({
        status: "accepted",
        rowsIn: 541_909,
        rowsAccepted: 406_829,
        rowsRejected: 135_080,
        netAmountAccepted: "8300065.814",
        rejectReasons: { customer_missing: 135_080 },
      });
    });

    test("the ledger holds for every position what an independent query over the raw file gives, to the cent", async () => {
      await runNight(once.tierline, asOfDate);
      const earned = await independentlyEarned(orders ?? "");
      const booked = await balances(once.tierline);
      expect(earned.size).toBeGreaterThan(8_000);
      expect(Object.fromEntries([...booked].filter(([, amount]) => amount !== "0.00"))).toEqual(
        Object.fromEntries(earned),
      );
    });

    test("the same run again posts nothing", async () => {
      const { run } = await runNight(once.tierline, asOfDate);
      const shards = Array.from({ length: 64 }, (_, shard) => shard);
      const posted = await Promise.all(
        shards.map((shard) => once.tierline.ledger.entries(shard, run.run_number, run.run_number)),
      );
      expect(posted.flat()).toEqual([]);
    });

    test("twelve month-end runs leave the same balances as one run at the end", { timeout: 600_000 }, async () => {
      await load(monthly);
      for (const monthEnd of monthEnds) await runNight(monthly.tierline, monthEnd);
      const nonZero = async ({ tierline }: TestSystem) =>
        [...(await balances(tierline))].filter(([, amount]) => amount !== "0.00");
      expect(await nonZero(monthly)).toEqual(await nonZero(once));
    });
  },
);
