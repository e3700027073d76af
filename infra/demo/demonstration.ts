import { readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readApprovalPolicy } from "../../shared/approval/read-approval-policy.ts";
import { askForRows, sqlLiteral } from "../../shared/aws/questions.ts";
import { grouped } from "../../shared/money/grouped.ts";
import { documentSha256 } from "../../shared/program/canonical.ts";
import type { Problem } from "../../shared/program/problem.ts";
import { readProgram } from "../../shared/program/validate.ts";
import { dayIn } from "../../shared/run/as-of-date.ts";
import { untilClosed, untilMeasured } from "../cli/after-the-night.ts";
import { count } from "../cli/amounts.ts";
import { connect, type Tierline } from "../cli/client.ts";
import { stateOption } from "../cli/context.ts";
import type { Environment } from "../cli/endpoints.ts";
import { CommandFailure } from "../cli/exit-codes.ts";
import { ingestFile } from "../cli/ingestion.ts";
import { type Night, runNight } from "../cli/night.ts";
import { problemLines } from "../cli/problem-lines.ts";
import { publishProgram } from "../cli/publication.ts";
import { projectDirectory, queryText } from "../cli/query-text.ts";
import { runReport } from "../cli/run-report.ts";
import { renderRunReport } from "../cli/run-report-text.ts";
import { type Terminal, terminalOn } from "../cli/terminal.ts";
import { renderWaiting, waitingPayouts } from "../cli/waiting-payouts.ts";
import { generatedMarket } from "./generated-market.ts";
import { generatedYear } from "./generated-year.ts";
import { nightLine, nightsHeader } from "./night-line.ts";
import { daysWithRuns, nightsToRun, usualNights } from "./nights.ts";
import { ownOrders } from "./own-orders.ts";
import type { Arrival, Story } from "./story.ts";

export type DemonstrationOptions = {
  /** The generated market with known effects instead of the generated year. */
  readonly market?: boolean;
  /** A file of real orders instead of the generated year; wants profile and programs too. */
  readonly orders?: string;
  readonly profile?: string;
  readonly programs?: string;
  /** The directory of the system's state, for the commands that are suggested in the end to find it. */
  readonly state?: string;
  /** Where the generated files go. */
  readonly directory?: string;
  readonly terminal?: Terminal;
};

export type Demonstration = {
  readonly nights: readonly Night[];
  /** Files taken in now; those that were known from before are not counted. */
  readonly filesIngested: number;
  readonly entriesPosted: number;
};

/**
 * Plays a year on a running system with the code of the commands: files and programs arrive, nights are run, the last run is
 * reported. What is there already is found and not done again, so a second time posts nothing.
 * @throws CommandFailure if a file or program is refused, or a run fails or does not reconcile
 */
export async function runDemonstration(
  system: { readonly environment: Environment },
  options: DemonstrationOptions = {},
): Promise<Demonstration> {
  const terminal = options.terminal ?? terminalOn({ output: process.stdout, errors: process.stderr });
  const startedAt = performance.now();
  const tierline = await connect(system.environment, "Tierline");
  try {
    const story = await storyOf(options);
    terminal.print(`${story.title}\n`);
    const played = await play(tierline, story, terminal);
    const report = await runReport(tierline, played.nights.at(-1)?.run.run_id);
    terminal.print(`\n${renderRunReport(report, terminal.width)}`);
    terminal.print(`\n${renderWaiting(await waitingPayouts(tierline), terminal.width)}`);
    terminal.print(
      `\n${closingWords(played, furtherCommands(story, await largestPosition(tierline), options.state), (performance.now() - startedAt) / 1000)}`,
    );
    return played;
  } finally {
    tierline.disconnect();
  }
}

async function storyOf({ market, orders, profile, programs, directory }: DemonstrationOptions): Promise<Story> {
  if (orders === undefined && profile === undefined && programs === undefined)
    return market === true
      ? generatedMarket(directory ?? join(projectDirectory, ".local/market/files"))
      : generatedYear(directory ?? join(projectDirectory, ".local/demo"));
  if (market === true) throw new CommandFailure("usage", "the market has orders and programs of its own");
  if (orders === undefined || profile === undefined || programs === undefined)
    throw new CommandFailure(
      "usage",
      "your own orders need all three: --orders FILE --profile FILE --programs DIRECTORY",
    );
  return ownOrders({ orders, profile, programs });
}

async function play(tierline: Tierline, story: Story, terminal: Terminal): Promise<Demonstration> {
  const lastCommitted = await lastCommittedDay(tierline);
  const waiting = [...story.arrivals];
  const nights: Night[] = [];
  let filesIngested = 0;
  let entriesPosted = 0;

  if (story.policy !== undefined) await publishPolicy(tierline, story.policy);
  const days = story.days ?? (await takeInAndFindDays());
  terminal.print(nightsHeader);
  for (const asOfDate of nightsToRun(story.nights ?? usualNights(days), lastCommitted)) {
    const taken = await takeInUntil(asOfDate);
    const night = await shownNight(asOfDate);
    const { run, programs } = await runReport(tierline, night.run.run_id);
    nights.push(night);
    entriesPosted += run.entries_posted;
    terminal.print(
      nightLine({
        asOfDate,
        taken,
        linesCounted: run.lines_counted,
        entriesPosted: run.entries_posted,
        programs,
        seconds: night.seconds,
      }),
    );
  }
  await untilClosed(tierline);
  await untilAsked(tierline, terminal);
  terminal.say("Measuring effects …");
  await untilMeasured(tierline);
  return { nights, filesIngested, entriesPosted };

  /** Everything that has arrived up to and with a day, that no earlier night has taken in. */
  async function takeInUntil(day: string): Promise<Taken> {
    const due = waiting.filter((arrival) => arrival.day <= day);
    waiting.splice(0, due.length);
    const taken: Taken = { files: 0, rows: 0, rejected: 0 };
    for (const arrival of due) await takeIn(arrival, taken);
    filesIngested += taken.files;
    return taken;
  }

  async function takeIn({ files, programs }: Arrival, taken: Taken): Promise<void> {
    for (const { file, profile } of files) {
      const { ingestion, known } = await ingestFile(tierline, file, profile);
      if (ingestion.status === "refused")
        throw new CommandFailure("refused", `${file} was refused:\n  ${ingestion.problems.join("\n  ")}`);
      if (known) continue;
      taken.files += 1;
      taken.rows += ingestion.rowsIn;
      taken.rejected += ingestion.rowsRejected;
    }
    for (const file of programs) await publishOnce(tierline, file);
  }

  /** Own orders tell their days only once they are in the lake. */
  async function takeInAndFindDays() {
    const { files } = await takeInUntil("");
    terminal.say(files === 0 ? "The file is known already." : `${count(files, "file")} taken in.`);
    return orderDays(tierline, story);
  }

  async function shownNight(asOfDate: string): Promise<Night> {
    const progress = terminal.progress(`Night of ${asOfDate}`, usualStates);
    let entered = 0;
    try {
      const night = await runNight(tierline, asOfDate, (state) => {
        progress.advanceTo(Math.min(entered, usualStates), state);
        entered += 1;
      });
      progress.finish();
      return night;
    } catch (error) {
      progress.finish("NOT committed");
      throw error;
    }
  }
}

type Taken = { files: number; rows: number; rejected: number };

const usualStates = 7;

/** An earlier version that is found again must not become the latest one: what was published once is left alone. */
async function publishOnce(tierline: Tierline, file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const read = readProgram(text);
  if (read.ok) {
    const { document } = read;
    const sha256 = documentSha256(document);
    const versions = await tierline.programs.all();
    if (versions.some(({ programId, documentSha256: known }) => programId === document.program && known === sha256))
      return;
  }
  const result = await publishProgram(tierline, text);
  if (result.outcome !== "refused") return;
  throw refusalOf(file, result.problems);
}

/** Waits until the approvers of everything that is proposed have been asked. */
async function untilAsked(tierline: Tierline, terminal: Terminal): Promise<void> {
  const proposed = async () => (await waitingPayouts(tierline)).filter(({ status }) => status === "proposed").length;
  const total = await proposed();
  if (total === 0) return;
  const progress = terminal.progress("Asking the approvers", total);
  for (let left = total; left > 0; left = await proposed()) {
    progress.advanceTo(total - left, count(left, "payout"));
    await sleep(pauseMilliseconds);
  }
  progress.finish();
}

const pauseMilliseconds = 500;

async function publishPolicy(tierline: Tierline, file: string): Promise<void> {
  const read = readApprovalPolicy(await readFile(file, "utf8"));
  if (!read.ok) throw refusalOf(file, read.problems);
  await tierline.approvalPolicies.publish(read.policy, new Date().toISOString());
}

function refusalOf(file: string, problems: readonly Problem[]): CommandFailure {
  return new CommandFailure(
    "refused",
    [`${relative(process.cwd(), file)} was refused:`, ...problemLines(problems)].join("\n"),
  );
}

async function lastCommittedDay({ runs }: Tierline): Promise<string | undefined> {
  const committed = (await runs.latest(100)).filter(({ status }) => status === "committed");
  return committed
    .map(({ as_of_date }) => as_of_date)
    .sort()
    .at(-1);
}

async function orderDays(tierline: Tierline, { arrivals }: Story) {
  const names = arrivals.flatMap(({ files }) => files.map(({ file }) => basename(file)));
  const ingestions = (await tierline.ingestions.accepted()).filter(({ file }) => names.includes(basename(file)));
  const ids = ingestions.map(({ ingestionId }) => sqlLiteral("string", ingestionId)).join(", ");
  const [row] = await askForRows(
    tierline.queryDesk,
    `select min(order_date) as first_day, max(order_date) as last_day from order_lines where ingestion_id in (${ids})`,
  );
  if (row?.first_day == null || row.last_day == null)
    throw new CommandFailure("refused", "no order line of the file was accepted, so there is no day to run for");
  const { FirstAsOfDate, TimeZone } = tierline.outputs;
  return daysWithRuns(
    { first: row.first_day, last: row.last_day },
    { firstAsOfDate: FirstAsOfDate, today: dayIn(TimeZone, new Date().toISOString()) },
  );
}

/** A position worth explaining. */
async function largestPosition(tierline: Tierline): Promise<string> {
  const [largest] = await askForRows(tierline.queryDesk, await queryText("largest-accruals"));
  if (largest === undefined) return "PROGRAM/CUSTOMER/PERIOD";
  return `${largest.program_id}/${largest.customer_id}/${largest.period_id}`;
}

function closingWords(
  { nights, filesIngested, entriesPosted }: Demonstration,
  further: readonly string[],
  seconds: number,
): string {
  const done =
    entriesPosted === 0 && filesIngested === 0
      ? "Everything was ingested, published and accrued before. This start posted nothing: the ledger is as it was."
      : `${count(nights.length, "night")} run, ${count(filesIngested, "file")} taken in, ${count(entriesPosted, "entry", "entries")} posted.`;
  return [
    `${done} ${grouped(seconds.toFixed(1))} s.`,
    "",
    "Look further",
    ...further.map((command) => `  ${command}`),
  ].join("\n");
}

function furtherCommands({ further = [] }: Story, position: string, state: string | undefined): readonly string[] {
  const here = stateOption(state);
  return [
    `npx tierline status${here}`,
    `npx tierline payouts${here}`,
    "npx tierline queries",
    `npx tierline explain ${position}${here}`,
    `npx tierline verify${here}`,
    ...further.map((command) => `${command}${here}`),
  ];
}
