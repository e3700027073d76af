import { expect, test } from "vitest";
import { removeOldPanels } from "../../../functions/measure-effects/old-panels.ts";
import { memoryObjects } from "../../support/memory-services.ts";

test("leaves the run's own panel, the one before it, and those of later runs", async () => {
  const objects = memoryObjects();
  for (const day of ["28", "29", "30", "31"])
    for (const table of ["panel", "hold_out", "threshold", "panel_runs"])
      await objects.write(`${table}/2011-03-${day}-000000${day}/a.1/part-0`, new Uint8Array());
  await objects.write("panel/2011-03-30-00000030/a.2/part-0", new Uint8Array());
  await objects.write("effect_runs/as_of_date=2011-03-28/2011-03-28-00000028.parquet", new Uint8Array());
  await removeOldPanels(objects, "2011-03-30-00000030");
  expect(await objects.list("panel/")).toEqual([
    "panel/2011-03-29-00000029/a.1/part-0",
    "panel/2011-03-30-00000030/a.1/part-0",
    "panel/2011-03-30-00000030/a.2/part-0",
    "panel/2011-03-31-00000031/a.1/part-0",
  ]);
  for (const table of ["hold_out", "threshold", "panel_runs"]) expect(await objects.list(`${table}/`)).toHaveLength(3);
  expect(await objects.list("effect_runs/")).toHaveLength(1);
});

test("has nothing to do before the first measurement", async () => {
  const objects = memoryObjects();
  await removeOldPanels(objects, "2011-03-30-00000030");
  expect(await objects.list("")).toEqual([]);
});
