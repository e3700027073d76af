import { Command, CommanderError } from "commander";
import { QuestionRefused } from "../../shared/aws/questions.ts";
import { EffectsUnknown } from "../../shared/effects/effect-report.ts";
import { PositionUnknown } from "../../shared/explanation/position-report.ts";
import { CustomerUnknown } from "../../shared/statement/statement.ts";
import { confirmCommand } from "./commands/confirm.ts";
import { effectsCommand } from "./commands/effects.ts";
import { explainCommand } from "./commands/explain.ts";
import { ingestCommand } from "./commands/ingest.ts";
import { payoutsCommand } from "./commands/payouts.ts";
import { publishCommand } from "./commands/publish.ts";
import { publishPolicyCommand } from "./commands/publish-policy.ts";
import { queriesCommand } from "./commands/queries.ts";
import { queryCommand } from "./commands/query.ts";
import { runCommand } from "./commands/run.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { statementCommand } from "./commands/statement.ts";
import { statusCommand } from "./commands/status.ts";
import { verifyCommand } from "./commands/verify.ts";
import type { Context } from "./context.ts";
import { CommandFailure, exitCodes } from "./exit-codes.ts";
import { openSystem } from "./system.ts";
import { type Streams, type Terminal, terminalOn } from "./terminal.ts";

const codes = Object.values(exitCodes)
  .map(({ code, meaning }) => `  ${code}  ${meaning}`)
  .join("\n");

const help = `
A night, step by step
  $ npx tierline ingest orders-2025-01.csv --profile orders.json    orders in: every row accepted, or rejected with a reason
  $ npx tierline publish programs/*.yaml                            who earns what for which purchases
  $ npx tierline publish-policy approval-policy.yaml                who proposes, approves and releases payouts
  $ npx tierline run --as-of 2025-01-31                             accrue exactly the difference to what is booked
  $ npx tierline explain key-account-annual/C1005/2025              why this amount, line by line
  $ npx tierline statement C1005 --period 2025-Q3 --pdf C1005.pdf   the same for the customer, as a letter
  $ npx tierline simulate --programs draft.yaml --orders orders.csv --as-of 2025-12-31    what terms would cost, without booking
  $ npx tierline effects --program key-account-annual               what a program did to its customers, and how sure that is
  $ npx tierline verify                                             do files, ledger and facts tie

Commands use the local system that "npm start" keeps running, or bring one up for the command. With --aws they work on the
deployed stack, with the same AWS credentials and region that the AWS CLI would use.

Exit codes
${codes}`;

/** Runs a command line and says how it ended. Nothing is thrown and the process is not ended. */
export async function main(words: readonly string[], streams: Streams): Promise<number> {
  const terminal = terminalOn(streams);
  const context: Context = {
    terminal,
    async withSystem(options, work) {
      const { tierline, close } = await openSystem(options, terminal.say);
      try {
        return await work(tierline);
      } finally {
        await close();
      }
    },
  };
  try {
    await commandLine(context, streams).parseAsync([...words], { from: "user" });
    return exitCodes.ok.code;
  } catch (error) {
    return ending(error, words.includes("--json"), terminal);
  }
}

function commandLine(context: Context, { output, errors }: Streams): Command {
  const program = new Command("tierline")
    .description("Computes customer rebates exactly and explains every cent.")
    .version("0.1.0")
    .addHelpText("after", help);
  const commands = [
    ingestCommand,
    publishCommand,
    publishPolicyCommand,
    runCommand,
    statusCommand,
    payoutsCommand,
    confirmCommand,
    explainCommand,
    statementCommand,
    simulateCommand,
    effectsCommand,
    queryCommand,
    queriesCommand,
    verifyCommand,
  ];
  for (const command of commands) program.addCommand(command(context));
  for (const command of [program, ...program.commands])
    command
      .exitOverride()
      .showHelpAfterError("(add --help for examples)")
      .configureOutput({ writeOut: (text) => void output.write(text), writeErr: (text) => void errors.write(text) });
  return program;
}

function ending(error: unknown, json: boolean, terminal: Terminal): number {
  // Commander has said what it had to say; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok.code : exitCodes.usage.code;
  const failure = failureOf(error);
  terminal.say(`tierline: ${failure.message}`);
  if (json && failure.details !== "printed")
    terminal.print(
      JSON.stringify({ error: { exit: failure.exit, message: failure.message, ...failure.details } }, null, 2),
    );
  return exitCodes[failure.exit].code;
}

function failureOf(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (error instanceof PositionUnknown || error instanceof CustomerUnknown || error instanceof EffectsUnknown)
    return new CommandFailure("notFound", error.message);
  if (error instanceof QuestionRefused)
    return new CommandFailure("refused", error.message, error.sql === undefined ? {} : { sql: error.sql });
  return new CommandFailure("failed", faultText(error));
}

/** SDK errors often have an empty message and say it all in their name. */
function faultText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
}
