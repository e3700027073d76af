import { Command } from "commander";
import { stateOption } from "../cli/context.ts";
import { CommandFailure, exitCodes } from "../cli/exit-codes.ts";
import { renderTable } from "../cli/table.ts";
import { runDemonstration } from "../demo/demonstration.ts";
import { StartRefused } from "./start-refused.ts";
import { synthesize, templateFile } from "./synthesize.ts";
import { type LocalSystem, startLocalSystem } from "./system.ts";

/** `npm start`: brings the whole system up, does the main job once, and keeps serving until it is told to end. */
const options = new Command("npm start --")
  .description("Runs Tierline on this machine: a distributor's year, or your own orders, and then keeps serving.")
  .option("--once", "exit when the job is done")
  .option("--market", "a market whose programs have known effects instead of the demonstration")
  .option("--orders <file>", "a file of your own orders instead of the demonstration")
  .option("--profile <file>", "the source profile that says how to read it")
  .option("--programs <directory>", "the program documents to compute")
  .option("--state <directory>", "where the system keeps its state: .local, or .local/market for the market")
  .parse()
  .opts<{ once?: true; market?: true; orders?: string; profile?: string; programs?: string; state?: string }>();

/** The market is a ledger of its own. */
const stateDirectory = options.state ?? (options.market === true ? ".local/market" : ".local");

const say = (text: string): void => void process.stderr.write(`${text}\n`);

function printServices(system: LocalSystem): void {
  const rows = system.services.map(({ name, url, variable = "" }) => [name, url, variable]);
  const columns = [{ title: "service" }, { title: "address" }, { title: "variable for AWS clients" }];
  say(`\n${renderTable(columns, rows)}\n`);
}

async function start(): Promise<void> {
  await synthesize(say);
  const system = await startLocalSystem({
    stateDirectory,
    templateFile,
    ports: "fixed",
    onProgress: say,
  });
  const told = new Promise<"told">((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve("told"));
  });
  try {
    printServices(system);
    const { market = false, orders, profile, programs } = options;
    const job = runDemonstration(system, {
      state: stateDirectory,
      market,
      ...(orders === undefined ? {} : { orders }),
      ...(profile === undefined ? {} : { profile }),
      ...(programs === undefined ? {} : { programs }),
    });
    const first = await Promise.race([job, told]);
    if (first === "told") throw new CommandFailure("failed", "ended before the job was done; a new start takes it up");
    if (options.once !== true) {
      system.keepTime();
      say(options.market === true ? whatToCompare(system) : whatToDo(system));
      await told;
    }
  } finally {
    await system.close();
  }
}

/** The market has no approval policy: nothing waits for anybody. */
const whatToCompare = ({ outputs }: LocalSystem): string => `
Serving. What was found of the programs is at ${outputs.PagesUrl}/dashboards/effects, where you sign in as Edith Brandt, who audits.
What they really change is in .local/market/files/market-truth.json; docs/simulated-market.md says what to look at.
End with Ctrl-C.`;

/** From the payout that waits to the payment file, and how to ask and to end. */
function whatToDo({ services, outputs }: LocalSystem): string {
  const mailbox = services.find(({ variable }) => variable === "AWS_ENDPOINT_URL_SESV2")?.url;
  return `
Serving. Mails lie at ${mailbox}; pages are at ${outputs.PagesUrl}, where you sign in as one of the policy's people:
  Edith Brandt    audits, and looks at every dashboard: ${outputs.PagesUrl}/dashboards
  Greta Lindner   acknowledges the rebate policy and decides what waits for her
  Sophie Martin   releases what is approved; the payment file is there to download, and the statement below Statements
Another \`npx tierline run\` then shows it in the facts: \`npx tierline query payouts-paid-and-pending${stateOption(stateDirectory)}\`.
End with Ctrl-C.`;
}

try {
  await start();
  process.exit(0);
} catch (error) {
  if (error instanceof CommandFailure) {
    say(error.message);
    process.exit(exitCodes[error.exit].code);
  }
  // A defect wants its stack, what is wrong with the machine (a taken port, a running system) only its sentence.
  say(error instanceof StartRefused ? error.message : String(error instanceof Error ? error.stack : error));
  process.exit(exitCodes.failed.code);
}
