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
const Handed = z.object({ Payload: z.unknown() });
const Asked = z.object({ QueryString: z.string(), ExecutionParameters: z.array(z.string()) });

/** Plays the machine as the template fills it in; each query leaves its result below its place among the questions asked. */
async function play() {
  const text = readFileSync(inRepository("infra/stack/measure-effects.asl.json"), "utf8");
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => written(substitutions[name]));
  const asked: z.infer<typeof Asked>[] = [];
  const handed: unknown[] = [];
  const execution = new StateMachine(JSON.parse(filled)).run(
    { run },
    {
      overrides: {
        taskResourceLocalHandlers: {
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
      },
    },
  );
  return { output: await execution.result, asked, handed };
}

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
