import { z } from "zod";

export const Env = z.object({
  LANDING_BUCKET: z.string(),
  LAKE_BUCKET: z.string(),
  INGESTIONS_TABLE: z.string(),
});
export type Env = z.infer<typeof Env>;

/** S3 writes keys as forms do: a space is a plus, everything unusual is percent-encoded. */
const key = z.string().transform((encoded) => decodeURIComponent(encoded.replaceAll("+", " ")));

/** What S3 tells of objects that were created; it may tell twice, late and out of order. */
export const S3Event = z.object({
  Records: z.array(z.object({ s3: z.object({ object: z.object({ key }) }) })),
});
export type S3Event = z.infer<typeof S3Event>;
