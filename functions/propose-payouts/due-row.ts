import { z } from "zod";
import { parseDecimal } from "../../shared/money/decimal.ts";
import type { DuePosition } from "../../shared/payout/due.ts";
import type { Payee } from "../../shared/payout/payee.ts";
import { entityKinds, statedMethods } from "../../shared/reference/payee.ts";

const text = z.string();
const optional = z.string().nullable();
const amount = text.transform(parseDecimal);

/** A row of queries/nightly/due-positions.sql. */
export const DueRow = z.object({
  program_id: text,
  program_version: z.coerce.number(),
  customer_id: text,
  period_id: text,
  counts_until: text,
  payout_on: text,
  is_final: z.enum(["true", "false"]).transform((is) => is === "true"),
  currency: text,
  earned_amount: amount,
  accrued_amount: amount,
  net_amount: amount,
  customer_name: optional,
  legal_entity: optional,
  region: optional,
  segment: optional,
  tags: optional,
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
  payee_changed_at: optional,
});
export type DueRow = z.infer<typeof DueRow>;

/** The position of a row, with the terms that govern it and what was settled of it. */
export function duePosition(row: DueRow, rest: Pick<DuePosition, "document" | "settled">): DuePosition {
  return {
    programId: row.program_id,
    programVersion: row.program_version,
    customerId: row.customer_id,
    periodId: row.period_id,
    countsUntil: row.counts_until,
    payoutOn: row.payout_on,
    isFinal: row.is_final,
    earned: row.earned_amount,
    accrued: row.accrued_amount,
    ...rest,
  };
}

/** The registered payee in a customer's rows; undefined where nobody is registered. */
export function payeeOf(row: DueRow): Payee | undefined {
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

/** Tags as they stand between bars. */
export function tagsOf({ tags }: DueRow): readonly string[] {
  return (tags ?? "").split("|").filter((tag) => tag !== "");
}
