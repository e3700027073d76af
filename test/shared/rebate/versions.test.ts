import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { explainPosition } from "../../../shared/rebate/explain.ts";
import { computePosition, computeStanding, governingVersion } from "../../../shared/rebate/position.ts";
import { volumeOfLines } from "../../../shared/rebate/qualifying-line.ts";
import { programWith, tiersOf, versionOf } from "../../support/program.ts";
import { type Before, historyOf, line, type Terms, volumeUnder } from "./given.ts";

const earned = (under: Parameters<typeof volumeUnder>[0], before?: Before) =>
  formatDecimal(computeStanding(volumeUnder(under, before)).earned);

const pieces = (terms: object): Terms => ({
  qualifier: { measure: "quantity" },
  base: { measure: "quantity" },
  ...terms,
});

describe("versions that count different measures", () => {
  const first = { totals: { quantity: "6", net_amount: "600" } };
  const second = { totals: { quantity: "5", net_amount: "500" } };
  test.each`
    method             | byPiece                    | byMoney              | rebate  | because
    ${"whole"}         | ${"0: 1/unit, 10: 2/unit"} | ${"0: 1%, 1000: 2%"} | ${"22"} | ${"11 pieces and 1,100.00 in all: 2 for 6 pieces, 2 % of 500.00"}
    ${"whole"}         | ${"0: 1/unit, 12: 2/unit"} | ${"0: 1%, 1000: 2%"} | ${"16"} | ${"11 pieces do not reach the second tier of the first version"}
    ${"banded"}        | ${"0: 1/unit, 10: 2/unit"} | ${"0: 1%, 1000: 2%"} | ${"12"} | ${"6 for 6 pieces; from 600.00 on 400.00 at 1 % and 100.00 at 2 %"}
    ${"reached-up-to"} | ${"0: 1/unit, 10: 2/unit"} | ${"0: 1%, 1000: 2%"} | ${"32"} | ${"6 × 1 and 6 × 2; 1 % of the 400.00 up to the bound and 2 % of 500.00"}
    ${"reached-whole"} | ${"0: 1/unit, 10: 2/unit"} | ${"0: 1%, 1000: 2%"} | ${"33"} | ${"6 × 3 and 3 % of 500.00"}
  `("$method earns $rebate: $because", ({ method, byPiece, byMoney, rebate }) => {
    expect(
      earned([
        { ...first, terms: pieces({ method, tiers: tiersOf(byPiece) }) },
        { ...second, terms: { method, tiers: tiersOf(byMoney) } },
      ]),
    ).toBe(rebate);
  });
});

describe("what goes on from one version to the next", () => {
  test.each`
    first                                                                                     | second                                                                                    | volumes          | rebate   | because
    ${pieces({ tiers: tiersOf("0: 5 per 100") })}                                             | ${pieces({ tiers: tiersOf("0: 5 per 100") })}                                             | ${["60", "60"]}  | ${"5"}   | ${"the same terms go on: the hundred is full in the second"}
    ${pieces({ tiers: tiersOf("0: 5 per 100") })}                                             | ${pieces({ tiers: tiersOf("0: 7 per 100") })}                                             | ${["60", "60"]}  | ${"7"}   | ${"the version in force when a multiple fills pays for it"}
    ${pieces({ tiers: tiersOf("0: 5 per 100") })}                                             | ${pieces({ tiers: tiersOf("0: 5 per 50") })}                                              | ${["60", "60"]}  | ${"5"}   | ${"one fifty, from 100 to 120, fills in the second's time"}
    ${pieces({ tiers: tiersOf("0: 5 per 100") })}                                             | ${pieces({ tiers: tiersOf("0: 1/unit") })}                                                | ${["60", "60"]}  | ${"60"}  | ${"the part of a multiple comes to nothing"}
    ${pieces({ base: { measure: "quantity", at_most: "100" }, tiers: tiersOf("0: 1/unit") })} | ${pieces({ tiers: tiersOf("0: 1/unit") })}                                                | ${["150", "50"]} | ${"150"} | ${"100 of the first and all of the second earn"}
    ${pieces({ tiers: tiersOf("0: 1/unit") })}                                                | ${pieces({ base: { measure: "quantity", at_most: "100" }, tiers: tiersOf("0: 1/unit") })} | ${["150", "50"]} | ${"150"} | ${"the first has used up the second's limit"}
    ${pieces({ tiers: tiersOf("0: 1/unit") })}                                                | ${pieces({ base: { measure: "quantity", at_most: "180" }, tiers: tiersOf("0: 1/unit") })} | ${["150", "50"]} | ${"180"} | ${"or has left a part of it"}
  `("$volumes earn $rebate: $because", ({ first, second, volumes, rebate }) => {
    const under = [first, second].map((terms, index) => ({ terms, totals: { quantity: volumes[index] } }));
    expect(earned(under)).toBe(rebate);
  });

  test.each`
    volumes         | rebate   | because
    ${["10", "10"]} | ${"100"} | ${"the version of the first purchase pays, once"}
    ${["0", "10"]}  | ${"300"} | ${"nothing was bought under the first"}
    ${["10", "0"]}  | ${"100"} | ${"nor under the second"}
  `(
    "a tier decided before the period, fixed at 100 and then 300, earns $rebate on $volumes: $because",
    ({ volumes, rebate }) => {
      const under = ["1000: fixed 100", "1000: fixed 300"].map((tiers, index) => ({
        terms: { qualifier: { measure: "net_amount", counting: "previous-period" }, tiers: tiersOf(tiers) },
        totals: { net_amount: volumes[index] },
      }));
      expect(earned(under, { previousPeriod: { net_amount: "1000" } })).toBe(rebate);
    },
  );
});

describe("the version that governs the position as a whole", () => {
  const capped = versionOf(programWith({ effective: { from: "2011-01-01" }, limits: { cap_per_position: "3" } }), 1);
  const open = versionOf(programWith({ effective: { from: "2011-07-01" } }), 2);
  const first = line("2011-03-01 O1/1 1000");
  const sale = line("2011-07-01 O2/1 500", { version: 2 });
  const back = line("2011-07-01 R2/1 -500 × -1", { version: 2, accrualOrderId: "O2" });
  test.each`
    lines                  | version | rebate  | because
    ${[first]}             | ${1}    | ${"3"}  | ${"nothing was bought under the second"}
    ${[first, sale]}       | ${2}    | ${"15"} | ${"something was: its limits hold, and it has none"}
    ${[first, sale, back]} | ${1}    | ${"3"}  | ${"what was bought was returned: as if it had not been"}
    ${[]}                  | ${2}    | ${"0"}  | ${"without any volume the latest"}
  `("is $version: $because", ({ lines, version, rebate }) => {
    const volume = volumeOfLines([capped, open], lines, historyOf({}));
    expect(governingVersion(volume).version).toBe(version);
    expect(formatDecimal(computePosition(volume).standing.earned)).toBe(rebate);
    expect(formatDecimal(explainPosition([capped, open], lines).standing.earned)).toBe(rebate);
  });
});

test("versions govern in the order in which they are given, which is not always that of their first days", () => {
  // The second says that it governs all lines of the program; the third was published later for days from March on.
  const latest = versionOf(programWith({ effective: { from: "2011-07-01" }, terms: "latest" }), 2);
  const third = versionOf(programWith({ effective: { from: "2011-03-01" }, limits: { cap_per_position: "3" } }), 3);
  const lines = [line("2011-01-01 O1/1 1000", { version: 2 }), line("2011-04-01 O2/1 1000", { version: 3 })];
  const volume = volumeOfLines([latest, third], lines, historyOf({}));
  expect(volume.lines.map(({ version }) => version)).toEqual([2, 3]);
  expect(governingVersion(volume).version).toBe(3);
});
