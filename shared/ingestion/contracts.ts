import { orderLineContract } from "../orders/order-line-contract.ts";
import { customerContract } from "../reference/customer-contract.ts";
import { fxRateContract } from "../reference/fx-rate-contract.ts";
import { payeeContract } from "../reference/payee-contract.ts";
import { productContract } from "../reference/product-contract.ts";
import type { Contract } from "./contract.ts";
import type { SourceProfile } from "./profile.ts";

/**
 * What the rows of a file must be, for the profile that it is read with.
 * @param receivedAt when the file arrived, ISO instant in UTC; lines may not be dated far beyond it
 */
export function contractFor(profile: SourceProfile, receivedAt: string): Contract {
  switch (profile.kind) {
    case "orders":
      return orderLineContract(profile, receivedAt);
    case "customers":
      return customerContract(profile);
    case "products":
      return productContract(profile);
    case "fx_rates":
      return fxRateContract(profile);
    case "payees":
      return payeeContract(profile);
  }
}
