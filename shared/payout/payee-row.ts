import { z } from "zod";
import { entityKinds, statedMethods } from "../reference/payee.ts";
import type { Payee } from "./payee.ts";

const optional = z.string().nullable();

/** The columns of a query's row that state the registered payee; all null where nobody is registered. */
export const payeeColumns = {
  legal_name: optional,
  entity_kind: z.enum(entityKinds).nullable(),
  country: optional,
  tax_id: optional,
  payout_method: z.enum(statedMethods).nullable(),
  account_holder: optional,
  iban: optional,
  account_number: optional,
  bic: optional,
  bank_code: optional,
  bank_name: optional,
};
const PayeeRow = z.object(payeeColumns);

/** The registered payee in a row; undefined where nobody is registered. */
export function payeeOf(row: z.infer<typeof PayeeRow>): Payee | undefined {
  const { legal_name, entity_kind, country, payout_method } = row;
  if (legal_name === null || entity_kind === null || country === null || payout_method === null) return undefined;
  const stated = {
    taxId: row.tax_id,
    accountHolder: row.account_holder,
    iban: row.iban,
    accountNumber: row.account_number,
    bic: row.bic,
    bankCode: row.bank_code,
    bankName: row.bank_name,
  };
  const given = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null));
  return { legalName: legal_name, entityKind: entity_kind, country, payoutMethod: payout_method, ...given };
}
