import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { untilClosed } from "../../../infra/cli/after-the-night.ts";
import { ingestFile } from "../../../infra/cli/ingestion.ts";
import { runNight } from "../../../infra/cli/night.ts";
import { publishProgram } from "../../../infra/cli/publication.ts";
import { projectDirectory } from "../../../infra/cli/query-text.ts";
import type { ApprovalPolicy } from "../../../shared/approval/approval-policy.ts";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import { startTestSystem } from "../../support/system.ts";

const files = join(import.meta.dirname, "files");
const demonstration = join(projectDirectory, "infra/demo");

/** Of a customer, what is due for the first quarter of 2025. */
export const nordwind = { name: "Nordwind Werkzeuge", legalName: "Nordwind Werkzeuge GmbH", due: "3,853.20" } as const;
export const alpenquell = {
  name: "Alpenquell Technik",
  legalName: "Alpenquell Technik GesmbH",
  due: "805.00",
} as const;
/** Whose account belongs to somebody else. */
export const hafenkontor = { name: "Hafenkontor Nord" } as const;

export type World = Awaited<ReturnType<typeof startWorld>>;

/**
 * A whole local system in which the first quarter of 2025 is closed for three customers. The policy is the demonstration's, whose people
 * can all sign in, but each step is asked for by a mail of its own; nobody has acknowledged anything.
 */
export async function startWorld() {
  const { system, tierline, close } = await startTestSystem();
  const policy = await demonstrationPolicy();
  await tierline.approvalPolicies.publish(policy, new Date().toISOString());
  for (const kind of ["customers", "products", "payees", "orders"]) {
    const profile = join(demonstration, "profiles", `${kind}.json`);
    const { ingestion } = await ingestFile(tierline, join(files, `${kind}.csv`), profile);
    if (ingestion.status !== "accepted" || ingestion.rowsRejected > 0) throw new Error(JSON.stringify(ingestion));
  }
  const { outcome } = await publishProgram(tierline, await readFile(join(files, "program.yaml"), "utf8"));
  if (outcome !== "published") throw new Error(`the program was ${outcome}`);
  const night = async (asOfDate: string): Promise<void> => {
    await runNight(tierline, asOfDate);
    await untilClosed(tierline);
  };
  await night("2025-04-20");
  return {
    tierline,
    policy,
    pages: system.outputs.PagesUrl ?? "",
    mailbox: system.services.find(({ name }) => name.includes("mailbox"))?.url ?? "",
    night,
    close,
  };
}

async function demonstrationPolicy(): Promise<ApprovalPolicy> {
  const read = readApprovalPolicy(await readFile(join(demonstration, "approval-policy.yaml"), "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...read.policy, people: read.policy.people.map((person) => ({ ...person, mails: "each_step" })) };
}
