import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import type { Problem } from "../../../shared/program/problem.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { CommandFailure } from "../exit-codes.ts";
import { inputFile } from "../input-file.ts";
import { problemLines } from "../problem-lines.ts";

const examples = `
An approval policy says who proposes payouts, who approves them up to which amount, and who releases them. It is checked as a
whole: every problem is listed with its path, and a policy with problems changes nothing. A policy that says the same as the
latest version changes nothing either. Versions are never changed; each governs from its "effective.from" until a later one does.
How to write one: docs/approval-policy.md.

Examples
  $ npx tierline publish-policy approval-policy.yaml
  $ npx tierline publish-policy --json approval-policy.yaml

Exit codes: 0 published or unchanged, 3 the policy was refused, 4 the file is missing`;

export function publishPolicyCommand(context: Context): Command {
  const command = new Command("publish-policy")
    .summary("publish the approval policy from a YAML or JSON document")
    .description("Publishes the approval policy as an immutable, effective-dated version.")
    .argument("<file>", "the policy's document")
    .addHelpText("after", examples);
  return addCommonOptions(command).action((file: string, options: CommonOptions) =>
    publishPolicy(context, file, options),
  );
}

async function publishPolicy(context: Context, file: string, options: CommonOptions): Promise<void> {
  await inputFile(file);
  const read = readApprovalPolicy(await readFile(file, "utf8"));
  if (!read.ok) {
    const { problems } = read;
    printResult(context, options, { file, outcome: "refused", problems }, () => refusalText(file, problems));
    throw new CommandFailure("refused", "the policy was refused; nothing of it governs", "printed");
  }
  const { policy } = read;
  const { outcome, version } = await context.withSystem(options, ({ approvalPolicies }) =>
    approvalPolicies.publish(policy, new Date().toISOString()),
  );
  const result = { file, outcome, policy: policy.policy, version, effective_from: policy.effective.from };
  printResult(context, options, result, () =>
    outcome === "published"
      ? `${file}: published ${policy.policy} version ${version}, which governs from ${policy.effective.from}`
      : `${file}: unchanged, ${policy.policy} version ${version} already says this`,
  );
}

function refusalText(file: string, problems: readonly Problem[]): string {
  return [`${file}: refused`, ...problemLines(problems)].join("\n");
}
