import { expect, test } from "vitest";
import { earlier, foundBy, payoutUnder, payoutWith, resultOf } from "../given.ts";

test.each`
  limits                                                                                  | amount      | settledBefore | found                | because
  ${{}}                                                                                   | ${"9999"}   | ${"0"}        | ${"pass within_cap"} | ${"no cap is stated"}
  ${{ cap_per_position: "150" }}                                                          | ${"100"}    | ${"50"}       | ${"pass within_cap"} | ${"the cap itself may be paid"}
  ${{ cap_per_position: "150" }}                                                          | ${"100.01"} | ${"50"}       | ${"block above_cap"} | ${"a cent above it with what is settled"}
  ${{ cap_per_position: "150" }}                                                          | ${"-10"}    | ${"170"}      | ${"pass within_cap"} | ${"taking back never breaks a cap"}
  ${{ cap_per_position: "150", guaranteed_minimum: { amount: "200" } }}                   | ${"150"}    | ${"50"}       | ${"pass within_cap"} | ${"a guarantee above the cap"}
  ${{ cap_per_position: "150", guaranteed_minimum: { amount: "200" } }}                   | ${"150.01"} | ${"50"}       | ${"block above_cap"} | ${"a cent above the guarantee"}
  ${{ cap_per_position: "150", guaranteed_minimum: { amount: "200", above_cap: false } }} | ${"150"}    | ${"50"}       | ${"block above_cap"} | ${"a guarantee below the cap"}
`("$amount after $settledBefore under $limits: $found: $because", ({ limits, amount, settledBefore, found }) => {
  expect(foundBy("within_cap", payoutUnder({ limits }, { amount, settledBefore }))).toBe(found);
});

const twice = { limits: { payouts_per_year: 2 } };
test.each`
  terms    | payouts                                                                                            | found                              | because
  ${{}}    | ${[{ payoutId: "A" }, { payoutId: "B" }, { payoutId: "C" }]}                                       | ${"pass within_payouts_per_year"}  | ${"the terms state no number"}
  ${twice} | ${[{ payoutId: "A" }]}                                                                             | ${"pass within_payouts_per_year"}  | ${"this is the second"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "B" }]}                                                          | ${"block payouts_of_year_used_up"} | ${"this would be the third"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "A", periodId: "2023" }]}                                        | ${"pass within_payouts_per_year"}  | ${"one payout for two periods"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "P-1" }]}                                                        | ${"pass within_payouts_per_year"}  | ${"its own rows do not count"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "B", status: "voided" }, { payoutId: "C", status: "rejected" }]} | ${"pass within_payouts_per_year"}  | ${"what will never be paid does not count"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "B", status: "proposed" }]}                                      | ${"block payouts_of_year_used_up"} | ${"a proposal may be paid"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "B", status: "failed" }]}                                        | ${"block payouts_of_year_used_up"} | ${"a failed one may be sent again"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "B", programId: "bonus" }]}                                      | ${"pass within_payouts_per_year"}  | ${"another program's payout"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "B", payoutOn: "2025-12-31" }]}                                  | ${"pass within_payouts_per_year"}  | ${"a payout of the year before"}
  ${twice} | ${[{ payoutId: "A" }, { payoutId: "B", payoutOn: "soon" }]}                                        | ${"block cannot_be_judged"}        | ${"a payout of no day"}
`("$payouts: $found: $because", ({ terms, payouts, found }) => {
  const history = payouts.map((facts: object) => earlier({ payoutOn: "2026-01-10", ...facts }));
  const payout = { ...payoutUnder(terms), history };
  expect(foundBy("within_payouts_per_year", payout)).toBe(found);
});

test("payouts are counted per fiscal year where the terms have one", () => {
  const terms = { ...twice, calendar: { year_starts_in: 4 } };
  const history = [
    earlier({ payoutId: "A", payoutOn: "2025-03-31" }),
    earlier({ payoutId: "B", payoutOn: "2025-04-01" }),
  ];
  expect(foundBy("within_payouts_per_year", { ...payoutUnder(terms), history })).toBe("pass within_payouts_per_year");
  const third = [...history, earlier({ payoutId: "C", payoutOn: "2025-12-31" })];
  expect(resultOf("within_payouts_per_year", { ...payoutUnder(terms), history: third }).figures).toMatchObject({
    limit: "2",
    year: "FY2026",
    payouts: "2",
  });
});

test("a day in no year of the calendar cannot be judged", () => {
  const years = [{ year: "2024", first_day: "2024-01-01" }];
  const terms = { ...twice, calendar: { weeks: "4-4-5", years, until: "2024-12-30" } };
  expect(foundBy("within_payouts_per_year", payoutUnder(terms))).toBe("block cannot_be_judged");
});

test.each`
  limits                        | amount      | paidToAllBefore | found                      | because
  ${{}}                         | ${"100"}    | ${"99999"}      | ${"pass within_budget"}    | ${"no budget is stated"}
  ${{ program_budget: "1000" }} | ${"100"}    | ${"900"}        | ${"pass within_budget"}    | ${"the budget itself may be paid"}
  ${{ program_budget: "1000" }} | ${"100.01"} | ${"900"}        | ${"block budget_exceeded"} | ${"a cent above it with what all customers are paid"}
  ${{ program_budget: "1000" }} | ${"-10"}    | ${"1200"}       | ${"pass within_budget"}    | ${"taking back never breaks a budget"}
`("$amount after $paidToAllBefore under $limits: $found: $because", ({ limits, amount, paidToAllBefore, found }) => {
  expect(foundBy("within_budget", payoutUnder({ limits }, { amount, paidToAllBefore }))).toBe(found);
});

test("limits of a program without terms in force cannot hold", () => {
  const payout = payoutWith();
  const lines = payout.payout.lines.map((line) => ({ ...line, document: undefined }));
  for (const id of ["within_cap", "within_payouts_per_year", "within_budget", "accrued_and_unpaid"])
    expect(foundBy(id, payoutWith({ payout: { lines } }))).toBe("block no_version_in_force");
});
