/** No effect is told of fewer treated units: it would be of single customers, and its interval could not be trusted. */
export const fewestTreatedUnits = 30;

export function isSuppressed(treatedUnits: number): boolean {
  return treatedUnits < fewestTreatedUnits;
}
