import { describe, expect, test } from "vitest";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import type { QualifyingLine } from "../../../shared/rebate/qualifying-line.ts";
import { withReturnsTakenOff } from "../../../shared/rebate/returns.ts";
import { tiersOf } from "../../support/program.ts";
import { explain, line, lineVolume, type Terms } from "./given.ts";

/** A sale of order O1 or a return of it, by its net amount, one piece for every 10.00. */
function lines(texts: readonly string[]): readonly QualifyingLine[] {
  return texts.map((text, index) => {
    const [amount = "0", product = "P1", order = "O1"] = text.split(" of ");
    const volume = lineVolume({ netAmount: amount, quantity: String(Number(amount) / 10) });
    const own = amount.startsWith("-") ? "R1" : order;
    const id = `2011-03-01 ${own}/${index + 1} 0`;
    return line(id, { accrualOrderId: order, productId: product, qualifier: volume, base: volume });
  });
}

describe("returns are taken off what they take back", () => {
  test.each`
    given                                    | left                     | because
    ${["50", "30"]}                          | ${["50", "30"]}          | ${"nothing is returned"}
    ${["50", "-50"]}                         | ${["0", "0"]}            | ${"the sale is undone"}
    ${["50", "-20"]}                         | ${["30", "0"]}           | ${"a part of it is"}
    ${["50", "30", "-20"]}                   | ${["50", "10", "0"]}     | ${"the last line of the order gives first"}
    ${["50", "30", "-40"]}                   | ${["40", "0", "0"]}      | ${"then the one before it"}
    ${["50", "30", "-50"]}                   | ${["0", "30", "0"]}      | ${"unless one line is just as large: that one was returned"}
    ${["50", "30", "-20", "-50"]}            | ${["0", "10", "0", "0"]} | ${"which is settled before partial returns are"}
    ${["50", "30", "-80"]}                   | ${["0", "0", "0"]}       | ${"the whole order came back"}
    ${["50", "30", "-90"]}                   | ${["0", "0", "-10"]}     | ${"what no sale is left for stays with the return"}
    ${["50 of P1", "30 of P2", "-20 of P1"]} | ${["30", "30", "0"]}     | ${"product by product"}
    ${["50 of P1", "-20 of P2"]}             | ${["50", "-20"]}         | ${"another product is not taken back"}
    ${["50 of P1 of O1", "-20 of P1 of O2"]} | ${["50", "-20"]}         | ${"nor another order"}
    ${["-20", "50"]}                         | ${["0", "30"]}           | ${"whichever stands first"}
    ${["-20"]}                               | ${["-20"]}               | ${"a return without its sale stays"}
  `("$given leaves $left: $because", ({ given, left }) => {
    const settled = withReturnsTakenOff(lines(given));
    expect(settled.map(({ base }) => (base === undefined ? "" : formatDecimal(base.netAmount)))).toEqual(left);
    expect(settled.map(({ qualifier }) => (qualifier === undefined ? "" : formatDecimal(qualifier.netAmount)))).toEqual(
      left,
    );
  });

  test("lines of another version, source or role are not touched", () => {
    const [sale, back] = lines(["50", "-50"]);
    if (sale === undefined || back === undefined) throw new Error("two lines");
    for (const other of [{ version: 2 }, { sourceId: "fair" }])
      expect(withReturnsTakenOff([sale, { ...back, ...other }]).map(({ base }) => base?.netAmount.toFixed())).toEqual([
        "50",
        "-50",
      ]);
    const { qualifier: _none, ...earnsOnly } = back;
    const settled = withReturnsTakenOff([sale, earnsOnly]);
    expect(settled.map(({ qualifier, base }) => [qualifier?.netAmount.toFixed(), base?.netAmount.toFixed()])).toEqual([
      ["50", "0"],
      [undefined, "0"],
    ]);
  });
});

describe("terms that look at lines see what was kept", () => {
  const perLine = (tiers: string): Terms => ({
    qualifier: { measure: "net_amount", counting: "per-line" },
    tiers: tiersOf(tiers),
  });
  test.each`
    terms                                                          | given                     | amounts            | because
    ${{ tiers: tiersOf("0: 10%"), limits: { cap_per_line: "5" } }} | ${["100", "-40"]}         | ${["5", "0"]}      | ${"60 kept still earn the cap"}
    ${{ tiers: tiersOf("0: 10%"), limits: { cap_per_line: "5" } }} | ${["100", "-60"]}         | ${["4", "0"]}      | ${"40 kept do not"}
    ${{ tiers: tiersOf("0: 10%"), limits: { cap_per_line: "5" } }} | ${["100", "30", "-100"]}  | ${["0", "3", "0"]} | ${"a capped line that came back takes its cap with it"}
    ${perLine("0: 5%, 100: 10%")}                                  | ${["150", "-60"]}         | ${["4.5", "0"]}    | ${"90 kept fall to the lower tier"}
    ${perLine("0: 5%, 100: 10%")}                                  | ${["150", "-50"]}         | ${["10", "0"]}     | ${"100 kept meet the bound"}
    ${perLine("100: fixed 7")}                                     | ${["150", "-60"]}         | ${["0", "0"]}      | ${"the line is no longer large enough"}
    ${perLine("100: fixed 7")}                                     | ${["150", "120", "-120"]} | ${["7", "0", "0"]} | ${"one of two is left"}
    ${{ tiers: tiersOf("0: 10%") }}                                | ${["100", "-40"]}         | ${["10", "-4"]}    | ${"where totals suffice the return is a line of its own"}
  `("$given give $amounts: $because", ({ terms, given, amounts }) => {
    expect(explain(terms, lines(given)).lines.map(({ amount }) => formatDecimal(amount))).toEqual(amounts);
  });

  test("a return larger than all that is left takes back as a sale of its size would earn", () => {
    const { lines: told } = explain(perLine("0: 5%, 100: 10%"), lines(["300 of P2", "-150 of P1"]));
    expect(told.map(({ fromTiers }) => formatDecimal(fromTiers))).toEqual(["30", "-15"]);
  });

  test("both lines say what became of them", () => {
    const { lines: told } = explain(perLine("0: 5%"), lines(["100", "40", "-40"]));
    expect(told.map(({ reason }) => reason)).toEqual([undefined, "taken_back", "taken_back"]);
  });
});
