import type { Payer } from "../payment/payment.ts";
import type { ApprovalPolicy } from "./approval-policy.ts";

/** Who pays bank transfers, by the currency of the account; empty where the policy names nobody. */
export function payersOf({ payer }: ApprovalPolicy): Readonly<Record<string, Payer>> {
  if (payer === undefined) return {};
  const { name, country, address, accounts } = payer;
  const own = {
    name,
    country,
    ...(address === undefined
      ? {}
      : {
          address: {
            town: address.town,
            ...(address.street === undefined ? {} : { street: address.street }),
            ...(address.post_code === undefined ? {} : { postCode: address.post_code }),
          },
        }),
  };
  return Object.fromEntries(
    Object.entries(accounts).map(([currency, { iban, account_number: accountNumber, bic }]) => [
      currency,
      {
        ...own,
        ...(iban === undefined ? {} : { iban }),
        ...(accountNumber === undefined ? {} : { accountNumber }),
        ...(bic === undefined ? {} : { bic }),
      },
    ]),
  );
}
