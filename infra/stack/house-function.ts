import { basename, join } from "node:path";
import { Duration, RemovalPolicy, type Size } from "aws-cdk-lib";
import { ComparisonOperator, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Architecture, type LayerVersion, LoggingFormat, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogLevel, NodejsFunction, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { acknowledgeWildcard, allow, allowKey } from "./allow.ts";
import type { DeadLetterQueue } from "./dead-letter-queue.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import { inRepository } from "./repository.ts";
import { functionRuntime } from "./runtime.ts";

/** What all functions share. */
export type FunctionSurroundings = {
  readonly key: Key;
  readonly alarms: AlarmTopic;
  /** Receives the events that a function could not handle after its retries. */
  readonly deadLetters: DeadLetterQueue;
};

export type HouseFunctionProps = Harm & {
  /** The folder in functions/. */
  readonly name: string;
  /** Written as `{...} satisfies Env` of the function's contract, so that a renamed variable does not compile. */
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  readonly timeout: Duration;
  readonly ephemeralStorage?: Size;
  /** DuckDB's layer, for the functions that work in columns. */
  readonly layer?: LayerVersion;
  readonly reservedConcurrency?: number;
  /** Directories of packages that lie beside the bundle, each under its own name. */
  readonly beside?: readonly string[];
  /** Errors within five minutes that raise the alarm; more than one where the caller repeats a failed call. */
  readonly errorsThatAlarm: number;
};

/** A Lambda function with all that the house asks of one: its own role and log group, traces, a place for lost events, an alarm. */
export class HouseFunction extends Construct {
  /** The folder in functions/, and the service that the function's own metrics name. */
  readonly name: string;
  readonly function: NodejsFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: HouseFunctionProps & FunctionSurroundings) {
    super(scope, id);
    const { key, alarms, deadLetters, errorImpact, runbook } = props;
    this.name = props.name;
    const logGroup = new LogGroup(this, "Logs", {
      retention: RetentionDays.THREE_MONTHS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      description: `What ${props.name} may do`,
    });
    allow(this.role, {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    });
    allowKey(this.role, key);
    deadLetters.allowSend(this.role);
    this.function = new NodejsFunction(this, "Function", {
      functionName: `tierline-${props.name}`,
      entry: inRepository(`functions/${props.name}/handler.ts`),
      projectRoot: inRepository("."),
      depsLockFilePath: inRepository("package-lock.json"),
      runtime: functionRuntime,
      architecture: Architecture.X86_64,
      role: this.role,
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      ...(props.ephemeralStorage === undefined ? {} : { ephemeralStorageSize: props.ephemeralStorage }),
      ...(props.layer === undefined ? {} : { layers: [props.layer] }),
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      environment: {
        ...props.environment,
        NODE_OPTIONS: "--enable-source-maps",
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
      },
      // The bundle holds our version of the SDK and tests ran it; no variable of the CDK's own belongs into the environment.
      awsSdkConnectionReuse: false,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: { bind: () => ({ destination: deadLetters.queue.queueArn }) },
      bundling: {
        logLevel: LogLevel.ERROR,
        // Node.js looks for a layer's modules only where modules are required, not where they are imported.
        format: OutputFormat.CJS,
        target: "node24",
        externalModules: ["@duckdb/*"],
        loader: { ".css": "text", ".sql": "text", ".script.js": "text", ".min.js": "text" },
        // A module that looks for files by its own address finds those beside the bundle.
        define: { "import.meta.url": "bundleUrl" },
        banner: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;",
        // The modules that are not CommonJS yet let the bundler leave out what nobody calls.
        mainFields: ["module", "main"],
        sourceMap: true,
        sourcesContent: false,
        keepNames: true,
        commandHooks: {
          beforeInstall: () => [],
          beforeBundling: () => [],
          afterBundling: (_, outputDirectory) => [
            markAsCommonJs(outputDirectory),
            ...(props.beside ?? []).map((directory) => putBeside(directory, outputDirectory)),
          ],
        },
      },
    });
    acknowledgeWildcard(this.role, "*", "X-Ray's write actions take no resource");
    new HouseAlarm(this, "Errors", {
      errorImpact,
      runbook,
      alarms,
      metric: this.function.metricErrors({ period: Duration.minutes(5), statistic: Stats.SUM }),
      threshold: props.errorsThatAlarm,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

/** Where functions put their own metrics. */
export const metricNamespace = "Tierline";

/** Below this repository, whose own modules are ECMAScript's, a bundle must say that it is not one of them. */
function markAsCommonJs(directory: string): string {
  const script = "fs.writeFileSync(process.argv[1], JSON.stringify({ type: process.argv[2] }))";
  return `node -e "${script}" "${directory}/package.json" commonjs`;
}

function putBeside(directory: string, outputDirectory: string): string {
  const script = "fs.cpSync(process.argv[1], process.argv[2], { recursive: true })";
  const from = inRepository(`node_modules/${directory}`);
  return `node -e "${script}" "${from}" "${join(outputDirectory, basename(directory))}"`;
}
