import type { Payee, PayoutMethod } from "./payment.ts";

/** What a payee lacks to be paid by a method, in the words of the payees' data; empty when nothing is missing. */
export function missingForPayment(method: PayoutMethod, payee: Payee): readonly string[] {
  return needs[method].flatMap(([what, has]) => (has(payee) ? [] : [what]));
}

type Need = readonly [what: string, has: (payee: Payee) => boolean];

const needs: Readonly<Record<PayoutMethod, readonly Need[]>> = {
  bank_transfer: [
    ["account_holder", ({ accountHolder }) => accountHolder !== undefined],
    ["iban, or account_number with bic or bank_code", hasAccount],
  ],
  cheque: [],
  credit_note: [],
  deduction: [],
  red_letter_invoice: [["tax_id", ({ taxId }) => taxId !== undefined]],
};

function hasAccount({ iban, accountNumber, bic, bankCode }: Payee): boolean {
  return iban !== undefined || (accountNumber !== undefined && (bic !== undefined || bankCode !== undefined));
}
