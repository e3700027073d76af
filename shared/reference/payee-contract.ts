import { payees } from "../facts/tables.ts";
import type { Check, Contract, Field, Origin } from "../ingestion/contract.ts";
import { code, identifier, label } from "../ingestion/field-types.ts";
import { originOf } from "../ingestion/origin.ts";
import type { ColumnOrigin, PayeesProfile } from "../ingestion/profile.ts";
import { isIban, withoutBlanks } from "./payee-account-sql.ts";

/** What a payee's row must be: that money can reach him. Whether he may be paid at all is judged for each payout. */
export function payeeContract({ columns, required }: PayeesProfile): Contract {
  const attribute = (name: (typeof required)[number], type = label): Field => ({
    name,
    type,
    origin: originOf(columns[name]),
    missing: required.includes(name) ? "value_missing" : undefined,
  });
  return {
    table: payees,
    fields: [
      { name: "customer_id", type: identifier, origin: originOf(columns.customer_id), missing: "customer_missing" },
      { name: "legal_name", type: label, origin: originOf(columns.legal_name), missing: "legal_name_missing" },
      {
        name: "entity_kind",
        type: code("entity_kind"),
        origin: originOf(columns.entity_kind),
        missing: "entity_kind_missing",
      },
      { name: "country", type: code("country"), origin: originOf(columns.country), missing: "country_missing" },
      attribute("tax_id", identifier),
      {
        name: "payout_method",
        type: code("payout_method"),
        origin: originOf(columns.payout_method),
        missing: "payout_method_missing",
      },
      attribute("account_holder"),
      attribute("iban"),
      attribute("account_number"),
      attribute("bic"),
      attribute("bank_code"),
      attribute("bank_name"),
      { name: "language", type: code("language"), origin: englishUnlessStated(columns.language) },
      attribute("email"),
    ],
    derivations: [accountDetails.map((name) => ({ name, sql: withoutBlanks(name) }))],
    checks,
    identity: { columns: ["customer_id"], repeated: "customer_repeated_in_file" },
  };
}

/** Written in groups by people, kept without them, so that one account is one text. */
const accountDetails = ["iban", "account_number", "bic", "bank_code"] as const;

function englishUnlessStated(written: ColumnOrigin | undefined): Origin {
  const origin = originOf(written) ?? { constant: "en" };
  return "column" in origin ? { column: origin.column, default: origin.default ?? "en" } : origin;
}

const isPaidByTransfer = "payout_method = 'bank_transfer'";
const fails = (name: string, pattern: string) => `not regexp_full_match(${name}, '${pattern}')`;

const checks: readonly Check[] = [
  {
    reason: "account_holder_missing",
    field: "account_holder",
    when: `${isPaidByTransfer} and account_holder is null`,
  },
  {
    reason: "account_missing",
    field: "iban",
    when: `${isPaidByTransfer} and iban is null and (account_number is null or (bank_code is null and bic is null))`,
  },
  { reason: "iban_invalid", field: "iban", when: `not ${isIban("iban")}` },
  // Longer ones do not fit into a payment file; one without a digit is a note.
  {
    reason: "account_number_invalid",
    field: "account_number",
    when: `${fails("account_number", "[A-Z0-9/.-]{1,34}")} or ${fails("account_number", ".*[0-9].*")}`,
  },
  { reason: "bic_invalid", field: "bic", when: fails("bic", "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?") },
  { reason: "bank_code_invalid", field: "bank_code", when: fails("bank_code", "[A-Z0-9-]{3,12}") },
  // One address and nothing that a mail's header reads as more.
  { reason: "email_invalid", field: "email", when: fails("email", '[^\\s@,;:<>"]+@[^\\s@,;:<>"]+[.][^\\s@,;:<>"]+') },
];
