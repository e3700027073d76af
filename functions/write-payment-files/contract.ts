import { z } from "zod";

export const Env = z.object({
  /** Payouts and payment batches. */
  PAYOUTS_TABLE: z.string(),
  /** Where payment files go. */
  PAYMENTS_BUCKET: z.string(),
});
export type Env = z.infer<typeof Env>;
