import type { TidiedStore } from "../../shared/aws/objects.ts";
import { storedPanelTables } from "../../shared/facts/tables.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";

const requestsAtOnce = 8;

/**
 * Takes away what nobody will read again: the stored panels of all runs before a run, but the newest of them, which a query that began
 * before the run's own panel was shown may still be reading. What later runs have stored stays.
 */
export async function removeOldPanels(lake: Pick<TidiedStore, "list" | "remove">, runId: string): Promise<void> {
  for (const { name } of storedPanelTables) {
    const keys = await lake.list(`${name}/`);
    // Ids of runs, which begin with their dates and end with their numbers, are in the order of the runs.
    const runIdOf = (key: string) => key.split("/")[1] ?? "";
    const newestBefore = keys
      .map(runIdOf)
      .filter((id) => id < runId)
      .reduce((newest, id) => (id > newest ? id : newest), "");
    const old = keys.filter((key) => runIdOf(key) < newestBefore);
    await inParallel(requestsAtOnce, old, lake.remove);
  }
}
