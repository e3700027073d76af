import type { ProgramDocument, VolumeMeasure } from "../../../shared/program/program.ts";

/**
 * What a position earns, computed the slow and obvious way, to hold the engine against: in whole numbers, walking every line step by
 * step, asking at each step which tiers apply there. It shares no code with the engine, not even its decimals.
 *
 * Volumes are whole hundredths (1.00 is 100) and rates have at most four digits after the point. Bounds and limits must fall on a
 * hundredth of the volume. A step that lies inside a line is a fraction of it; all fractions are over one common number, `parts`.
 */
export type ReferenceLine = {
  readonly version: number;
  readonly day: string;
  readonly order: number;
  readonly line: number;
  readonly product: string;
  readonly qualifier: LineFigures | undefined;
  readonly base: LineFigures | undefined;
  readonly paymentDays: number | undefined;
};
type LineFigures = {
  readonly quantity: number;
  readonly netAmount: number;
  readonly grossAmount: number;
  readonly contractAmount: number;
};

type Volumes = Readonly<Record<VolumeMeasure, number>>;

/** A piece of volume in the place where it counts: a line, or all that a version governs. */
export type ReferencePiece = {
  readonly version: number;
  readonly qualifier: Volumes;
  readonly base: Volumes;
  readonly paymentDays: number | undefined;
};

export type ReferencePast = {
  readonly yearBefore: Volumes;
  readonly previousPeriod: Volumes;
  readonly baseline: Volumes;
  readonly guaranteeExcess: number;
};

export type ReferenceResult = {
  /** In cents. */
  readonly earned: bigint;
  /** In hundredths. */
  readonly freeQuantity: bigint;
  readonly tierReached: number;
};

/** Versions by number, in the order in which they govern. */
export type ReferenceVersions = ReadonlyMap<number, ProgramDocument>;

export function referenceOfLines(
  versions: ReferenceVersions,
  lines: readonly ReferenceLine[],
  past: ReferencePast,
): ReferenceResult {
  const order = [...versions.keys()];
  const sorted = [...lines].sort(
    (a, b) =>
      order.indexOf(a.version) - order.indexOf(b.version) ||
      (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
      a.order - b.order ||
      a.line - b.line,
  );
  const counted = [...versions.values()].some(looksAtLines) ? withoutReturns(sorted) : sorted;
  const pieces = counted.map((line, index) => ({
    version: line.version,
    qualifier: addedBy(counted, index, "qualifier"),
    base: addedBy(counted, index, "base"),
    paymentDays: line.paymentDays,
  }));
  return referenceOfPieces(versions, pieces, past);
}

export function referenceOfPieces(
  versions: ReferenceVersions,
  pieces: readonly ReferencePiece[],
  past: ReferencePast,
): ReferenceResult {
  const total = (role: "qualifier" | "base", measure: VolumeMeasure, until = pieces.length) =>
    pieces.slice(0, until).reduce((sum, piece) => sum + piece[role][measure], 0);
  const walks = pieces.map((piece, index) => walkOf(termsOf(versions, piece.version), piece, index, total, past));
  const parts = walks.reduce((common, { steps }) => (common * BigInt(steps)) / gcd(common, BigInt(steps)), 1n);

  let owed = 0n;
  let freeQuantity = 0n;
  const filled = new Map<string, bigint>();
  for (const walk of walks) {
    let given = walk.once * parts;
    for (const [tier, steps] of walk.stepsInTier) {
      const added = (BigInt(steps * walk.base) * parts) / BigInt(walk.steps);
      const key = `${walk.baseMeasure} ${tier}`;
      const before = walk.perLine ? 0n : (filled.get(key) ?? 0n);
      if (!walk.perLine) filled.set(key, before + added);
      const give = giftOf(walk.document, tier, parts);
      given += give.amount(before + added) - give.amount(before);
      freeQuantity += give.pieces(before + added) - give.pieces(before);
    }
    const cap = walk.document.limits.cap_per_line;
    owed += cap === undefined ? given : between(-scaled(cap, one) * parts, given, scaled(cap, one) * parts);
  }

  const kept = (version: number) =>
    (["qualifier", "base"] as const).some((role) =>
      allMeasures.some(
        (measure) =>
          pieces.reduce((sum, piece) => sum + (piece.version === version ? piece[role][measure] : 0), 0) !== 0,
      ),
    );
  const numbers = [...versions.keys()];
  const governing = numbers.findLast(kept) ?? numbers.at(-1) ?? 0;
  const terms = termsOf(versions, governing);
  const hasBought = (["qualifier", "base"] as const).some((role) =>
    (["net_amount", "quantity", "contract_amount"] as const).some((measure) => total(role, measure) > 0),
  );
  const tierReached = isPerLine(terms) ? highestOwnTier(terms, pieces, past) : tierAt(terms, past, total);
  const earned = limited(terms, owed, parts, {
    hasBought,
    net: BigInt(total("base", "net_amount")),
    atLeast: tierReached === 0 ? undefined : terms.tiers[tierReached - 1]?.at_least,
    guaranteeExcess: past.guaranteeExcess,
  });
  return { earned, freeQuantity, tierReached };
}

/** One unit of currency, in the finest unit that a product of volume and rate needs. */
const one = 10n ** 12n;
const allMeasures = [
  "net_amount",
  "gross_amount",
  "quantity",
  "order_count",
  "active_days",
  "contract_amount",
] as const;

type Total = (role: "qualifier" | "base", measure: VolumeMeasure, until?: number) => number;

/** What walking over a piece found. */
type Walk = {
  readonly document: ProgramDocument;
  readonly perLine: boolean;
  readonly baseMeasure: VolumeMeasure;
  /** Hundredths of base that all steps have together, and the number of steps. */
  readonly base: number;
  readonly steps: number;
  /** How many steps earn in which tier. */
  readonly stepsInTier: ReadonlyMap<number, number>;
  /** Fixed amounts that the piece earned or took back. */
  readonly once: bigint;
};

function walkOf(
  document: ProgramDocument,
  piece: ReferencePiece,
  index: number,
  total: Total,
  past: ReferencePast,
): Walk {
  const bounds = boundsInVolume(document, past);
  const limits = baseLimits(document, past, total);
  const { measure } = document.base;
  const base = piece.base[measure];
  const baseBefore = total("base", measure, index);
  const way = wayOf(document, piece, index, total, past);
  const inclusive = document.qualifier.bounds === "inclusive";

  const steps = stepsOver(way.to - way.from, base, [way.from, ...bounds], [baseBefore, limits.from, limits.upTo]);
  const stepsInTier = new Map<number, number>();
  for (let step = 0; step < steps && way.isKnown; step += 1) {
    // Everything is doubled and multiplied by the number of steps, so that the middle of the step is a whole number.
    const middle = (from: number, delta: number) => 2 * steps * from + (2 * step + 1) * delta;
    const stretched = (value: number) => 2 * steps * value;
    const baseHere = middle(baseBefore, base);
    if (baseHere < stretched(limits.from) || baseHere > stretched(limits.upTo)) continue;
    const here = middle(way.from, way.to - way.from);
    const reachedHere = reached(bounds.map(stretched), here, inclusive);
    const reachedInAll = reached(bounds, way.total, inclusive);
    for (const tier of tiersThatApply(document.method, reachedHere, reachedInAll))
      stepsInTier.set(tier, (stepsInTier.get(tier) ?? 0) + 1);
  }
  return {
    document,
    perLine: isPerLine(document),
    baseMeasure: measure,
    base,
    steps,
    stepsInTier,
    once: onceOf(document, bounds, piece, way, baseBefore, past),
  };
}

/** Whether nothing is left of a line. */
function isEmpty({ qualifier, base }: ReferencePiece): boolean {
  return allMeasures.every((measure) => qualifier[measure] === 0 && base[measure] === 0);
}

/** Which tiers a place in the volume earns by: what is reached there, and with the whole position. */
function tiersThatApply(method: ProgramDocument["method"], here: number, inAll: number): readonly number[] {
  const upToAll = Array.from({ length: inAll }, (_, index) => index + 1);
  if (method === "whole") return upToAll.slice(-1);
  if (method === "reached-whole") return upToAll;
  if (method === "reached-up-to") return upToAll.filter((tier) => tier >= here);
  return here === 0 ? [] : [here];
}

/** From where to where a piece takes what decides its tier, and the total that decides. In hundredths of volume. */
type Way = { readonly from: number; readonly to: number; readonly total: number; readonly isKnown: boolean };

function wayOf(
  document: ProgramDocument,
  piece: ReferencePiece,
  index: number,
  total: Total,
  past: ReferencePast,
): Way {
  const { measure, counting } = document.qualifier;
  if (measure === "days_to_payment") {
    const days = (piece.paymentDays ?? 0) * 100;
    return { from: days, to: days, total: days, isKnown: piece.paymentDays !== undefined };
  }
  const delta = piece.qualifier[measure];
  if (counting === "per-line") return { from: 0, to: Math.abs(delta), total: Math.abs(delta), isKnown: true };
  if (counting === "previous-period") {
    const before = past.previousPeriod[measure];
    return { from: before, to: before, total: before, isKnown: true };
  }
  const before = counting === "year-to-date" ? past.yearBefore[measure] : 0;
  const from = before + total("qualifier", measure, index);
  return { from, to: from + delta, total: before + total("qualifier", measure), isKnown: true };
}

/** The fixed amounts between where the piece began and where it ended. */
function onceOf(
  document: ProgramDocument,
  bounds: readonly number[],
  piece: ReferencePiece,
  way: Way,
  baseBefore: number,
  past: ReferencePast,
): bigint {
  const { counting, measure, growth, bounds: kind } = document.qualifier;
  if (measure === "days_to_payment") return 0n;
  const nothing = growth?.as === "amount" ? (baselineOf(document, past) ?? 0) : 0;
  const amountAt = (volume: number, isEntered = volume > nothing): bigint => {
    const tiers = document.tiers.slice(0, isEntered ? reached(bounds, volume, kind === "inclusive") : 0);
    const fixed = tiers.map(({ benefit }) => (benefit.kind === "fixed" ? scaled(benefit.amount, one) : 0n));
    return document.method === "whole" ? (fixed.at(-1) ?? 0n) : fixed.reduce((sum, amount) => sum + amount, 0n);
  };
  if (counting === "previous-period") {
    const baseAfter = baseBefore + piece.base[document.base.measure];
    return amountAt(way.to, baseAfter > 0) - amountAt(way.from, baseBefore > 0);
  }
  if (counting !== "per-line") return amountAt(way.to) - amountAt(way.from);
  return piece.qualifier[measure] < 0 ? -amountAt(way.to) : amountAt(way.to);
}

/** The tiers' bounds as hundredths of volume, growth turned back into what must be bought; none where there is no baseline. */
function boundsInVolume(document: ProgramDocument, past: ReferencePast): readonly number[] {
  const { growth } = document.qualifier;
  const bounds = document.tiers.map(({ from }) => Number(scaled(from, 100n)));
  if (growth === undefined) return bounds;
  const baseline = baselineOf(document, past);
  if (baseline === undefined) return [];
  if (growth.as === "amount") return bounds.map((bound) => bound + baseline);
  // A bound of 110.00 % is 11000 here.
  return baseline === 0 ? [] : bounds.map((bound) => (bound * baseline) / 10_000);
}

function baselineOf({ qualifier: { growth, measure } }: ProgramDocument, past: ReferencePast): number | undefined {
  if (growth === undefined || measure === "days_to_payment") return 0;
  if (growth.over !== "stated") return Math.max(0, past.baseline[measure]);
  const stated = growth.baselines?.C1 ?? growth.baseline;
  return stated === undefined ? undefined : Number(scaled(stated, 100n));
}

/** Between which hundredths the running base earns. */
function baseLimits(document: ProgramDocument, past: ReferencePast, total: Total): { from: number; upTo: number } {
  const { part, at_most: atMost, at_most_per_qualifier: perQualifier } = document.base;
  const from = part === "excess" ? (baselineOf(document, past) ?? 0) : 0;
  const { measure } = document.qualifier;
  const allowed = [
    ...(atMost === undefined ? [] : [Number(scaled(atMost, 100n))]),
    ...(perQualifier === undefined || measure === "days_to_payment"
      ? []
      : [Math.max(0, total("qualifier", measure) * Number(perQualifier))]),
  ];
  return { from: part === "excess" ? from : -far, upTo: from + Math.min(far, ...allowed) };
}
const far = 10_000_000;

/** A number of even steps such that every hundredth that matters lies between two of them. */
function stepsOver(qualifier: number, base: number, ofQualifier: readonly number[], ofBase: readonly number[]): number {
  const grains = (delta: number, marks: readonly number[]) =>
    delta === 0 ? 1 : Math.abs(delta) / marks.reduce(commonDivisor, Math.abs(delta));
  const [a, b] = [grains(qualifier, ofQualifier), grains(base, ofBase)];
  return (a * b) / commonDivisor(a, b);
}

/** The number of the highest tier whose bound is met. */
function reached(bounds: readonly number[], value: number, inclusive: boolean): number {
  let tier = 0;
  for (const [index, bound] of bounds.entries()) if (value > bound || (inclusive && value === bound)) tier = index + 1;
  return tier;
}

function tierAt(document: ProgramDocument, past: ReferencePast, total: Total): number {
  const { measure, counting, bounds } = document.qualifier;
  if (measure === "days_to_payment") return 0;
  const volumes = {
    period: total("qualifier", measure),
    "year-to-date": past.yearBefore[measure] + total("qualifier", measure),
    "previous-period": past.previousPeriod[measure],
    "per-line": 0,
  };
  return reached(boundsInVolume(document, past), volumes[counting], bounds === "inclusive");
}

/** The highest tier that a line reaches by itself. */
function highestOwnTier(document: ProgramDocument, pieces: readonly ReferencePiece[], past: ReferencePast): number {
  const { measure, bounds } = document.qualifier;
  const sizes = pieces
    .filter((piece) => !isEmpty(piece) && (measure !== "days_to_payment" || piece.paymentDays !== undefined))
    .map((piece) =>
      measure === "days_to_payment" ? (piece.paymentDays ?? 0) * 100 : Math.abs(piece.qualifier[measure]),
    );
  return Math.max(0, ...sizes.map((size) => reached(boundsInVolume(document, past), size, bounds === "inclusive")));
}

/** What a tier gives for a base from zero on, counted in hundredths times `parts`: in the finest unit times `parts`, and in pieces. */
function giftOf({ tiers }: ProgramDocument, tier: number, parts: bigint) {
  const benefit = tiers[tier - 1]?.benefit;
  const nothing = () => 0n;
  if (benefit === undefined || benefit.kind === "fixed") return { amount: nothing, pieces: nothing };
  if (benefit.kind === "percent")
    return { amount: (base: bigint) => base * scaled(benefit.percent, one / 10_000n), pieces: nothing };
  if (benefit.kind === "per-unit")
    return { amount: (base: bigint) => base * scaled(benefit.amount, one / 100n), pieces: nothing };
  const times = (base: bigint) => base / (scaled(benefit.multiple, 100n) * parts);
  if (benefit.kind === "per-multiple")
    return { amount: (base: bigint) => times(base) * scaled(benefit.amount, one) * parts, pieces: nothing };
  const worth = (scaled(benefit.unit_value, one) * scaled(benefit.quantity, 100n)) / 100n;
  return {
    amount: (base: bigint) => times(base) * worth * parts,
    pieces: (base: bigint) => times(base) * scaled(benefit.quantity, 100n),
  };
}

type Whole = {
  readonly hasBought: boolean;
  readonly net: bigint;
  readonly atLeast: string | undefined;
  readonly guaranteeExcess: number;
};

/** What the limits leave, in cents. */
function limited({ limits, rounding }: ProgramDocument, owed: bigint, parts: bigint, whole: Whole): bigint {
  const unit = one * parts;
  let amount = owed;
  if (whole.hasBought && whole.atLeast !== undefined) amount = larger(amount, scaled(whole.atLeast, unit));
  amount = larger(amount, 0n);
  const { share_of_net_amount: share, cap_per_position: cap, guaranteed_minimum: guarantee } = limits;
  const capped = (value: bigint) => {
    let left = value;
    if (share !== undefined) left = smaller(left, (larger(whole.net, 0n) * scaled(share, unit)) / 10_000n);
    if (cap !== undefined) left = smaller(left, scaled(cap, unit));
    return left;
  };
  amount = capped(amount);
  if (guarantee !== undefined && whole.hasBought) {
    const used = guarantee.over === "year" ? (BigInt(whole.guaranteeExcess) * unit) / 100n : 0n;
    const minimum = larger(0n, scaled(guarantee.amount, unit) - used);
    amount = larger(amount, guarantee.above_cap ? minimum : capped(minimum));
  }
  return inCents(amount, unit / 100n, rounding);
}

function inCents(amount: bigint, cent: bigint, rounding: ProgramDocument["rounding"]): bigint {
  const cents = amount / cent;
  const rest = amount % cent;
  if (rounding === "down") return cents;
  if (rest * 2n > cent) return cents + 1n;
  if (rest * 2n < cent) return cents;
  if (rounding === "half-up") return cents + 1n;
  return cents % 2n === 0n ? cents : cents + 1n;
}

/** Whether the terms look at single lines, so that returns are first taken off what they take back. */
function looksAtLines(document: ProgramDocument): boolean {
  const { qualifier, base, method, limits } = document;
  const isOtherVolume =
    qualifier.measure !== base.measure || qualifier.products !== undefined || base.products !== undefined;
  const cutsLines = method === "banded" || method === "reached-up-to";
  return limits.cap_per_line !== undefined || isPerLine(document) || (cutsLines && isOtherVolume);
}

function isPerLine({ qualifier }: ProgramDocument): boolean {
  return qualifier.counting === "per-line" || qualifier.measure === "days_to_payment";
}

/** Pairs every return with sales of its order and product: first with one just as large, then with what is left, last line first. */
function withoutReturns(lines: readonly ReferenceLine[]): readonly ReferenceLine[] {
  const rest = lines.map((line) => ({ ...line }));
  const isPair = (a: ReferenceLine, b: ReferenceLine) =>
    a.version === b.version && a.order === b.order && a.product === b.product;
  for (const role of ["qualifier", "base"] as const) {
    for (const justAsLarge of [true, false]) {
      for (const taking of rest) {
        for (const sale of rest.toReversed()) {
          const [sold, taken] = [sale[role], taking[role]];
          if (!isPair(sale, taking) || sold === undefined || taken === undefined) continue;
          if (signOf(sold) <= 0 || signOf(taken) >= 0) continue;
          const left = {
            quantity: sold.quantity + taken.quantity,
            netAmount: sold.netAmount + taken.netAmount,
            grossAmount: sold.grossAmount + taken.grossAmount,
            contractAmount: sold.contractAmount + taken.contractAmount,
          };
          if (justAsLarge && Object.values(left).some((figure) => figure !== 0)) continue;
          sale[role] = signOf(left) < 0 ? noFigures : left;
          taking[role] = signOf(left) < 0 ? left : noFigures;
        }
      }
    }
  }
  return rest;
}

const noFigures: LineFigures = { quantity: 0, netAmount: 0, grossAmount: 0, contractAmount: 0 };

/** The first figure that is not zero says whether something was sold or taken back. */
function signOf({ quantity, netAmount, grossAmount, contractAmount }: LineFigures): number {
  return Math.sign(quantity || netAmount || grossAmount || contractAmount);
}

/** What a line adds to each measure: orders and days are counted anew up to the line and up to the one before it. */
function addedBy(lines: readonly ReferenceLine[], index: number, role: "qualifier" | "base"): Volumes {
  const own = lines[index]?.[role] ?? noFigures;
  const countedUpTo = (end: number, name: (line: ReferenceLine) => string) => {
    const quantities = new Map<string, number>();
    for (const line of lines.slice(0, end))
      quantities.set(name(line), (quantities.get(name(line)) ?? 0) + (line[role]?.quantity ?? 0));
    return [...quantities.values()].filter((quantity) => quantity > 0).length * 100;
  };
  const counted = (name: (line: ReferenceLine) => string) => countedUpTo(index + 1, name) - countedUpTo(index, name);
  return {
    net_amount: own.netAmount,
    gross_amount: own.grossAmount,
    quantity: own.quantity,
    contract_amount: own.contractAmount,
    order_count: counted(({ version, order }) => `${version} ${order}`),
    active_days: counted(({ version, day }) => `${version} ${day}`),
  };
}

function termsOf(versions: ReferenceVersions, version: number): ProgramDocument {
  const document = versions.get(version);
  if (document === undefined) throw new Error(`no version ${version}`);
  return document;
}

/** A decimal text as a whole number of units, of which `unit` make 1. */
function scaled(text: string, unit: bigint): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return (BigInt(whole + fraction) * unit) / 10n ** BigInt(fraction.length);
}

const larger = (a: bigint, b: bigint) => (a > b ? a : b);
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const between = (low: bigint, value: bigint, high: bigint) => larger(low, smaller(value, high));
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const commonDivisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : commonDivisor(b, a % b));
