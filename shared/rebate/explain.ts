import { invariant } from "../invariant.ts";
import { Decimal, zero } from "../money/decimal.ts";
import { splitRounded } from "../money/split.ts";
import type { ProgramVersion, VolumeMeasure } from "../program/program.ts";
import { sumOf } from "./figures.ts";
import type { Gain } from "./gains.ts";
import { needsLines } from "./needs-lines.ts";
import { type History, noHistory, parcelHasVolume, parcelsByVersion } from "./parcel.ts";
import { computePosition, type Position, type Standing, type StepEffect } from "./position.ts";
import { readParts } from "./pro-rata.ts";
import { type LinedVolume, type QualifyingLine, volumeOfLines } from "./qualifying-line.ts";
import type { LineReason } from "./reasons.ts";
import { bandEntered } from "./tiers.ts";

/** What one line did to the position and what it earned. */
export type ExplainedLine = {
  readonly line: QualifyingLine;
  /** The position's running qualifier before the line and after it, in the measure of the line's version. */
  readonly qualifierBefore: Decimal;
  readonly qualifierAfter: Decimal;
  /** The tier that the volume had entered before the line and after it, 0 for none; they differ on a line that crossed a bound. */
  readonly tierBefore: number;
  readonly tierAfter: number;
  /** The tier whose terms apply to the line, 0 for none: with `whole` the position's, with `banded` the highest it lies in. */
  readonly tierApplied: number;
  /** What the line adds to the base, within the base's limits. */
  readonly base: Decimal;
  /** The line's part of what the tiers give, unrounded and before limits on the position. */
  readonly fromTiers: Decimal;
  /** The line's part of what is earned, in minor units; all parts sum to it exactly. Below zero where a return takes back. */
  readonly amount: Decimal;
  /** Why the line earned nothing; absent on one that earned or took back something. */
  readonly reason?: LineReason;
};

/** A bound that the running qualifier crossed: upwards, or downwards by a return. */
export type Crossing = {
  readonly line: QualifyingLine;
  readonly direction: "up" | "down";
  /** The tier that begins at the bound. */
  readonly tier: number;
  readonly from: Decimal;
};

/** A position told from its lines: why this number. */
export type Explanation = {
  readonly standing: Standing;
  /** In the order in which they count. */
  readonly lines: readonly ExplainedLine[];
  readonly crossings: readonly Crossing[];
  /** From what the tiers give to what is earned, step by step. */
  readonly steps: readonly StepEffect[];
};

/**
 * Explains a position that stands alone by its lines, with the arithmetic that the nightly run applies to totals.
 * @param versions the versions of one program in the order in which they govern; one without lines changes nothing
 * @param lines every line that counts in the position, in any order
 */
export function explainPosition(
  versions: readonly ProgramVersion[],
  lines: readonly QualifyingLine[],
  history: History = noHistory,
): Explanation {
  const volume = volumeOfLines(versions, lines, history);
  const position = computePosition(volume);
  if (!versions.some(({ document }) => needsLines(document))) {
    const total = computePosition({ ...volume, parcels: parcelsByVersion(volume) });
    invariant(total.standing.earned.eq(position.standing.earned), "single lines earn what their totals earn");
  }
  return explained(volume, position);
}

/** Tells a computed position by the lines that its volume is made of. */
export function explained({ lines }: LinedVolume, position: Position): Explanation {
  const { standing, gains, effects } = position;
  const amounts = amountsByParcel(position);
  const told = lines.map((line, index): ExplainedLine => {
    const gain = gains[index];
    const amount = amounts[index] ?? zero;
    invariant(gain !== undefined, "every line has a gain");
    const { reading, qualifierBefore, qualifierAfter, bandApplied, base, amount: fromTiers } = gain;
    const enteredAt = (qualifier: Decimal): number =>
      reading.perLine ? (bandApplied?.number ?? 0) : (bandEntered(reading.bands, qualifier)?.number ?? 0);
    return {
      line,
      qualifierBefore,
      qualifierAfter,
      tierBefore: enteredAt(qualifierBefore),
      tierAfter: enteredAt(qualifierAfter),
      tierApplied: bandApplied?.number ?? 0,
      base,
      fromTiers,
      amount,
      ...(amount.isZero() ? { reason: whyLineEarnsNothing(line, gain, standing) } : {}),
    };
  });
  return {
    standing,
    lines: told,
    crossings: told.flatMap((line, index) => crossingsOf(line, gains[index])),
    steps: effects,
  };
}

/**
 * What each parcel of a position earned, in minor units: parts of what is earned in the ratio of what the tiers gave. An amount that
 * no tier gave, such as a guarantee, is shared in the ratio of the base, and where there is none falls to the last parcel. Parcels
 * that another program pays for, or that nothing is left of, have no part in it.
 */
export function amountsByParcel({ standing, governing, gains }: Position): readonly Decimal[] {
  const { currency, rounding } = governing.document;
  const fromTiers = readInTurn(gains.map(({ amount }) => amount));
  const bases = gains.map(({ parcel, yields }) => (yields ? zero : parcel.base[governing.document.base.measure]));
  const last = gains.findLastIndex(({ parcel, yields }) => !yields && parcelHasVolume(parcel));
  const onlyLast = gains.map((_, index) => (index === last ? one : zero));
  const weights = [fromTiers, bases].find((amounts) => sum(amounts).gt(0)) ?? onlyLast;
  const shares = standing.earned.isZero() ? gains.map(() => zero) : weights;
  const amounts = splitRounded(standing.earned, shares, currency, rounding);
  invariant(sum(amounts).eq(standing.earned) || gains.length === 0, "the amounts of the lines sum to what is earned");
  return amounts;
}

/** Amounts as differences of their running sum as it is read, so that what pro rata parts leave over does not decide a rounding. */
function readInTurn(amounts: readonly Decimal[]): readonly Decimal[] {
  let running = zero;
  let readBefore = zero;
  return amounts.map((amount) => {
    running = running.plus(amount);
    const read = readParts(running);
    const part = read.minus(readBefore);
    readBefore = read;
    return part;
  });
}

/** The first reason that holds, from the position as a whole down to the smallest coin. */
function whyLineEarnsNothing(line: QualifyingLine, gain: Gain, standing: Standing): LineReason {
  const { reading, parcel, bandApplied } = gain;
  if (standing.earned.isZero()) {
    if (standing.reason === "no_baseline") return "position_without_baseline";
    if (standing.tierReached === 0 && !reading.perLine) return "position_below_lowest_tier";
  }
  if (gain.isOutbid) return "another_program_pays";
  if (!parcelHasVolume(parcel) && lineHasVolume(line)) return "taken_back";
  if (reading.qualifierMeasure === undefined && parcel.paymentDays === undefined) return "not_paid_yet";
  if (standing.earned.isZero()) return "position_earns_nothing";
  if (!gain.amount.isZero()) return "smaller_than_minor_unit";
  if (line.base === undefined) return "decides_only";
  if (bandApplied === undefined) return "before_lowest_tier";
  const { measure } = reading.document.base;
  if (gain.base.isZero() && !parcel.base[measure].isZero()) return "beyond_base_limit";
  if (!bandApplied.once.isZero()) return "fixed_amount_elsewhere";
  if (gain.base.isZero()) return whyNoBase(measure);
  const kind = reading.document.tiers[bandApplied.number - 1]?.benefit.kind;
  return kind === "per-multiple" || kind === "free-goods" ? "multiple_not_full" : "tier_gives_nothing";
}

function whyNoBase(measure: VolumeMeasure): LineReason {
  if (measure === "order_count") return "order_already_counted";
  return measure === "active_days" ? "day_already_counted" : "no_base";
}

function lineHasVolume({ qualifier, base }: QualifyingLine): boolean {
  return [qualifier, base].some((volume) => Object.values(volume ?? {}).some((figure) => !figure.isZero()));
}

function crossingsOf({ line, tierBefore, tierAfter }: ExplainedLine, gain: Gain | undefined): readonly Crossing[] {
  if (gain === undefined || gain.reading.perLine) return [];
  const direction = tierAfter > tierBefore ? "up" : "down";
  const [low, high] = direction === "up" ? [tierBefore, tierAfter] : [tierAfter, tierBefore];
  const crossed = gain.reading.bands
    .slice(low, high)
    .map(({ number, from }) => ({ line, direction, tier: number, from }) as const);
  return direction === "up" ? crossed : crossed.reverse();
}

const one = new Decimal(1);

const sum = (amounts: readonly Decimal[]): Decimal => sumOf(amounts, (amount) => amount);
