import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { CommandFailure } from "../exit-codes.ts";
import { inputFile } from "../input-file.ts";
import { problemLines } from "../problem-lines.ts";
import { publishProgram } from "../publication.ts";

const examples = `
A program document says who earns what for which purchases. It is checked as a whole: every problem is listed with its
path, and a document with problems changes nothing. A document that says the same as the latest version changes nothing
either. Versions are never changed; an amendment is a new document with its own "effective.from".

Examples
  $ npx tierline publish key-account-annual.yaml
  $ npx tierline publish programs/*.yaml
  $ npx tierline publish --json new-terms.json

Exit codes: 0 published or unchanged, 3 a document was refused, 4 a file is missing`;

export function publishCommand(context: Context): Command {
  const command = new Command("publish")
    .summary("publish rebate programs from YAML or JSON documents")
    .description("Publishes rebate programs as immutable, effective-dated versions.")
    .argument("<files...>", "program documents, published in this order")
    .addHelpText("after", examples);
  return addCommonOptions(command).action((files: string[], options: CommonOptions) =>
    publish(context, files, options),
  );
}

async function publish(context: Context, files: readonly string[], options: CommonOptions): Promise<void> {
  for (const file of files) await inputFile(file);
  const results = await context.withSystem(options, async (tierline) => {
    const outcomes = [];
    for (const file of files)
      outcomes.push({ file, ...(await publishProgram(tierline, await readFile(file, "utf8"))) });
    return outcomes;
  });
  printResult(context, options, results, () => results.map(textOf).join("\n"));
  const refused = results.filter(({ outcome }) => outcome === "refused");
  if (refused.length > 0)
    throw new CommandFailure(
      "refused",
      `${refused.length} of ${results.length} documents refused; nothing of them is active`,
      "printed",
    );
}

function textOf(result: { readonly file: string } & Awaited<ReturnType<typeof publishProgram>>): string {
  switch (result.outcome) {
    case "published":
      return `${result.file}: published ${result.program_id} version ${result.version}`;
    case "unchanged":
      return `${result.file}: unchanged, ${result.program_id} version ${result.version} already says this`;
    case "refused":
      return [`${result.file}: refused`, ...problemLines(result.problems)].join("\n");
  }
}
