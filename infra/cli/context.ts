import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { Tierline } from "./client.ts";
import { projectDirectory } from "./query-text.ts";
import type { SystemChoice } from "./system.ts";
import type { Terminal } from "./terminal.ts";

/** What every command works with. */
export type Context = {
  readonly terminal: Terminal;
  /** Opens the chosen system for the work and closes it after it, whatever happens. */
  readonly withSystem: <T>(options: CommonOptions, work: (tierline: Tierline) => Promise<T>) => Promise<T>;
};

export type CommonOptions = SystemChoice & { readonly json?: boolean };

/** Where commands look for the local system unless they are told. */
const defaultState = join(projectDirectory, ".local");

/** The option that leads a command to the state of a system; empty where it looks anyway. */
export function stateOption(state = defaultState): string {
  return resolve(state) === defaultState ? "" : ` --state ${state}`;
}

/** The options that every command has. */
export function addCommonOptions(command: Command): Command {
  return command
    .option("--json", "print the result as JSON on standard output, and nothing else there")
    .option("--aws", "work on the stack on AWS, with this machine's AWS credentials and region", false)
    .option("--stack <name>", "name of the CloudFormation stack", "Tierline")
    .option("--state <directory>", "directory of the local system's state", defaultState);
}

/** Prints a result: as JSON for a program, as text for a person. */
export function printResult(context: Context, options: CommonOptions, result: unknown, text: () => string): void {
  context.terminal.print(options.json === true ? JSON.stringify(result, null, 2) : text());
}
