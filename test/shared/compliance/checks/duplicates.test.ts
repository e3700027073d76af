import { expect, test } from "vitest";
import { earlier, foundBy, payoutOf, payoutWith, resultOf } from "../given.ts";

const same = { periodId: "2025", countsUntil: "2026-01-01" };
test.each`
  facts                                      | found                       | because
  ${{}}                                      | ${"pass settled_once"}      | ${"another period"}
  ${{ ...same, status: "proposed" }}         | ${"block settled_already"}  | ${"proposed"}
  ${{ ...same, status: "approved" }}         | ${"block settled_already"}  | ${"approved"}
  ${{ ...same, status: "in_approval" }}      | ${"block settled_already"}  | ${"being decided"}
  ${{ ...same, status: "blocked" }}          | ${"pass settled_once"}      | ${"blocked"}
  ${{ ...same, status: "held" }}             | ${"block settled_already"}  | ${"held"}
  ${{ ...same, status: "released" }}         | ${"block settled_already"}  | ${"released"}
  ${{ ...same, status: "paid" }}             | ${"block settled_already"}  | ${"paid"}
  ${{ ...same, status: "failed" }}           | ${"block settled_already"}  | ${"failed, and may be sent again"}
  ${{ ...same, status: "rejected" }}         | ${"pass settled_once"}      | ${"rejected"}
  ${{ ...same, status: "voided" }}           | ${"pass settled_once"}      | ${"voided"}
  ${{ ...same, payoutId: "P-1" }}            | ${"pass settled_once"}      | ${"it is itself"}
  ${{ ...same, programId: "bonus" }}         | ${"pass settled_once"}      | ${"another program"}
  ${{ ...same, countsUntil: "2025-10-01" }}  | ${"pass settled_once"}      | ${"an earlier settlement of the period"}
  ${{ ...same, countsUntil: "2026-02-01" }}  | ${"block settled_by_later"} | ${"a later one holds what this one would pay"}
  ${{ ...same, currency: "USD" }}            | ${"block settled_already"}  | ${"whatever its currency"}
  ${{ ...same, countsUntil: "end of year" }} | ${"block cannot_be_judged"} | ${"nobody knows which settlement"}
`("beside a payout with $facts: $found: $because", ({ facts, found }) => {
  expect(foundBy("settled_once", payoutWith({ history: [earlier(facts)] }))).toBe(found);
});

test.each`
  status        | settledBefore | found                      | because
  ${"paid"}     | ${"40"}       | ${"pass settled_once"}     | ${"the difference alone is paid"}
  ${"released"} | ${"40"}       | ${"pass settled_once"}     | ${"what is on its way counts as settled"}
  ${"paid"}     | ${"39.99"}    | ${"block settled_already"} | ${"a cent that was paid is not counted"}
  ${"approved"} | ${"40"}       | ${"block settled_already"} | ${"it may still be paid"}
`(
  "a correction beside a payout of 40 that is $status, with $settledBefore settled: $found: $because",
  ({ status, settledBefore, found }) => {
    const history = [earlier({ ...same, status, amount: "40" })];
    const { payout, ...rest } = payoutOf({ amount: "5", settledBefore });
    expect(foundBy("settled_once", { ...rest, payout, history })).toBe(found);
  },
);

test("one payout does not settle a position twice", () => {
  expect(foundBy("settled_once", payoutOf({ amount: "60" }, { amount: "40" }))).toBe("block position_twice_in_payout");
  expect(foundBy("settled_once", payoutOf({ amount: "60" }, { amount: "40", periodId: "2024" }))).toBe(
    "pass settled_once",
  );
});

const sameAmount = { amount: "100", payoutOn: "2026-01-10" };
test.each`
  history                                                                                 | found                         | because
  ${[sameAmount]}                                                                         | ${"warn amount_repeated"}     | ${"ten days ago"}
  ${[{ ...sameAmount, payoutOn: "2025-12-21" }]}                                          | ${"warn amount_repeated"}     | ${"30 days ago"}
  ${[{ ...sameAmount, payoutOn: "2025-12-20" }]}                                          | ${"pass amount_not_repeated"} | ${"31 days ago"}
  ${[{ ...sameAmount, payoutOn: "2026-02-01" }]}                                          | ${"warn amount_repeated"}     | ${"a payout of days to come"}
  ${[{ ...sameAmount, payoutOn: "2026-02-20" }]}                                          | ${"pass amount_not_repeated"} | ${"31 days to come"}
  ${[{ ...sameAmount, amount: "100.01" }]}                                                | ${"pass amount_not_repeated"} | ${"another amount"}
  ${[{ ...sameAmount, currency: "USD" }]}                                                 | ${"pass amount_not_repeated"} | ${"another currency"}
  ${[{ ...sameAmount, status: "voided" }]}                                                | ${"pass amount_not_repeated"} | ${"a void one"}
  ${[{ ...sameAmount, programId: "bonus", status: "proposed" }]}                          | ${"warn amount_repeated"}     | ${"another program's proposal"}
  ${[{ ...sameAmount, amount: "60" }, { ...sameAmount, amount: "40", periodId: "2023" }]} | ${"warn amount_repeated"}     | ${"the sum of its positions"}
  ${[{ ...sameAmount, amount: "60" }, { ...sameAmount, amount: "40", payoutId: "P-2" }]}  | ${"pass amount_not_repeated"} | ${"two payouts do not add up"}
`("after $history: $found: $because", ({ history, found }) => {
  expect(foundBy("amount_not_repeated", payoutWith({ history: history.map(earlier) }))).toBe(found);
});

test("the days come from the terms, and the record names the other payout", () => {
  const payout = payoutWith({ history: [earlier(sameAmount)] });
  expect(foundBy("amount_not_repeated", payout, { repeated_amount_days: 9 })).toBe("pass amount_not_repeated");
  expect(resultOf("amount_not_repeated", payout, { repeated_amount_days: 10 }).figures).toEqual({
    other_payout: "P-0",
    other_day: "2026-01-10",
    amount: "100.00",
    currency: "EUR",
    days: "10",
  });
});
