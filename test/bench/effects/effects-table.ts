import { renderTable } from "../../../infra/cli/table.ts";
import type { Row } from "../table.ts";
import type { Asked } from "./effects-round.ts";

/** Answers about so many customers. */
export type EffectsRound = { readonly customers: number; readonly asked: readonly Asked[] };

/** Ten times the customers may take twenty times as long: joins of a hundred thousand stay in the processor's caches, those of a million do not. */
const growthBudgetPerFactor = 2;

/** How much longer each question takes about the more customers than about the fewer. */
export function growthRows(fewer: EffectsRound, more: EffectsRound): Row[] {
  return more.asked.map(({ what, seconds }) => ({
    what: `${what}, ${more.customers} customers`,
    by: `${fewer.customers} customers`,
    measured: seconds,
    floor: fewer.asked.find((each) => each.what === what)?.seconds ?? Number.NaN,
    budgetRatio: growthBudgetPerFactor * (more.customers / fewer.customers),
  }));
}

export function effectsTable(rounds: readonly EffectsRound[]): string {
  return renderTable(
    [
      { title: "what" },
      { title: "customers", align: "right" },
      { title: "seconds", align: "right" },
      { title: "scanned MiB", align: "right" },
      { title: "peak memory MiB", align: "right" },
    ],
    rounds.flatMap(({ customers, asked }) =>
      asked.map(({ what, seconds, scannedBytes, residentBytes }) => [
        what,
        String(customers),
        seconds.toFixed(2),
        mebibytes(scannedBytes),
        mebibytes(residentBytes),
      ]),
    ),
  );
}

const mebibytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(0);
