import { compareText } from "../../../shared/compare-text.ts";
import { type Decimal, zero } from "../../../shared/money/decimal.ts";
import { type Explanation, explained } from "../../../shared/rebate/explain.ts";
import { addMeasures, noVolume } from "../../../shared/rebate/measures.ts";
import type { ReckonedPosition } from "../../../shared/run/positions.ts";

/** A position as a simulation keeps it: with its lines added up, so that very many fit into memory. */
export type SimulatedPosition = ReckonedPosition & {
  /** Where it was asked for. */
  readonly explanation?: Explanation;
};

/** All positions in order: by program, customer and period. */
export async function collected(
  reckoning: AsyncIterable<ReckonedPosition>,
  explain = false,
): Promise<readonly SimulatedPosition[]> {
  const positions: SimulatedPosition[] = [];
  for await (const reckoned of reckoning)
    positions.push(simulated(reckoned, explain ? explained(reckoned.volume, reckoned.position) : undefined));
  return inOrder(positions);
}

export function simulated(reckoned: ReckonedPosition, explanation: Explanation | undefined): SimulatedPosition {
  return { ...withLinesAddedUp(reckoned), ...(explanation === undefined ? {} : { explanation }) };
}

export function inOrder(positions: readonly SimulatedPosition[]): readonly SimulatedPosition[] {
  return [...positions].sort(
    (a, b) =>
      compareText(a.key.programId, b.key.programId) ||
      compareText(a.key.customerId, b.key.customerId) ||
      compareText(a.period.firstDay, b.period.firstDay),
  );
}

/** The same position with one parcel per version: its standing is what it was, and what follows from totals still does. */
function withLinesAddedUp(reckoned: ReckonedPosition): ReckonedPosition {
  const { volume, position } = reckoned;
  if (volume.lines.length === 0) return reckoned;
  const parcels = volume.versions.map((version) => {
    const own = volume.parcels.filter((parcel) => parcel.version === version);
    const total = (of: "qualifier" | "base") => own.map((parcel) => parcel[of]).reduce(addMeasures, noVolume);
    return { version, qualifier: total("qualifier"), base: total("base") };
  });
  return { ...reckoned, volume: { ...volume, parcels, lines: [] }, position: { ...position, gains: [] } };
}

export function netAmountOf({ volume }: SimulatedPosition): Decimal {
  return volume.parcels.reduce((total, { base }) => total.plus(base.net_amount), zero);
}

export const earnedIn = ({ position }: SimulatedPosition): Decimal => position.standing.earned;

export function sum(positions: readonly SimulatedPosition[], of: (position: SimulatedPosition) => Decimal): Decimal {
  return positions.reduce((total, position) => total.plus(of(position)), zero);
}
