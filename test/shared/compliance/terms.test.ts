import { expect, test } from "vitest";
import { complianceTerms } from "../../../shared/compliance/terms.ts";

test("terms that say nothing have every default", () => {
  expect(complianceTerms.parse({})).toEqual({
    account_change_days: 30,
    share_warns_above_percent: "15",
    share_blocks_above_percent: "30",
    jump_factor: "3",
    repeated_amount_days: 30,
  });
});

test.each`
  terms                                     | path                            | because
  ${{ jump: "3" }}                          | ${""}                           | ${"an unknown field is a typing error"}
  ${{ jump_factor: 3 }}                     | ${"jump_factor"}                | ${"decimals are in quotes"}
  ${{ share_warns_above_percent: "-1" }}    | ${"share_warns_above_percent"}  | ${"a percentage below zero"}
  ${{ account_change_days: 1.5 }}           | ${"account_change_days"}        | ${"half a day"}
  ${{ account_change_days: 367 }}           | ${"account_change_days"}        | ${"more than a year"}
  ${{ share_warns_above_percent: "30.01" }} | ${"share_warns_above_percent"}  | ${"it would block before it warns"}
  ${{ share_blocks_above_percent: "much" }} | ${"share_blocks_above_percent"} | ${"one problem for one wrong text"}
`("$terms is refused once, at '$path': $because", ({ terms, path }) => {
  const issues = complianceTerms.safeParse(terms).error?.issues ?? [];
  expect(issues.map((issue) => issue.path.join("."))).toEqual([path]);
});

test("both percentages may be the same: nothing warns then, by choice", () => {
  expect(complianceTerms.safeParse({ share_warns_above_percent: "30" }).success).toBe(true);
});
