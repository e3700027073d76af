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
  test("are sent by advance-payout alone, from the sender's address alone", () => {
    const sending = allowing("ses:SendEmail");
    expect(sending.map(({ id }) => id)).toEqual([expect.stringContaining("AdvancePayout")]);
    expect(sending[0]?.condition).toEqual({ StringEquals: { "ses:FromAddress": { Ref: "MailSender" } } });
    const kinds = sending[0]?.resources.map(
      (resource) => /:ses:.*?:(identity|configuration-set)\//.exec(resource)?.[1],
    );
    expect(kinds?.toSorted()).toEqual(["configuration-set", "identity", "identity"]);
    expect(sending[0]?.resources.filter((resource) => resource.includes("*"))).toEqual([]);
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

test("answers are looked for every minute", () => {
  const schedule = ofType("AWS::Scheduler::Schedule").find(
    ([, { Properties }]) => Properties.Name === "tierline-deliver-answers",
  );
  expect(schedule?.[1].Properties).toMatchObject({ ScheduleExpression: "rate(1 minute)", State: "ENABLED" });
  const [[target = ""] = []] = ofType("AWS::Lambda::Function").filter(
    ([, { Properties }]) => Properties.FunctionName === "tierline-deliver-answers",
  );
  expect(written(Reflect.get(Object(schedule?.[1].Properties.Target), "Arn"))).toContain(target);
});
