import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { headingAnchor } from "../../../infra/stack/harm.ts";
import { inRepository } from "../../../infra/stack/repository.ts";
import { synthesize } from "./synthesized.ts";

const { ofType } = synthesize();
const alarms = ofType("AWS::CloudWatch::Alarm");
const headings = readFileSync(inRepository("docs/runbook.md"), "utf8")
  .split("\n")
  .flatMap((line) => /^## (.*)$/.exec(line)?.[1] ?? []);
const anchors = alarms.map(
  ([, { Properties }]) => /docs\/runbook\.md#(\S+)$/.exec(String(Properties.AlarmDescription))?.[1],
);

test("every alarm names a heading of the runbook, and every heading has its alarm", () => {
  expect(anchors.sort()).toEqual(headings.map(headingAnchor).sort());
});

test("every heading says why, what to check and what to do", () => {
  const sections = readFileSync(inRepository("docs/runbook.md"), "utf8").split(/^## /m).slice(1);
  for (const section of sections)
    for (const part of ["**Cause.**", "**Check.**", "**Do.**"]) expect(section, section.slice(0, 40)).toContain(part);
});

test.each(alarms)("%s says who is harmed and reaches the topic", (_, { Properties }) => {
  expect(String(Properties.AlarmDescription)).toMatch(/^[A-Z].*\. What to do: /);
  expect(Properties.AlarmActions).toHaveLength(1);
});

describe("the nightly run", () => {
  const alarm = (anchor: string) =>
    alarms.find(([, { Properties }]) => String(Properties.AlarmDescription).endsWith(`#${anchor}`))?.[1].Properties;

  test("raises an alarm when it ends without success, in whichever way", () => {
    const metrics = JSON.stringify(alarm("the-nightly-run-failed")?.Metrics);
    for (const name of ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"]) expect(metrics).toContain(name);
  });

  test("raises an alarm when it did not run, and silence counts as that", () => {
    expect(alarm("the-nightly-run-did-not-run")).toMatchObject({
      MetricName: "ExecutionsSucceeded",
      ComparisonOperator: "LessThanThreshold",
      TreatMissingData: "breaching",
      Period: 3600,
      DatapointsToAlarm: 26,
    });
  });
});

test("a mail address is subscribed only when one is given", () => {
  expect(ofType("AWS::SNS::Subscription").map(([, { Condition }]) => Condition)).toEqual([expect.any(String)]);
});
