import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { synthesize } from "../../infra/local/synthesize.ts";
import { plainProgram } from "./bench-system.ts";
import { dashboardRows, dashboardsRound } from "./dashboards/dashboards-round.ts";
import { type BenchFiles, writeDistributor } from "./distributor.ts";
import { effectsRound } from "./effects/effects-round.ts";
import { type EffectsRound, effectsTable, growthRows } from "./effects/effects-table.ts";
import { monthCount } from "./effects/panel-facts.ts";
import { mixedPrograms } from "./mixed-programs.ts";
import { writePayoutFiles } from "./payouts/files.ts";
import { type PayoutRound, payoutRound } from "./payouts/payout-round.ts";
import { type FullRound, fullRound, plainRound, type Round } from "./round.ts";
import { isMet, type Row, tableOf } from "./table.ts";

/**
 * Measures the budgets of the design as ratios in one run: exit code 1 where one is missed.
 *   --lines N      order lines, a million unless told
 *   --rounds N     systems from nothing; of each figure the least counts, because a busy disk or machine only adds
 *   --skip-large   leaves out the file of ten times as many lines
 *   --skip-mixed   leaves out the round with fifty programs of mixed kinds
 *   --proposals N  payouts that one close proposes, ten thousand unless told; 0 leaves this round out
 *   --skip-dashboards leaves out the pages of figures
 *   --skip-effects leaves out the effects of a program on a hundred thousand and a million customers
 */
const { values: options } = parseArgs({
  options: {
    lines: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "3" },
    "skip-large": { type: "boolean", default: false },
    "skip-mixed": { type: "boolean", default: false },
    proposals: { type: "string", default: "10000" },
    "skip-dashboards": { type: "boolean", default: false },
    "skip-effects": { type: "boolean", default: false },
  },
});
const lines = Number(options.lines);
const rounds = Number(options.rounds);
const proposals = Number(options.proposals);
const largeFactor = 10;
const effectCustomers = [100_000, 1_000_000];
const memoryBudgetBytes = 2 * 1024 ** 3;

const directory = await mkdtemp(join(tmpdir(), "tierline-bench-"));
// The servers and functions end with this process; only the files would stay behind.
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    rmSync(directory, { recursive: true, force: true });
    process.exit(130);
  });
}
try {
  await synthesize(say);
  const files = await writeFiles(lines);
  const measured = await fullRounds("plain", files, await plainProgram());
  const rows = rowsOf(measured);
  let residentBytes = Math.max(...measured.map((round) => round.residentBytes));
  if (!options["skip-large"]) {
    say(`one round of ${lines * largeFactor} lines`);
    const large = await plainRound(join(directory, "large"), await writeFiles(lines * largeFactor));
    rows.push(largeRow(measured, large));
    residentBytes = Math.max(residentBytes, large.residentBytes);
  }
  const mixed = options["skip-mixed"]
    ? []
    : await fullRounds(
        "mixed",
        files,
        mixedPrograms.map((program) => JSON.stringify(program)),
      );
  const mixedRows = mixed.length === 0 ? [] : rowsOf(mixed);
  residentBytes = Math.max(residentBytes, ...mixed.map((round) => round.residentBytes));
  const paid = proposals === 0 ? undefined : await proposalsRound();
  const pageRows = paid === undefined ? [] : pageRowsOf(paid);
  const dashboards = options["skip-dashboards"] ? [] : dashboardRows(await openedDashboards(files));
  const effects = options["skip-effects"] ? [] : await effectsRounds();
  const [fewer, more] = effects;
  const effectRows = fewer === undefined || more === undefined ? [] : growthRows(fewer, more);
  const fits = residentBytes < memoryBudgetBytes;
  console.log(`${availableParallelism()} cores, ${lines} order lines, the least of ${rounds} rounds\n`);
  console.log(tableOf(rows));
  if (mixedRows.length > 0)
    console.log(`\nwith ${mixedPrograms.length} programs of mixed kinds\n\n${tableOf(mixedRows)}`);
  if (paid !== undefined) {
    console.log(`\n${paid.proposals} payouts of one close, all asked of one approver\n\n${tableOf(pageRows)}`);
    console.log(
      `proposed ${paid.close.toFixed(0)} s after the night, everybody asked ${paid.routing.toFixed(0)} s later`,
    );
  }
  if (dashboards.length > 0) console.log(`\ndashboards over ${lines} order lines\n\n${tableOf(dashboards)}`);
  if (effects.length > 0)
    console.log(
      `\neffects of one program on one outcome, over ${monthCount} months\n\n${effectsTable(effects)}\n\n${tableOf(effectRows)}`,
    );
  console.log(
    `\nlargest resident memory of a function: ${Math.round(residentBytes / 1024 ** 2)} MiB, budget < ${memoryBudgetBytes / 1024 ** 2} MiB: ${fits ? "met" : "MISSED"}`,
  );
  process.exitCode = fits && [...rows, ...mixedRows, ...pageRows, ...dashboards, ...effectRows].every(isMet) ? 0 : 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}
// Approvals that still wait keep their timers, and this process with them.
process.exit();

async function fullRounds(name: string, files: BenchFiles, programs: readonly string[]): Promise<readonly FullRound[]> {
  const measured: FullRound[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}: ${lines} lines, programs: ${programs.length}`);
    const one = await fullRound(join(directory, `${name}-${round}`), files, programs);
    say(JSON.stringify(one, (_, value) => (typeof value === "number" ? Number(value.toFixed(3)) : value)));
    measured.push(one);
  }
  return measured;
}

function rowsOf(measured: readonly FullRound[]): Row[] {
  const of = (seconds: (round: FullRound) => number) => Math.min(...measured.map(seconds));
  return [
    {
      what: "ingest",
      by: "bare DuckDB and raw transfer",
      measured: of(({ ingest }) => ingest),
      floor: of(({ ingestFloor }) => ingestFloor),
      budgetRatio: 1.3,
    },
    {
      what: "nightly compute",
      by: "bare DuckDB aggregate",
      measured: of(({ compute }) => compute),
      floor: of(({ computeFloor }) => computeFloor),
      budgetRatio: 2,
    },
    {
      what: "comparing and posting",
      by: "raw gets and transactions",
      measured: of(({ posting }) => posting),
      floor: of(({ postingFloor }) => postingFloor),
      budgetRatio: 1.25,
    },
    {
      what: "the whole night",
      by: "the three floors",
      measured: of(({ ingest, night }) => ingest + night),
      floor: of(({ ingestFloor, computeFloor, postingFloor }) => ingestFloor + computeFloor + postingFloor),
      budgetRatio: 1.5,
    },
    {
      what: "a second run, nothing new",
      by: "the first run",
      measured: of(({ secondNight }) => secondNight),
      floor: of(({ night }) => night),
      budgetRatio: 0.35,
    },
  ];
}

function largeRow(measured: readonly Round[], large: Round): Row {
  return {
    what: `${lines * largeFactor} lines`,
    by: `${lines} lines`,
    measured: large.ingest + large.night,
    floor: Math.min(...measured.map(({ ingest, night }) => ingest + night)),
    budgetRatio: 10.5,
  };
}

async function proposalsRound(): Promise<PayoutRound> {
  say(`one close of ${proposals} payouts`);
  const files = await withDuckDb((connection) => writePayoutFiles(connection, directory, proposals));
  return payoutRound(join(directory, "payouts"), files);
}

async function openedDashboards(files: BenchFiles) {
  say("dashboards");
  return dashboardsRound(join(directory, "dashboards"), files);
}

/** Each on a lake of its own, the smaller first: the larger leaves the process with more memory than it began with. */
async function effectsRounds(): Promise<readonly EffectsRound[]> {
  const measured: EffectsRound[] = [];
  for (const customers of effectCustomers) {
    say(`effects on ${customers} customers`);
    measured.push({ customers, asked: await effectsRound(join(directory, `effects-${customers}`), customers) });
  }
  return measured;
}

function pageRowsOf({ pages }: PayoutRound): Row[] {
  return Object.entries(pages).map(([what, measured]) => ({
    what,
    by: "a second",
    measured,
    floor: 1,
    budgetRatio: 1,
  }));
}

async function writeFiles(count: number): Promise<BenchFiles> {
  say(`writing ${count} order lines`);
  return withDuckDb((connection) => writeDistributor(connection, directory, count));
}

async function withDuckDb<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
