import { expect, test } from "vitest";
import { foundBy, payoutWith, resultOf } from "../given.ts";

test.each`
  payoutMethod       | accountHolder               | found                             | because
  ${"bank_transfer"} | ${"MUSTER HANDEL G.M.B.H."} | ${"pass account_holder_is_payee"} | ${"the name as a bank types it"}
  ${"bank_transfer"} | ${"Max Muster"}             | ${"block account_of_third_party"} | ${"a person's account"}
  ${"bank_transfer"} | ${"Muster Handel AG"}       | ${"block account_of_third_party"} | ${"another entity's account"}
  ${"bank_transfer"} | ${undefined}                | ${"block account_holder_missing"} | ${"nobody knows whose account it is"}
  ${"bank_transfer"} | ${"  "}                     | ${"block account_holder_missing"} | ${"a blank is nobody"}
  ${"credit_note"}   | ${undefined}                | ${"pass no_account_involved"}     | ${"a credit note goes to no account"}
  ${"credit_note"}   | ${"Max Muster"}             | ${"block account_of_third_party"} | ${"a third party's account has no place with a payee"}
`("$payoutMethod to an account of $accountHolder: $found: $because", ({ payoutMethod, accountHolder, found }) => {
  expect(foundBy("account_holder_is_payee", payoutWith({ payee: { payoutMethod, accountHolder } }))).toBe(found);
});

test.each`
  payoutMethod            | found
  ${"bank_transfer"}      | ${"pass method_allowed"}
  ${"cheque"}             | ${"pass method_allowed"}
  ${"credit_note"}        | ${"pass method_allowed"}
  ${"deduction"}          | ${"pass method_allowed"}
  ${"red_letter_invoice"} | ${"pass method_allowed"}
  ${"cash"}               | ${"block method_is_cash"}
  ${"Cash"}               | ${"block method_unknown"}
  ${"gift card"}          | ${"block method_unknown"}
  ${""}                   | ${"block method_unknown"}
`("the method '$payoutMethod': $found", ({ payoutMethod, found }) => {
  expect(foundBy("method_allowed", payoutWith({ payee: { payoutMethod } }))).toBe(found);
});

test.each`
  details                                                                | found                              | because
  ${{}}                                                                  | ${"pass details_complete"}         | ${"an IBAN suffices"}
  ${{ iban: undefined, accountNumber: "6222", bankCode: "102290" }}      | ${"pass details_complete"}         | ${"an account number with its bank's code"}
  ${{ iban: undefined, accountNumber: "6222", bic: "ICBKCNBJ" }}         | ${"pass details_complete"}         | ${"an account number with its bank's BIC"}
  ${{ iban: undefined, accountNumber: "6222" }}                          | ${"block bank_account_missing"}    | ${"an account number of no bank"}
  ${{ iban: " ", bic: "ICBKCNBJ" }}                                      | ${"block bank_account_missing"}    | ${"a bank without an account"}
  ${{ country: "AT" }}                                                   | ${"warn account_in_other_country"} | ${"an account abroad is shown"}
  ${{ country: "de", iban: "de02120300000000202051" }}                   | ${"pass details_complete"}         | ${"case does not matter"}
  ${{ payoutMethod: "red_letter_invoice", taxId: "91310000MA1FL0000X" }} | ${"pass details_complete"}         | ${"a tax id suffices"}
  ${{ payoutMethod: "red_letter_invoice", taxId: " " }}                  | ${"block tax_id_missing"}          | ${"a blank is no tax id"}
  ${{ payoutMethod: "red_letter_invoice" }}                              | ${"block tax_id_missing"}          | ${"a red-letter invoice names the buyer's tax id"}
  ${{ payoutMethod: "cheque", iban: undefined }}                         | ${"pass details_complete"}         | ${"a cheque needs a name only"}
`("$details: $found: $because", ({ details, found }) => {
  expect(foundBy("details_complete", payoutWith({ payee: details }))).toBe(found);
});

test.each`
  changedOn       | found                          | because
  ${undefined}    | ${"pass payee_unchanged"}      | ${"it never changed"}
  ${"2025-12-20"} | ${"pass payee_unchanged"}      | ${"31 days before 20 January"}
  ${"2025-12-21"} | ${"warn payee_changed_lately"} | ${"30 days before"}
  ${"2026-01-20"} | ${"warn payee_changed_lately"} | ${"the same day"}
  ${"2026-02-20"} | ${"warn payee_changed_lately"} | ${"a change that is announced"}
  ${"20.12.2025"} | ${"block cannot_be_judged"}    | ${"not a day as days are written"}
`("a payee that changed on $changedOn: $found: $because", ({ changedOn, found }) => {
  expect(foundBy("payee_unchanged", payoutWith({ payee: { changedOn } }))).toBe(found);
});

test("the days of a late change come from the terms", () => {
  const payout = payoutWith({ payee: { changedOn: "2025-12-21" } });
  expect(foundBy("payee_unchanged", payout, { account_change_days: 29 })).toBe("pass payee_unchanged");
  expect(resultOf("payee_unchanged", payout, { account_change_days: 40 }).figures).toEqual({
    changed_on: "2025-12-21",
    days: "40",
  });
});
