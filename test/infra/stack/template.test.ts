import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRepository } from "../../../infra/stack/repository.ts";
import { synthesize } from "./synthesized.ts";

const { app, ofType } = synthesize();

test("is within the megabyte that CloudFormation takes", () => {
  const text = JSON.stringify(app.synth().getStackByName("Tierline").template);
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
});

test("gives functions the memory that a night's cost is estimated with", () => {
  const memoryOf = (name: string) =>
    ofType("AWS::Lambda::Function").find(([, { Properties }]) => Properties.FunctionName === name)?.[1].Properties
      .MemorySize;
  const gigabytes = (name: string) => (Math.ceil((Number(memoryOf(name)) / 1024) * 10_000) / 10_000).toFixed(4);
  const sql = readFileSync(inRepository("queries/dashboards/cost-of-runs.sql"), "utf8");
  expect(sql).toContain(
    `greatest(decimal '${gigabytes("tierline-publish-facts")}', invocations * decimal '${gigabytes("tierline-accrue-shard")}')`,
  );
});
