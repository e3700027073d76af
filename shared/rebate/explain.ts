import { invariant } from "../invariant.ts";
import { type Decimal, zero } from "../money/decimal.ts";
import { splitRounded } from "../money/split.ts";
import type { Measure, ProgramVersion } from "../program/program.ts";
import { compareLines, type LineIdentity } from "./line-order.ts";
import { addMeasures, type MeasuredLine, type Measures, measuresByLine, noVolume } from "./measures.ts";
import { methodArithmetic } from "./method/methods.ts";
import {
  applySteps,
  computeStanding,
  governingVersion,
  type Segment,
  type Standing,
  type StepEffect,
} from "./position.ts";
import type { LineReason } from "./reasons.ts";
import { type Band, bandEntered, bandsOf } from "./tiers.ts";

/** An order line that counts in a position. Net amount in the program's currency; both amounts below zero on a return. */
export type QualifyingLine = LineIdentity & MeasuredLine & { readonly productId: string };

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
  /** What the line adds to the base. */
  readonly base: Decimal;
  /** The line's part of what the tiers give, unrounded and before limits. */
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

/** A line in its place: the running volume around it and its version's bands. */
type PlacedLine = Omit<ExplainedLine, "amount" | "reason"> & {
  readonly bands: readonly Band[];
  readonly bandApplied: Band | undefined;
  readonly baseMeasure: Measure;
};

/**
 * Explains a position by its lines, with the arithmetic that the nightly run applies to totals.
 * @param versions the versions of one program that govern the lines; others change nothing
 * @param lines every line that counts in the position, in any order
 */
export function explainPosition(versions: readonly ProgramVersion[], lines: readonly QualifyingLine[]): Explanation {
  const ordered = inOrderOfGoverning(versions);
  const counted = ordered.flatMap((version) =>
    lines.filter((line) => line.version === version.version).sort(compareLines),
  );
  invariant(counted.length === lines.length, "every line is governed by one of the versions");

  const byLine = measuresByLine(counted);
  const segments = ordered.map((version) => ({
    version,
    measures: byLine.filter((_, index) => counted[index]?.version === version.version).reduce(addMeasures, noVolume),
  }));
  const standing = computeStanding(segments);
  const placed = placeLines(counted, byLine, segments);

  const terms = governingVersion(segments).document;
  const parts = placed.map(({ fromTiers }) => fromTiers);
  const { earned, effects } = applySteps(sum(parts), terms);
  invariant(earned.eq(standing.earned), "single lines earn what their totals earn");

  const amounts = splitRounded(earned, parts, terms.currency, terms.rounding);
  invariant(sum(amounts).eq(earned), "the amounts of the lines sum to what is earned");
  return {
    standing,
    lines: placed.map((line, index) => explained(line, amounts[index] ?? zero, standing)),
    crossings: placed.flatMap(crossingsOf),
    steps: effects,
  };
}

/** Walks the lines in order, keeping the running volume, and lets each line's version say what the line gives. */
function placeLines(
  lines: readonly QualifyingLine[],
  byLine: readonly Measures[],
  segments: readonly Segment[],
): readonly PlacedLine[] {
  const total = segments.map(({ measures }) => measures).reduce(addMeasures, noVolume);
  const termsByVersion = new Map(
    segments.map(({ version: { version, document } }) => [version, { document, bands: bandsOf(document.tiers) }]),
  );
  let running = noVolume;
  return lines.map((line, index) => {
    const terms = termsByVersion.get(line.version);
    invariant(terms !== undefined, "every line is governed by one of the versions");
    const { document, bands } = terms;
    const measures = byLine[index] ?? noVolume;
    const before = running;
    running = addMeasures(before, measures);
    const qualifier = document.qualifier.measure;
    const stretch = {
      bands,
      qualifierBefore: before[qualifier],
      qualifierAfter: running[qualifier],
      qualifierTotal: total[qualifier],
      base: measures[document.base.measure],
    };
    const method = methodArithmetic[document.method];
    const bandApplied = method.bandAt(stretch);
    return {
      line,
      bands,
      bandApplied,
      baseMeasure: document.base.measure,
      qualifierBefore: stretch.qualifierBefore,
      qualifierAfter: stretch.qualifierAfter,
      tierBefore: bandEntered(bands, stretch.qualifierBefore)?.number ?? 0,
      tierAfter: bandEntered(bands, stretch.qualifierAfter)?.number ?? 0,
      tierApplied: bandApplied?.number ?? 0,
      base: stretch.base,
      fromTiers: method.gain(stretch),
    };
  });
}

function explained(placed: PlacedLine, amount: Decimal, standing: Standing): ExplainedLine {
  const { bands: _bands, bandApplied: _bandApplied, baseMeasure: _baseMeasure, ...line } = placed;
  return amount.isZero() ? { ...line, amount, reason: whyLineEarnsNothing(placed, standing) } : { ...line, amount };
}

/** The first reason that holds, from the position as a whole down to the smallest coin. */
function whyLineEarnsNothing(line: PlacedLine, standing: Standing): LineReason {
  if (standing.earned.isZero())
    return standing.tierReached === 0 ? "position_below_lowest_tier" : "position_earns_nothing";
  if (!line.fromTiers.isZero()) return "smaller_than_minor_unit";
  if (line.bandApplied === undefined) return "before_lowest_tier";
  if (!line.bandApplied.once.isZero()) return "fixed_amount_elsewhere";
  if (!line.base.isZero()) return "tier_gives_nothing";
  return line.baseMeasure === "order_count" ? "order_already_counted" : "no_base";
}

function crossingsOf({ line, bands, tierBefore, tierAfter }: PlacedLine): readonly Crossing[] {
  const direction = tierAfter > tierBefore ? "up" : "down";
  const [low, high] = direction === "up" ? [tierBefore, tierAfter] : [tierAfter, tierBefore];
  const crossed = bands.slice(low, high).map(({ number, from }) => ({ line, direction, tier: number, from }) as const);
  return direction === "up" ? crossed : crossed.reverse();
}

/** Versions follow each other as their terms begin; of two that begin on one day the later replaces the earlier wholly. */
function inOrderOfGoverning(versions: readonly ProgramVersion[]): readonly ProgramVersion[] {
  return [...versions].sort((a, b) => {
    const [from, other] = [a.document.effective.from, b.document.effective.from];
    if (from === other) return a.version - b.version;
    return from < other ? -1 : 1;
  });
}

function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), zero);
}
