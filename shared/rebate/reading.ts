import { Decimal, parseDecimal, zero } from "../money/decimal.ts";
import type { ProgramDocument, ProgramVersion, VolumeMeasure } from "../program/program.ts";
import type { Measures } from "./measures.ts";
import { type History, type LookBack, nothingBefore } from "./parcel.ts";
import { type Band, bandsOf } from "./tiers.ts";

/** How one version reads a position's volume: as a qualifier that meets its bounds, and as a base that earns. */
export type Reading = {
  readonly document: ProgramDocument;
  /** None where growth has nothing to be measured against. */
  readonly bands: readonly Band[];
  /** The measure that the running qualifier is counted in; undefined where each line brings its days to payment. */
  readonly qualifierMeasure: VolumeMeasure | undefined;
  /** The qualifier at a running volume of the period. */
  readonly qualifierAt: (volume: Decimal) => Decimal;
  /** The qualifier of the whole position. */
  readonly qualifierTotal: Decimal;
  /** Whether the tier is decided before the period's first line. */
  readonly isDecided: boolean;
  /** Whether each line is reckoned by itself. */
  readonly perLine: boolean;
  /** The nearest running base that earns: differences of it are what counts. Undefined where all of the base earns. */
  readonly earningBase: ((base: Decimal) => Decimal) | undefined;
};

/** @param qualifierVolume the period's whole volume in a measure */
export function readingOf(
  { version, document }: ProgramVersion,
  qualifierVolume: (measure: VolumeMeasure) => Decimal,
  { customerId, lookBacks }: History,
): Reading {
  const { measure, counting } = document.qualifier;
  const lookBack = lookBacks.get(version) ?? nothingBefore;
  const qualifierMeasure = measure === "days_to_payment" ? undefined : measure;
  const inMeasure = (volume: Measures): Decimal => (qualifierMeasure === undefined ? zero : volume[qualifierMeasure]);
  const volume = qualifierMeasure === undefined ? zero : qualifierVolume(qualifierMeasure);
  const baseline = baselineOf(document, inMeasure(lookBack.baseline), customerId);
  const qualifierAt = growthOver(document, baseline ?? zero, runningFrom(counting, lookBack, inMeasure));
  return {
    document,
    bands: baseline === undefined ? [] : bandsOf(document),
    qualifierMeasure,
    qualifierAt,
    qualifierTotal: qualifierAt(volume),
    isDecided: counting === "previous-period",
    perLine: counting === "per-line" || qualifierMeasure === undefined,
    earningBase: earningBaseOf(document, baseline ?? zero, volume),
  };
}

/**
 * What growth is measured against; undefined where there is nothing. Growth in percent of nothing is no number, and where the
 * contract states figures, a customer without one has none. Growth as an amount counts all of a first year as growth, and after a
 * year of more returns than purchases no more than that.
 */
function baselineOf({ qualifier }: ProgramDocument, volume: Decimal, customerId: string): Decimal | undefined {
  const { growth } = qualifier;
  if (growth === undefined) return zero;
  const baseline = growth.over === "stated" ? statedFor(customerId, growth) : Decimal.max(zero, volume);
  return growth.as === "percent" && baseline?.isZero() === true ? undefined : baseline;
}

type StatedGrowth = Extract<NonNullable<ProgramDocument["qualifier"]["growth"]>, { over: "stated" }>;

function statedFor(customerId: string, { baseline, baselines = {} }: StatedGrowth): Decimal | undefined {
  const stated = Object.hasOwn(baselines, customerId) ? baselines[customerId] : baseline;
  return stated === undefined ? undefined : parseDecimal(stated);
}

/** The volume that decides the tier, at a running volume of the period. */
function runningFrom(
  counting: ProgramDocument["qualifier"]["counting"],
  { yearBefore, previousPeriod }: LookBack,
  inMeasure: (volume: Measures) => Decimal,
): (volume: Decimal) => Decimal {
  if (counting === "previous-period") return () => inMeasure(previousPeriod);
  if (counting === "year-to-date") return (volume) => inMeasure(yearBefore).plus(volume);
  return (volume) => volume;
}

function growthOver(
  { qualifier }: ProgramDocument,
  baseline: Decimal,
  running: (volume: Decimal) => Decimal,
): (volume: Decimal) => Decimal {
  if (qualifier.growth === undefined) return running;
  if (qualifier.growth.as === "amount") return (volume) => running(volume).minus(baseline);
  return (volume) => (baseline.isZero() ? zero : running(volume).times(100).div(baseline));
}

/**
 * The stretch of the running base that earns, as the nearest value in it. Because limits bound the running sum, they hold whatever
 * the base is cut into.
 */
function earningBaseOf({ base }: ProgramDocument, baseline: Decimal, qualifierVolume: Decimal): Reading["earningBase"] {
  const from = base.part === "excess" ? baseline : undefined;
  const limits: Decimal[] = [];
  if (base.at_most !== undefined) limits.push(parseDecimal(base.at_most));
  if (base.at_most_per_qualifier !== undefined)
    limits.push(Decimal.max(zero, qualifierVolume.times(parseDecimal(base.at_most_per_qualifier))));
  if (from === undefined && limits.length === 0) return undefined;
  const upTo = limits.map((limit) => limit.plus(from ?? zero));
  return (running) => Decimal.min(from === undefined ? running : Decimal.max(from, running), ...upTo);
}
