import { expect, test } from "vitest";
import { complianceChecks } from "../../../../shared/compliance/checks.ts";
import { foundBy, payoutWith, withoutPayee } from "../given.ts";

test("without a payee everything that looks at the payee blocks", () => {
  const blocked = complianceChecks.filter(({ id }) => foundBy(id, withoutPayee) === "block payee_missing");
  expect(blocked.map(({ id }) => id)).toEqual([
    "payee_registered",
    "payee_is_contract_party",
    "payee_is_company",
    "account_holder_is_payee",
    "method_allowed",
    "details_complete",
    "payee_unchanged",
    "proposer_independent",
  ]);
});

test.each`
  legalName               | found                         | because
  ${"Muster Handel GmbH"} | ${"pass payee_registered"}    | ${"it has a name"}
  ${" – "}                | ${"block payee_without_name"} | ${"a dash is no name"}
`("a payee registered as '$legalName': $found: $because", ({ legalName, found }) => {
  expect(foundBy("payee_registered", payoutWith({ payee: { legalName } }))).toBe(found);
});

test.each`
  legalName                                 | legalEntity             | name                    | found                                  | because
  ${"ＭＵＳＴＥＲ　ＨＡＮＤＥＬ　ＧＭＢＨ"} | ${"Muster Handel GmbH"} | ${"Muster"}             | ${"pass payee_is_contract_party"}      | ${"full-width letters are the same letters"}
  ${"Muster Handel AG"}                     | ${"Muster Handel GmbH"} | ${"Muster"}             | ${"block payee_is_not_contract_party"} | ${"another legal form is another entity"}
  ${"Muster"}                               | ${"Muster Handel GmbH"} | ${"Muster"}             | ${"block payee_is_not_contract_party"} | ${"the stated entity counts, not the customer's name"}
  ${"Muster Handel GmbH"}                   | ${undefined}            | ${"Muster-Handel GmbH"} | ${"pass payee_is_contract_party"}      | ${"the customer's name stands in"}
  ${"Muster Handel GmbH"}                   | ${" "}                  | ${"Muster Nord"}        | ${"warn contract_party_not_stated"}    | ${"an approver has to look"}
`("$legalName paid for $legalEntity, called $name: $found: $because", ({ legalName, legalEntity, name, found }) => {
  const payout = payoutWith({ payee: { legalName }, customer: { legalEntity, name } });
  expect(foundBy("payee_is_contract_party", payout)).toBe(found);
});

test.each`
  entityKind      | found
  ${"company"}    | ${"pass payee_is_company"}
  ${"individual"} | ${"block payee_is_individual"}
  ${"Company"}    | ${"block payee_kind_unknown"}
  ${""}           | ${"block payee_kind_unknown"}
`("a payee of kind '$entityKind': $found", ({ entityKind, found }) => {
  expect(foundBy("payee_is_company", payoutWith({ payee: { entityKind } }))).toBe(found);
});
