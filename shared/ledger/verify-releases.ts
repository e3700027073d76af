import { Decimal, type Decimal as DecimalValue, formatDecimal, zero } from "../money/decimal.ts";
import type { PayoutEntry } from "./payout-posting.ts";
import { positionId } from "./position.ts";
import type { LedgerEntry } from "./posting.ts";

/** A release that settled more of a position than was accrued at that moment. */
export type ReleaseBeyondAccrued = { readonly entryId: string; readonly found: string };

/** How long after the instant that it carries an accrual can have reached the ledger: as long as its function runs. */
const latestArrivalMilliseconds = 15 * 60_000;

/**
 * Releases that went beyond what was accrued when they were made. What is taken back of the accrual afterwards, as by a return, is
 * no breach: the next settlement claims it.
 * @param accruals the accrual entries of at least the same positions
 */
export function releasesBeyondAccrued(
  entries: readonly PayoutEntry[],
  accruals: readonly LedgerEntry[],
): readonly ReleaseBeyondAccrued[] {
  const accrualsOf = Map.groupBy(accruals, ({ key }) => positionId(key));
  return [...Map.groupBy(entries, ({ key }) => positionId(key))].flatMap(([position, ofPosition]) =>
    ofPosition
      .filter(({ kind }) => kind === "release")
      .flatMap(({ entryId, postedAt }) => {
        const settled = ofPosition
          .filter((entry) => entry.postedAt <= postedAt)
          .reduce((sum, { settledChange }) => sum.plus(settledChange), zero);
        const accrued = accruedAt(accrualsOf.get(position) ?? [], postedAt);
        if (settled.lte(accrued)) return [];
        return [{ entryId, found: `settled ${formatDecimal(settled)}, accrued ${formatDecimal(accrued)}` }];
      }),
  );
}

/** The most that can have been accrued at an instant, as far as the entries' own instants tell. */
function accruedAt(accruals: readonly LedgerEntry[], instant: string): DecimalValue {
  const surelyThere = new Date(Date.parse(instant) - latestArrivalMilliseconds).toISOString();
  const before = accruals.filter(({ postedAt }) => postedAt <= instant);
  const arrived = before.filter(({ postedAt }) => postedAt <= surelyThere);
  const last = arrived.reduce<LedgerEntry | undefined>(
    (a, b) => (a === undefined || b.runNumber > a.runNumber ? b : a),
    undefined,
  );
  const possible = [...(last === undefined ? [] : [last]), ...before.filter((entry) => !arrived.includes(entry))];
  return Decimal.max(zero, ...possible.map(({ accruedAfter }) => accruedAfter));
}
