/** A figure that a truth is held against. */
export type Finding = {
  readonly what: string;
  /** What was put into the orders, in words. */
  readonly truth: string;
  readonly found: number;
  /** Between which the figure must lie, both included; a side may be open. */
  readonly band: Band;
  /** Whether figure and band are shares, to be shown in percent. */
  readonly isShare: boolean;
  /** Why the figure is shown although nothing is required of it. */
  readonly notRequired?: string;
};
export type Band = { readonly low: number; readonly high: number };

/** As many assignments as the bands are stated for. More of them leave less to chance, in the same bands. */
const assignmentsOfBands = 400;

/** A 5 % test rejects in 5 % ± 3 points where there is no effect. */
const rejectionBand = { low: 0.02, high: 0.08 };
/** A 95 % interval holds the truth in 93 to 97 %. */
const coverageBand = { low: 0.93, high: 0.97 };

/** Beyond so many standard errors chance alone is out of question: once in a thousand, and for a mean once in four hundred. */
const errorsOfRate = 3.29;
const errorsOfMean = 3;

/** @param assignments where each of them is tested several times, which says little more than testing it once */
export const rejections = (
  what: string,
  rejected: readonly boolean[],
  assignments: number = rejected.length,
): Finding => ({
  what,
  truth: "no effect: rejected in 5 %",
  ...rateOf(rejected, rejectionBand, 0.05, assignments),
});

export const coverage = (
  what: string,
  covered: readonly boolean[],
  truth: string,
  band: Band = coverageBand,
): Finding => ({
  what,
  truth,
  ...rateOf(covered, band, 0.95, covered.length),
});

/** A share of assignments. Fewer of them than the band is stated for widen it by what chance adds. */
function rateOf(hits: readonly boolean[], { low, high }: Band, expected: number, assignments: number) {
  const errorOf = (count: number) => Math.sqrt((expected * (1 - expected)) / count);
  const wider = errorsOfRate * Math.max(errorOf(assignments) - errorOf(assignmentsOfBands), 0);
  return {
    found: shareOf(hits),
    band: { low: Math.max(low - wider, 0), high: Math.min(high + wider, 1) },
    isShare: true,
  };
}

/** A mean over assignments, which may differ from the truth by chance alone. */
export function unbiased(what: string, values: readonly number[], expected: number, truth: string): Finding {
  const mean = meanOf(values);
  const spread = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
  const wide = errorsOfMean * spread;
  return { what, truth, found: mean, band: { low: expected - wide, high: expected + wide }, isShare: false };
}

export const between = (what: string, truth: string, found: number, low: number, high: number): Finding => ({
  what,
  truth,
  found,
  band: { low, high },
  isShare: false,
});

export const shareBetween = (...finding: Parameters<typeof between>): Finding => ({
  ...between(...finding),
  isShare: true,
});

/** @param because why nothing is required */
export const notRequired = (finding: Finding, because: string): Finding => ({ ...finding, notRequired: because });

/** Not a number is in no band. */
export const isInBand = ({ found, band }: Finding): boolean => found >= band.low && found <= band.high;

export const isMissed = (finding: Finding): boolean => finding.notRequired === undefined && !isInBand(finding);

export const shareOf = (hits: readonly boolean[]): number => meanOf(hits.map(Number));

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return meanOf(middle.map((place) => sorted[place] ?? Number.NaN));
}
