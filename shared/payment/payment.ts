import type { Decimal } from "../money/decimal.ts";
import type { payoutMethods } from "../reference/payee.ts";

/** How a payout leaves the house; never in cash. */
export type PayoutMethod = (typeof payoutMethods)[number];

/** The contracting legal entity and its registered account. An account is an IBAN, or a number at a named bank. */
export type Payee = {
  readonly legalName: string;
  /** In whose name the bank keeps the account; needed for a transfer. */
  readonly accountHolder?: string;
  readonly iban?: string;
  readonly accountNumber?: string;
  /** ISO 9362. */
  readonly bic?: string;
  /** The bank's number in its country's clearing system, in China the 12 digits of CNAPS. */
  readonly bankCode?: string;
  readonly bankName?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly taxId?: string;
};

/** A released payout on its way to payment. */
export type PaymentOrder = {
  readonly payoutId: string;
  readonly customerId: string;
  /** Above zero, in whole minor units of the currency. For a credit note or a red-letter invoice it is without tax. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly payee: Payee;
  /** What the payee reads: the contract's reference and the payout's id. */
  readonly reference: string;
  /** The day on which it is to be paid. */
  readonly requestedOn: string;
};

/** Who pays: this company, and the account that is debited. */
export type Payer = {
  readonly name: string;
  readonly iban?: string;
  readonly accountNumber?: string;
  readonly bic?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly address?: { readonly street?: string; readonly postCode?: string; readonly town: string };
};
