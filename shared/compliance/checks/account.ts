import { daysBetween } from "../../calendar/day.ts";
import { payoutMethods } from "../../reference/payee.ts";
import type { Payee } from "../context.ts";
import { sameLegalName } from "../names.ts";
import { check, type Finding, finding, ofPayee } from "./check.ts";
import { readableDay, stated } from "./readable.ts";

/** Nobody but the payee holds the account; a third party's account on file blocks whatever the method. */
export const accountHolderIsPayee = check("account_holder_is_payee", (context) =>
  ofPayee(context, ({ legalName, accountHolder, payoutMethod }) => {
    const holder = stated(accountHolder);
    if (holder === undefined)
      return payoutMethod === "bank_transfer"
        ? finding("account_holder_missing", {})
        : finding("no_account_involved", {});
    return sameLegalName(holder, legalName)
      ? finding("account_holder_is_payee", {})
      : finding("account_of_third_party", { account_holder: holder, payee: legalName });
  }),
);

export const methodAllowed = check("method_allowed", (context) =>
  ofPayee(context, ({ payoutMethod: method }) => {
    if (method === "cash") return finding("method_is_cash", {});
    return payoutMethods.some((known) => known === method)
      ? finding("method_allowed", {})
      : finding("method_unknown", { method });
  }),
);

/** What the method needs of the payee is there. */
export const detailsComplete = check("details_complete", (context) =>
  ofPayee(context, (payee) => {
    const { payoutMethod: method } = payee;
    if (method === "bank_transfer") return ofBankAccount(payee);
    if (method === "red_letter_invoice" && stated(payee.taxId) === undefined) return finding("tax_id_missing", {});
    return finding("details_complete", {});
  }),
);

function ofBankAccount({ iban, accountNumber, bankCode, bic, country }: Payee): Finding {
  const hasBank = (stated(bankCode) ?? stated(bic)) !== undefined;
  if (stated(iban) === undefined && !(stated(accountNumber) !== undefined && hasBank))
    return finding("bank_account_missing", {});
  const accountCountry = stated(iban)?.slice(0, 2).toUpperCase();
  return accountCountry === undefined || accountCountry === stated(country)?.toUpperCase()
    ? finding("details_complete", {})
    : finding("account_in_other_country", { account_country: accountCountry, country });
}

/** An account that has just been exchanged is how payouts are diverted. A change in days to come is one too. */
export const payeeUnchanged = check("payee_unchanged", (context, { account_change_days: days }) =>
  ofPayee(context, ({ changedOn }) => {
    const isLately =
      changedOn !== undefined &&
      daysBetween(readableDay(changedOn, "the day of the payee's change"), readableDay(context.day, "the day")) <= days;
    return isLately
      ? finding("payee_changed_lately", { changed_on: changedOn, days: String(days) })
      : finding("payee_unchanged", { days: String(days) });
  }),
);
