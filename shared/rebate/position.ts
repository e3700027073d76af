import { invariant } from "../invariant.ts";
import { Decimal, parseDecimal, zero } from "../money/decimal.ts";
import { isInMinorUnits, roundToMinorUnit } from "../money/rounding.ts";
import { type ProgramVersion, volumeMeasures } from "../program/program.ts";
import { isAboveZero, isBelowZero, sumOf } from "./figures.ts";
import { type Gain, gainsOf } from "./gains.ts";
import { type Parcel, parcelHasVolume, type Volume } from "./parcel.ts";
import { readParts } from "./pro-rata.ts";
import { type Reading, readingOf } from "./reading.ts";
import type { StandingReason } from "./reasons.ts";
import { afterTiers, guaranteeOf, type StepContext } from "./steps.ts";
import { bandReached } from "./tiers.ts";

/** A position as of a date. Amounts in the program's currency; tiers are those of the latest version with volume. */
export type Standing = {
  /** 1 for the lowest tier; 0 while none is reached. */
  readonly tierReached: number;
  /** What is compared with the tiers' bounds: volume, or growth. */
  readonly qualifierTotal: Decimal;
  /** The base that earns, within its limits. */
  readonly baseTotal: Decimal;
  /** Where the next tier begins; absent at the top, and where each line has a tier of its own. */
  readonly nextTierFrom?: Decimal;
  /** Qualifier still missing to it. */
  readonly distanceToNextTier?: Decimal;
  /** Free pieces among what the tiers give. */
  readonly freeQuantity: Decimal;
  /** What the tiers give, rounded, before any limit on the position. */
  readonly beforeLimits: Decimal;
  /** What the terms give for the volume so far: what is to be accrued. */
  readonly earned: Decimal;
  /** What could be paid now: all that is earned, or nothing while below the minimum payout. */
  readonly payable: Decimal;
  /** Why earned is not what the tiers give, or why it is not payable; absent where the tiers' result stands. */
  readonly reason?: StandingReason;
};

/** What one step did to the amount. */
export type StepEffect = {
  readonly step: string;
  readonly before: Decimal;
  readonly after: Decimal;
};

/** A computed position: where it stands, what each parcel gave, and what the steps after the tiers did. */
export type Position = {
  readonly standing: Standing;
  /** The version whose tiers are shown and whose limits and rounding apply to the position as a whole. */
  readonly governing: ProgramVersion;
  readonly gains: readonly Gain[];
  readonly effects: readonly StepEffect[];
  /** What this period earned beyond its guaranteed minimum, with what earlier periods of the year did. */
  readonly guaranteeExcess: Decimal;
};

/** Computes a position from its volume: from totals or from single lines, with one arithmetic. */
export function computePosition(volume: Volume): Position {
  return positionFrom(volume, gainsOf(volume));
}

/** What the position earned, without the rest. */
export function computeStanding(volume: Volume): Standing {
  return computePosition(volume).standing;
}

/** A position from what its parcels gave. */
export function positionFrom(volume: Volume, gains: readonly Gain[]): Position {
  const governing = governingVersion(volume);
  const { document } = governing;
  const { limits, currency, rounding } = document;
  const reading = gains.find(({ parcel }) => parcel.version === governing)?.reading ?? readingFor(volume, governing);
  const fromTiers = readParts(sumOf(gains, ({ amount }) => amount));
  const tierReached = tierReachedIn(reading, volume.parcels);
  const atLeast = reading.bands[tierReached - 1]?.atLeast;
  // Asked only where the terms promise something to whoever bought.
  const hasBought = (atLeast !== undefined || limits.guaranteed_minimum !== undefined) && hasBoughtIn(gains);
  const context: StepContext = {
    terms: document,
    tierMinimum: hasBought ? atLeast : undefined,
    baseNetAmount: sumOf(volume.parcels, ({ base }) => base.net_amount),
    hasBought,
    guaranteeExcess: volume.history.guaranteeExcess,
  };
  const { earned, effects, reason: stepReason } = applySteps(fromTiers, context);

  const isPayable = limits.minimum_payout === undefined || earned.gte(parseDecimal(limits.minimum_payout));
  const yielded = gains.some(({ isOutbid }) => isOutbid) ? "another_program_pays" : undefined;
  const reason = earned.isZero()
    ? whyNothing(reading, gains, tierReached, fromTiers)
    : (stepReason ?? (isPayable ? yielded : "below_minimum_payout"));
  const next = reading.perLine ? undefined : reading.bands[tierReached];
  return {
    governing,
    gains,
    effects,
    standing: {
      tierReached,
      qualifierTotal: reading.perLine ? ownQualifiers(volume, reading) : reading.qualifierTotal,
      baseTotal: baseTotalOf(volume, reading),
      ...(next === undefined
        ? {}
        : { nextTierFrom: next.from, distanceToNextTier: next.from.minus(reading.qualifierTotal) }),
      freeQuantity: sumOf(gains, ({ freeQuantity }) => freeQuantity),
      beforeLimits: isBelowZero(fromTiers) ? zero : roundToMinorUnit(fromTiers, currency, rounding),
      earned,
      payable: isPayable ? earned : zero,
      ...(reason === undefined ? {} : { reason }),
    },
    guaranteeExcess: excessAfter(earned, context),
  };
}

/**
 * The version whose tiers are shown and whose limits and rounding apply to the position as a whole: the last one with volume, so
 * that a version under which nothing was bought yet, or nothing was kept, changes nothing.
 */
export function governingVersion({ versions, parcels }: Volume): ProgramVersion {
  const hasKept = (version: ProgramVersion): boolean => {
    const own = parcels.filter((parcel) => parcel.version === version);
    return volumeMeasures.some(
      (measure) =>
        !sumOf(own, ({ base }) => base[measure]).isZero() ||
        !sumOf(own, ({ qualifier }) => qualifier[measure]).isZero(),
    );
  };
  const version = (versions.length > 1 ? versions.findLast(hasKept) : undefined) ?? versions.at(-1);
  invariant(version !== undefined, "a position has at least one version");
  return version;
}

/** Whether more was kept than taken back, of what decides the tier or of what earns; what another program pays for does not count. */
function hasBoughtIn(gains: readonly Gain[]): boolean {
  const own = gains.flatMap(({ parcel, yields }) => (yields ? [] : [parcel]));
  return (["net_amount", "quantity", "contract_amount"] as const).some(
    (measure) =>
      isAboveZero(sumOf(own, ({ base }) => base[measure])) ||
      isAboveZero(sumOf(own, ({ qualifier }) => qualifier[measure])),
  );
}

/** Walks the steps after the tiers, noting what each did. */
function applySteps(
  fromTiers: Decimal,
  context: StepContext,
): { readonly earned: Decimal; readonly effects: readonly StepEffect[]; readonly reason?: StandingReason } {
  let earned = fromTiers;
  let reason: StandingReason | undefined;
  const effects: StepEffect[] = [];
  for (const step of afterTiers) {
    const before = earned;
    earned = step.apply(before, context);
    effects.push({ step: step.name, before, after: earned });
    if (earned !== before && !earned.eq(before)) reason = step.reason ?? reason;
  }
  const { terms } = context;
  const cap = terms.limits.cap_per_position;
  invariant(!isBelowZero(earned), "what is earned is never below zero");
  invariant(isInMinorUnits(earned, terms.currency), "what is earned can be paid");
  invariant(
    cap === undefined || earned.lte(Decimal.max(parseDecimal(cap), guaranteeOf(context))),
    "what is earned is never above the cap, except by a guarantee",
  );
  return { earned, effects, ...(reason === undefined ? {} : { reason }) };
}

/** Where each line has a tier of its own, the highest that one of them reaches, as far as anything is left of it. */
function tierReachedIn(
  { bands, perLine, qualifierMeasure, qualifierTotal }: Reading,
  parcels: readonly Parcel[],
): number {
  const tierAt = (qualifier: Decimal): number => bandReached(bands, qualifier)?.number ?? 0;
  if (!perLine) return tierAt(qualifierTotal);
  return parcels.filter(parcelHasVolume).reduce((highest, { qualifier, paymentDays }) => {
    if (qualifierMeasure !== undefined) return Math.max(highest, tierAt(qualifier[qualifierMeasure].abs()));
    return paymentDays === undefined ? highest : Math.max(highest, tierAt(new Decimal(Math.max(0, paymentDays))));
  }, 0);
}

function readingFor(volume: Volume, version: ProgramVersion): Reading {
  return readingOf(version, (measure) => sumOf(volume.parcels, ({ qualifier }) => qualifier[measure]), volume.history);
}

/** With a tier per line there is no qualifier of the position; its volume is shown. Days to payment have none. */
function ownQualifiers(volume: Volume, { qualifierMeasure: measure }: Reading): Decimal {
  return measure === undefined ? zero : sumOf(volume.parcels, ({ qualifier }) => qualifier[measure]);
}

function baseTotalOf(volume: Volume, { document, earningBase }: Reading): Decimal {
  const total = sumOf(volume.parcels, ({ base }) => base[document.base.measure]);
  return earningBase === undefined ? total : earningBase(total).minus(earningBase(zero));
}

/**
 * What of this and earlier periods lies beyond the guarantee, for terms that take it off later ones. A period without purchases
 * guarantees nothing, so it uses nothing up.
 */
function excessAfter(earned: Decimal, { terms, hasBought, guaranteeExcess }: StepContext): Decimal {
  const { guaranteed_minimum: guarantee } = terms.limits;
  if (guarantee === undefined) return zero;
  const guaranteed = hasBought ? parseDecimal(guarantee.amount) : zero;
  return Decimal.max(zero, guaranteeExcess.plus(earned).minus(guaranteed));
}

function whyNothing(
  { bands, qualifierMeasure, qualifierTotal }: Reading,
  gains: readonly Gain[],
  tierReached: number,
  fromTiers: Decimal,
): StandingReason {
  if (bands.length === 0) return "no_baseline";
  if (tierReached === 0) {
    const isUnpaid = ({ parcel }: Gain): boolean => parcel.paymentDays === undefined && parcelHasVolume(parcel);
    if (qualifierMeasure === undefined && gains.some(isUnpaid)) return "not_paid_yet";
    return isBelowZero(qualifierTotal) ? "qualifier_below_zero" : "below_lowest_tier";
  }
  if (gains.some(({ isOutbid }) => isOutbid)) return "another_program_pays";
  if (isBelowZero(fromTiers)) return "taken_back";
  return fromTiers.isZero() ? "nothing_on_base" : "rounds_to_zero";
}
