import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { effectQuestions, type MeasureEffectsInput } from "../../functions/measure-effects/contract.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import type { EstimatorLake } from "./estimator-lake.ts";
import { queryFilesIn } from "./query-files.ts";

/** What the state machine measure-effects asks with. */
const values: Readonly<Record<string, string>> = {
  ...{ program_pattern: "%", outcome_pattern: "%" },
  ...{ first_event_month: "-12", last_event_month: "24" },
};

/** Bins are shown further from the line than the density is tested at. */
const bandwidths: Readonly<Record<string, string>> = { "effect-density-bins": "0.5", "effect-density-test": "0.2" };

/**
 * Asks the questions of a measurement, and leaves the answers as Athena leaves them.
 * @param among a condition on the rows of the answers
 */
export async function leaveEffectAnswers(
  lake: EstimatorLake,
  objects: ObjectStore,
  among = "true",
): Promise<MeasureEffectsInput["answers"]> {
  const directory = await mkdtemp(join(tmpdir(), "effect-answers-"));
  const queries = new Map(queryFilesIn("effects").map((query) => [query.name, query]));
  for (const question of effectQuestions) {
    const parameters = queries.get(question)?.parameters ?? [];
    const sql = lake.sqlOf(
      question,
      parameters.map(({ name }) => (name === "bandwidth" ? bandwidths[question] : values[name]) ?? ""),
    );
    const file = join(directory, `${question}.csv`);
    await lake.connection.run(
      `copy (select * from (${sql}) where ${among}) to '${file}' (format csv, header true, force_quote *, null '')`,
    );
    await objects.write(`results/${question}.csv`, await readFile(file));
  }
  await rm(directory, { recursive: true });
  return effectQuestions.map((question) => ({ question, location: `s3://lake/results/${question}.csv` }));
}
