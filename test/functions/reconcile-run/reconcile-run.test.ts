import { expect, test } from "vitest";
import { reconcileRun } from "../../../functions/reconcile-run/reconcile-run.ts";
import type { Run } from "../../../shared/aws/runs.ts";
import type { FactRow } from "../../../shared/facts/table.ts";
import { memoryObjects } from "../../support/memory-services.ts";

const reference = { run_id: "2025-03-31-00000001", run_number: 1, as_of_date: "2025-03-31" };

/** The answer of Athena in which the lake shows so many ingestions of the run, and nothing follows from them. */
const controlTotals = (files: number) =>
  `"total_name","program_id","currency","amount","row_count"\n"files","","","0","${files}"\n"lines_counted","","","0","0"\n`;

async function reconcileWith(files: number, pinned: number) {
  const lake = memoryObjects();
  await lake.write("results/1.csv", controlTotals(files));
  const committed: string[] = [];
  const decided: FactRow[] = [];
  const run: Run = {
    ...reference,
    execution_arn: "execution",
    started_at: "2025-04-01T00:00:00.000Z",
    status: "running",
    publishes_from_run_number: 1,
  };
  const outcome = await reconcileRun(
    {
      run: reference,
      ingestions: pinned,
      accrue_invocations: 2,
      aggregate: { statistics: { DataScannedInBytes: 10 * 2 ** 20 + 1 } },
      panel: [{ statistics: { DataScannedInBytes: 0 } }],
      control_totals: { location: "s3://lake/results/1.csv", statistics: { DataScannedInBytes: 2 ** 20 } },
    },
    {
      lake,
      runs: {
        find: async () => run,
        decideCommit: async (_, row) => {
          decided.push(row);
          return row;
        },
        commit: async ({ run_id }) => void committed.push(run_id),
      },
      now: () => "2025-04-01T00:01:00.000Z",
    },
  ).catch((error: Error) => error);
  return { outcome, committed, decided, keys: await lake.list("runs/") };
}

test.each`
  files | pinned | because
  ${3}  | ${3}   | ${"the lake shows what was pinned"}
  ${0}  | ${0}   | ${"a first run may have nothing to count"}
`("$files of $pinned ingestions: the run is committed, for $because", async ({ files, pinned }) => {
  expect(await reconcileWith(files, pinned)).toMatchObject({
    outcome: undefined,
    committed: [reference.run_id],
    keys: ["runs/as_of_date=2025-03-31/2025-03-31-00000001.parquet"],
  });
});

test.each`
  files | pinned | because
  ${0}  | ${3}   | ${"the partition is not seen at all, and everything that follows would tie at nothing"}
  ${2}  | ${3}   | ${"one is missing"}
`("$files of $pinned ingestions: the run is not committed, for $because", async ({ files, pinned }) => {
  const { outcome, committed, keys } = await reconcileWith(files, pinned);
  expect(outcome).toMatchObject({
    name: "ReconciliationFailed",
    message: `ingestions in the lake against those of the plan: ${files} instead of ${pinned}`,
  });
  expect([committed, keys]).toEqual([[], []]);
});

test("a committed run tells how many bytes Athena bills: whole megabytes, and ten at least for a statement", async () => {
  const { decided } = await reconcileWith(3, 3);
  expect(decided).toMatchObject([{ accrue_invocations: 2, billed_bytes: (11 + 10 + 10) * 2 ** 20 }]);
});
