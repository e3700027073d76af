import { join } from "node:path";
import { untilMeasured } from "../../../infra/cli/after-the-night.ts";
import { type Browser, browser } from "../../support/browser.ts";
import { plainProgram, startBenchSystem } from "../bench-system.ts";
import { asOfDate, type BenchFiles } from "../distributor.ts";
import { measureNight } from "../night.ts";
import { publishPolicy } from "../payouts/payout-round.ts";
import { timed } from "../stopwatch.ts";
import type { Row } from "../table.ts";
import { putPayouts } from "./payouts-in-lake.ts";

/** Seconds of a page's first answer, when nothing of it is kept, and the slowest of the next ones. */
export type PageTimes = { readonly page: string; readonly cold: number; readonly warm: number };

const pages: Readonly<Record<string, string>> = {
  overview: "/dashboards",
  programs: "/dashboards/programs",
  "one program": "/dashboards/programs/bench-annual",
  customers: "/dashboards/customers",
  "one customer": "/dashboards/customers/C000001",
  payouts: "/dashboards/payouts",
  effects: "/dashboards/effects",
  "one program's effects": "/dashboards/effects/bench-annual",
  review: "/dashboards/review",
  controls: "/dashboards/controls",
  runs: "/dashboards/runs",
  "rows and SQL": "/data/liability-by-region",
};
/** Sees every page. */
const auditor = "edith.brandt@tierline.example";
const payoutCount = 20_000;
const visits = 5;
const budgetSeconds = { cold: 3, warm: 0.5 } as const;

/** One night over the file and its measurement, payouts beside them, then every dashboard opened several times. */
export async function dashboardsRound(directory: string, files: BenchFiles): Promise<readonly PageTimes[]> {
  const bench = await startBenchSystem(join(directory, "system"), files, await plainProgram());
  try {
    await bench.ingest(files.orders);
    await publishPolicy(bench);
    const { accruals } = await measureNight(bench.tierline, asOfDate);
    const [accrued] = accruals;
    if (accrued === undefined) throw new Error("the night accrued nothing");
    await putPayouts(bench.tierline.lake, accrued.run, payoutCount);
    await untilMeasured(bench.tierline);
    const address = bench.system.outputs.PagesUrl ?? "";
    const reader = browser();
    await reader.signIn(address, auditor);
    const times: PageTimes[] = [];
    for (const [page, path] of Object.entries(pages))
      times.push({ page, ...(await visited(reader, `${address}${path}`)) });
    return times;
  } finally {
    await bench.close();
  }
}

async function visited(who: Browser, url: string): Promise<Omit<PageTimes, "page">> {
  const seconds: number[] = [];
  for (let visit = 0; visit <= visits; visit += 1) {
    const { seconds: took } = await timed(async () => {
      const response = await who.get(url);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`);
    });
    seconds.push(took);
  }
  const [cold = Number.NaN, ...warm] = seconds;
  return { cold, warm: Math.max(...warm) };
}

export function dashboardRows(times: readonly PageTimes[]): readonly Row[] {
  return times.flatMap(({ page, cold, warm }) => [
    { what: `${page}, cold`, by: "a second", measured: cold, floor: 1, budgetRatio: budgetSeconds.cold },
    { what: `${page}, warm`, by: "a second", measured: warm, floor: 1, budgetRatio: budgetSeconds.warm },
  ]);
}
