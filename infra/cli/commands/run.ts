import { Command, InvalidArgumentError } from "commander";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { runNight } from "../night.ts";
import { runReport } from "../run-report.ts";
import { renderRunReport } from "../run-report-text.ts";

const examples = `
A run counts every order line dated up to and with the date, compares what each customer has earned with what the ledger
holds, and posts the difference. Running it again posts nothing. One run at a time: a second one is refused and told who
holds the lock.

Examples
  $ npx tierline run --as-of 2025-12-31
  $ npx tierline run --as-of 2025-12-31 --json > report.json
  $ npx tierline run --as-of yesterday --aws --stack Tierline

Exit codes: 0 committed, 1 a step failed, 5 reconciliation failed, 6 another run holds the lock`;

type RunOptions = CommonOptions & { readonly asOf: string };

export function runCommand(context: Context): Command {
  const command = new Command("run")
    .summary("run the nightly accrual for a date")
    .description("Runs the nightly accrual and prints its report.")
    .requiredOption("--as-of <date>", "last day whose order lines count: YYYY-MM-DD, today or yesterday", asOfDate)
    .addHelpText("after", examples);
  return addCommonOptions(command).action((options: RunOptions) => run(context, options));
}

/** The states of nightly-accrual in a run without trouble; a retried state is entered again. */
const usualStates = 6;

async function run(context: Context, options: RunOptions): Promise<void> {
  const report = await context.withSystem(options, async (tierline) => {
    const progress = context.terminal.progress(`Nightly accrual as of ${options.asOf}`, usualStates);
    let entered = 0;
    try {
      const night = await runNight(tierline, options.asOf, (state) => {
        progress.advanceTo(Math.min(entered, usualStates), state);
        entered += 1;
      });
      progress.finish(`committed as run ${night.run.run_id} in ${night.seconds.toFixed(1)} s`);
      return await runReport(tierline, night.run.run_id);
    } catch (error) {
      progress.finish("not committed");
      throw error;
    }
  });
  printResult(context, options, report, () => renderRunReport(report, context.terminal.width));
}

/** @throws InvalidArgumentError for anything but a day of the calendar */
export function asOfDate(text: string): string {
  const daysBack = { today: 0, yesterday: 1 }[text];
  if (daysBack !== undefined) return new Date(Date.now() - daysBack * 86_400_000).toISOString().slice(0, 10);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay || new Date(text).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError("A day of the calendar such as 2025-12-31.");
  return text;
}
