/** How many neighbours an outcome is compared with, unless more lie at the same distance. */
const matches = 3;

/**
 * How far each outcome lies from those of its nearest neighbours on the same side of the line, squared: an estimate of its variance
 * that trusts no fitted curve.
 *
 *     ε² = J/(J + 1) · (outcome − mean of J neighbours)²
 *
 * Neighbours at the same distance are taken together, so J may exceed 3, and no order among equals matters.
 * Source: Calonico, Cattaneo & Titiunik, Econometrica 82 (2014), section 5; Abadie & Imbens, Econometrica 74 (2006).
 * @param distances of one side, the nearest to the line first
 */
export function neighbourDeviations(distances: readonly number[], outcomes: readonly number[]): readonly number[] {
  const groups = groupsOfEqual(distances, outcomes);
  const wanted = Math.min(matches, distances.length - 1);
  return groups.flatMap((group, index) => {
    const { first, last } = nearestGroups(groups, index, wanted);
    let size = 0;
    let sum = 0;
    for (const { outcomes } of groups.slice(first, last + 1)) {
      size += outcomes.length;
      for (const outcome of outcomes) sum += outcome;
    }
    const neighbours = size - 1;
    return group.outcomes.map((outcome) => (neighbours / size) * (outcome - (sum - outcome) / neighbours) ** 2);
  });
}

/** Outcomes at one distance. */
type Group = { readonly distance: number; readonly outcomes: readonly number[] };

function groupsOfEqual(distances: readonly number[], outcomes: readonly number[]): readonly Group[] {
  const groups: { distance: number; outcomes: number[] }[] = [];
  for (const [index, distance] of distances.entries()) {
    const outcome = outcomes[index] ?? Number.NaN;
    const last = groups.at(-1);
    if (last?.distance === distance) last.outcomes.push(outcome);
    else groups.push({ distance, outcomes: [outcome] });
  }
  return groups;
}

/** Widens the span of groups by the nearer neighbour, or by both where they are equally near, until enough outcomes lie in it. */
function nearestGroups(groups: readonly Group[], own: number, wanted: number): { first: number; last: number } {
  const sizeAt = (index: number) => groups[index]?.outcomes.length ?? 0;
  const gapTo = (index: number) => {
    const [group, home] = [groups[index], groups[own]];
    return group === undefined || home === undefined
      ? Number.POSITIVE_INFINITY
      : Math.abs(group.distance - home.distance);
  };
  let [first, last, neighbours] = [own, own, sizeAt(own) - 1];
  while (neighbours < wanted) {
    const [nearer, further] = [gapTo(first - 1), gapTo(last + 1)];
    if (nearer <= further) {
      first -= 1;
      neighbours += sizeAt(first);
    }
    if (further <= nearer) {
      last += 1;
      neighbours += sizeAt(last);
    }
  }
  return { first, last };
}
