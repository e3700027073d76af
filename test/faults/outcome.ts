import type { Tierline } from "../../infra/cli/client.ts";
import { verify } from "../../infra/cli/verification.ts";
import { askForRows } from "../../shared/aws/questions.ts";
import { positionId } from "../../shared/ledger/position.ts";
import { allShards } from "../../shared/ledger/shard.ts";
import { formatDecimal } from "../../shared/money/decimal.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";

/**
 * What a played story leaves behind, each as sorted lines of text that any two systems can be compared by: without run ids, run
 * numbers and times, which are their own.
 */
export type Outcome = Readonly<Record<string, readonly string[]>>;

const shardsAtOnce = 8;
const lastRunNumber = 99_999_999;
const dayCharacters = "2025-01-31".length;

/** Facts to compare, with the columns that differ from system to system. */
const facts: readonly { readonly view: string; readonly without: readonly string[] }[] = [
  { view: "order_lines", without: [] },
  { view: "rejected_lines", without: [] },
  { view: "order_lines_current", without: ["run_id"] },
  { view: "rejected_lines_current", without: [] },
  { view: "customers_current", without: ["run_id"] },
  { view: "programs_current", without: ["run_id", "published_at"] },
  { view: "standings_current", without: ["run_id"] },
  { view: "customer_months_current", without: ["run_id"] },
  { view: "enrolments_current", without: ["run_id"] },
  // A night that is run again shows the same standings under another run.
  { view: "standings_committed", without: ["run_id", "run_number"] },
];

export async function outcomeOf(tierline: Tierline): Promise<Outcome> {
  const perShard = <T>(work: (shard: number) => Promise<readonly T[]>) =>
    inParallel(shardsAtOnce, allShards, work).then((all) => all.flat());
  const positions = await perShard((shard) => tierline.ledger.positions(shard));
  const entries = await perShard((shard) => tierline.ledger.entries(shard, 0, lastRunNumber));
  const committed = await askForRows(
    tierline.queryDesk,
    `select program_id, customer_id, period_id, program_version, posting_run_id, debit_account, credit_account,
       amount, accrued_change_amount, accrued_after_amount, currency
     from accrual_entries_committed`,
  );
  return {
    positions: positions
      .map(({ key, accrued, currency, entryCount, periodDayAfter }) =>
        [positionId(key), periodDayAfter, formatDecimal(accrued), currency, `${entryCount} entries`].join(" "),
      )
      .sort(),
    entries: entries
      .map((entry) =>
        [
          positionId(entry.key),
          // A run's id begins with its as-of date.
          entry.runId.slice(0, dayCharacters),
          `version ${entry.programVersion}`,
          formatDecimal(entry.accruedChange),
          "to",
          formatDecimal(entry.accruedAfter),
          entry.currency,
          `${entry.debitAccount} to ${entry.creditAccount}`,
        ].join(" "),
      )
      .sort(),
    accrual_entries_committed: committed
      .map((row) => JSON.stringify({ ...row, posting_run_id: row.posting_run_id?.slice(0, dayCharacters) }))
      .sort(),
    ...Object.fromEntries(
      await inParallel(2, facts, async ({ view, without }) => [view, await linesOf(tierline, view, without)] as const),
    ),
  };
}

/** The distinct rows of a view as text. */
async function linesOf(tierline: Tierline, view: string, without: readonly string[]): Promise<readonly string[]> {
  const rows = await askForRows(tierline.queryDesk, `select * from ${view}`);
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !without.includes(column)))),
  );
  return [...new Set(lines)].sort();
}

/** Everything that must hold of any system by itself: control totals, laws of the ledger, every entry in one committed fact. */
export async function problemsOf(tierline: Tierline): Promise<readonly string[]> {
  const checks = await verify(tierline, () => undefined);
  return checks.flatMap(({ check, problems }) => problems.map((problem) => `${check}: ${problem}`));
}

/** Differences between two outcomes in words, the first few of each kind. */
export function differences(found: Outcome, expected: Outcome): readonly string[] {
  return Object.entries(expected).flatMap(([name, lines]) => {
    const other = found[name] ?? [];
    const missing = lines.filter((line) => !other.includes(line)).map((line) => `${name}: missing ${line}`);
    const invented = other.filter((line) => !lines.includes(line)).map((line) => `${name}: invented ${line}`);
    const count = other.length === lines.length ? [] : [`${name}: ${other.length} rows instead of ${lines.length}`];
    return [...count, ...missing.slice(0, shown), ...invented.slice(0, shown)];
  });
}

const shown = 5;
