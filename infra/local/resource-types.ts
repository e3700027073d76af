import { local } from "./place.ts";

/**
 * What this machine knows of a resource type: its name and attributes as other resources refer to them, and its properties:
 * those that a counterpart acts on, and those that mean nothing on one machine (who may do what, how it is encrypted, how long
 * it is kept). A property on neither list stops the start.
 */
type ResourceType = {
  readonly nameProperty?: string;
  readonly ref?: (name: string) => string;
  readonly arn?: (name: string) => string;
  readonly actsOn: readonly string[];
  readonly withoutEffect: readonly string[];
  readonly attributes?: (name: string) => Readonly<Record<string, string>>;
};

const arn = (service: string, rest: string): string => `arn:aws:${service}:${local.region}:${local.account}:${rest}`;

/** Types that exist on AWS to watch, allow, encrypt or keep; nothing here stands in for them. */
const withoutCounterpart = (type: Partial<ResourceType> = {}) => ({ actsOn: [], withoutEffect: ["*"], ...type });

const resourceTypes: Readonly<Record<string, ResourceType>> = {
  "AWS::S3::Bucket": {
    nameProperty: "BucketName",
    arn: (name) => `arn:aws:s3:::${name}`,
    actsOn: ["BucketName", "NotificationConfiguration"],
    withoutEffect: [
      "BucketEncryption",
      "LifecycleConfiguration",
      "LoggingConfiguration",
      "OwnershipControls",
      "PublicAccessBlockConfiguration",
      "VersioningConfiguration",
    ],
  },
  "AWS::DynamoDB::Table": {
    nameProperty: "TableName",
    arn: (name) => arn("dynamodb", `table/${name}`),
    actsOn: [
      "TableName",
      "AttributeDefinitions",
      "KeySchema",
      "BillingMode",
      "GlobalSecondaryIndexes",
      "StreamSpecification",
    ],
    withoutEffect: ["DeletionProtectionEnabled", "PointInTimeRecoverySpecification", "SSESpecification"],
  },
  "AWS::Lambda::Function": {
    nameProperty: "FunctionName",
    arn: (name) => arn("lambda", `function:${name}`),
    actsOn: [
      "Code",
      "Environment",
      "FunctionName",
      "Handler",
      "MemorySize",
      "ReservedConcurrentExecutions",
      "Runtime",
      "Timeout",
    ],
    // The layer holds DuckDB, which resolves from node_modules here.
    withoutEffect: [
      "Architectures",
      "Description",
      "EphemeralStorage",
      "Layers",
      "LoggingConfig",
      "Role",
      "TracingConfig",
    ],
  },
  "AWS::Lambda::EventInvokeConfig": {
    actsOn: ["DestinationConfig", "FunctionName", "MaximumRetryAttempts"],
    withoutEffect: ["MaximumEventAgeInSeconds", "Qualifier"],
  },
  "AWS::SQS::Queue": {
    nameProperty: "QueueName",
    arn: (name) => arn("sqs", name),
    actsOn: ["QueueName"],
    withoutEffect: ["KmsMasterKeyId", "MessageRetentionPeriod"],
  },
  "AWS::StepFunctions::StateMachine": {
    nameProperty: "StateMachineName",
    ref: (name) => arn("states", `stateMachine:${name}`),
    arn: (name) => arn("states", `stateMachine:${name}`),
    actsOn: ["DefinitionS3Location", "DefinitionString", "DefinitionSubstitutions", "StateMachineName"],
    withoutEffect: ["LoggingConfiguration", "RoleArn", "StateMachineType", "TracingConfiguration"],
  },
  "AWS::Scheduler::Schedule": {
    nameProperty: "Name",
    arn: (name) => arn("scheduler", `schedule/default/${name}`),
    actsOn: ["Name", "ScheduleExpression", "ScheduleExpressionTimezone", "Target", "State"],
    withoutEffect: ["Description", "FlexibleTimeWindow"],
  },
  "AWS::Glue::Database": { actsOn: ["DatabaseInput"], withoutEffect: ["CatalogId"] },
  "AWS::Glue::Table": { actsOn: ["DatabaseName", "TableInput"], withoutEffect: ["CatalogId"] },
  "AWS::Athena::WorkGroup": {
    nameProperty: "Name",
    actsOn: ["Name", "WorkGroupConfiguration"],
    withoutEffect: ["Description", "RecursiveDeleteOption", "State"],
  },
  "AWS::Athena::NamedQuery": {
    actsOn: ["Database", "Description", "Name", "QueryString", "WorkGroup"],
    withoutEffect: [],
  },
  "AWS::ApiGatewayV2::Api": { actsOn: ["Name", "ProtocolType"], withoutEffect: ["Description"] },
  "AWS::ApiGatewayV2::Integration": {
    actsOn: ["ApiId", "IntegrationType", "IntegrationUri", "PayloadFormatVersion"],
    withoutEffect: [],
  },
  "AWS::ApiGatewayV2::Route": { actsOn: ["ApiId", "RouteKey", "Target"], withoutEffect: [] },
  "AWS::ApiGatewayV2::Stage": {
    actsOn: ["ApiId", "StageName"],
    withoutEffect: ["AccessLogSettings", "AutoDeploy", "DefaultRouteSettings"],
  },
  // sign-in.ts stands in for the pool and its pages; of the template it needs the client's name only.
  "AWS::Cognito::UserPool": withoutCounterpart({
    attributes: (name) => ({ ProviderURL: `https://cognito-idp.${local.region}.amazonaws.com/${name}` }),
  }),
  "AWS::Cognito::UserPoolClient": withoutCounterpart(),
  "AWS::Cognito::UserPoolDomain": withoutCounterpart(),
  "AWS::Cognito::UserPoolGroup": withoutCounterpart(),
  "AWS::SES::ConfigurationSet": withoutCounterpart({ nameProperty: "Name" }),
  "AWS::KMS::Key": withoutCounterpart({ arn: (name) => arn("kms", `key/${name}`) }),
  "AWS::KMS::Alias": withoutCounterpart(),
  "AWS::IAM::Role": withoutCounterpart({
    nameProperty: "RoleName",
    arn: (name) => `arn:aws:iam::${local.account}:role/${name}`,
  }),
  "AWS::IAM::Policy": withoutCounterpart(),
  "AWS::IAM::ManagedPolicy": withoutCounterpart(),
  "AWS::S3::BucketPolicy": withoutCounterpart(),
  "AWS::SQS::QueuePolicy": withoutCounterpart(),
  "AWS::SNS::Topic": withoutCounterpart({ ref: (name) => arn("sns", name), arn: (name) => arn("sns", name) }),
  "AWS::SNS::TopicPolicy": withoutCounterpart(),
  "AWS::SNS::Subscription": withoutCounterpart(),
  "AWS::Logs::LogGroup": withoutCounterpart({
    nameProperty: "LogGroupName",
    arn: (name) => arn("logs", `log-group:${name}:*`),
  }),
  "AWS::Lambda::LayerVersion": withoutCounterpart({ ref: (name) => arn("lambda", `layer:${name}:1`) }),
  "AWS::Lambda::Permission": withoutCounterpart(),
  "AWS::CloudWatch::Alarm": withoutCounterpart({
    nameProperty: "AlarmName",
    arn: (name) => arn("cloudwatch", `alarm:${name}`),
  }),
  "AWS::CDK::Metadata": withoutCounterpart(),
};

function typeOf(logicalId: string, type: string): ResourceType {
  const known = resourceTypes[type];
  if (known === undefined) {
    throw new Error(
      `${logicalId} is an ${type}, which has no counterpart on one machine: see infra/local/resource-types.ts`,
    );
  }
  return known;
}

/** The name and attributes that a resource has here, as `Ref` and `Fn::GetAtt` give them. */
export function physicalOf(
  logicalId: string,
  type: string,
  property: (name: string) => unknown,
): { readonly ref: string; readonly attributes: Readonly<Record<string, string>> } {
  const known = typeOf(logicalId, type);
  const named = known.nameProperty === undefined ? undefined : property(known.nameProperty);
  const name = typeof named === "string" ? named : logicalId;
  const attributes = { ...known.attributes?.(name), ...(known.arn === undefined ? {} : { Arn: known.arn(name) }) };
  return { ref: known.ref?.(name) ?? name, attributes };
}

/**
 * The properties of a resource that a counterpart acts on here.
 * @throws naming a property that neither acts here nor is known to mean nothing here
 */
export function actingProperties(logicalId: string, type: string, names: readonly string[]): readonly string[] {
  const { actsOn, withoutEffect } = typeOf(logicalId, type);
  if (withoutEffect.includes("*")) return [];
  const unknown = names.filter((name) => !actsOn.includes(name) && !withoutEffect.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `${logicalId} (${type}): ${unknown.join(", ")} has no meaning on one machine: see infra/local/resource-types.ts`,
    );
  }
  return names.filter((name) => actsOn.includes(name));
}
