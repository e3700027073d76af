import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Tierline } from "../../../infra/cli/client.ts";
import { publishPolicyCommand } from "../../../infra/cli/commands/publish-policy.ts";
import { terminalOn } from "../../../infra/cli/terminal.ts";
import { approvalPolicyStore } from "../../../shared/aws/approval-policies.ts";
import { documentWith, policyWith } from "../../shared/approval/policy.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { tierline } from "./captured.ts";

let directory = "";
let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tierline-policies-"));
  dynamodb = await startDynamoDb("payouts");
});
afterAll(async () => {
  dynamodb.stop();
  await rm(directory, { recursive: true, force: true });
});

async function written(name: string, document: unknown): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, stringify(document));
  return file;
}

/** Publishes into the test's own table, and gives what the command printed. */
async function publish(file: string): Promise<string> {
  const approvalPolicies = approvalPolicyStore(dynamodb.client, "payouts");
  const printed: string[] = [];
  const command = publishPolicyCommand({
    terminal: {
      ...terminalOn({ output: process.stdout, errors: process.stderr }),
      print: (text) => printed.push(text),
    },
    withSystem: (_, work) => work({ approvalPolicies } as unknown as Tierline),
  });
  await command.parseAsync(["--json", file], { from: "user" });
  return printed.join("\n");
}

test("a policy is published as the next version, and said again is unchanged", async () => {
  const file = await written("policy.yaml", documentWith());
  const said = { file, policy: "payouts", version: 1, effective_from: "2026-01-01" };
  expect(JSON.parse(await publish(file))).toEqual({ ...said, outcome: "published" });
  expect(JSON.parse(await publish(file))).toEqual({ ...said, outcome: "unchanged" });
  const later = await written("later.yaml", documentWith({ effective: { from: "2026-07-01" } }));
  expect(JSON.parse(await publish(later))).toMatchObject({ outcome: "published", version: 2 });
  const store = approvalPolicyStore(dynamodb.client, "payouts");
  expect((await store.inForce("2026-06-30"))?.policy).toEqual(policyWith());
});

test("a policy with problems is refused with every one of them, before any system is brought up", async () => {
  const file = await written(
    "wrong.yaml",
    documentWith({ releasers: ["nobody@example.com"], reminder_after_hours: 0 }),
  );
  const { code, output, errors } = await tierline("publish-policy", file);
  expect(code).toBe(3);
  expect(output).toContain(`${file}: refused`);
  expect(output).toMatch(/^ {2}releasers\[0\]: /m);
  expect(output).toMatch(/^ {2}reminder_after_hours: /m);
  expect(errors).not.toContain("local system");
});

test("with --json the problems are JSON", async () => {
  const file = await written("wrong.yaml", documentWith({ reminder_after_hours: 0 }));
  const { code, output } = await tierline("publish-policy", file, "--json");
  expect(code).toBe(3);
  expect(JSON.parse(output)).toEqual({
    file,
    outcome: "refused",
    problems: [{ path: "reminder_after_hours", problem: expect.any(String) }],
  });
});
