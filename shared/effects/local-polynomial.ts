/**
 * What each outcome contributes to a coefficient of a fitted polynomial: the coefficient is the sum of weight × outcome. In the
 * order of the distances; outcomes further away than the bandwidth have no weight.
 */
export type LinearWeights = readonly number[];

/**
 * A polynomial of the order fitted to the outcomes on one side of a line by least squares. Nearer outcomes count more: at the
 * distance x with 1 − |x|/h, the triangular kernel.
 *
 * It is made of polynomials that are orthogonal under these weights, so that each coefficient is a quotient of two sums and no
 * system of equations is solved:
 *
 *     p₀ = 1,  p₍ₖ₊₁₎ = (u − ⟨u pₖ, pₖ⟩/⟨pₖ, pₖ⟩) pₖ − ⟨pₖ, pₖ⟩/⟨p₍ₖ₋₁₎, p₍ₖ₋₁₎⟩ p₍ₖ₋₁₎,  u = x/h
 *
 * Source: Fan & Gijbels, Local Polynomial Modelling and Its Applications (1996), 3.1; the recurrence: Abramowitz & Stegun, 22.7.
 * @param distances of one side, the nearest first
 * @returns the weights of the polynomial's value at the line and of its highest coefficient; undefined where there are too few
 *   different distances within the bandwidth
 */
export function localPolynomial(
  distances: readonly number[],
  bandwidth: number,
  order: number,
): { readonly atLine: LinearWeights; readonly highest: LinearWeights } | undefined {
  const points = distances
    .slice(0, countWithin(distances, bandwidth))
    .map((distance) => ({ u: distance / bandwidth, weight: 1 - Math.abs(distance) / bandwidth }));
  if (new Set(points.map(({ u }) => u)).size <= order) return undefined;

  const inner = (one: readonly number[], other: readonly number[]) =>
    sumOf(points, ({ weight }, index) => weight * (one[index] ?? 0) * (other[index] ?? 0));

  let before: Polynomial = { values: points.map(() => 0), atZero: 0, norm: 1 };
  let current: Polynomial = { values: points.map(() => 1), atZero: 1, norm: sumOf(points, ({ weight }) => weight) };
  const atLine = points.map(({ weight }) => weight / current.norm);
  for (let degree = 1; degree <= order; degree += 1) {
    const { values, atZero, norm } = current;
    const shift =
      inner(
        points.map(({ u }, index) => u * (values[index] ?? 0)),
        values,
      ) / norm;
    const pull = degree === 1 ? 0 : norm / before.norm;
    const { values: valuesBefore, atZero: atZeroBefore } = before;
    const next = points.map(({ u }, index) => (u - shift) * (values[index] ?? 0) - pull * (valuesBefore[index] ?? 0));
    before = current;
    current = { values: next, atZero: -shift * atZero - pull * atZeroBefore, norm: inner(next, next) };
    for (const [index, { weight }] of points.entries()) {
      atLine[index] = (atLine[index] ?? 0) + (weight * current.atZero * (next[index] ?? 0)) / current.norm;
    }
  }
  const { values, norm } = current;
  const highest = points.map(({ weight }, index) => (weight * (values[index] ?? 0)) / (norm * bandwidth ** order));
  return { atLine, highest };
}

/** One of the orthogonal polynomials: its values at the points and at the line, and its square under the weights. */
type Polynomial = { readonly values: readonly number[]; readonly atZero: number; readonly norm: number };

/** How many distances, the nearest first, lie within the bandwidth. */
export function countWithin(distances: readonly number[], bandwidth: number): number {
  const beyond = distances.findIndex((distance) => Math.abs(distance) >= bandwidth);
  return beyond === -1 ? distances.length : beyond;
}

export function sumOf<Value>(values: readonly Value[], term: (value: Value, index: number) => number): number {
  let sum = 0;
  for (const [index, value] of values.entries()) sum += term(value, index);
  return sum;
}
