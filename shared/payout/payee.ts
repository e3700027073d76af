import { canonicalJson } from "../program/canonical.ts";
import type { EntityKind, StatedMethod } from "../reference/payee.ts";

/** A customer's contracting legal entity and its registered account, as the payees' file states them. */
export type Payee = {
  readonly legalName: string;
  readonly entityKind: EntityKind;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly taxId?: string;
  /** Cash can be registered; it is never paid. */
  readonly payoutMethod: StatedMethod;
  readonly accountHolder?: string;
  readonly iban?: string;
  readonly accountNumber?: string;
  readonly bic?: string;
  /** The bank's national number, such as CNAPS. */
  readonly bankCode?: string;
  readonly bankName?: string;
};

/** Whether two registrations are the same to the letter: what was approved for one goes to no other. */
export function isSamePayee(a: Payee, b: Payee | undefined): boolean {
  return b !== undefined && canonicalJson(a) === canonicalJson(b);
}
