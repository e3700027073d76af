import { Aws, CfnCondition, type CfnParameter, Duration, Fn, RemovalPolicy, Validations } from "aws-cdk-lib";
import { CfnApi, CfnIntegration, CfnRoute, CfnStage } from "aws-cdk-lib/aws-apigatewayv2";
import { ComparisonOperator, Metric, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Key } from "aws-cdk-lib/aws-kms";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import type { HouseFunction } from "./house-function.ts";

export type WebAppProps = Harm & {
  readonly key: Key;
  readonly alarms: AlarmTopic;
  /** Where people reach the pages if not at the API's own address; that one when empty. */
  readonly ownUrl: CfnParameter;
};

/** What everybody together may ask per second, and at once: far more than people do, far less than would cost money. */
const requestsPerSecond = 50;
const requestsAtOnce = 100;

/** The way in for people: an HTTP API, every path of which one function answers. The harm is that of answers that say "fault". */
export class WebApp extends Construct {
  /** Where people reach the pages, without a path. */
  readonly url: string;
  readonly #api: CfnApi;

  constructor(scope: Construct, id: string, { key, alarms, ownUrl, errorImpact, runbook }: WebAppProps) {
    super(scope, id);
    this.#api = new CfnApi(this, "Api", {
      name: "tierline-pages",
      description: "Tierline's pages",
      protocolType: "HTTP",
    });
    const isOwn = new CfnCondition(this, "OwnUrlIsGiven", {
      expression: Fn.conditionNot(Fn.conditionEquals(ownUrl.valueAsString, "")),
    });
    const ofTheApi = `https://${this.#api.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
    this.url = Fn.conditionIf(isOwn.logicalId, ownUrl.valueAsString, ofTheApi).toString();

    const logGroup = new LogGroup(this, "AccessLogs", {
      retention: RetentionDays.ONE_YEAR,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new CfnStage(this, "Stage", {
      apiId: this.#api.ref,
      stageName,
      autoDeploy: true,
      defaultRouteSettings: { throttlingRateLimit: requestsPerSecond, throttlingBurstLimit: requestsAtOnce },
      accessLogSettings: { destinationArn: logGroup.logGroupArn, format: JSON.stringify(accessLogFormat) },
    });

    new HouseAlarm(this, "Faults", {
      errorImpact,
      runbook,
      alarms,
      metric: new Metric({
        namespace: "AWS/ApiGateway",
        metricName: "5xx",
        dimensionsMap: { ApiId: this.#api.ref },
        period: Duration.minutes(5),
        statistic: Stats.SUM,
      }),
      threshold: 3,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Hands every request to a function, which finds out itself who asks. */
  answerWith(pages: HouseFunction): void {
    const integration = new CfnIntegration(this, "Integration", {
      apiId: this.#api.ref,
      integrationType: "AWS_PROXY",
      integrationUri: pages.function.functionArn,
      payloadFormatVersion: "2.0",
    });
    const route = new CfnRoute(this, "Route", {
      apiId: this.#api.ref,
      routeKey: everyPath,
      target: `integrations/${integration.ref}`,
    });
    Validations.of(route).acknowledge({
      id: "AwsSolutions-APIG4",
      reason:
        "The function verifies the user pool's token itself: browsers send it in a cookie, where no JWT authorizer looks (docs/decisions/0009)",
    });
    new CfnPermission(this, "Permission", {
      action: "lambda:InvokeFunction",
      functionName: pages.function.functionArn,
      principal: "apigateway.amazonaws.com",
      sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${this.#api.ref}/${stageName}/${everyPath}`,
    });
  }
}

const stageName = "$default";
const everyPath = "$default";

/** Who asked for what and what came of it. Queries, cookies and forms are left out: they may hold what opens something. */
const accessLogFormat = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  sourceIp: "$context.identity.sourceIp",
  userAgent: "$context.identity.userAgent",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  responseLength: "$context.responseLength",
  latencyMilliseconds: "$context.responseLatency",
  error: "$context.integrationErrorMessage",
};
