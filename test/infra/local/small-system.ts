import { functionResource, writeSynthesized } from "./synthesized.ts";

const bucketName = "small-files";

/** Keeps the event that it got as an object; a file named "bad" fails it. */
const keepEvent = `exports.handler = async (event) => {
  const [{ s3 }] = event.Records;
  const key = decodeURIComponent(s3.object.key.replaceAll("+", " "));
  const kept = process.env.AWS_ENDPOINT_URL_S3 + "/${bucketName}/kept/" + encodeURIComponent(key);
  if (key.includes("bad")) throw new RangeError("bad file");
  await fetch(kept, { method: "PUT", body: JSON.stringify(event) });
};`;

/** Answers what it is asked; fails by name; knows how often it was called. */
const answer = `let calls = 0;
exports.handler = async (event) => {
  calls += 1;
  if (event.failUntil > calls) throw Object.assign(new Error("not yet"), { name: "Busy" });
  return { echo: event, calls, services: Object.keys(process.env).filter((name) => name.startsWith("AWS_ENDPOINT_URL_")).sort() };
};`;

const resultsLocation = `s3://${bucketName}/results/`;

/** A template that holds one of each kind, small enough to read. */
const template = {
  Parameters: { BootstrapVersion: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/cdk-bootstrap/version" } },
  Rules: { CheckBootstrapVersion: { Assertions: [] } },
  Resources: {
    Files: {
      Type: "AWS::S3::Bucket",
      Properties: {
        BucketName: bucketName,
        NotificationConfiguration: {
          LambdaConfigurations: [
            {
              Event: "s3:ObjectCreated:*",
              Function: { "Fn::GetAtt": ["Keeper", "Arn"] },
              Filter: {
                S3Key: {
                  Rules: [
                    { Name: "prefix", Value: "incoming/" },
                    { Name: "suffix", Value: ".csv" },
                  ],
                },
              },
            },
          ],
        },
      },
    },
    Keeper: functionResource("keeper"),
    KeeperEvents: {
      Type: "AWS::Lambda::EventInvokeConfig",
      Properties: {
        FunctionName: { Ref: "Keeper" },
        Qualifier: "$LATEST",
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": ["Lost", "Arn"] } } },
      },
    },
    Lost: { Type: "AWS::SQS::Queue", Properties: { QueueName: "lost" } },
    Answer: functionResource("answer"),
    Items: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        TableName: "items",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      },
    },
    Catalog: {
      Type: "AWS::Glue::Database",
      Properties: { CatalogId: { Ref: "AWS::AccountId" }, DatabaseInput: { Name: "small" } },
    },
    Desk: {
      Type: "AWS::Athena::WorkGroup",
      Properties: {
        Name: "small",
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: true,
          ResultConfiguration: { OutputLocation: resultsLocation },
        },
      },
    },
    Machine: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: {
        StateMachineName: "small",
        DefinitionSubstitutions: { AnswerFunction: { Ref: "Answer" }, Database: { Ref: "Catalog" } },
        DefinitionString: JSON.stringify({
          StartAt: "Ask",
          States: {
            Ask: {
              Type: "Task",
              Resource: "arn:aws:states:::lambda:invoke",
              // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are CloudFormation's.
              Parameters: { FunctionName: "${AnswerFunction}", Payload: { "input.$": "$", failUntil: 2 } },
              Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1 }],
              ResultPath: "$.answer",
              Next: "Count",
            },
            Count: {
              Type: "Task",
              Resource: "arn:aws:states:::athena:startQueryExecution.sync",
              Parameters: {
                "QueryString.$": "$.sql",
                WorkGroup: "small",
                // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are CloudFormation's.
                QueryExecutionContext: { Database: "${Database}" },
              },
              ResultSelector: { "state.$": "$.QueryExecution.Status.State" },
              Catch: [{ ErrorEquals: ["States.TaskFailed"], ResultPath: "$.failure", Next: "Sorry" }],
              ResultPath: "$.query",
              End: true,
            },
            Sorry: { Type: "Fail", Error: "QueryFailed", CausePath: "$.failure.Cause" },
          },
        }),
      },
    },
    Nightly: {
      Type: "AWS::Scheduler::Schedule",
      Properties: {
        Name: "small-nightly",
        ScheduleExpression: "cron(0 1 * * ? *)",
        ScheduleExpressionTimezone: "Asia/Shanghai",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: {
          Arn: { Ref: "Machine" },
          RoleArn: "arn:aws:iam::000000000000:role/none",
          Input: '{"scheduled_time":"<aws.scheduler.scheduled-time>","sql":"select 1 as one"}',
        },
      },
    },
    Sweep: {
      Type: "AWS::Scheduler::Schedule",
      Properties: {
        Name: "small-sweep",
        ScheduleExpression: "rate(1 minute)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: {
          Arn: { "Fn::GetAtt": ["Keeper", "Arn"] },
          RoleArn: "arn:aws:iam::000000000000:role/none",
          Input: '{"Records":[{"s3":{"object":{"key":"swept-<aws.scheduler.scheduled-time>"}}}]}',
        },
      },
    },
  },
  Outputs: {
    Files: { Value: { Ref: "Files" } },
    Items: { Value: { Ref: "Items" } },
    Machine: { Value: { Ref: "Machine" } },
    Answer: { Value: { Ref: "Answer" } },
    Nightly: { Value: { Ref: "Nightly" } },
  },
};

export const writeSmallTemplate = () => writeSynthesized(template, { keeper: keepEvent, answer });
