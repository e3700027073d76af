import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { untilClosed } from "../../../infra/cli/after-the-night.ts";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import { everyListed } from "../../../shared/aws/payouts.ts";
import { type Browser, browser, nonceIn } from "../../support/browser.ts";
import { type BenchSystem, plainProgram, startBenchSystem } from "../bench-system.ts";
import { measureNight } from "../night.ts";
import { timed } from "../stopwatch.ts";
import type { PayoutFiles } from "./files.ts";

/** Seconds from the end of a night to everybody being asked, and of the pages that are then opened. */
export type PayoutRound = {
  readonly proposals: number;
  readonly close: number;
  readonly routing: number;
  /** By path: the slowest of several answers, the first one left out in which the function starts. */
  readonly pages: Readonly<Record<string, number>>;
};

/** Everything bought in 2025 is due after it. */
const asOfDate = "2026-01-31";
const approver = "greta.lindner@tierline.example";
const proposer = "jonas.keller@tierline.example";
const visits = 10;
const looksEveryMilliseconds = 5_000;

/** One close in which every customer is proposed a payout, until one approver is asked for all of them; then their pages. */
export async function payoutRound(directory: string, files: PayoutFiles): Promise<PayoutRound> {
  const bench = await startBenchSystem(join(directory, "system"), files, await plainProgram());
  try {
    await bench.ingest(files.payees);
    await bench.ingest(files.orders);
    await publishPolicy(bench);
    await measureNight(bench.tierline, asOfDate);
    const { seconds: close } = await timed(() => untilClosed(bench.tierline));
    const { seconds: routing, value: inbox } = await timed(() => untilAllAreAsked(bench));
    const [first] = inbox;
    return {
      proposals: inbox.length,
      close,
      routing,
      pages: await slowestPages(bench, first?.payoutId ?? ""),
    };
  } finally {
    await bench.close();
  }
}

export async function publishPolicy({ tierline }: BenchSystem): Promise<void> {
  const read = readApprovalPolicy(await readFile(join(import.meta.dirname, "approval-policy.yaml"), "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  await tierline.approvalPolicies.publish(read.policy, new Date().toISOString());
}

async function untilAllAreAsked({ tierline: { payouts } }: BenchSystem) {
  for (;;) {
    const [undecided, inbox] = await Promise.all([
      everyListed(payouts, "undecided"),
      everyListed(payouts, `inbox#${approver}`),
    ]);
    if (undecided.length > 0 && inbox.length === undecided.length) return inbox;
    // To read lists of thousands all the time would slow down what is waited for.
    await sleep(looksEveryMilliseconds);
  }
}

async function slowestPages({ system }: BenchSystem, payoutId: string): Promise<PayoutRound["pages"]> {
  const pages = system.outputs.PagesUrl ?? "";
  const approving = browser();
  await approving.signIn(pages, approver);
  const policy = await (await approving.get(`${pages}/policy`)).text();
  const action = "/policy/acknowledgements";
  await approving.post(`${pages}${action}`, { nonce: nonceIn(policy, action), version: "1", payout: "" });
  const proposing = browser();
  await proposing.signIn(pages, proposer);

  const next = /href="(\/\?after=[^"]+)"/.exec(await (await approving.get(pages)).text())?.[1] ?? "";
  const visited: readonly (readonly [name: string, who: Browser, path: string])[] = [
    ["inbox", approving, "/"],
    ["inbox, second page", approving, next.replaceAll("&amp;", "&")],
    ["deciding several", approving, "/payouts"],
    ["one payout", approving, `/payouts/${payoutId}`],
    ["proposals", proposing, "/proposals"],
  ];
  const slowest: Record<string, number> = {};
  for (const [name, who, path] of visited) slowest[name] = await slowestVisit(who, `${pages}${path}`);
  return slowest;
}

async function slowestVisit(who: Browser, url: string): Promise<number> {
  const seconds: number[] = [];
  for (let visit = 0; visit <= visits; visit += 1) {
    const visited = await timed(async () => {
      const response = await who.get(url);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`);
    });
    seconds.push(visited.seconds);
  }
  return Math.max(...seconds.slice(1));
}
