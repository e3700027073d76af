import { expect, test } from "vitest";
import { foundBy, payoutWith } from "../given.ts";

test.each`
  email                           | payee                                 | found                              | because
  ${"anna.berg@tierline.example"} | ${{}}                                 | ${"pass proposer_independent"}     | ${"nothing in common"}
  ${"anna@muster-handel.de"}      | ${{}}                                 | ${"warn proposer_domain_is_payee"} | ${"the domain is the payee's name"}
  ${"anna@mail.musterhandel.de"}  | ${{}}                                 | ${"warn proposer_domain_is_payee"} | ${"a part of the domain is"}
  ${"anna@MUSTER-HANDEL.DE"}      | ${{}}                                 | ${"warn proposer_domain_is_payee"} | ${"in capitals too"}
  ${"anna@muster.de"}             | ${{}}                                 | ${"pass proposer_independent"}     | ${"half of the name is another name"}
  ${"anna@firm.example"}          | ${{ email: "accounts@firm.example" }} | ${"warn proposer_domain_is_payee"} | ${"the payee's own address is there"}
  ${"anna@firm.example"}          | ${{ email: "unknown" }}               | ${"pass proposer_independent"}     | ${"the payee's address says nothing"}
  ${"anna.berg@tierline.example"} | ${{ legalName: "Berg GmbH" }}         | ${"warn proposer_name_is_payee"}   | ${"the family name is the payee's"}
  ${"anna.berg@tierline.example"} | ${{ legalName: "Anna Berg e.K." }}    | ${"warn proposer_name_is_payee"}   | ${"the whole name is"}
  ${"anna.berg@tierline.example"} | ${{ legalName: "Bergmann GmbH" }}     | ${"pass proposer_independent"}     | ${"a name that only begins alike"}
  ${"co.buyer@tierline.co.uk"}    | ${{ legalName: "Co GmbH" }}           | ${"pass proposer_independent"}     | ${"two letters say nothing"}
  ${"anna"}                       | ${{}}                                 | ${"block proposer_unknown"}        | ${"no address"}
  ${""}                           | ${{}}                                 | ${"block proposer_unknown"}        | ${"nothing"}
`("$email proposes for $payee: $found: $because", ({ email, payee, found }) => {
  expect(foundBy("proposer_independent", payoutWith({ proposer: { email }, payee }))).toBe(found);
});
