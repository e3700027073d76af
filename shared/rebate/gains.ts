import { Decimal, parseDecimal, zero } from "../money/decimal.ts";
import type { ProgramVersion, VolumeMeasure } from "../program/program.ts";
import type { Stretch } from "./method/method.ts";
import { methodArithmetic } from "./method/methods.ts";
import type { Parcel, Volume } from "./parcel.ts";
import { type Reading, readingOf } from "./reading.ts";
import { type Band, bandEntered, bandReached } from "./tiers.ts";

/** What one parcel did to the running volume and what the tiers give for it. */
export type Gain = {
  readonly parcel: Parcel;
  readonly reading: Reading;
  /** The running qualifier before the parcel and after it. */
  readonly qualifierBefore: Decimal;
  readonly qualifierAfter: Decimal;
  /** The highest band whose terms apply to the parcel; undefined where none does. */
  readonly bandApplied: Band | undefined;
  /** What the parcel adds to the base, within the base's limits. */
  readonly base: Decimal;
  /** Unrounded, after the cap per line and before other limits; below zero where the parcel takes back. */
  readonly amount: Decimal;
  /** Whether the parcel belongs to another program, so that this one gives nothing on it. */
  readonly yields: boolean;
  /** Whether that other program gives something on it. */
  readonly isOutbid: boolean;
  /** Free pieces in the amount. */
  readonly freeQuantity: Decimal;
};

/** Walks a position's parcels in order, keeping the running volume, and lets each parcel's version say what it gives. */
export function gainsOf({ parcels, history }: Volume): readonly Gain[] {
  const totalOf = totals(parcels);
  const readings = new Map<ProgramVersion, Reading>();
  const running: Running = { qualifier: runningSum("qualifier"), base: runningSum("base"), filled: new Map() };
  return parcels.map((parcel) => {
    const reading = readings.get(parcel.version) ?? readingOf(parcel.version, totalOf, history);
    readings.set(parcel.version, reading);
    const gain = gainFrom(parcel, reading, running);
    running.qualifier.add(parcel);
    running.base.add(parcel);
    return gain;
  });
}

/** What the walk has seen so far, whatever versions govern it. */
type Running = {
  readonly qualifier: ReturnType<typeof runningSum>;
  readonly base: ReturnType<typeof runningSum>;
  /** How much base each tier has had: parts of a multiple add up, also where a later version goes on with the tier. */
  readonly filled: Map<string, Decimal>;
};

/** The volume of the parcels so far, summed only in the measures that somebody asks for. */
function runningSum(role: "qualifier" | "base") {
  const past: Parcel[] = [];
  const sums = new Map<VolumeMeasure, { sum: Decimal; counted: number }>();
  return {
    add: (parcel: Parcel): void => {
      past.push(parcel);
    },
    in(measure: VolumeMeasure): Decimal {
      const known = sums.get(measure) ?? { sum: zero, counted: 0 };
      for (; known.counted < past.length; known.counted += 1)
        known.sum = known.sum.plus(past[known.counted]?.[role][measure] ?? zero);
      sums.set(measure, known);
      return known.sum;
    },
  };
}

function totals(parcels: readonly Parcel[]): (measure: VolumeMeasure) => Decimal {
  const known = new Map<VolumeMeasure, Decimal>();
  return (measure) => {
    const total = known.get(measure) ?? parcels.reduce((sum, { qualifier }) => sum.plus(qualifier[measure]), zero);
    known.set(measure, total);
    return total;
  };
}

function gainFrom(parcel: Parcel, reading: Reading, running: Running): Gain {
  const { document, perLine } = reading;
  const method = methodArithmetic[document.method];
  const place = placeOf(parcel, reading, running);
  const parts = place.stretch === undefined ? [] : method.partsOf(place.stretch);
  const { measure, unit = "" } = document.base;
  let amount = zero;
  let freeQuantity = zero;
  for (const { band, base } of parts) {
    const key = `${band.number} ${measure} ${unit}`;
    const before = perLine ? zero : (running.filled.get(key) ?? zero);
    const after = before.plus(base);
    if (!perLine) running.filled.set(key, after);
    amount = amount.plus(band.upTo(after)).minus(band.upTo(before));
    if (band.freeQuantity !== undefined)
      freeQuantity = freeQuantity.plus(band.freeQuantity(after)).minus(band.freeQuantity(before));
  }
  const fixedFor = (entered: Band | undefined): Decimal =>
    (method.fixedAmounts === "add" ? entered?.onceInAll : entered?.once) ?? zero;
  const once = fixedFor(place.enteredAfter).minus(fixedFor(place.enteredBefore));
  return {
    parcel,
    reading,
    qualifierBefore: place.qualifierBefore,
    qualifierAfter: place.qualifierAfter,
    bandApplied: parts.at(-1)?.band ?? place.bandOfNothing,
    base: place.base,
    amount: cappedPerLine(amount.plus(place.takesBack ? once.negated() : once), document.limits.cap_per_line),
    yields: false,
    isOutbid: false,
    freeQuantity,
  };
}

/** A return takes back no more than its line could have earned. */
function cappedPerLine(amount: Decimal, stated: string | undefined): Decimal {
  if (stated === undefined) return amount;
  const cap = parseDecimal(stated);
  return Decimal.max(cap.negated(), Decimal.min(cap, amount));
}

/** Where in the running volume a parcel lies. */
type Place = {
  readonly qualifierBefore: Decimal;
  readonly qualifierAfter: Decimal;
  readonly base: Decimal;
  /** What the method cuts; undefined where nothing of the parcel can earn. */
  readonly stretch: Stretch | undefined;
  /** Which tiers volume had entered before the parcel and after it, so that their fixed amounts are earned. */
  readonly enteredBefore: Band | undefined;
  readonly enteredAfter: Band | undefined;
  /** Whether a line reckoned by itself is a return, so that what it would earn is taken back. */
  readonly takesBack: boolean;
  /** The band that a parcel without base belongs to. */
  readonly bandOfNothing: Band | undefined;
};

function placeOf(parcel: Parcel, reading: Reading, running: Running): Place {
  const { document, bands, qualifierMeasure, qualifierAt, qualifierTotal, earningBase } = reading;
  const baseBefore = running.base.in(document.base.measure);
  const baseAfter = baseBefore.plus(parcel.base[document.base.measure]);
  const run: BaseRun = {
    baseBefore,
    baseAfter,
    earningFrom: earningBase(baseBefore),
    earningTo: earningBase(baseAfter),
  };
  if (qualifierMeasure === undefined) return placeByPayment(parcel, bands, run);
  if (reading.perLine) return placeByItself(parcel.qualifier[qualifierMeasure], bands, run);

  const volumeBefore = running.qualifier.in(qualifierMeasure);
  const volumeDelta = parcel.qualifier[qualifierMeasure];
  const [qualifierBefore, qualifierAfter] = [qualifierAt(volumeBefore), qualifierAt(volumeBefore.plus(volumeDelta))];
  const [earningFrom, earningTo] = volumeThatEarns(volumeBefore, volumeDelta, run);
  const base = run.earningTo.minus(run.earningFrom);
  return {
    qualifierBefore,
    qualifierAfter,
    base,
    stretch: {
      bands,
      qualifierBefore: qualifierAt(earningFrom),
      qualifierAfter: qualifierAt(earningTo),
      qualifierTotal,
      base,
    },
    enteredBefore: bandEnteredWith(qualifierBefore, baseBefore, reading),
    enteredAfter: bandEnteredWith(qualifierAfter, baseAfter, reading),
    takesBack: false,
    bandOfNothing: methodArithmetic[document.method].looksAtPlace
      ? bandBelow(bands, Decimal.max(qualifierBefore, qualifierAfter))
      : bandReached(bands, qualifierTotal),
  };
}

/** The band that a stretch lies in which ends here: nothing of it is inside a band that begins where it ends. */
function bandBelow(bands: readonly Band[], end: Decimal): Band | undefined {
  return bands.findLast(({ from }) => end.gt(from)) ?? bandReached(bands, end);
}

/** A tier that earlier volume has decided is entered with the first base that there is to earn on. */
function bandEnteredWith(qualifier: Decimal, runningBase: Decimal, { bands, isDecided }: Reading): Band | undefined {
  if (!isDecided) return bandEntered(bands, qualifier);
  return runningBase.gt(0) ? bandReached(bands, qualifier) : undefined;
}

/** A line whose tier its own days to payment decide; an unpaid one earns nothing yet. */
function placeByPayment({ paymentDays }: Parcel, bands: readonly Band[], run: BaseRun): Place {
  const days = paymentDays === undefined ? undefined : new Decimal(Math.max(0, paymentDays));
  const base = run.earningTo.minus(run.earningFrom);
  return {
    qualifierBefore: days ?? zero,
    qualifierAfter: days ?? zero,
    base,
    stretch:
      days === undefined
        ? undefined
        : { bands, qualifierBefore: days, qualifierAfter: days, qualifierTotal: days, base },
    enteredBefore: undefined,
    enteredAfter: undefined,
    takesBack: false,
    bandOfNothing: days === undefined ? undefined : bandReached(bands, days),
  };
}

/** A line reckoned by itself; a return takes back what a sale of its size would earn. */
function placeByItself(qualifier: Decimal, bands: readonly Band[], run: BaseRun): Place {
  const size = qualifier.abs();
  const [earningFrom, earningTo] = volumeThatEarns(zero, size, run);
  const base = run.earningTo.minus(run.earningFrom);
  return {
    qualifierBefore: zero,
    qualifierAfter: qualifier,
    base,
    stretch: { bands, qualifierBefore: earningFrom, qualifierAfter: earningTo, qualifierTotal: size, base },
    enteredBefore: undefined,
    enteredAfter: bandEntered(bands, size),
    takesBack: qualifier.isNegative(),
    bandOfNothing: bandReached(bands, size),
  };
}

/** From where to where a parcel takes the running base, and the part of that way that earns. */
type BaseRun = {
  readonly baseBefore: Decimal;
  readonly baseAfter: Decimal;
  readonly earningFrom: Decimal;
  readonly earningTo: Decimal;
};

/** Where a parcel's volume runs while the part of its base that earns does: all of it, unless a limit cuts the base. */
function volumeThatEarns(from: Decimal, delta: Decimal, run: BaseRun): readonly [Decimal, Decimal] {
  const baseDelta = run.baseAfter.minus(run.baseBefore);
  if (run.earningTo.minus(run.earningFrom).eq(baseDelta)) return [from, from.plus(delta)];
  const at = (base: Decimal): Decimal => from.plus(delta.times(base.minus(run.baseBefore)).div(baseDelta));
  return [at(run.earningFrom), at(run.earningTo)];
}
