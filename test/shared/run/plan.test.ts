import { expect, test } from "vitest";
import { type AcceptedIngestion, planRun } from "../../../shared/run/plan.ts";
import { ruleRows } from "../../../shared/run/rule-rows.ts";
import { programWith, tiersOf, versionOf } from "../../support/program.ts";

const run = { run_id: "2025-05-15-00000001", run_number: 1, as_of_date: "2025-05-15" };

function ingestion(id: string, receivedAt: string, sequence: number, rowsAccepted = 1): AcceptedIngestion {
  return {
    ingestionId: id,
    kind: "orders",
    sourceId: "erp",
    file: id,
    rowsIn: rowsAccepted,
    rowsAccepted,
    rowsRejected: 0,
    receivedAt,
    sequence,
  };
}

test("what counts comes from the program versions, which are pinned as they are", () => {
  const version = versionOf(programWith({ effective: { from: "2025-01-01" } }));
  const plan = planRun(run, [version], []);
  expect(plan.rules).toEqual(ruleRows(run.run_id, [version], run.as_of_date));
  expect(plan.programs).toMatchObject([
    { program_id: "annual", program_version: 1, effective_until: null, name_zh: null },
  ]);
  expect(JSON.parse(String(plan.programs[0]?.document))).toEqual(JSON.parse(JSON.stringify(version.document)));
});

test("the tiers of every version are numbered from the lowest", () => {
  const first = versionOf(programWith({ tiers: tiersOf("0: 1%, 10000.50: 2%") }));
  const second = versionOf(programWith({ tiers: tiersOf("500: 3%") }), 2);
  expect(planRun(run, [first, second], []).tiers).toEqual(
    [
      { program_version: 1, tier: 1, tier_from: "0" },
      { program_version: 1, tier: 2, tier_from: "10000.50" },
      { program_version: 2, tier: 1, tier_from: "500" },
    ].map((row) => ({ run_id: run.run_id, program_id: "annual", ...row })),
  );
});

test("files take precedence in the order of arrival, the sequence deciding within one second", () => {
  const { ingestions } = planRun(
    run,
    [],
    [
      ingestion("c", "2025-01-02T00:00:00Z", 1),
      ingestion("b", "2025-01-01T00:00:00Z", 3),
      ingestion("a", "2025-01-01T00:00:00Z", 2),
    ],
  );
  expect(ingestions.map(({ ingestion_id, precedence }) => [ingestion_id, precedence])).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ]);
});

test.each([0, 1, 250_000, 250_001, 10_000_000, 1_000_000_000])(
  "shard spans for %i lines cover every shard once",
  (lines) => {
    const { spans } = planRun(run, [], [ingestion("a", "2025-01-01T00:00:00Z", 1, lines)]);
    expect(spans[0]?.first_shard).toBe(0);
    expect(spans.at(-1)?.shard_after).toBe(64);
    for (const [index, span] of spans.entries()) {
      expect(span.shard_after).toBeGreaterThan(span.first_shard);
      expect(span.first_shard).toBe(spans[index - 1]?.shard_after ?? 0);
    }
  },
);
