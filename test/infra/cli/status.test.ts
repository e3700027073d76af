import { expect, test } from "vitest";
import { holderOf } from "../../../infra/cli/status.ts";
import type { Run } from "../../../shared/aws/runs.ts";

const run = (run_number: number, status: Run["status"]): Run => ({
  run_id: `2025-03-31-0000000${run_number}`,
  run_number,
  as_of_date: "2025-03-31",
  execution_arn: `execution-${run_number}`,
  started_at: "2025-04-01T01:00:00.000Z",
  status,
  publishes_from_run_number: run_number,
});

test.each`
  latest          | holder       | because
  ${"running"}    | ${2}         | ${"it is at work"}
  ${"committing"} | ${2}         | ${"its commit row may not be written yet"}
  ${"committed"}  | ${undefined} | ${"its commit freed the lock"}
  ${"abandoned"}  | ${undefined} | ${"another run took the lock from it, and has freed it since"}
`("after a run that is $latest, $holder holds the lock: $because", ({ latest, holder }) => {
  expect(holderOf([run(2, latest), run(1, "committed")])?.run_number).toBe(holder);
});
