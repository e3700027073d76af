import type { DocumentPath, Problem } from "../../program/problem.ts";
import { problem } from "../../program/rules/rule.ts";
import { isIban } from "../../reference/iban.ts";
import type { PayerAccount } from "../approval-policy.ts";
import type { Rule } from "./rule.ts";

const accountsNameABank: Rule = ({ payer }) =>
  Object.entries(payer?.accounts ?? {}).flatMap(([currency, account]) =>
    accountProblems(["payer", "accounts", currency], account),
  );

function accountProblems(path: DocumentPath, { iban, account_number: number, bic }: PayerAccount): readonly Problem[] {
  if (iban !== undefined && number !== undefined) return problem(path, "has either iban or account_number, not both");
  if (iban !== undefined)
    return isIban(iban) ? [] : problem([...path, "iban"], `${iban} has not the shape and the check digits of an IBAN`);
  if (number === undefined) return problem(path, "needs iban, or account_number with bic");
  return bic === undefined ? problem([...path, "bic"], "is missing: an account number names no bank") : [];
}

export const payerRules: readonly Rule[] = [accountsNameABank];
