import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { local } from "./place.ts";
import type { Resource, Template } from "./template.ts";

/** What an invocation gives back: the handler's result as JSON text, or the error in the form that Lambda gives it. */
export type InvocationResult =
  | { readonly payload: string }
  | {
      readonly error: { readonly errorType: string; readonly errorMessage: string; readonly trace?: readonly string[] };
    };

export type InvocationRecord = {
  readonly functionName: string;
  readonly milliseconds: number;
  readonly maxResidentBytes: number;
  /** Absent where the invocation succeeded. */
  readonly errorType?: string;
};

export type Functions = {
  /** The name in a function's name or ARN. @throws if there is no such function */
  readonly nameOf: (nameOrArn: string) => string;
  readonly arnOf: (name: string) => string;
  /** @param name the function's name or ARN; @throws if there is no such function */
  readonly invoke: (name: string, event: unknown) => Promise<InvocationResult>;
  /** Every finished invocation since the start, for those who measure. */
  readonly records: readonly InvocationRecord[];
  readonly close: () => Promise<void>;
};

const FunctionProperties = z.looseObject({
  FunctionName: z.string().optional(),
  Handler: z.string(),
  Runtime: z.literal("nodejs24.x"),
  MemorySize: z.coerce.number().default(128),
  Timeout: z.coerce.number().default(3),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Code: z.looseObject({ S3Key: z.string() }),
  Environment: z.looseObject({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
});

/** Two processes of one function keep two cores busy; more only wait for each other. */
const processesPerFunction = 2;
const memoryCheckMilliseconds = 100;
const bytesPerPage = 4096;

/** Runs the template's functions, each in child processes of its own that stay warm between invocations. */
export function startFunctions(options: {
  readonly template: Template;
  readonly logDirectory: string;
  /** The variables that point an AWS SDK at the local services. */
  readonly environment: Readonly<Record<string, string>>;
}): Functions {
  mkdirSync(options.logDirectory, { recursive: true });
  const records: InvocationRecord[] = [];
  const functions = new Map(
    options.template.resources
      .filter(({ type }) => type === "AWS::Lambda::Function")
      .map((resource) => {
        const one = localFunction(resource, options, (record) => records.push(record));
        return [one.name, one] as const;
      }),
  );
  const find = (nameOrArn: string) => {
    const found = functions.get(nameOrArn.split(":function:").at(-1)?.split(":")[0] ?? nameOrArn);
    if (found === undefined) throw new Error(`Function not found: ${nameOrArn}`);
    return found;
  };
  return {
    records,
    nameOf: (nameOrArn) => find(nameOrArn).name,
    arnOf: (name) => find(name).arn,
    async invoke(name, event) {
      return find(name).invoke(event);
    },
    async close() {
      await Promise.all([...functions.values()].map((one) => one.close()));
    },
  };
}

function localFunction(
  resource: Resource,
  { template, logDirectory, environment }: Parameters<typeof startFunctions>[0],
  record: (record: InvocationRecord) => void,
) {
  const properties = FunctionProperties.parse(resource.properties);
  const name = template.nameOf(resource.logicalId);
  const arn = template.attributeOf(resource.logicalId, "Arn");
  const [file = "index", handler = "handler"] = properties.Handler.split(".");
  const bundle = resolve(template.assetPath(properties.Code.S3Key), `${file}.js`);
  const log = createWriteStream(join(logDirectory, `${name}.log`), { flags: "a" });
  const memoryBytes = properties.MemorySize * 1024 * 1024;
  // Read anew for each process: an address may have become known since the system began to start.
  const variables = () => ({
    ...properties.Environment.Variables,
    ...environment,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_DEFAULT_REGION: local.region,
    LAMBDA_TASK_ROOT: template.assetPath(properties.Code.S3Key),
    _HANDLER: properties.Handler,
    PATH: "/usr/local/bin:/usr/bin:/bin",
    LANG: "en_US.UTF-8",
    TZ: "UTC",
  });

  const idle: Child[] = [];
  const all = new Set<Child>();
  const waiting: (() => void)[] = [];
  const limit = Math.min(processesPerFunction, properties.ReservedConcurrentExecutions ?? processesPerFunction);
  let busy = 0;
  let closed = false;

  const take = async (): Promise<Child> => {
    while (busy >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    // A process that begins now would outlive the system.
    if (closed) throw new Error("the local system is ending");
    busy += 1;
    const warm = idle.pop();
    if (warm?.isAlive()) return warm;
    if (warm !== undefined) all.delete(warm);
    const child = startChild(bundle, handler, variables(), log);
    all.add(child);
    return child;
  };
  const giveBack = (child: Child): void => {
    busy -= 1;
    if (child.isAlive()) idle.push(child);
    else all.delete(child);
    waiting.shift()?.();
  };

  return {
    name,
    arn,
    async invoke(event: unknown): Promise<InvocationResult> {
      const child = await take();
      const startedAt = performance.now();
      let maxResidentBytes = 0;
      let errorType: string | undefined;
      let answered = false;
      const watch = setInterval(async () => {
        const bytes = await child.residentBytes();
        maxResidentBytes = Math.max(maxResidentBytes, bytes);
        // The process may have gone on to the next invocation while its memory was read.
        if (bytes > memoryBytes && !answered) child.end("Runtime.OutOfMemory", `used ${bytes} bytes of ${memoryBytes}`);
      }, memoryCheckMilliseconds);
      const timeout = setTimeout(
        () => child.end("Sandbox.Timedout", `Task timed out after ${properties.Timeout}.00 seconds`),
        properties.Timeout * 1000,
      );
      try {
        const result = await child.invoke({
          event,
          functionArn: arn,
          deadline: Date.now() + properties.Timeout * 1000,
        });
        answered = true;
        if ("error" in result) {
          errorType = result.error.errorType;
          log.write(`${errorType}: ${result.error.errorMessage}\n`);
        }
        maxResidentBytes = Math.max(maxResidentBytes, await child.residentBytes());
        return result;
      } finally {
        clearInterval(watch);
        clearTimeout(timeout);
        const milliseconds = performance.now() - startedAt;
        record({
          functionName: name,
          milliseconds,
          maxResidentBytes,
          ...(errorType === undefined ? {} : { errorType }),
        });
        giveBack(child);
      }
    },
    async close(): Promise<void> {
      closed = true;
      await Promise.all([...all].map((child) => child.stop()));
      log.end();
    },
  };
}

type Child = {
  readonly invoke: (invocation: {
    readonly event: unknown;
    readonly functionArn: string;
    readonly deadline: number;
  }) => Promise<InvocationResult>;
  /** Ends the process; the invocation under way fails with the given error. */
  readonly end: (errorType: string, errorMessage: string) => void;
  readonly isAlive: () => boolean;
  readonly residentBytes: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

const Answer = z.union([
  z.object({ id: z.string(), payload: z.string() }),
  z.object({
    id: z.string(),
    error: z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) }),
  }),
]);

function startChild(bundle: string, handler: string, variables: Record<string, string>, log: WriteStream): Child {
  const script = fileURLToPath(new URL("./function-child.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, bundle, handler], {
    env: variables,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });

  let settle: ((result: InvocationResult) => void) | undefined;
  let ending = { errorType: "Runtime.ExitError", errorMessage: "the function's process ended" };
  const ended = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      settle?.({ error: { ...ending, errorMessage: `${ending.errorMessage} (${signal ?? `exit code ${code}`})` } });
      settle = undefined;
      resolve();
    });
  });
  child.on("error", () => undefined);
  child.on("message", (message) => {
    const answer = Answer.parse(message);
    settle?.("payload" in answer ? { payload: answer.payload } : { error: answer.error });
    settle = undefined;
  });
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null && child.connected;

  return {
    isAlive,
    invoke: (invocation) =>
      new Promise((resolve) => {
        settle = resolve;
        child.send({ id: randomUUID(), ...invocation }, (error) => {
          if (error !== null) resolve({ error: { ...ending, errorMessage: error.message } });
        });
      }),
    end(errorType, errorMessage) {
      ending = { errorType, errorMessage };
      child.kill("SIGKILL");
    },
    async residentBytes() {
      const pages = await readFile(`/proc/${child.pid}/statm`, "utf8").catch(() => "0 0");
      return Number(pages.split(" ")[1] ?? 0) * bytesPerPage;
    },
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
