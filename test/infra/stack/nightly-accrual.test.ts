import { readFileSync } from "node:fs";
import { StateMachine } from "aws-local-stepfunctions";
import { describe, expect, test } from "vitest";
import { inRepository } from "../../../infra/stack/repository.ts";

const run = { run_id: "2011-03-31-00000001", run_number: 1, as_of_date: "2011-03-31" };
const spans = [
  { first_shard: 0, shard_after: 32 },
  { first_shard: 32, shard_after: 64 },
];
const plan = {
  run,
  aggregate: {
    before_attempt: "unload (\nselect 'it''s', {} from t\n) to 's3://lake/runs-work/attempt=",
    after_attempt: "/' with (format = 'PARQUET')",
  },
  panel: ["customer_months", "enrolments"].map((table) => ({
    table,
    before_attempt: `unload (\nselect '{}' from ${table}\n) to 's3://lake/runs-work/${table}/attempt=`,
    after_attempt: "/' with (format = 'PARQUET')",
  })),
  control_totals: "select 1",
  due_positions: "select 2",
  ingestions: 3,
  spans,
};

/** Athena's answer for a statement that read so many bytes. */
const executed = (bytes: number, location = "s3://lake/results/1.csv") => ({
  QueryExecution: {
    Statistics: { DataScannedInBytes: bytes },
    ResultConfiguration: { OutputLocation: location },
  },
});

type Json = Parameters<StateMachine["run"]>[0];
type Handler = (input: Json) => Json;

/** Runs the machine as the template holds it; a step is played by a function, named as its error where it throws. */
async function play(steps: Readonly<Record<string, Handler>> = {}) {
  const text = readFileSync(inRepository("infra/stack/nightly-accrual.asl.json"), "utf8");
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => (name === "AccrueConcurrency" ? "4" : name));
  const inputs: Record<string, Json[]> = {};
  const answers: Readonly<Record<string, Handler>> = {
    PlanRun: () => ({ Payload: plan }),
    Aggregate: () => executed(1),
    AccrueShard: () => ({ Payload: "much text" }),
    UnloadTable: () => executed(2),
    PublishFacts: () => ({ Payload: { panel_changed: true } }),
    ControlTotals: () => executed(3),
    Reconcile: () => ({ Payload: null }),
    StartPeriodClose: () => ({ ExecutionArn: "arn:close" }),
    StartMeasuringEffects: () => ({ ExecutionArn: "arn:measure" }),
    ...steps,
  };
  const played = Object.entries(answers).map(([name, answer]) => {
    const recorded: Handler = (input) => {
      inputs[name] = [...(inputs[name] ?? []), input];
      return answer(input);
    };
    return [name, recorded] as const;
  });
  const input = { as_of_date: "2011-03-31" };
  const execution = new StateMachine(JSON.parse(filled)).run(input, {
    context: { Execution: { Id: "arn:execution", Input: input } },
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(played),
      waitTimeOverrides: { WaitBeforeAggregate: 0, WaitBeforeUnload: 0 },
      retryIntervalOverrides: Object.fromEntries(Object.keys(answers).map((name) => [name, 0])),
    },
  });
  const outcome: { output?: Json; error?: unknown } = await execution.result.then(
    (output: Json) => ({ output }),
    (error: unknown) => ({ error }),
  );
  return { ...outcome, inputs };
}

function failing(name: string, times: number, then: Json): Handler {
  let left = times;
  return () => {
    if (left-- > 0) throw Object.assign(new Error(`${name} happened`), { name });
    return then;
  };
}

describe("the nightly machine", () => {
  test("hands each step what its contract asks for, and answers with the run", async () => {
    const { inputs, output } = await play();
    expect(output).toEqual(run);
    expect(inputs).toEqual({
      PlanRun: [
        {
          FunctionName: "PlanRunFunction",
          Payload: { execution_arn: "arn:execution", request: { as_of_date: "2011-03-31" } },
        },
      ],
      Aggregate: [
        expect.objectContaining({
          QueryString: `${plan.aggregate.before_attempt}1${plan.aggregate.after_attempt}`,
          WorkGroup: "WorkGroup",
        }),
      ],
      AccrueShard: spans.map((span) => ({
        FunctionName: "AccrueShardFunction",
        Payload: { run, aggregate_attempt: 1, span },
      })),
      UnloadTable: plan.panel.map(({ before_attempt, after_attempt }) =>
        expect.objectContaining({ QueryString: `${before_attempt}1${after_attempt}`, WorkGroup: "WorkGroup" }),
      ),
      PublishFacts: [
        {
          FunctionName: "PublishFactsFunction",
          Payload: {
            run,
            panel: [
              { table: "customer_months", attempt: 1, statistics: { DataScannedInBytes: 2 } },
              { table: "enrolments", attempt: 1, statistics: { DataScannedInBytes: 2 } },
            ],
          },
        },
      ],
      ControlTotals: [expect.objectContaining({ QueryString: plan.control_totals })],
      Reconcile: [
        {
          FunctionName: "ReconcileRunFunction",
          Payload: {
            run,
            ingestions: 3,
            accrue_invocations: 2,
            aggregate: { statistics: { DataScannedInBytes: 1 } },
            panel: [
              { table: "customer_months", attempt: 1, statistics: { DataScannedInBytes: 2 } },
              { table: "enrolments", attempt: 1, statistics: { DataScannedInBytes: 2 } },
            ],
            control_totals: { location: "s3://lake/results/1.csv", statistics: { DataScannedInBytes: 3 } },
          },
        },
      ],
      StartPeriodClose: [{ StateMachineArn: "PeriodClose", Input: { run, due_positions: plan.due_positions } }],
      StartMeasuringEffects: [{ StateMachineArn: "MeasureEffects", Input: { run } }],
    });
  });

  test("gives each attempt at the aggregate a place of its own, and tells accrue which one holds", async () => {
    const { inputs } = await play({ Aggregate: failing("States.TaskFailed", 2, executed(1)) });
    expect(inputs.Aggregate?.map((each) => /attempt=(\d)/.exec(JSON.stringify(each))?.[1])).toEqual(["1", "2", "3"]);
    expect(inputs.AccrueShard).toMatchObject([
      { Payload: { aggregate_attempt: 3 } },
      { Payload: { aggregate_attempt: 3 } },
    ]);
  });

  test("gives up after three attempts at the aggregate, with the query's own reason", async () => {
    const { error, inputs } = await play({ Aggregate: failing("QueryFailed", 9, {}) });
    expect(String(error)).toContain("QueryFailed happened");
    expect(inputs.Aggregate).toHaveLength(3);
    expect(inputs.AccrueShard).toBeUndefined();
  });

  test("gives each attempt at a table of the panel a place of its own, and tells which one holds", async () => {
    let failures = 2;
    const { inputs, output } = await play({
      UnloadTable: (input) => {
        if (JSON.stringify(input).includes("enrolments") && failures-- > 0)
          throw Object.assign(new Error("too many at once"), { name: "States.TaskFailed" });
        return executed(2);
      },
    });
    expect(output).toEqual(run);
    expect(inputs.PublishFacts).toMatchObject([
      {
        Payload: {
          panel: [
            { table: "customer_months", attempt: 1 },
            { table: "enrolments", attempt: 3 },
          ],
        },
      },
    ]);
    const places = inputs.UnloadTable?.map((each) => /runs-work\/(\w+\/attempt=\d)/.exec(JSON.stringify(each))?.[1]);
    expect(places?.sort()).toEqual([
      "customer_months/attempt=1",
      "enrolments/attempt=1",
      "enrolments/attempt=2",
      "enrolments/attempt=3",
    ]);
  });

  test("gives up after three attempts at a table of the panel, with the query's own reason", async () => {
    const { error, inputs } = await play({ UnloadTable: failing("QueryFailed", 9, {}) });
    expect(String(error)).toContain("QueryFailed happened");
    expect(inputs.PublishFacts).toBeUndefined();
  });

  test("unloads nothing where the panel is as the last run left it", async () => {
    const { inputs, output } = await play({ PlanRun: () => ({ Payload: { ...plan, panel: [] } }) });
    expect(output).toEqual(run);
    expect(inputs.UnloadTable).toBeUndefined();
    expect(inputs.PublishFacts).toMatchObject([{ Payload: { run, panel: [] } }]);
    expect(inputs.Reconcile).toMatchObject([{ Payload: { panel: [] } }]);
  });

  test("leaves the effects as they were measured where the panel has not changed", async () => {
    const { inputs, output } = await play({ PublishFacts: () => ({ Payload: { panel_changed: false } }) });
    expect(output).toEqual(run);
    expect(inputs.StartMeasuringEffects).toBeUndefined();
  });

  test.each([
    ["PlanRun", "RunRefused"],
    ["PlanRun", "RequestInvalid"],
    ["Reconcile", "ReconciliationFailed"],
    ["AccrueShard", "BrokenInvariant"],
  ])("does not repeat %s after %s, for that cannot help", async (step, name) => {
    const { error, inputs } = await play({ [step]: failing(name, 1, { Payload: plan }) });
    expect(error).toBeInstanceOf(Error);
    // Both spans are at work when the first of them fails.
    expect(inputs[step]).toHaveLength(step === "AccrueShard" ? spans.length : 1);
  });

  test.each(["PlanRun", "AccrueShard", "PublishFacts", "Reconcile"])("repeats %s after a fault", async (step) => {
    const done = { Payload: { ...plan, panel_changed: false } };
    const faults = failing("Lambda.TooManyRequestsException", 1, done);
    const others = failing("SomethingElse", 2, done);
    let calls = 0;
    const { output } = await play({ [step]: (input) => (calls++ === 0 ? faults(input) : others(input)) });
    expect(output).toEqual(run);
  });

  test("asks for the control totals again after a failed query", async () => {
    const { output, inputs } = await play({
      ControlTotals: failing("States.TaskFailed", 1, executed(3, "s3://lake/results/2.csv")),
    });
    expect(output).toEqual(run);
    expect(inputs.Reconcile).toMatchObject([{ Payload: { control_totals: { location: "s3://lake/results/2.csv" } } }]);
  });
});
