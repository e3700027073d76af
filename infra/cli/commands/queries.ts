import { Command } from "commander";
import { parseQueryFile } from "../../../shared/queries/query-file.ts";
import type { Context } from "../context.ts";
import { namedQueries, queryText } from "../query-text.ts";
import { renderFields } from "../table.ts";

const examples = `
Examples
  $ npx tierline queries
  $ npx tierline queries --json | jq '.[].name'`;

export function queriesCommand(context: Context): Command {
  return new Command("queries")
    .summary("list the named queries")
    .description("Lists the named queries: the question each answers, what a row is, and its parameters.")
    .option("--json", "print the list as JSON on standard output")
    .addHelpText("after", examples)
    .action((options: { readonly json?: boolean }) => queries(context, options));
}

async function queries({ terminal }: Context, options: { readonly json?: boolean }): Promise<void> {
  const places = [...(await namedQueries())];
  const files = await Promise.all(places.map(async ([name, place]) => parseQueryFile(name, await queryText(place))));
  if (options.json === true) {
    terminal.print(
      JSON.stringify(
        files.map(({ sql: _sql, ...described }) => described),
        null,
        2,
      ),
    );
    return;
  }
  const texts = files.map(({ name, question, grain, parameters }) =>
    renderFields([
      [name, question],
      ["  a row is", grain],
      ...parameters.map((one): [string, string] => [`  --param ${one.name}=`, `${one.meaning} (${one.type})`]),
    ]),
  );
  terminal.print(texts.join("\n\n"));
}
