import { expect, test } from "vitest";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { ledgerDiffers } from "../../../shared/run/ledger-holds.ts";

const held = (customerId: string, accrued: string) => ({
  key: { programId: "annual", customerId, periodId: "2025" },
  accrued: parseDecimal(accrued),
});
const expected = new Map([["annual/C1/2025", parseDecimal("10.00")]]);

test.each`
  what                                       | positions                              | differences
  ${"the same, written with other digits"}   | ${[held("C1", "10")]}                  | ${[]}
  ${"a position of nothing"}                 | ${[held("C1", "10"), held("C2", "0")]} | ${[]}
  ${"another amount"}                        | ${[held("C1", "9.99")]}                | ${["the ledger holds 9.99 instead of 10 of annual/C1/2025"]}
  ${"nothing of what it should"}             | ${[]}                                  | ${["the ledger holds 0 instead of 10 of annual/C1/2025"]}
  ${"something of what nobody accounts for"} | ${[held("C1", "10"), held("C2", "3")]} | ${["the ledger holds 3 instead of 0 of annual/C2/2025"]}
`("a ledger that holds $what", ({ positions, differences }) => {
  expect(ledgerDiffers(expected, positions)).toEqual(differences);
});
