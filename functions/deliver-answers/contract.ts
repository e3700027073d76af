import { z } from "zod";

export const Env = z.object({ PAYOUTS_TABLE: z.string() });
export type Env = z.infer<typeof Env>;
