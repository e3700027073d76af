import { describe, expect, test } from "vitest";
import { statementsOf, synthesize, written } from "./synthesized.ts";

const { template, ofType } = synthesize();

const statements = ofType("AWS::IAM::Policy").flatMap(([id, { Properties }]) =>
  statementsOf(Properties.PolicyDocument).map((statement) => ({ id, ...statement })),
);
const allowing = (action: string) => statements.filter(({ actions }) => actions.includes(action));

describe("task tokens", () => {
  const machine = ofType("AWS::StepFunctions::StateMachine").find(
    ([, { Properties }]) => Properties.StateMachineName === "tierline-approve-payout",
  );

  test("stay out of the logs, which hold everything else", () => {
    expect(machine?.[1].Properties.LoggingConfiguration).toMatchObject({ Level: "ALL", IncludeExecutionData: false });
  });

  test("are answered for this machine only", () => {
    expect(allowing("states:SendTaskSuccess").length).toBeGreaterThan(0);
    for (const { resources } of allowing("states:SendTaskSuccess"))
      expect(resources).toEqual([
        "arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:tierline-approve-payout",
      ]);
  });
});

describe("mails", () => {
  const sending = allowing("ses:SendEmail");

  test("are sent by those who ask and those who remind, and nobody else", () => {
    expect(sending.map(({ id }) => id)).toEqual([
      expect.stringContaining("AdvancePayout"),
      expect.stringContaining("RemindApprovers"),
    ]);
  });

  test.each(sending)("leave $id from the sender's address alone", ({ condition, resources }) => {
    expect(condition).toEqual({ StringEquals: { "ses:FromAddress": { Ref: "MailSender" } } });
    const kinds = resources.map((resource) => /:ses:.*?:(identity|configuration-set)\//.exec(resource)?.[1]);
    expect(kinds.toSorted()).toEqual(["configuration-set", "identity", "identity"]);
    expect(resources.filter((resource) => resource.includes("*"))).toEqual([]);
  });

  test("go out over TLS, and nobody is watched reading them", () => {
    expect(ofType("AWS::SES::ConfigurationSet").map(([, { Properties }]) => Properties)).toMatchObject([
      { Name: "tierline-mails", DeliveryOptions: { TlsPolicy: "REQUIRE" } },
    ]);
    expect(ofType("AWS::SES::ConfigurationSetEventDestination")).toEqual([]);
  });

  test("come from the address that the operator names", () => {
    expect(template.Parameters.MailSender).toMatchObject({ Type: "String" });
  });
});

describe("regular calls", () => {
  const idOfFunction = (name: string) =>
    ofType("AWS::Lambda::Function").find(([, { Properties }]) => Properties.FunctionName === name)?.[0] ?? "";

  test.each`
    name                              | rate                  | silentPeriod | work
    ${"tierline-deliver-answers"}     | ${"rate(1 minute)"}   | ${300}       | ${"answers are delivered"}
    ${"tierline-remind-approvers"}    | ${"rate(15 minutes)"} | ${900}       | ${"approvers are reminded"}
    ${"tierline-write-payment-files"} | ${"rate(1 minute)"}   | ${300}       | ${"payment files are written"}
  `("$rate $work, and silence alarms", ({ name, rate, silentPeriod }) => {
    const schedule = ofType("AWS::Scheduler::Schedule").find(([, { Properties }]) => Properties.Name === name);
    expect(schedule?.[1].Properties).toMatchObject({ ScheduleExpression: rate, State: "ENABLED" });
    expect(written(Reflect.get(Object(schedule?.[1].Properties.Target), "Arn"))).toContain(idOfFunction(name));
    const alarm = ofType("AWS::CloudWatch::Alarm").find(
      ([, { Properties }]) =>
        Properties.MetricName === "Invocations" && JSON.stringify(Properties.Dimensions).includes(idOfFunction(name)),
    );
    expect(alarm?.[1].Properties).toMatchObject({
      Period: silentPeriod,
      EvaluationPeriods: 3,
      TreatMissingData: "breaching",
    });
  });

  test("may call their function and do nothing else", () => {
    for (const { actions, resources } of allowing("lambda:InvokeFunction").filter(({ id }) =>
      id.includes("Schedule"),
    )) {
      expect(actions).toEqual(["lambda:InvokeFunction"]);
      expect(resources).toHaveLength(1);
    }
  });
});

test("whoever reminds reads payouts and notes mails, and answers no machine", () => {
  const granted = statements.filter(({ id }) => id.includes("RemindApprovers")).flatMap(({ actions }) => actions);
  expect(granted.filter((action) => /^(dynamodb|states):/.test(action)).toSorted()).toEqual([
    "dynamodb:DeleteItem",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:Query",
  ]);
});
