import { describe, expect, test } from "vitest";
import { payersOf } from "../../../shared/approval/payer.ts";
import { readApprovalPolicy } from "../../../shared/approval/read-approval-policy.ts";
import { documentWith, policyWith } from "./policy.ts";

const own = { name: "Nordlicht GmbH", country: "DE" };
const iban = "DE89370400440532013000";
const problemsOf = (payer: unknown) => {
  const read = readApprovalPolicy(JSON.stringify(documentWith({ payer })));
  return read.ok ? [] : read.problems.map(({ path, problem }) => `${path}: ${problem}`);
};

describe("the payer of a policy", () => {
  test("may be left out, as it is in policies of before", () => {
    expect(readApprovalPolicy(JSON.stringify(documentWith())).ok).toBe(true);
    expect(payersOf(policyWith())).toEqual({});
  });

  test("pays each currency from an account of its own", () => {
    const address = { street: "Hafenstrasse 7", post_code: "20457", town: "Hamburg" };
    const accounts = { EUR: { iban, bic: "COBADEFFXXX" }, CNY: { account_number: "110202", bic: "ICBKCNBJ" } };
    const there = { ...own, address: { street: "Hafenstrasse 7", postCode: "20457", town: "Hamburg" } };
    expect(payersOf(policyWith({ payer: { ...own, address, accounts } }))).toEqual({
      EUR: { ...there, iban, bic: "COBADEFFXXX" },
      CNY: { ...there, accountNumber: "110202", bic: "ICBKCNBJ" },
    });
  });

  test.each`
    account                               | problem
    ${{}}                                 | ${"payer.accounts.EUR: needs iban, or account_number with bic"}
    ${{ iban, account_number: "1" }}      | ${"payer.accounts.EUR: has either iban or account_number, not both"}
    ${{ account_number: "110202" }}       | ${"payer.accounts.EUR.bic: is missing: an account number names no bank"}
    ${{ iban: "DE88370400440532013000" }} | ${"payer.accounts.EUR.iban: DE88370400440532013000 has not the shape and the check digits of an IBAN"}
  `("is refused with the account $account", ({ account, problem }) => {
    expect(problemsOf({ ...own, accounts: { EUR: account } })).toEqual([problem]);
  });

  test.each`
    payer                                                     | path
    ${{ ...own }}                                             | ${"payer.accounts"}
    ${{ ...own, country: "Germany", accounts: {} }}           | ${"payer.country"}
    ${{ ...own, accounts: { euro: { iban } } }}               | ${"payer.accounts.euro"}
    ${{ ...own, accounts: { EUR: { iban, bic: "COBADE" } } }} | ${"payer.accounts.EUR.bic"}
    ${{ ...own, address: { street: "A" }, accounts: {} }}     | ${"payer.address.town"}
  `("is refused at $path", ({ payer, path }) => {
    expect(problemsOf(payer).map((problem) => problem.split(":")[0])).toEqual([path]);
  });
});
