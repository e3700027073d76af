import { readFile } from "node:fs/promises";
import { Command } from "commander";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { confirmersOf } from "../../../shared/approval/may-confirm.ts";
import { policyToday } from "../../../shared/aws/policy-today.ts";
import { confirmationJson, confirmationText } from "../confirmation-report.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { CommandFailure } from "../exit-codes.ts";
import { inputFile } from "../input-file.ts";

const examples = `
The file is a status report of the bank (ISO 20022 pain.002.001.10, XML) or a list of your own: CSV in UTF-8 with the columns
payout_id,status,reason,value_date, where status is paid or failed. What was paid leaves the books as paid; what failed returns
to what is owed and waits for release again. What is on record already changes nothing, and what contradicts it is refused.
Columns, statuses and entries: docs/payments.md.

--by names the person on record: a releaser or an administrator of the approval policy in force, who neither proposed a payout
nor decided on it.

Examples
  $ npx tierline confirm pain002-2026-07-31.xml --by ray@example.com
  $ npx tierline confirm cheques.csv --by ray@example.com --json | jq '.results[] | select(.result == "refused")'

Exit codes: 0 taken (or known already), parts of the file that had no effect included, 3 nothing of the file was taken or the
person may not say it, 4 the file is missing`;

type ConfirmOptions = CommonOptions & { readonly by: string };

export function confirmCommand(context: Context): Command {
  const command = new Command("confirm")
    .summary("take in what the bank says: paid or failed")
    .description("Reads a bank's status report or a list of your own, and puts on record what became of each payout.")
    .argument("<file>", "the bank's report or the list")
    .requiredOption("--by <email>", "the person on record")
    .addHelpText("after", examples);
  return addCommonOptions(command).action((file: string, options: ConfirmOptions) => confirm(context, file, options));
}

async function confirm(context: Context, file: string, options: ConfirmOptions): Promise<void> {
  await inputFile(file);
  const content = await readFile(file);
  const personId = options.by.toLowerCase();
  const at = new Date().toISOString();
  const report = await context.withSystem(options, async ({ approvalPolicies, confirming }) => {
    const policy = allowing(personId, await policyToday(approvalPolicies, at));
    return confirming.confirmFile(content, { personId, at, policy });
  });
  printResult(context, options, confirmationJson(file, personId, report), () =>
    confirmationText(file, personId, report, context.terminal.width),
  );
  const { results, problems } = report;
  if (results.length + problems.length > 0 && results.every(({ result }) => result === "refused"))
    throw new CommandFailure("refused", `nothing of ${file} was taken, and nothing was changed`, "printed");
}

/** @throws CommandFailure refused unless the policy lets the person say what became of payouts */
function allowing(personId: string, policy: ApprovalPolicy | undefined): ApprovalPolicy {
  if (policy === undefined)
    throw new CommandFailure("refused", "no approval policy is in force: publish one with npx tierline publish-policy");
  const confirmers = confirmersOf(policy);
  if (confirmers.includes(personId)) return policy;
  throw new CommandFailure(
    "refused",
    `${personId} is neither a releaser nor an administrator of the approval policy in force; these are: ${confirmers.join(", ")}`,
  );
}
