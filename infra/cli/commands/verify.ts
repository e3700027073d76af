import { Command } from "commander";
import type { Check } from "../check.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { CommandFailure } from "../exit-codes.ts";
import { verify } from "../verification.ts";

const examples = `
Reads every file's manifest, every entry and position of the ledger, and the committed facts, and checks that
  rows in are rows accepted plus rows rejected, and the lake holds exactly those
  every entry has two accounts and an amount above zero, and debits equal credits
  every position is the sum of an unbroken chain of entries
  the facts show the ledger, entry by entry, and the last run's standings agree with it
  the panel holds what each month's order lines come to, in every currency that programs are written in
  what is settled is the sum of the payouts' entries, and no release went beyond what was accrued
  every payout that left was approved, released and confirmed by different people, and the ledger holds just its entries
  the facts of payouts show what is on record
  every journal balances and carries its run's entries

Examples
  $ npx tierline verify
  $ npx tierline verify --json | jq '.checks[] | select(.problems != [])'

Exit codes: 0 everything holds, 5 something does not (listed)`;

const shownPerCheck = 20;

export function verifyCommand(context: Context): Command {
  const command = new Command("verify")
    .summary("check control totals and ledger invariants")
    .description("Checks everything that is stored against the control totals and the laws of the ledger.")
    .addHelpText("after", examples);
  return addCommonOptions(command).action((options: CommonOptions) => runChecks(context, options));
}

const checkCount = 10;

async function runChecks(context: Context, options: CommonOptions): Promise<void> {
  const checks = await context.withSystem(options, async (tierline) => {
    const progress = context.terminal.progress("Verifying", checkCount);
    let done = 0;
    const all = await verify(tierline, ({ check }) => {
      done += 1;
      progress.advanceTo(done, check);
    });
    progress.finish(`${all.length} checks`);
    return all;
  });
  const holds = checks.every(({ problems }) => problems.length === 0);
  printResult(context, options, { holds, checks }, () => checks.map(textOf).join("\n"));
  const broken = checks.filter(({ problems }) => problems.length > 0).map(({ check }) => check);
  if (!holds) throw new CommandFailure("mismatch", `does not hold: ${broken.join(", ")}`, "printed");
}

function textOf({ check, checked, problems }: Check): string {
  if (problems.length === 0) return `holds   ${check}: ${checked}`;
  const more = problems.length - shownPerCheck;
  return [
    `BROKEN  ${check}: ${checked}, ${problems.length} wrong`,
    ...problems.slice(0, shownPerCheck).map((problem) => `        ${problem}`),
    ...(more > 0 ? [`        and ${more} more: --json lists all`] : []),
  ].join("\n");
}
