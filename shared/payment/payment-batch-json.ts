import { z } from "zod";
import { parseDecimal } from "../money/decimal.ts";
import { decimalsAsText } from "../money/decimal-json.ts";
import { payoutMethods } from "../reference/payee.ts";
import type { PaymentBatch } from "./payment-batch.ts";

const payer = z.object({
  name: z.string(),
  iban: z.string().exactOptional(),
  accountNumber: z.string().exactOptional(),
  bic: z.string().exactOptional(),
  country: z.string(),
  address: z
    .object({ street: z.string().exactOptional(), postCode: z.string().exactOptional(), town: z.string() })
    .exactOptional(),
});

const stored = z.object({
  paymentBatchId: z.string(),
  method: z.enum(payoutMethods),
  releasedBy: z.string(),
  createdAt: z.string(),
  requestedOn: z.string(),
  payers: z.record(z.string(), payer),
  payoutIds: z.array(z.string()),
  status: z.enum(["open", "sealed", "written"]),
  sent: z.array(
    z.object({
      payoutId: z.string(),
      messageId: z.string().exactOptional(),
      paymentInformationId: z.string().exactOptional(),
    }),
  ),
  totals: z.array(z.object({ currency: z.string(), count: z.number(), amount: z.string().transform(parseDecimal) })),
  files: z.array(z.string()),
});

export function paymentBatchToJson(batch: PaymentBatch): string {
  return JSON.stringify(batch, decimalsAsText);
}

/** Reads what `paymentBatchToJson` wrote. @throws ZodError if it is anything else */
export function paymentBatchFromJson(json: string): PaymentBatch {
  return stored.parse(JSON.parse(json));
}
