import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  ExecutionAbortedError,
  ExecutionTimeoutError,
  StateMachine,
  type StateMachineDefinition,
} from "aws-local-stepfunctions";
import { z } from "zod";
import type { ExecutionRecord, ExecutionRecords } from "./executions.ts";
import { type HistoryEvent, historyEvent } from "./history.ts";
import { ApiError } from "./http.ts";
import { tokenPlaceholder } from "./task-tokens.ts";
import type { Task, TaskCall } from "./tasks.ts";
import type { Resource, Template } from "./template.ts";

export type StateMachines = {
  /**
   * Starts an execution; one of the same name and input that is still running is that execution.
   * @throws ApiError if there is no such state machine, the input is not JSON, or the name was used before
   */
  readonly start: (stateMachineArn: string, input: string, name?: string) => ExecutionRecord;
  readonly stop: (executionArn: string, error?: string, cause?: string) => void;
  readonly historyOf: (executionArn: string) => readonly HistoryEvent[];
  readonly records: ExecutionRecords;
  /** Aborts what is running. */
  readonly close: () => void;
};

/** Fields of a Map state that the emulator would pass over in silence; a tolerated failure of 0 is what it does anyway. */
const unsupportedMapFields = [
  "ItemReader",
  "ItemBatcher",
  "ResultWriter",
  "ToleratedFailureCount",
  "ToleratedFailureCountPath",
  "ToleratedFailurePercentage",
  "ToleratedFailurePercentagePath",
] as const;

/** The longest that a timer of Node.js runs; a longer one would go off at once. */
const secondsAtMost = 2_147_483;

/** Runs the template's state machines on the tasks that they name. */
export async function startStateMachines(options: {
  readonly template: Template;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly records: ExecutionRecords;
}): Promise<StateMachines> {
  const { template, tasks, records } = options;
  const machines = new Map<string, { machine: StateMachine; states: readonly TaskState[] }>();
  for (const resource of template.resources) {
    if (resource.type !== "AWS::StepFunctions::StateMachine") continue;
    const definition = await definitionOf(template, resource);
    const states = taskStatesOf(definition, tasks);
    const machine = new StateMachine(definition, { validationOptions: { checkPaths: false } });
    machines.set(template.nameOf(resource.logicalId), { machine, states });
  }
  const running = new Map<string, { abort: () => void }>();
  const histories = new Map<string, HistoryEvent[]>();

  return {
    records,
    historyOf: (executionArn) => histories.get(executionArn) ?? [],
    stop(executionArn, error, cause) {
      const record = records.find(executionArn);
      if (record?.status !== "RUNNING") return;
      records.save({
        ...record,
        status: "ABORTED",
        stopDate: Date.now() / 1000,
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      });
      running.get(executionArn)?.abort();
    },
    start(stateMachineArn, input, name = randomUUID()) {
      const found = machines.get(stateMachineArn);
      if (found === undefined) {
        throw new ApiError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${stateMachineArn}'`);
      }
      const parsedInput = parsed(input);
      const executionArn = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
      const known = records.find(executionArn);
      if (known?.status === "RUNNING" && known.input === input) return known;
      if (known !== undefined) {
        throw new ApiError("ExecutionAlreadyExists", `Execution Already Exists: '${executionArn}'`);
      }

      const record: ExecutionRecord = {
        executionArn,
        stateMachineArn,
        name,
        status: "RUNNING",
        startDate: Date.now() / 1000,
        input,
      };
      records.save(record);
      const history: HistoryEvent[] = [];
      histories.set(executionArn, history);
      const ended = new AbortController();
      const handlers = Object.fromEntries(
        found.states.map(({ name, task, call }) => [
          name,
          (input: unknown) => task(input, { ...call, signal: ended.signal }),
        ]),
      );
      const execution = found.machine.run(parsedInput, {
        overrides: { taskResourceLocalHandlers: handlers as Record<string, (input: unknown) => never> },
        context: {
          Execution: { Id: executionArn, Name: name, RoleArn: "local" },
          StateMachine: { Id: stateMachineArn, Name: stateMachineArn.split(":").at(-1) },
          Task: { Token: tokenPlaceholder },
        },
      });
      running.set(executionArn, execution);
      void (async () => {
        for await (const event of execution.eventLogs) history.push(historyEvent(history.length + 1, event));
      })();
      execution.result
        .then((output) => ({ status: "SUCCEEDED" as const, output: JSON.stringify(output) }))
        .catch(failureOf)
        .then((outcome) => {
          running.delete(executionArn);
          ended.abort();
          const current = records.find(executionArn) ?? record;
          if (current.status === "RUNNING") records.save({ ...current, ...outcome, stopDate: Date.now() / 1000 });
        });
      return record;
    },
    close() {
      for (const { abort } of running.values()) abort();
    },
  };
}

/** The emulator wraps the error that ended an execution; its cause carries the name that Fail or the task gave it. */
function failureOf(error: unknown): Partial<ExecutionRecord> & { status: ExecutionRecord["status"] } {
  if (error instanceof ExecutionAbortedError) return { status: "ABORTED" };
  if (error instanceof ExecutionTimeoutError) return { status: "TIMED_OUT", error: "States.Timeout" };
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(inner instanceof Error)) return { status: "FAILED", error: "States.Runtime", cause: String(inner) };
  const cause = typeof inner.cause === "string" && inner.message === "" ? inner.cause : inner.message;
  return { status: "FAILED", error: inner.name, cause };
}

const S3Location = z.object({ Key: z.string() });
const Substitutions = z.record(z.string(), z.string()).default({});

async function definitionOf(template: Template, { properties, logicalId }: Resource): Promise<StateMachineDefinition> {
  const text =
    typeof properties.DefinitionString === "string"
      ? properties.DefinitionString
      : await readFile(template.assetPath(S3Location.parse(properties.DefinitionS3Location).Key), "utf8");
  const substitutions = Substitutions.parse(properties.DefinitionSubstitutions);
  const filled = text.replaceAll(/\$\{([A-Za-z0-9_]+)\}/g, (_, name: string) => {
    const value = substitutions[name];
    if (value === undefined)
      throw new Error(`${logicalId}: its definition asks for \${${name}}, which nothing substitutes`);
    return value;
  });
  return JSON.parse(filled) as StateMachineDefinition;
}

function parsed(input: string) {
  try {
    return JSON.parse(input);
  } catch (error) {
    throw new ApiError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${error}'`);
  }
}

type States = StateMachineDefinition["States"];
type TaskState = { readonly name: string; readonly task: Task; readonly call: Omit<TaskCall, "signal"> };

/**
 * Every Task state, those inside Map and Parallel states included; state names are unique across them. Its time-out becomes what
 * it is on AWS where none is stated: practically none, instead of the emulator's minute.
 */
function taskStatesOf(
  definition: { readonly States: States },
  tasks: Readonly<Record<string, Task>>,
): readonly TaskState[] {
  return Object.entries(definition.States).flatMap(([name, state]) => {
    if ("QueryLanguage" in state) throw new Error(`state ${name}: QueryLanguage has no counterpart here`);
    if (state.Type === "Parallel") return state.Branches.flatMap((branch) => taskStatesOf(branch, tasks));
    if (state.Type === "Map") {
      const unsupported = unsupportedMapFields.filter((field) => Reflect.get(state, field));
      if (unsupported.length > 0) throw new Error(`state ${name}: ${unsupported.join(", ")} has no counterpart here`);
      return state.ItemProcessor === undefined ? [] : taskStatesOf(state.ItemProcessor, tasks);
    }
    if (state.Type !== "Task") return [];
    const task = tasks[state.Resource];
    if (task === undefined) throw new Error(`state ${name}: the resource ${state.Resource} has no counterpart here`);
    const heartbeat =
      "HeartbeatSeconds" in state ? { heartbeatMilliseconds: Number(state.HeartbeatSeconds) * 1000 } : {};
    if (state.TimeoutSecondsPath !== undefined) {
      return [{ name, task: withTimeoutOfInput(name, state, task), call: { timeoutMilliseconds: 0, ...heartbeat } }];
    }
    const timeoutSeconds = Math.min(state.TimeoutSeconds ?? secondsAtMost, secondsAtMost);
    state.TimeoutSeconds = timeoutSeconds;
    return [{ name, task, call: { timeoutMilliseconds: timeoutSeconds * 1000, ...heartbeat } }];
  });
}

const timeoutParameter = "TimeoutSecondsOfTask";

/**
 * A path to the time-out looks at the state's input on AWS, but the emulator looks at what Parameters make of it. So it is handed on
 * among them, and the task learns it too.
 */
function withTimeoutOfInput(name: string, state: TimedTask, task: Task): Task {
  const { Parameters: parameters, TimeoutSecondsPath: path } = state;
  if (typeof parameters !== "object" || parameters === null || path === undefined)
    throw new Error(`state ${name}: TimeoutSecondsPath needs Parameters here`);
  state.Parameters = { ...parameters, [`${timeoutParameter}.$`]: path };
  state.TimeoutSecondsPath = `$.${timeoutParameter}`;
  return (input, call) => {
    const { [timeoutParameter]: seconds, ...rest } = z.looseObject({ [timeoutParameter]: z.int() }).parse(input);
    return task(rest, { ...call, timeoutMilliseconds: Number(seconds) * 1000 });
  };
}

type TimedTask = Extract<States[string], { Type: "Task" }>;
