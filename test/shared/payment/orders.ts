import fc from "fast-check";
import { minorDigits } from "../../../shared/money/currency.ts";
import { Decimal, parseDecimal } from "../../../shared/money/decimal.ts";
import type { Payee, Payer, PaymentOrder } from "../../../shared/payment/payment.ts";

/** Payers, payees and orders for the tests of payment files. */

export const payer: Payer = {
  name: "Nordlicht Pumpen AG",
  iban: "DE89370400440532013000",
  bic: "COBADEFFXXX",
  country: "DE",
  address: { street: "Hafenstraße 7", postCode: "20457", town: "Hamburg" },
};

export const frenchPayee: Payee = {
  legalName: "Moreau Outillage SARL",
  accountHolder: "Moreau Outillage SARL",
  iban: "FR1420041010050500013M02606",
  country: "FR",
};

export const chinesePayee: Payee = {
  legalName: "苏州晨光机械有限公司",
  accountHolder: "苏州晨光机械有限公司",
  accountNumber: "1102020309001234567",
  bankCode: "102305000013",
  bankName: "中国工商银行苏州分行",
  country: "CN",
  taxId: "91320500MA1N0AB12C",
};

export const americanPayee: Payee = {
  legalName: "Fenwick Tools Inc",
  accountHolder: "Fenwick Tools Inc",
  accountNumber: "000123456789",
  bic: "CHASUS33",
  country: "US",
};

/** An order of 1,200.00 EUR to a French payee, but for what is given. */
export function order({
  amount = "1200.00",
  ...given
}: Partial<Omit<PaymentOrder, "amount">> & { readonly amount?: string } = {}): PaymentOrder {
  const payoutId = given.payoutId ?? "P0000000000000000000001A";
  return {
    payoutId,
    customerId: "C-100",
    amount: parseDecimal(amount),
    currency: "EUR",
    payee: frenchPayee,
    reference: `FR-2026-17 ${payoutId}`,
    requestedOn: "2026-07-31",
    ...given,
  };
}

/** Any orders that can be paid, in currencies with none, two and three decimals, with names and references of any text. */
export const anyOrders: fc.Arbitrary<readonly PaymentOrder[]> = fc
  .uniqueArray(
    fc.record({
      payoutId: fc.stringMatching(/^P[0-9A-F]{23}$/),
      minorUnits: fc.bigInt(1n, 10n ** 14n),
      currency: fc.constantFrom("EUR", "CNY", "JPY", "BHD"),
      payee: fc.constantFrom(frenchPayee, chinesePayee, americanPayee),
      text: fc.string({ unit: "binary", maxLength: 200 }),
      requestedOn: fc.constantFrom("2026-07-31", "2026-08-03"),
    }),
    { minLength: 1, maxLength: 12, selector: ({ payoutId }) => payoutId },
  )
  .map((drawn) =>
    drawn.map(({ minorUnits, currency, payee, text, ...rest }) => ({
      ...rest,
      customerId: "C-100",
      currency,
      amount: new Decimal(String(minorUnits)).div(new Decimal(10).pow(minorDigits(currency))),
      payee: { ...payee, legalName: `K${text}`, accountHolder: `K${text}` },
      reference: `R${text}`,
    })),
  );
