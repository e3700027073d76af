import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../../shared/aws/objects.ts";
import { writeFacts } from "../../../shared/aws/parquet.ts";
import { type FactRow, type FactTable, factKey } from "../../../shared/facts/table.ts";
import { payoutChecks, payoutDecisions, payoutLines, payoutReleases, payouts } from "../../../shared/facts/tables.ts";
import type { RunReference } from "../../../shared/run/plan.ts";

/** Of twenty payouts so many have come so far. */
const stages = [
  ...Array.from({ length: 10 }, () => "paid"),
  ...Array.from({ length: 4 }, () => "in_approval"),
  ...Array.from({ length: 3 }, () => "approved"),
  ...Array.from({ length: 2 }, () => "released"),
  "blocked",
] as const;
const isDecided = (status: string) => status === "paid" || status === "approved" || status === "released";

/**
 * Puts payouts of a committed run into the lake as that run would have found them: to propose and decide so many through the machine
 * takes an hour, and pages read the facts alone.
 */
export async function putPayouts(lake: ObjectStore, run: RunReference, count: number): Promise<void> {
  const made = Array.from({ length: count }, (_, index) => {
    const status = stages[index % stages.length] ?? "paid";
    const day = String(1 + (index % 28)).padStart(2, "0");
    const [proposed, decided] = [`2025-12-${day} 08:00:00`, `2025-12-${day} 12:00:00`];
    return {
      payout_id: `P${index}`,
      customer_id: `C${String(index).padStart(6, "0")}`,
      status,
      day,
      proposed,
      decided,
    };
  });
  const amount = "123.45";
  const tables: readonly (readonly [FactTable, readonly FactRow[]])[] = [
    [
      payouts,
      made.map(({ payout_id, customer_id, status, day, proposed, decided }, index) => ({
        payout_id,
        customer_id,
        customer_name: `Customer ${index}`,
        region: ["north", "south", "east", "west"][index % 4] ?? null,
        segment: "key",
        payout_group: "bench-annual",
        currency: "EUR",
        amount,
        line_count: 1,
        payout_on: `2026-01-${day}`,
        status,
        reason: status === "blocked" ? "payee_missing" : null,
        proposed_by: "jonas.keller@tierline.example",
        proposed_at: proposed,
        round: 1,
        checks_warned: index % 7 === 0 ? 1 : 0,
        checks_blocked: status === "blocked" ? 1 : 0,
        waiting_level_id: status === "in_approval" ? "sales-manager" : null,
        waiting_since: status === "in_approval" ? proposed : null,
        approved_at: isDecided(status) ? decided : null,
        released_at: status === "paid" || status === "released" ? decided : null,
        paid_at: status === "paid" ? decided : null,
        paid_on: status === "paid" ? `2025-12-${day}` : null,
        revision: 4,
      })),
    ],
    [
      payoutLines,
      made.map(({ payout_id, customer_id }) => ({
        payout_id,
        line_number: 1,
        program_id: "bench-annual",
        program_version: 1,
        customer_id,
        period_id: "2025",
        amount,
        currency: "EUR",
      })),
    ],
    [
      payoutChecks,
      made.map(({ payout_id, status }, index) => ({
        payout_id,
        check_id: status === "blocked" ? "payee_registered" : "usual_amount",
        verdict: status === "blocked" ? "block" : index % 7 === 0 ? "warn" : "pass",
        reason: status === "blocked" ? "payee_missing" : index % 7 === 0 ? "jump_against_history" : null,
        figures: "{}",
      })),
    ],
    [
      payoutDecisions,
      made
        .filter(({ status }) => isDecided(status))
        .map(({ payout_id, proposed, decided }, index) => ({
          payout_id,
          round: 1,
          step_number: 1,
          level_id: "sales-manager",
          decided_by: ["greta.lindner@tierline.example", "pieter.devries@tierline.example"][index % 2] ?? null,
          outcome: "approved",
          reason: "as agreed",
          asked_at: proposed,
          decided_at: decided,
          business_hours: 4,
        })),
    ],
    [
      payoutReleases,
      made
        .filter(({ status }) => status === "paid" || status === "released")
        .map(({ payout_id, status, day, decided }) => ({
          payout_id,
          attempt: 1,
          round: 1,
          released_by: "sophie.martin@tierline.example",
          released_at: decided,
          outcome: status === "paid" ? "paid" : null,
          value_date: status === "paid" ? `2025-12-${day}` : null,
        })),
    ],
  ];
  await withDuckDb(async (duckdb) => {
    for (const [table, rows] of tables) {
      const key = factKey(table, run.as_of_date, run.run_id);
      await writeFacts(
        duckdb,
        lake,
        table,
        key,
        rows.map((row) => ({ run_id: run.run_id, ...row })),
      );
    }
  });
}
