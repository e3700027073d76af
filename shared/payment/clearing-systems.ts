/** ISO 20022 external codes of the clearing systems in which banks of a country have numbers of their own. */
const clearingSystems: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AU: "AUBSB",
    CA: "CACPA",
    CN: "CNAPS",
    GB: "GBDSC",
    HK: "HKNCC",
    IN: "INFSC",
    JP: "JPZGN",
    NZ: "NZNCC",
    SG: "SGIBG",
    TW: "TWNCC",
    US: "USABA",
    ZA: "ZANCC",
  }),
);

/** The clearing system of a country's bank codes; undefined where the code stands without one. */
export function clearingSystemOf(country: string): string | undefined {
  return clearingSystems.get(country);
}
