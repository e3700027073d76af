import { expect, test } from "vitest";
import { type ProgramVersion, programDocument } from "../../../shared/program/program.ts";
import { type AcceptedIngestion, planRun } from "../../../shared/run/plan.ts";

const run = { run_id: "2025-05-15-00000001", run_number: 1, as_of_date: "2025-05-15" };

function version(programId: string, number: number, from: string, more: Record<string, unknown> = {}): ProgramVersion {
  return {
    programId,
    version: number,
    document: programDocument.parse({
      program: programId,
      name: { en: programId },
      contract_reference: "C-1",
      effective: { from },
      currency: "EUR",
      period: "quarter",
      qualifier: { measure: "net_amount" },
      base: { measure: "net_amount" },
      method: "whole",
      tiers: [{ from: "0", benefit: { kind: "percent", percent: "1" } }],
      ...more,
    }),
    documentSha256: "0".repeat(64),
    publishedAt: "2025-01-01T00:00:00.000Z",
  };
}

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

const spans = (versions: readonly ProgramVersion[]) =>
  planRun(run, versions, []).periods.map((row) => [row.program_version, row.period_id, row.first_day, row.day_after]);

test("periods run from the program's first day to the as-of date, which still counts", () => {
  expect(spans([version("annual", 1, "2025-02-10")])).toEqual([
    [1, "2025-Q1", "2025-02-10", "2025-04-01"],
    [1, "2025-Q2", "2025-04-01", "2025-05-16"],
  ]);
});

test("a version that begins within a period takes over from its first day", () => {
  expect(spans([version("annual", 1, "2025-01-01"), version("annual", 2, "2025-05-01")])).toEqual([
    [1, "2025-Q1", "2025-01-01", "2025-04-01"],
    [1, "2025-Q2", "2025-04-01", "2025-05-01"],
    [2, "2025-Q2", "2025-05-01", "2025-05-16"],
  ]);
});

test("a program that begins after the as-of date is not computed yet", () => {
  expect(spans([version("later", 1, "2025-05-16")])).toEqual([]);
  expect(spans([version("today", 1, "2025-05-15")])).toEqual([[1, "2025-Q2", "2025-05-15", "2025-05-16"]]);
});

test("equal scopes share one id whatever order their values are written in", () => {
  const scope = (brand: string[]) => ({ products: { include: { brand } } });
  const plan = planRun(
    run,
    [version("one", 1, "2025-04-01", scope(["a", "b"])), version("two", 1, "2025-04-01", scope(["b", "a"]))],
    [],
  );
  expect(new Set(plan.periods.map(({ product_scope_id }) => product_scope_id)).size).toBe(1);
  expect(plan.scopes.filter(({ scope_kind }) => scope_kind === "product")).toHaveLength(2);
});

test("blocked customers and competitors are excluded from every scope", () => {
  const { scopes } = planRun(run, [version("all", 1, "2025-04-01")], []);
  expect(
    scopes
      .filter(({ scope_kind }) => scope_kind === "customer")
      .map(({ effect, attribute, value }) => [effect, attribute, value]),
  ).toEqual([
    ["all", null, null],
    ["exclude", "tag", "blocked"],
    ["exclude", "tag", "competitor"],
  ]);
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
