import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AthenaClient } from "@aws-sdk/client-athena";
import { S3Client } from "@aws-sdk/client-s3";
import type { Env as ServePagesEnv } from "../../functions/serve-pages/contract.ts";
import { startAthena } from "./athena/server.ts";
import { startBuckets } from "./buckets.ts";
import { startCloudFormation } from "./cloudformation.ts";
import { type Events, startEvents } from "./events.ts";
import { executionRecords } from "./executions.ts";
import { claim, writeWhole } from "./files.ts";
import { freePort } from "./free-port.ts";
import { type InvocationRecord, startFunctions } from "./functions.ts";
import { startHttpApi } from "./http-api.ts";
import { startLambdaApi } from "./lambda-api.ts";
import { startMail } from "./mail.ts";
import { readPersonas } from "./personas.ts";
import { local } from "./place.ts";
import { startSchedules } from "./schedules.ts";
import { startSignIn } from "./sign-in.ts";
import { StartRefused } from "./start-refused.ts";
import { type StateMachines, startStateMachines } from "./state-machines.ts";
import { startStepFunctionsApi } from "./step-functions-api.ts";
import { startTables } from "./tables.ts";
import { taskTokens } from "./task-tokens.ts";
import { startTasks } from "./tasks.ts";
import { readTemplate } from "./template.ts";

/** A service of the local system: what listens where, and the variable that points an AWS SDK at it, if SDKs know of it. */
export type Service = { readonly name: string; readonly url: string; readonly variable?: string };

export type LocalSystem = {
  readonly outputs: Readonly<Record<string, string>>;
  /** What a client needs to use the system instead of AWS. */
  readonly environment: Readonly<Record<string, string>>;
  readonly services: readonly Service[];
  /** Fires a schedule as if its time had come; gives the execution's ARN. */
  readonly fireSchedule: (name: string, scheduledTime: string) => Promise<string>;
  /** From now on fires the schedules that come at a rate, as AWS would, until the system is closed. */
  readonly keepTime: () => void;
  readonly events: Events;
  readonly invocations: readonly InvocationRecord[];
  readonly close: () => Promise<void>;
};

/** Where the services listen with `ports: "fixed"`. */
const fixedPorts = {
  s3: 4510,
  dynamodb: 4511,
  athena: 4512,
  stepFunctions: 4513,
  lambda: 4514,
  cloudFormation: 4515,
  scheduler: 4516,
  mail: 4517,
  pages: 4518,
  signIn: 4519,
};

/**
 * Brings up everything that the synthesized template defines, on this machine only, with its state in one directory.
 * @throws if another process runs a system on that directory, a port is taken, or the template holds something unknown here.
 */
export async function startLocalSystem(options: {
  readonly stateDirectory: string;
  readonly templateFile: string;
  readonly ports?: "fixed" | "free";
  /** Variables that functions get in place of the system's own, for tests that stand between functions and services. */
  readonly endpointsForFunctions?: (
    environment: Readonly<Record<string, string>>,
  ) => Promise<Readonly<Record<string, string>>>;
  readonly onProgress?: (text: string) => void;
}): Promise<LocalSystem> {
  const { stateDirectory, onProgress = () => undefined } = options;
  const port = (service: keyof typeof fixedPorts): number => (options.ports === "fixed" ? fixedPorts[service] : 0);
  const inState = (...names: string[]): string => join(stateDirectory, ...names);
  mkdirSync(stateDirectory, { recursive: true });
  const claimed = claim(inState("pid"));
  if ("holder" in claimed) {
    throw new StartRefused(
      `process ${claimed.holder} already runs a local system on ${stateDirectory}: end it first, or use it`,
    );
  }
  const started: Closable[] = [];
  const keep = <T extends Closable>(service: T): T => {
    started.push(service);
    return service;
  };
  const close = closing(started, () => {
    rmSync(inState("system.json"), { force: true });
    claimed.release();
  });
  try {
    onProgress("reading the template");
    const template = await readTemplate(options.templateFile);
    const credentials = {
      AWS_REGION: local.region,
      AWS_ACCESS_KEY_ID: "S3RVER",
      AWS_SECRET_ACCESS_KEY: "S3RVER",
      // The local S3 keeps the checksums that newer SDKs send behind a streamed body as part of the object.
      AWS_REQUEST_CHECKSUM_CALCULATION: "WHEN_REQUIRED",
      AWS_RESPONSE_CHECKSUM_VALIDATION: "WHEN_REQUIRED",
    };
    onProgress("starting tables, buckets and Athena");
    let events: Events | undefined;
    const [tables, buckets, mail] = await allOf([
      startTables({
        template,
        databaseFile: inState("dynamodb.sqlite"),
        port: port("dynamodb"),
        environment: credentials,
      }).then(keep),
      startBuckets({
        template,
        directory: inState("s3"),
        port: port("s3"),
        send: (functionArn, event) => events?.send(functionArn, event),
      }).then(keep),
      startMail(port("mail")).then(keep),
    ]);
    const clientOptions = { region: local.region, credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" } };
    const s3 = new S3Client({
      ...clientOptions,
      endpoint: buckets.url,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });
    const athena = keep(
      await startAthena({
        resources: template.resources,
        s3Directory: inState("s3"),
        s3,
        port: await freePort(port("athena")),
      }),
    );

    onProgress("starting functions and state machines");
    const serviceVariables = {
      AWS_ENDPOINT_URL_S3: buckets.url,
      AWS_ENDPOINT_URL_DYNAMODB: tables.url,
      AWS_ENDPOINT_URL_ATHENA: athena.url,
    };
    // Functions ask for executions, and executions run functions: the other addresses are filled in once they are known.
    const functionVariables: Record<string, string> = { ...credentials, ...serviceVariables };
    Object.assign(functionVariables, await options.endpointsForFunctions?.(functionVariables));
    const functions = keep(startFunctions({ template, logDirectory: inState("logs"), environment: functionVariables }));
    events = keep(
      startEvents(
        template,
        functions,
        { pending: inState("events"), deadLetters: inState("dead-letters") },
        onProgress,
      ),
    );
    const tokens = taskTokens();
    const athenaClient = new AthenaClient({ ...clientOptions, endpoint: athena.url });
    const tasks = startTasks(functions, athenaClient, tokens, (arn, input) => machines.start(arn, input));
    const machines: StateMachines = keep(
      await startStateMachines({
        template,
        tasks,
        records: executionRecords(inState("executions"), Date.now() / 1000),
      }),
    );
    const stepFunctions = keep(await startStepFunctionsApi(machines, tokens, port("stepFunctions")));
    const lambda = keep(await startLambdaApi(functions, (name, event) => events?.send(name, event), port("lambda")));
    const pages = await startHttpApi(template, functions, port("pages"));
    if (pages !== undefined) {
      keep(pages);
      const clientId = template.nameOf(
        template.resources.find(({ type }) => type === "AWS::Cognito::UserPoolClient")?.logicalId ?? "",
      );
      const personas = readPersonas(inState("personas.json"));
      const signIn = keep(await startSignIn({ personas, clientId, pagesUrl: pages.url, port: port("signIn") }));
      const addresses = { PAGES_URL: pages.url, SIGN_IN_ISSUER: signIn.url, SIGN_IN_URL: signIn.url };
      Object.assign(functionVariables, addresses satisfies Partial<ServePagesEnv>);
    }
    // Everything else has the name here that it has on AWS; the pages have an address of this machine.
    const outputs = pages === undefined ? template.outputs : { ...template.outputs, PagesUrl: pages.url };
    const cloudFormation = keep(await startCloudFormation("Tierline", outputs, port("cloudFormation")));
    const schedules = keep(await startSchedules(template, { machines, functions }, port("scheduler"), onProgress));

    const services: readonly Service[] = [
      { name: "S3", url: buckets.url, variable: "AWS_ENDPOINT_URL_S3" },
      { name: "DynamoDB", url: tables.url, variable: "AWS_ENDPOINT_URL_DYNAMODB" },
      { name: "Athena", url: athena.url, variable: "AWS_ENDPOINT_URL_ATHENA" },
      { name: "Step Functions", url: stepFunctions.url, variable: "AWS_ENDPOINT_URL_SFN" },
      { name: "Lambda", url: lambda.url, variable: "AWS_ENDPOINT_URL_LAMBDA" },
      { name: "CloudFormation", url: cloudFormation.url, variable: "AWS_ENDPOINT_URL_CLOUDFORMATION" },
      { name: "Scheduler", url: schedules.url, variable: "AWS_ENDPOINT_URL_SCHEDULER" },
      { name: "SES, and its mailbox page", url: mail.url, variable: "AWS_ENDPOINT_URL_SESV2" },
      ...(pages === undefined ? [] : [{ name: "Pages", url: pages.url }]),
    ];
    const endpoints = Object.fromEntries(
      services.flatMap(({ variable, url }) => (variable === undefined ? [] : [[variable, url] as const])),
    );
    for (const [variable, url] of Object.entries(endpoints)) functionVariables[variable] ??= url;
    events.resume();
    const environment = { ...credentials, ...endpoints };
    const state = { pid: process.pid, environment, outputs };
    writeWhole(inState("system.json"), JSON.stringify(state, null, 2));
    return {
      outputs,
      environment,
      services,
      fireSchedule: schedules.fire,
      keepTime: schedules.keepTime,
      events,
      invocations: functions.records,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Closable = { readonly close: () => Promise<void> | void };

/** All results, or the first failure, but only once all are settled: what has started by then can be closed. */
async function allOf<T extends readonly unknown[]>(
  starting: {
    readonly [Each in keyof T]: Promise<T[Each]>;
  },
): Promise<T> {
  await Promise.allSettled(starting);
  return (await Promise.all(starting)) as unknown as T;
}

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Closes services, the last one first, once however often it is asked; also when the process is told to end. Processes that we
 * have started end by themselves if this one dies without a word.
 */
function closing(services: readonly Closable[], afterwards: () => void): () => Promise<void> {
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= closeAll();
    return closed;
  };
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const service of services.toReversed()) {
      try {
        await service.close();
      } catch (error) {
        failures.push(error);
      }
    }
    for (const signal of endings) process.removeListener(signal, endBy);
    afterwards();
    if (failures.length > 0) throw new AggregateError(failures, "the local system did not end cleanly");
  };
  const endBy = (signal: NodeJS.Signals): void => {
    // Where the program listens itself, it decides when to end.
    const alone = process.listenerCount(signal) === 1;
    void close().finally(() => alone && process.kill(process.pid, signal));
  };
  for (const signal of endings) process.on(signal, endBy);
  return close;
}
