import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Tierline } from "../../infra/cli/client.ts";
import type { Persona } from "../../infra/local/personas.ts";
import { synthesize, templateFile } from "../../infra/local/synthesize.ts";
import { type LocalSystem, startLocalSystem } from "../../infra/local/system.ts";
import { allShards } from "../../shared/ledger/shard.ts";

/** A whole local system of the test's own, on free ports, gone with its state when the test ends. */
export type TestSystem = {
  readonly system: LocalSystem;
  readonly tierline: Tierline;
  readonly close: () => Promise<void>;
};

/** @param personas who can sign in; left out, the people of the demonstration */
export async function startTestSystem({
  personas,
}: {
  readonly personas?: readonly Persona[];
} = {}): Promise<TestSystem> {
  await synthesize();
  const stateDirectory = await mkdtemp(join(tmpdir(), "tierline-system-"));
  if (personas !== undefined) await writeFile(join(stateDirectory, "personas.json"), JSON.stringify(personas));
  const system = await startLocalSystem({ stateDirectory, templateFile, ports: "free" });
  const tierline = await connect(system.environment, "Tierline");
  return {
    system,
    tierline,
    async close() {
      tierline.disconnect();
      await system.close();
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
}

/** Every position's accrued amount, by `program/customer/period`, in plain digits. */
export async function balances({ ledger }: Tierline): Promise<ReadonlyMap<string, string>> {
  const positions = (await Promise.all(allShards.map((shard) => ledger.positions(shard)))).flat();
  return new Map(
    positions
      .map(({ key, accrued }) => [`${key.programId}/${key.customerId}/${key.periodId}`, accrued.toFixed(2)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
