import { describe, expect, test } from "vitest";
import { z } from "zod";
import { roles } from "../../../shared/web/session.ts";
import { synthesize, written } from "./synthesized.ts";

const { template, ofType } = synthesize();
const only = (type: string) => {
  const [[id, resource] = ["", undefined], ...others] = ofType(type);
  expect(others).toEqual([]);
  return { id, properties: resource?.Properties ?? {} };
};

const pagesUrl = (path: string) => ({
  "Fn::Join": ["", [{ "Fn::If": [expect.any(String), { Ref: "PagesUrl" }, expect.anything()] }, path]],
});

describe("the way in", () => {
  const api = only("AWS::ApiGatewayV2::Api");

  test("is one route to serve-pages, in the format that it reads", () => {
    const [[pages = ""] = []] = ofType("AWS::Lambda::Function").filter(
      ([, { Properties }]) => Properties.FunctionName === "tierline-serve-pages",
    );
    const integration = only("AWS::ApiGatewayV2::Integration");
    expect(only("AWS::ApiGatewayV2::Route").properties).toMatchObject({ RouteKey: "$default" });
    expect(written(only("AWS::ApiGatewayV2::Route").properties.Target)).toBe(`integrations/<${integration.id}>`);
    expect(integration.properties).toMatchObject({ IntegrationType: "AWS_PROXY", PayloadFormatVersion: "2.0" });
    expect(written(integration.properties.IntegrationUri)).toContain(pages);
  });

  test("may invoke serve-pages, by this route of this API only", () => {
    const permissions = ofType("AWS::Lambda::Permission").filter(
      ([, { Properties }]) => Properties.Principal === "apigateway.amazonaws.com",
    );
    expect(permissions.map(([, { Properties }]) => written(Properties.SourceArn))).toEqual([
      `arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<${api.id}>/$default/$default`,
    ]);
  });

  test("is throttled, and logs who asked for what without queries, cookies and forms", () => {
    const { properties } = only("AWS::ApiGatewayV2::Stage");
    expect(properties).toMatchObject({
      StageName: "$default",
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      AccessLogSettings: { DestinationArn: { "Fn::GetAtt": [expect.any(String), "Arn"] } },
    });
    const format = JSON.stringify(properties.AccessLogSettings);
    for (const told of ["$context.path", "$context.status", "$context.identity.sourceIp"])
      expect(format).toContain(told);
    expect(format).not.toMatch(/quer|cookie|body|authoriz/i);
  });

  test("has an address of its own unless a parameter names another", () => {
    expect(template.Parameters.PagesUrl).toMatchObject({ Type: "String", Default: "" });
    const { "Fn::If": [condition, given, own] = [] } = z
      .object({ "Fn::If": z.array(z.unknown()) })
      .parse(template.Outputs.PagesUrl?.Value);
    expect([condition, given]).toEqual([expect.stringContaining("OwnUrlIsGiven"), { Ref: "PagesUrl" }]);
    expect(written(own)).toBe(`https://<${api.id}>.execute-api.<AWS::Region>.<AWS::URLSuffix>`);
  });

  test("raises an alarm for answers that say fault", () => {
    const alarms = ofType("AWS::CloudWatch::Alarm").filter(
      ([, { Properties }]) => Properties.Namespace === "AWS/ApiGateway",
    );
    expect(alarms.map(([, { Properties }]) => Properties)).toMatchObject([
      { MetricName: "5xx", Dimensions: [{ Name: "ApiId", Value: { Ref: api.id } }] },
    ]);
  });
});

describe("the accounts", () => {
  const pool = only("AWS::Cognito::UserPool");
  const client = only("AWS::Cognito::UserPoolClient").properties;

  test("are made by administrators, with a long password and always a second factor", () => {
    expect(pool.properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      Policies: { PasswordPolicy: { MinimumLength: 14, RequireSymbols: true, RequireUppercase: true } },
      DeletionProtection: "ACTIVE",
    });
  });

  test("stay when the stack goes", () => {
    expect(ofType("AWS::Cognito::UserPool")).toMatchObject([
      [pool.id, { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" }],
    ]);
  });

  test("have the roles as groups, no more and no less", () => {
    const groups = ofType("AWS::Cognito::UserPoolGroup").map(([, { Properties }]) => Properties.GroupName);
    expect(groups.sort()).toEqual([...roles].sort());
  });

  test("are signed in to by code only, at the pool's pages, and led back to ours", () => {
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", "email", "profile"],
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      SupportedIdentityProviders: ["COGNITO"],
      CallbackURLs: [pagesUrl("/sign-in/callback")],
      LogoutURLs: [pagesUrl("/signed-out")],
      IdTokenValidity: 60,
      TokenValidityUnits: { IdToken: "minutes" },
    });
  });

  test("let nobody change their own name or address, which are on record", () => {
    expect(client.WriteAttributes).toEqual(["locale"]);
  });
});
