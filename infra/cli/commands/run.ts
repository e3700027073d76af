import { Command } from "commander";
import { Temporal } from "temporal-polyfill";
import { asOfDateProblem, dayIn } from "../../../shared/run/as-of-date.ts";
import { calendarDay } from "../calendar-day.ts";
import type { Outputs } from "../client.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { CommandFailure } from "../exit-codes.ts";
import { runNight } from "../night.ts";
import { runReport } from "../run-report.ts";
import { renderRunReport } from "../run-report-text.ts";

const examples = `
A run counts every order line dated up to and with the date, compares what each customer has earned with what the ledger
holds, and posts the difference. Running it again posts nothing. One run at a time: a second one is refused and told who
holds the lock. Days begin and end in the time zone that the stack was deployed with.

Examples
  $ npx tierline run --as-of 2025-12-31
  $ npx tierline run --as-of 2025-12-31 --json > report.json
  $ npx tierline run --as-of yesterday --aws --stack Tierline

Exit codes: 0 committed, 1 a step failed, 3 there is no run for that date, 5 reconciliation failed, 6 another run holds the lock`;

type RunOptions = CommonOptions & { readonly asOf: string };

export function runCommand(context: Context): Command {
  const command = new Command("run")
    .summary("run the nightly accrual for a date")
    .description("Runs the nightly accrual and prints its report.")
    .requiredOption("--as-of <date>", "last day whose order lines count: YYYY-MM-DD, today or yesterday", dayOrWord)
    .addHelpText("after", examples);
  return addCommonOptions(command).action((options: RunOptions) => run(context, options));
}

/** The states of nightly-accrual in a run without trouble; a retried state is entered again. */
const usualStates = 6;

async function run(context: Context, options: RunOptions): Promise<void> {
  const report = await context.withSystem(options, async (tierline) => {
    const asOfDate = chosenDay(options.asOf, tierline.outputs, new Date());
    const progress = context.terminal.progress(`Nightly accrual as of ${asOfDate}`, usualStates);
    let entered = 0;
    try {
      const night = await runNight(tierline, asOfDate, (state) => {
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

const daysBack: Readonly<Record<string, number | undefined>> = { today: 0, yesterday: 1 };

/** @throws InvalidArgumentError for anything but a day of the calendar or a word for one */
export function dayOrWord(text: string): string {
  return daysBack[text] === undefined ? calendarDay(text) : text;
}

/**
 * The day that is meant at an instant, in the business's time zone.
 * @throws CommandFailure refused for a day that no run may have, before anything is started
 */
export function chosenDay(
  text: string,
  { TimeZone, FirstAsOfDate }: Pick<Outputs, "TimeZone" | "FirstAsOfDate">,
  now: Date,
): string {
  const today = dayIn(TimeZone, now.toISOString());
  const back = daysBack[text];
  const day = back === undefined ? text : Temporal.PlainDate.from(today).subtract({ days: back }).toString();
  const problem = asOfDateProblem(day, { firstAsOfDate: FirstAsOfDate, today });
  if (problem !== undefined) throw new CommandFailure("refused", problem);
  return day;
}
