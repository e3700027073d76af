import { expect, test } from "vitest";
import { programWith } from "../../../support/program.ts";
import { foundBy, payoutOf, resultOf } from "../given.ts";

test.each`
  document                                         | found                                 | because
  ${programWith()}                                 | ${"pass version_in_force"}            | ${"the terms name their contract"}
  ${undefined}                                     | ${"block no_version_in_force"}        | ${"no terms govern the period"}
  ${programWith({ program: "other" })}             | ${"block version_of_other_program"}   | ${"they are another program's"}
  ${{ ...programWith(), contract_reference: " " }} | ${"block contract_reference_missing"} | ${"a blank is no contract"}
  ${programWith({ currency: "USD" })}              | ${"block program_in_other_currency"}  | ${"the payout is in euros"}
`("$found: $because", ({ document, found }) => {
  expect(foundBy("version_in_force", payoutOf({ document }))).toBe(found);
});

test("one position without terms blocks the payout and is named", () => {
  const payout = payoutOf({}, { programId: "bonus", periodId: "2025-Q4", document: undefined });
  expect(resultOf("version_in_force", payout)).toEqual({
    verdict: "block",
    reason: "no_version_in_force",
    figures: { program: "bonus", period: "2025-Q4" },
  });
});

test("of two positions at fault the first is named", () => {
  const payout = payoutOf({ periodId: "2024", document: undefined }, { document: undefined });
  expect(resultOf("version_in_force", payout).figures).toMatchObject({ period: "2024" });
});
