import { readFileSync } from "node:fs";
import { StateMachine } from "aws-local-stepfunctions";
import { expect, test } from "vitest";
import { z } from "zod";
import { effectQuestions, MeasureEffectsInput } from "../../../functions/measure-effects/contract.ts";
import { queryFiles } from "../../../infra/stack/query-files.ts";
import { inRepository } from "../../../infra/stack/repository.ts";
import { synthesize, written } from "./synthesized.ts";

const { ofType } = synthesize();
const [, machine] =
  ofType("AWS::StepFunctions::StateMachine").find(
    ([, { Properties }]) => Properties.StateMachineName === "tierline-measure-effects",
  ) ?? [];
const substitutions = z.record(z.string(), z.unknown()).parse(machine?.Properties.DefinitionSubstitutions);
const run = { run_id: "2011-03-31-00000001", run_number: 1, as_of_date: "2011-03-31" };
const executionId = "arn:aws:states:eu-central-1:1:execution:tierline-measure-effects:a";
const Stored = z.object({ QueryString: z.string() });
const Handed = z.object({ Payload: z.unknown() });
const Asked = z.object({ QueryString: z.string(), ExecutionParameters: z.array(z.string()) });

/**
 * Plays the machine as the template fills it in; each query leaves its result below its place among the questions asked.
 * @param failures how often storing a table fails before it succeeds
 */
async function play(failures = 0) {
  const text = readFileSync(inRepository("infra/stack/measure-effects.asl.json"), "utf8");
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => written(substitutions[name]));
  const asked: z.infer<typeof Asked>[] = [];
  const handed: unknown[] = [];
  const stored: string[] = [];
  const shown: string[] = [];
  let failuresLeft = failures;
  const execution = new StateMachine(JSON.parse(filled)).run(
    { run },
    {
      context: { Execution: { Id: executionId } },
      overrides: {
        taskResourceLocalHandlers: {
          StoreTable: (input: unknown) => {
            if (failuresLeft-- > 0) throw Object.assign(new Error("no memory"), { name: "QueryFailed" });
            stored.push(Stored.parse(input).QueryString);
            return {};
          },
          ShowPanel: (input: unknown) => {
            shown.push(Stored.parse(input).QueryString);
            return {};
          },
          AskQuestion: (input: unknown) => {
            const question = Asked.parse(input);
            asked.push(question);
            const name = queryFiles("queries/effects").find(({ sql }) => sql === question.QueryString)?.name;
            return { QueryExecution: { ResultConfiguration: { OutputLocation: `s3://lake/results/${name}.csv` } } };
          },
          MeasureEffects: (input: unknown) => {
            handed.push(Handed.parse(input).Payload);
            return { Payload: { summaries: 1, cells: 1 } };
          },
        },
        waitTimeOverrides: { WaitBeforeStore: 0 },
      },
    },
  );
  const outcome = await execution.result.then(
    (output: unknown) => ({ output }),
    (error: unknown) => ({ error: String(error) }),
  );
  return { output: undefined, error: undefined, ...outcome, asked, handed, stored, shown };
}

/** What a statement names the panel. */
const panelIdOf = (sql = "") => /'([0-9a-f]{40}\.\d)' as panel_id/.exec(sql)?.[1] ?? "";
const lakeBucket = written(substitutions.LakeBucket);

test("the panel is stored in the queries' own texts, table by table, and then shown by one row", async () => {
  const { stored, shown } = await play();
  const id = panelIdOf(shown[0]);
  expect(id).not.toBe("");
  const texts = new Map(queryFiles("queries/measurement").map(({ name, sql }) => [name, sql]));
  expect(stored.toSorted()).toEqual(
    ["hold_out", "panel", "threshold"]
      .map(
        (table) =>
          `unload (select '${id}' as panel_id, stored.* from (${texts.get(table.replace("_", "-"))}) as stored) ` +
          `to 's3://${lakeBucket}/${table}/${run.run_id}/${id}/' with (format = 'PARQUET', compression = 'SNAPPY')`,
      )
      .sort(),
  );
  expect(shown).toEqual([
    `unload (select '${run.run_id}' as run_id, cast(1 as bigint) as run_number, '${id}' as panel_id) ` +
      `to 's3://${lakeBucket}/panel_runs/${run.run_id}/${id}/' with (format = 'PARQUET', compression = 'SNAPPY')`,
  ]);
});

test("an attempt that fails is made again in places of its own, and only the last is shown", async () => {
  const { stored, shown, output } = await play(4);
  const places = stored.map((sql) => `${panelIdOf(sql)} ${/s3:.*\//.exec(sql)?.[0]}`);
  expect(new Set(places).size).toBe(stored.length);
  expect(panelIdOf(shown[0])).toMatch(/\.3$/);
  expect(stored.filter((sql) => panelIdOf(sql) === panelIdOf(shown[0]))).toHaveLength(3);
  expect(output).toEqual({ measured: { summaries: 1, cells: 1 } });
});

test("after three attempts it gives up with the query's own reason, and asks nothing", async () => {
  const { error, shown, asked } = await play(9);
  expect(error).toContain("no memory");
  expect(shown).toEqual([]);
  expect(asked).toEqual([]);
});

test("every question is asked once, in the saved query's own text and with as many parameters as it takes", async () => {
  const { asked } = await play();
  expect(asked).toHaveLength(effectQuestions.length);
  for (const { name, sql, parameters } of queryFiles("queries/effects").filter(({ name }) =>
    (effectQuestions as readonly string[]).includes(name),
  )) {
    const found = asked.find(({ QueryString }) => QueryString === sql);
    expect(found?.ExecutionParameters, name).toHaveLength(parameters.length);
  }
});

test("the function gets the place of each answer by the question's name, as its contract asks", async () => {
  const { handed, output } = await play();
  expect(MeasureEffectsInput.parse(handed[0])).toEqual({
    run,
    answers: effectQuestions.map((question) => ({ question, location: `s3://lake/results/${question}.csv` })),
  });
  expect(output).toEqual({ measured: { summaries: 1, cells: 1 } });
});
