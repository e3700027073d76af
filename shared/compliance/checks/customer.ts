import { barredTags } from "../../program/program.ts";
import { check, finding } from "./check.ts";
import { stated } from "./readable.ts";

export const customerNotBarred = check("customer_not_barred", ({ customer, payout }) => {
  if (payout.customerId !== customer.customerId)
    return finding("payout_of_other_customer", { payout_customer: payout.customerId, customer: customer.customerId });
  const tag = customer.tags.find((each) => barredTags.includes(stated(each)?.toLowerCase() ?? ""));
  return tag === undefined ? finding("customer_not_barred", {}) : finding("customer_barred", { tag });
});
