import { z } from "zod";
import type { StoredPosition } from "../../shared/aws/ledger.ts";
import { askForRows, sqlLiteral } from "../../shared/aws/questions.ts";
import { positionId } from "../../shared/ledger/position.ts";
import type { LedgerEntry } from "../../shared/ledger/posting.ts";
import { allShards } from "../../shared/ledger/shard.ts";
import { verifyEntries } from "../../shared/ledger/verify.ts";
import { type Decimal, parseDecimal } from "../../shared/money/decimal.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { panelFirstDay } from "../../shared/run/panel.ts";
import { amountsDiffer, type Check, differs } from "./check.ts";
import type { Tierline } from "./client.ts";
import { queryText } from "./query-text.ts";
import {
  payoutEntriesAndLedger,
  payoutFacts,
  payoutsAndTheirEntries,
  readPayoutLedger,
  readPayouts,
  visiblePayouts,
} from "./verification-of-payouts.ts";

const shardsAtOnce = 8;
const lastRunNumber = 99_999_999;

const amount = z.string().transform(parseDecimal);
const EntryRow = z.object({
  run_id: z.string(),
  entry_id: z.string(),
  amount,
  debit_account: z.string(),
  credit_account: z.string(),
  accrued_after_amount: amount,
});
const StandingRow = z.object({
  program_id: z.string(),
  customer_id: z.string(),
  period_id: z.string(),
  to_accrue_amount: amount,
  accrued_amount: amount,
});
const IngestionRow = z.object({
  ingestion_id: z.string(),
  rows_accepted: z.coerce.number(),
  rows_rejected: z.coerce.number(),
  net_amount_accepted: amount,
});
const PanelRow = z.object({
  month: z.string(),
  currency: z.string(),
  panel_amount: amount,
  lines_amount: amount,
  panel_unconverted: z.coerce.number(),
  lines_unconverted: z.coerce.number(),
});
const RunRow = z.object({
  run_id: z.string(),
  run_number: z.coerce.number(),
  as_of_date: z.string(),
  started_at: z.string(),
  journal_key: z.string(),
});

/** Checks everything that was promised about what is stored: files, ledger, facts, journals and payouts, all of them. */
export async function verify(tierline: Tierline, onCheck: (check: Check) => void): Promise<readonly Check[]> {
  const runs = (await askForRows(tierline.queryDesk, await queryText("report/committed-runs"))).map((row) =>
    RunRow.parse(row),
  );
  const entries = (
    await inParallel(shardsAtOnce, allShards, (shard) => tierline.ledger.entries(shard, 0, lastRunNumber))
  ).flat();
  const positions = (await inParallel(shardsAtOnce, allShards, (shard) => tierline.ledger.positions(shard))).flat();
  const visible = (await askForRows(tierline.queryDesk, await queryText("verify/visible-entries"))).map((row) =>
    EntryRow.parse(row),
  );

  const checks: Check[] = [];
  const done = (check: Check) => {
    checks.push(check);
    onCheck(check);
  };
  done(await ingestionTotals(tierline));
  done(ledgerLaws(entries));
  done(positionsAndEntries(positions, entries));
  done(factsAndLedger(entries, visible, runs[0]?.run_number ?? 0));
  done(await standingsAndLedger(tierline, runs[0], positions));
  done(await panelAndLines(tierline, runs[0]));
  const seen = await visiblePayouts(tierline);
  done(await journals(tierline, runs, [...visible, ...seen.entries]));
  // The ledger first: of what it holds, the payouts read afterwards know.
  const booked = await readPayoutLedger(tierline);
  const kept = await readPayouts(tierline);
  done(payoutEntriesAndLedger(booked, entries));
  done(payoutsAndTheirEntries(kept, booked));
  done(payoutFacts(seen, kept, booked, runs[0]?.started_at));
  return checks;
}

/** Rows in = accepted + rejected, in the manifest; and the lake holds exactly what the manifest says. */
async function ingestionTotals(tierline: Tierline): Promise<Check> {
  const found = (await askForRows(tierline.queryDesk, await queryText("verify/ingestion-totals"))).map((row) =>
    IngestionRow.parse(row),
  );
  const inLake = new Map(found.map((row) => [row.ingestion_id, row]));
  const ingestions = await tierline.ingestions.accepted();
  const problems = ingestions.flatMap((ingestion) => {
    const { ingestionId, file, kind, rowsIn, rowsAccepted, rowsRejected, netAmountAccepted = "0" } = ingestion;
    const lake = inLake.get(ingestionId);
    const name = `${file} (${ingestionId})`;
    return [
      ...differs(`${name}: rows in against accepted + rejected`, rowsIn, rowsAccepted + rowsRejected),
      ...differs(`${name}: rejected rows in the lake`, lake?.rows_rejected ?? 0, rowsRejected),
      ...(kind === "orders"
        ? [
            ...differs(`${name}: order lines in the lake`, lake?.rows_accepted ?? 0, rowsAccepted),
            ...amountsDiffer(
              `${name}: net amount in the lake`,
              lake?.net_amount_accepted ?? parseDecimal("0"),
              parseDecimal(netAmountAccepted),
            ),
          ]
        : []),
    ];
  });
  return { check: "files and the lake", checked: `${ingestions.length} files`, problems };
}

/** The ledger's own laws: two accounts, amounts above zero, unbroken chains, debits equal credits. */
function ledgerLaws(entries: readonly LedgerEntry[]): Check {
  const { breaches, positions, accountTotals } = verifyEntries(entries);
  const currencies = new Set(accountTotals.map(({ currency }) => currency)).size;
  return {
    check: "laws of the ledger",
    checked: `${entries.length} entries of ${positions} positions in ${currencies} currencies`,
    problems: breaches.map(({ law, at, found }) => `${at}: ${law}: ${found}`),
  };
}

/** A position's accrued amount is the sum of its entries, and its pointer is the last of them. */
function positionsAndEntries(positions: readonly StoredPosition[], entries: readonly LedgerEntry[]): Check {
  const entriesOf = Map.groupBy(entries, ({ key }) => positionId(key));
  const stored = new Set(positions.map(({ key }) => positionId(key)));
  const problems = positions.flatMap((position) => {
    const name = positionId(position.key);
    const own = entriesOf.get(name) ?? [];
    const sum = own.reduce((total, { accruedChange }) => total.plus(accruedChange), parseDecimal("0"));
    const last = own.reduce<LedgerEntry | undefined>(
      (a, b) => (a === undefined || b.runNumber > a.runNumber ? b : a),
      undefined,
    );
    return [
      ...amountsDiffer(`${name}: accrued against the sum of its entries`, position.accrued, sum),
      ...differs(`${name}: entries counted`, position.entryCount, own.length),
      ...differs(`${name}: last entry`, position.lastEntryId, last?.entryId ?? "none"),
    ];
  });
  const orphans = [...entriesOf.keys()]
    .filter((name) => !stored.has(name))
    .map((name) => `${name}: entries without a position`);
  return {
    check: "positions and their entries",
    checked: `${positions.length} positions`,
    problems: [...problems, ...orphans],
  };
}

/** Readers of the facts see every entry up to the last committed run once, and nothing else. */
function factsAndLedger(
  entries: readonly LedgerEntry[],
  visible: readonly z.infer<typeof EntryRow>[],
  lastCommitted: number,
): Check {
  const seen = new Map<string, z.infer<typeof EntryRow>>();
  const problems: string[] = [];
  for (const row of visible) {
    if (seen.has(row.entry_id)) problems.push(`${row.entry_id}: visible through ${row.run_id} and another run`);
    seen.set(row.entry_id, row);
  }
  const published = entries.filter(({ runNumber }) => runNumber <= lastCommitted);
  for (const entry of published) {
    const row = seen.get(entry.entryId);
    if (row === undefined) problems.push(`${entry.entryId}: in the ledger, not in the facts`);
    else
      problems.push(
        ...amountsDiffer(`${entry.entryId}: amount in the facts`, row.amount, entry.amount),
        ...amountsDiffer(`${entry.entryId}: accrued after in the facts`, row.accrued_after_amount, entry.accruedAfter),
        ...differs(`${entry.entryId}: debit account in the facts`, row.debit_account, entry.debitAccount),
        ...differs(`${entry.entryId}: credit account in the facts`, row.credit_account, entry.creditAccount),
      );
  }
  const ids = new Set(published.map(({ entryId }) => entryId));
  problems.push(...[...seen.keys()].filter((id) => !ids.has(id)).map((id) => `${id}: in the facts, not in the ledger`));
  return { check: "facts and ledger", checked: `${visible.length} entries`, problems };
}

/** The last committed run's standings show what the ledger holds, unless a later run has posted since. */
async function standingsAndLedger(
  tierline: Tierline,
  run: z.infer<typeof RunRow> | undefined,
  positions: readonly StoredPosition[],
): Promise<Check> {
  const check = "standings and ledger";
  if (run === undefined) return { check, checked: "no run is committed yet", problems: [] };
  const parameters = [sqlLiteral("string", run.run_id), sqlLiteral("string", run.as_of_date)];
  const rows = await askForRows(tierline.queryDesk, await queryText("verify/latest-standings"), parameters);
  const booked = new Map(positions.map((position) => [positionId(position.key), position]));
  const problems = rows.flatMap((row) => {
    const standing = StandingRow.parse(row);
    const name = `${standing.program_id}/${standing.customer_id}/${standing.period_id}`;
    const position = booked.get(name);
    if (position !== undefined && position.lastRunNumber > run.run_number) return [];
    return [
      ...amountsDiffer(
        `${name}: accrued against what is to be accrued`,
        standing.accrued_amount,
        standing.to_accrue_amount,
      ),
      ...amountsDiffer(
        `${name}: accrued in the ledger`,
        position?.accrued ?? parseDecimal("0"),
        standing.accrued_amount,
      ),
    ];
  });
  return { check, checked: `${rows.length} standings of run ${run.run_id}`, problems };
}

/** The months of the panel hold what the counted lines come to, in each currency and to the last digit. */
async function panelAndLines(tierline: Tierline, run: z.infer<typeof RunRow> | undefined): Promise<Check> {
  const check = "panel and order lines";
  if (run === undefined) return { check, checked: "no run is committed yet", problems: [] };
  const parameters = [sqlLiteral("date", panelFirstDay(run.as_of_date))];
  const rows = await askForRows(tierline.queryDesk, await queryText("verify/panel-months"), parameters);
  const problems = rows.flatMap((row) => {
    const found = PanelRow.parse(row);
    const name = `${found.month} in ${found.currency}`;
    return [
      ...amountsDiffer(`${name}: net amount in the panel`, found.panel_amount, found.lines_amount),
      ...differs(`${name}: lines without a rate in the panel`, found.panel_unconverted, found.lines_unconverted),
    ];
  });
  return { check, checked: `${rows.length} months and currencies`, problems };
}

/** Every committed run's journal balances and carries the sum of the run's entries. */
async function journals(
  { lake }: Tierline,
  runs: readonly z.infer<typeof RunRow>[],
  visible: readonly { readonly run_id: string; readonly amount: Decimal }[],
): Promise<Check> {
  const entriesOf = Map.groupBy(visible, ({ run_id }) => run_id);
  const problems = await inParallel(shardsAtOnce, runs, async ({ run_id, journal_key }) => {
    if (!(await lake.exists(journal_key))) return [`${run_id}: its journal ${journal_key} is gone`];
    const [header = "", ...lines] = new TextDecoder()
      .decode(await lake.read(journal_key))
      .trimEnd()
      .split(/\r?\n/);
    const columns = header.split(",");
    const sum = (column: string) =>
      lines.reduce(
        (total, line) => total.plus(parseDecimal(line.split(",")[columns.indexOf(column)] ?? "")),
        parseDecimal("0"),
      );
    const posted = (entriesOf.get(run_id) ?? []).reduce((total, entry) => total.plus(entry.amount), parseDecimal("0"));
    return [
      ...amountsDiffer(`${run_id}: debits against credits of the journal`, sum("debit_amount"), sum("credit_amount")),
      ...amountsDiffer(`${run_id}: debits of the journal against the run's entries`, sum("debit_amount"), posted),
    ];
  });
  return { check: "journals", checked: `${runs.length} runs`, problems: problems.flat() };
}
