import { compareText } from "../../../shared/compare-text.ts";
import type { Decimal } from "../../../shared/money/decimal.ts";
import type { Explanation } from "../../../shared/rebate/explain.ts";
import { parcelsByVersion } from "../../../shared/rebate/parcel.ts";
import type { ReckonedPosition } from "../../../shared/run/positions.ts";

/** A position with its lines added up; they are in its explanation, where it was asked for. */
export type SimulatedPosition = ReckonedPosition & { readonly explanation?: Explanation };

export function simulated(reckoned: ReckonedPosition, explanation: Explanation | undefined): SimulatedPosition {
  return { ...withLinesAddedUp(reckoned), ...(explanation === undefined ? {} : { explanation }) };
}

/** The same position with one parcel per version: its standing is what it was, and what follows from totals still does. */
function withLinesAddedUp(reckoned: ReckonedPosition): ReckonedPosition {
  const { volume, position } = reckoned;
  if (volume.lines.length === 0) return reckoned;
  const parcels = parcelsByVersion(volume);
  return { ...reckoned, volume: { ...volume, parcels, lines: [] }, position: { ...position, gains: [] } };
}

export const earnedIn = ({ position }: ReckonedPosition): Decimal => position.standing.earned;

/** What is kept of positions while they are reckoned. */
export type Keeper<Kept> = {
  readonly add: (position: SimulatedPosition) => void;
  readonly kept: () => readonly Kept[];
};

/** Keeps every position in the form that is needed of it, by program, customer and period. */
export function keepingAll<Kept>(form: (position: SimulatedPosition) => Kept): Keeper<Kept> {
  const all: (Place & { readonly kept: Kept })[] = [];
  return {
    add: (position) => all.push({ ...placeOf(position), kept: form(position) }),
    kept: () => all.sort(byPlace).map(({ kept }) => kept),
  };
}

/** Keeps those that earn most, the largest first. */
export function keepingMost(count: number): Keeper<SimulatedPosition> {
  let most: SimulatedPosition[] = [];
  const cut = () => {
    most = most.sort(byEarned).slice(0, count);
    return most;
  };
  return {
    add(position) {
      most.push(position);
      if (most.length >= 2 * count) cut();
    },
    kept: cut,
  };
}

/** Keeps none. */
export const keepingNone: Keeper<never> = { add: () => undefined, kept: () => [] };

type Place = Pick<SimulatedPosition["key"], "programId" | "customerId"> & { readonly firstDay: string };

const placeOf = ({ key: { programId, customerId }, period: { firstDay } }: SimulatedPosition): Place => ({
  programId,
  customerId,
  firstDay,
});

function byPlace(a: Place, b: Place): number {
  return (
    compareText(a.programId, b.programId) ||
    compareText(a.customerId, b.customerId) ||
    compareText(a.firstDay, b.firstDay)
  );
}

function byEarned(a: SimulatedPosition, b: SimulatedPosition): number {
  return earnedIn(b).comparedTo(earnedIn(a)) || byPlace(placeOf(a), placeOf(b));
}
