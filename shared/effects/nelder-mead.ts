import { invariant } from "../invariant.ts";

/** Where a function is smallest, as far as the search came. */
export type Minimum = {
  readonly point: readonly number[];
  readonly value: number;
  /** Whether the search ended because nothing moved any more, and not because it had taken too long. */
  readonly hasConverged: boolean;
};

type Vertex = { readonly point: readonly number[]; readonly value: number };

const mostSteps = 4_000;
/** The search ends where all vertices are this near to each other, in their values (as a share) and in each coordinate. */
const nearValue = 1e-12;
const nearPoint = 1e-5;

/**
 * Searches the minimum of a function without its derivatives, by a simplex that is reflected, expanded, contracted or shrunk. The
 * search is repeated once from what it found, with a fresh simplex, since one that has become flat may stop early.
 * Source: Nelder & Mead, The Computer Journal 7 (1965), 308–313, with their coefficients 1, 2 and 1/2.
 */
export function nelderMead(minimised: (point: readonly number[]) => number, start: readonly number[]): Minimum {
  return search(minimised, search(minimised, start, 0.5).point, 0.05);
}

function search(minimised: (point: readonly number[]) => number, start: readonly number[], width: number): Minimum {
  const vertexAt = (point: readonly number[]): Vertex => ({ point, value: finite(minimised(point)) });
  let simplex = [start, ...start.map((_, moved) => start.map((x, index) => (index === moved ? x + width : x)))]
    .map(vertexAt)
    .sort(byValue);

  for (let step = 0; step < mostSteps; step += 1) {
    const { best, secondWorst, worst } = ends(simplex);
    if (isSmall(simplex)) return { ...best, hasConverged: true };

    const others = simplex.slice(0, -1);
    const centre = start.map((_, index) => mean(others.map(({ point }) => point[index] ?? 0)));
    /** On the line from the worst vertex through the centre of the others: 0 is the centre, 1 the worst mirrored. */
    const along = (share: number) =>
      vertexAt(centre.map((middle, index) => middle + share * (middle - (worst.point[index] ?? 0))));

    const mirrored = along(1);
    if (mirrored.value < best.value) {
      const expanded = along(2);
      simplex = [...others, expanded.value < mirrored.value ? expanded : mirrored];
    } else if (mirrored.value < secondWorst.value) {
      simplex = [...others, mirrored];
    } else {
      const contracted = along(mirrored.value < worst.value ? 0.5 : -0.5);
      simplex =
        contracted.value < Math.min(mirrored.value, worst.value)
          ? [...others, contracted]
          : [
              best,
              ...simplex.slice(1).map(({ point }) => vertexAt(point.map((x, i) => (x + (best.point[i] ?? 0)) / 2))),
            ];
    }
    simplex.sort(byValue);
  }
  return { ...ends(simplex).best, hasConverged: false };
}

/** Where the function has no value, the search turns away. */
const finite = (value: number) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value);
const byValue = (a: Vertex, b: Vertex) => a.value - b.value || 0;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function ends(simplex: readonly Vertex[]) {
  const [best, secondWorst, worst] = [simplex[0], simplex.at(-2), simplex.at(-1)];
  invariant(
    best !== undefined && secondWorst !== undefined && worst !== undefined,
    "a simplex has two vertices or more",
  );
  return { best, secondWorst, worst };
}

function isSmall(simplex: readonly Vertex[]): boolean {
  const { best, worst } = ends(simplex);
  if (worst.value - best.value > nearValue * Math.max(1, Math.abs(best.value))) return false;
  return simplex.every(({ point }) => point.every((x, index) => Math.abs(x - (best.point[index] ?? 0)) <= nearPoint));
}
