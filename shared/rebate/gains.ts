import { Decimal, parseDecimal, zero } from "../money/decimal.ts";
import type { ProgramVersion, VolumeMeasure } from "../program/program.ts";
import { isAboveZero, isBelowZero, sumOf } from "./figures.ts";
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
      if (past.length === 0) return zero;
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
    const total = known.get(measure) ?? sumOf(parcels, ({ qualifier }) => qualifier[measure]);
    known.set(measure, total);
    return total;
  };
}

function gainFrom(parcel: Parcel, reading: Reading, running: Running): Gain {
  const { document } = reading;
  const place = placeOf(parcel, reading, running);
  const method = methodArithmetic[document.method];
  const parts = place.stretch === undefined ? [] : method.partsOf(place.stretch);
  const given = parts.map(({ band, base }) => partGiven(band, base, reading, running));
  const fixedFor = (entered: Band | undefined): Decimal =>
    (method.fixedAmounts === "add" ? entered?.onceInAll : entered?.once) ?? zero;
  const once =
    place.enteredBefore === place.enteredAfter
      ? zero
      : fixedFor(place.enteredAfter).minus(fixedFor(place.enteredBefore));
  const amount = sumOf(given, (part) => part.amount);
  const withOnce = once.isZero() ? amount : amount.plus(place.takesBack ? once.negated() : once);
  return {
    parcel,
    reading,
    qualifierBefore: place.qualifierBefore,
    qualifierAfter: place.qualifierAfter,
    bandApplied: parts.at(-1)?.band ?? bandOfNothing(place, reading),
    base: place.base,
    amount: cappedPerLine(withOnce, document.limits.cap_per_line),
    yields: false,
    isOutbid: false,
    freeQuantity: sumOf(given, (part) => part.freeQuantity),
  };
}

/** What a part of the base adds to what its band has given so far. */
function partGiven(band: Band, base: Decimal, { document, perLine }: Reading, { filled }: Running) {
  const { measure, unit = "" } = document.base;
  const key = `${band.number} ${measure} ${unit}`;
  const before = perLine ? undefined : filled.get(key);
  const after = before === undefined ? base : before.plus(base);
  if (!perLine) filled.set(key, after);
  const added = (upTo: (base: Decimal) => Decimal): Decimal =>
    before === undefined ? upTo(after) : upTo(after).minus(upTo(before));
  return { amount: added(band.upTo), freeQuantity: band.freeQuantity === undefined ? zero : added(band.freeQuantity) };
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
  /** Which tiers volume had entered before the parcel and after it, where tiers give something once. */
  readonly enteredBefore: Band | undefined;
  readonly enteredAfter: Band | undefined;
  /** Whether a line reckoned by itself is a return, so that what it would earn is taken back. */
  readonly takesBack: boolean;
};

function placeOf(parcel: Parcel, reading: Reading, running: Running): Place {
  const { qualifierMeasure, perLine } = reading;
  const run = baseRunOf(parcel, reading, running);
  if (qualifierMeasure === undefined) return placeByPayment(parcel, reading, run);
  const volume = parcel.qualifier[qualifierMeasure];
  if (perLine) return placeByItself(volume, reading, run);
  return placeAmongOthers(running.qualifier.in(qualifierMeasure), volume, reading, run);
}

function placeAmongOthers(volumeBefore: Decimal, volume: Decimal, reading: Reading, run: BaseRun): Place {
  const { bands, qualifierAt, qualifierTotal } = reading;
  const [qualifierBefore, qualifierAfter] = [qualifierAt(volumeBefore), qualifierAt(volumeBefore.plus(volume))];
  const earning = run.cut === undefined ? undefined : volumeThatEarns(volumeBefore, volume, run.cut);
  return {
    qualifierBefore,
    qualifierAfter,
    base: run.base,
    stretch: {
      bands,
      qualifierBefore: earning === undefined ? qualifierBefore : qualifierAt(earning.from),
      qualifierAfter: earning === undefined ? qualifierAfter : qualifierAt(earning.to),
      qualifierTotal,
      base: run.base,
    },
    enteredBefore: bandEnteredWith(qualifierBefore, run.before, reading),
    enteredAfter: bandEnteredWith(qualifierAfter, run.after, reading),
    takesBack: false,
  };
}

/** A tier that earlier volume has decided is entered with the first base that there is to earn on. */
function bandEnteredWith(qualifier: Decimal, runningBase: Decimal, { bands, isDecided }: Reading): Band | undefined {
  if (bands.at(-1)?.onceInAll.isZero() !== false) return undefined;
  if (!isDecided) return bandEntered(bands, qualifier);
  return isAboveZero(runningBase) ? bandReached(bands, qualifier) : undefined;
}

/** A line whose tier its own days to payment decide; an unpaid one earns nothing yet. */
function placeByPayment({ paymentDays }: Parcel, { bands }: Reading, { base }: BaseRun): Place {
  const days = paymentDays === undefined ? undefined : new Decimal(Math.max(0, paymentDays));
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
  };
}

/** A line reckoned by itself; a return takes back what a sale of its size would earn. */
function placeByItself(volume: Decimal, { bands }: Reading, { base, cut }: BaseRun): Place {
  const size = volume.abs();
  const earning = cut === undefined ? { from: zero, to: size } : volumeThatEarns(zero, size, cut);
  return {
    qualifierBefore: zero,
    qualifierAfter: volume,
    base,
    stretch: { bands, qualifierBefore: earning.from, qualifierAfter: earning.to, qualifierTotal: size, base },
    enteredBefore: undefined,
    enteredAfter: bandEntered(bands, size),
    takesBack: isBelowZero(volume),
  };
}

/** The band that a parcel without base belongs to. Nothing of a stretch is inside a band that begins where the stretch ends. */
function bandOfNothing({ stretch, qualifierBefore, qualifierAfter }: Place, reading: Reading): Band | undefined {
  const { document, bands, perLine } = reading;
  if (stretch === undefined) return undefined;
  if (perLine || !methodArithmetic[document.method].looksAtPlace) return bandReached(bands, stretch.qualifierTotal);
  const end = Decimal.max(qualifierBefore, qualifierAfter);
  return bands.findLast(({ from }) => end.gt(from)) ?? bandReached(bands, end);
}

/** How a parcel moves the running base, and how much of that earns. */
type BaseRun = {
  readonly before: Decimal;
  readonly after: Decimal;
  readonly base: Decimal;
  /** Between which values of the running base the parcel earns; absent where all of it does. */
  readonly cut?: { readonly from: Decimal; readonly to: Decimal; readonly before: Decimal; readonly delta: Decimal };
};

function baseRunOf(parcel: Parcel, { document, earningBase }: Reading, running: Running): BaseRun {
  const before = running.base.in(document.base.measure);
  const delta = parcel.base[document.base.measure];
  const after = before.plus(delta);
  if (earningBase === undefined) return { before, after, base: delta };
  const [from, to] = [earningBase(before), earningBase(after)];
  const base = to.minus(from);
  return base.eq(delta) ? { before, after, base } : { before, after, base, cut: { from, to, before, delta } };
}

/** Where a parcel's volume runs while the part of its base that earns does. */
function volumeThatEarns(from: Decimal, volume: Decimal, cut: NonNullable<BaseRun["cut"]>) {
  const at = (base: Decimal): Decimal => from.plus(volume.times(base.minus(cut.before)).div(cut.delta));
  return { from: at(cut.from), to: at(cut.to) };
}
