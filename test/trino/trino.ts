import { join } from "node:path";
import { parseArgs } from "node:util";
import { terminalOn } from "../../infra/cli/terminal.ts";
import type { Location } from "../../infra/local/athena/catalog.ts";
import { synthesize } from "../../infra/local/synthesize.ts";
import { storedPanelTables } from "../../shared/facts/tables.ts";
import { difference } from "./answer.ts";
import { trinoClient } from "./client.ts";
import { databases, deployedCatalog } from "./databases.ts";
import { playYear } from "./demonstration.ts";
import { sharedLake } from "./lake.ts";
import { localAthena } from "./local-athena.ts";
import { proof } from "./proof.ts";
import { questionOfSystem, questionsOfPeople, questionsOfSituations } from "./questions.ts";
import { startTrino } from "./server.ts";
import { situationLake } from "./situation-lake.ts";
import { createDatabase } from "./tables.ts";
import { yearValues } from "./year-values.ts";

/**
 * Asks a real Trino and the local endpoint the same of the same files: exit code 1 where an answer differs.
 *   --only TEXT         the queries whose path below queries/ holds the text
 *   --skip-situations   asks of the demonstration's year alone
 *   --skip-year         asks of the tests' situations alone
 */
const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    "skip-situations": { type: "boolean", default: false },
    "skip-year": { type: "boolean", default: false },
  },
});
const terminal = terminalOn({ output: process.stdout, errors: process.stderr });
const { say } = terminal;
const isAsked = ({ path }: { readonly path: string }): boolean => path.includes(options.only);

await synthesize(say);
const catalog = await deployedCatalog();
const server = await startTrino(say);
try {
  const trino = trinoClient(server.url);
  for (const database of Object.values(databases)) await createDatabase(trino, server, catalog, database);
  const lake = sharedLake(trino, server, catalog);
  const { compare, note, differences, table } = proof(trino, say);
  if (!options["skip-situations"]) await compareSituations();
  if (!options["skip-year"]) await compareYear();
  terminal.print(table());
  terminal.print(
    differences.length === 0 ? "\nEvery answer is the same." : `\nWhat differs:\n\n${differences.join("\n\n")}`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;

  async function compareSituations(): Promise<void> {
    const situations = await situationLake(catalog);
    const local = await localAthena(catalog, lake.s3Directory);
    const asked = questionsOfSituations.filter(({ question }) => isAsked(question));
    const progress = terminal.progress("Situations", asked.length);
    for (const [index, { question, situation }] of asked.entries()) {
      progress.advanceTo(index, question.path);
      await lake.replace((directoryOf) => situations.write(situation.given, directoryOf));
      await compare(question, local, situation.name);
    }
    progress.finish(`${asked.length} asked`);
    await local.close();
    situations.close();
  }

  async function compareYear(): Promise<void> {
    say("playing the demonstration's year");
    const year = await playYear(join(server.directory, "year"), say);
    await lake.adopt(year.s3Directory);
    const local = await localAthena(catalog, year.s3Directory);
    const questions = questionsOfPeople(await yearValues(local)).filter(isAsked);
    const shownPanel = (await local.ask("select panel_id from latest_panel", databases.lake)).rows[0]?.[0] ?? "";
    const asked = year.asked.filter(
      ({ sql, unloadedTo }) => isAsked(questionOfSystem(sql)) && !isEarlierPanel(unloadedTo, shownPanel),
    );
    say(`asking ${questions.length} questions, and the ${asked.length} that the system asked`);
    for (const question of questions) await compare(question, local, "the year");
    for (const { sql, unloadedTo } of asked) {
      const question = questionOfSystem(sql);
      const found = await compare(question, local, "the year");
      if (unloadedTo === undefined || found === undefined) continue;
      const unloaded = await local.unloaded(sql, question.database, unloadedTo);
      note(question.path, "what the night unloaded", difference(unloaded, found, false));
    }
    await local.close();
  }

  /** What was stored for earlier measurements is of earlier runs' facts, or taken away. */
  function isEarlierPanel(place: Location | undefined, shownPanel: string): boolean {
    const isPanel = storedPanelTables.some(({ name }) => place?.prefix.startsWith(`${name}/`));
    return isPanel && place?.prefix.includes(shownPanel) !== true;
  }
} finally {
  await server.close();
}
// Approvals of the year that still wait keep their timers, and this process with them.
process.exit();
