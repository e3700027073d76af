import { type Decimal, zero } from "../money/decimal.ts";
import type { ProgramVersion } from "../program/program.ts";
import { addMeasures, hasVolume, type Measures, noVolume } from "./measures.ts";

/**
 * A piece of a position's volume under one version: one line, or all lines that the version governs. The qualifier and the base may
 * count other products or other units, so each has measures of its own.
 */
export type Parcel = {
  readonly version: ProgramVersion;
  readonly qualifier: Measures;
  readonly base: Measures;
  /** Days from order to payment of a line; absent while it is unpaid, and on parcels of many lines. */
  readonly paymentDays?: number;
};

/** Volumes of earlier days that a version's terms look back on; nothing where they do not. In the qualifier's scope and unit. */
export type LookBack = {
  /** The year's earlier periods, for terms that count the year to date. */
  readonly yearBefore: Measures;
  /** The period before, for terms whose tier it decides. */
  readonly previousPeriod: Measures;
  /** The period that growth is measured against. */
  readonly baseline: Measures;
};

export const nothingBefore: LookBack = { yearBefore: noVolume, previousPeriod: noVolume, baseline: noVolume };

/** What a position takes from beyond its own period. */
export type History = {
  readonly customerId: string;
  /** By version number. */
  readonly lookBacks: ReadonlyMap<number, LookBack>;
  /** What the year's earlier periods earned beyond their guaranteed minimum. */
  readonly guaranteeExcess: Decimal;
};

export const noHistory: History = { customerId: "", lookBacks: new Map(), guaranteeExcess: zero };

/** A position's volume, piece by piece in the order in which it counts, and the terms that govern it. */
export type Volume = {
  /** Versions of one program in the order in which they govern; at least one. One without parcels changes nothing. */
  readonly versions: readonly ProgramVersion[];
  readonly parcels: readonly Parcel[];
  readonly history: History;
};

/** The same volume as one parcel per version. */
export function parcelsByVersion({ versions, parcels }: Volume): readonly Parcel[] {
  return versions.map((version) => {
    const own = parcels.filter((parcel) => parcel.version === version);
    return {
      version,
      qualifier: own.map(({ qualifier }) => qualifier).reduce(addMeasures, noVolume),
      base: own.map(({ base }) => base).reduce(addMeasures, noVolume),
    };
  });
}

/** Whether anything is left of the parcel: a line that was wholly taken back leaves an empty place. */
export function parcelHasVolume({ qualifier, base }: Parcel): boolean {
  return hasVolume(base) || hasVolume(qualifier);
}
