import { invariant } from "../invariant.ts";
import { type Decimal, parseDecimal, zero } from "../money/decimal.ts";
import { roundToMinorUnit } from "../money/rounding.ts";
import type { Measure, ProgramDocument, ProgramVersion } from "../program/program.ts";
import type { Measures } from "./measures.ts";
import { methodArithmetic } from "./method/methods.ts";
import type { StandingReason } from "./reasons.ts";
import { afterTiers } from "./steps.ts";
import { type Band, bandReached, bandsOf } from "./tiers.ts";

export type { Measures } from "./measures.ts";

/** The volume of a position that one version governs. */
export type Segment = { readonly version: ProgramVersion; readonly measures: Measures };

/** A position as of a date. Amounts in the program's currency; tiers are those of the latest version with volume. */
export type Standing = {
  /** 1 for the lowest tier; 0 while none is reached. */
  readonly tierReached: number;
  readonly qualifierTotal: Decimal;
  readonly baseTotal: Decimal;
  /** Where the next tier begins; absent at the top. */
  readonly nextTierFrom?: Decimal;
  /** Qualifier still missing to it; absent at the top. */
  readonly distanceToNextTier?: Decimal;
  /** What the tiers give, rounded, before any limit. */
  readonly beforeLimits: Decimal;
  /** What the terms give for the volume so far: what is to be accrued. */
  readonly earned: Decimal;
  /** What could be paid now: all that is earned, or nothing while below the minimum payout. */
  readonly payable: Decimal;
  /** Why earned is zero or limited, or why it is not payable; absent where the tiers' result stands. */
  readonly reason?: StandingReason;
};

/** What one step did to the amount. */
export type StepEffect = {
  readonly step: string;
  readonly before: Decimal;
  readonly after: Decimal;
};

/**
 * Computes a position from the volume under each version.
 * @param segments one per version, in the order in which the versions govern; at least one. A segment without volume changes nothing.
 */
export function computeStanding(segments: readonly Segment[]): Standing {
  const { document } = governingVersion(segments);
  const bands = bandsOf(document.tiers);
  const qualifierTotal = totalOf(segments, document.qualifier.measure);
  const reached = bandReached(bands, qualifierTotal);
  const next = bands[reached?.number ?? 0];

  const fromTiers = gainsOf(segments).reduce((sum, gain) => sum.plus(gain), zero);
  const { earned, reason: stepReason } = applySteps(fromTiers, document);
  const minimum = parseDecimal(document.limits.minimum_payout ?? "0");
  const payable = earned.gte(minimum) ? earned : zero;
  const reason = earned.isZero()
    ? whyNothing(qualifierTotal, reached, fromTiers)
    : (stepReason ?? (payable.isZero() ? "below_minimum_payout" : undefined));

  return {
    tierReached: reached?.number ?? 0,
    qualifierTotal,
    baseTotal: totalOf(segments, document.base.measure),
    ...(next === undefined ? {} : { nextTierFrom: next.from, distanceToNextTier: next.from.minus(qualifierTotal) }),
    beforeLimits: roundToMinorUnit(fromTiers.isNegative() ? zero : fromTiers, document.currency, document.rounding),
    earned,
    payable,
    ...(reason === undefined ? {} : { reason }),
  };
}

/**
 * The version whose tiers are shown and whose limits and rounding apply to the position as a whole: the last one with volume, so
 * that a version under which nothing was bought yet changes nothing.
 */
export function governingVersion(segments: readonly Segment[]): ProgramVersion {
  const last = segments.findLast(({ measures }) => Object.values(measures).some((total) => !total.isZero()));
  const { version } = last ?? segments.at(-1) ?? {};
  invariant(version !== undefined, "a position has at least one version");
  return version;
}

/** Walks the steps after the tiers, noting what each did. */
export function applySteps(
  fromTiers: Decimal,
  terms: ProgramDocument,
): { readonly earned: Decimal; readonly effects: readonly StepEffect[]; readonly reason?: StandingReason } {
  let earned = fromTiers;
  let reason: StandingReason | undefined;
  const effects: StepEffect[] = [];
  for (const step of afterTiers) {
    const before = earned;
    earned = step.apply(before, terms);
    effects.push({ step: step.name, before, after: earned });
    if (!earned.eq(before)) reason = step.reason ?? reason;
  }
  const cap = terms.limits.cap_per_position;
  invariant(earned.gte(0), "what is earned is never below zero");
  invariant(cap === undefined || earned.lte(parseDecimal(cap)), "what is earned is never above the cap");
  return { earned, effects, ...(reason === undefined ? {} : { reason }) };
}

/** What the tiers give for each segment, unrounded, each version by its own terms and measures. */
function gainsOf(segments: readonly Segment[]): readonly Decimal[] {
  return segments.map(({ version, measures }, index) => {
    const { qualifier, base, tiers, method } = version.document;
    const qualifierBefore = totalOf(segments.slice(0, index), qualifier.measure);
    return methodArithmetic[method].gain({
      bands: bandsOf(tiers),
      qualifierBefore,
      qualifierAfter: qualifierBefore.plus(measures[qualifier.measure]),
      qualifierTotal: totalOf(segments, qualifier.measure),
      base: measures[base.measure],
    });
  });
}

export function totalOf(segments: readonly Segment[], measure: Measure): Decimal {
  return segments.reduce((sum, { measures }) => sum.plus(measures[measure]), zero);
}

function whyNothing(qualifier: Decimal, reached: Band | undefined, fromTiers: Decimal): StandingReason {
  if (reached === undefined) return qualifier.isNegative() ? "qualifier_below_zero" : "below_lowest_tier";
  if (fromTiers.isNegative()) return "taken_back";
  return fromTiers.isZero() ? "nothing_on_base" : "rounds_to_zero";
}
