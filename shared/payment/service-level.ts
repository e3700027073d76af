import type { Payer, PaymentOrder } from "./payment.ts";

/** Countries and territories whose IBANs lie in the Single Euro Payments Area, as of 2026. */
const sepaCountries = new Set(
  "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA".split(
    " ",
  ),
);

/** Under which rules a transfer travels: `SEPA`, or `NURG` for an ordinary, non-urgent transfer by any other way. */
export type ServiceLevel = "SEPA" | "NURG";

/** A transfer in euro between two accounts with IBANs of the area is a SEPA transfer; any other is not. */
export function serviceLevelOf(payer: Payer, { currency, payee }: PaymentOrder): ServiceLevel {
  return currency === "EUR" && isSepaIban(payer.iban) && isSepaIban(payee.iban) ? "SEPA" : "NURG";
}

/** Who bears the banks' charges: SEPA follows its own rules; elsewhere payer and payee each bear those of their bank. */
export const chargeBearers = { SEPA: "SLEV", NURG: "SHAR" } as const satisfies Record<ServiceLevel, string>;

function isSepaIban(iban: string | undefined): boolean {
  return iban !== undefined && sepaCountries.has(iban.slice(0, 2));
}
