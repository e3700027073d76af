import { z } from "zod";
import { sourceProfile } from "./profile.ts";

/** The JSON Schema of a source profile, for editors. `readSourceProfile` also checks what a shape cannot say. */
export function sourceProfileJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(sourceProfile, { io: "input", target: "draft-2020-12" }),
    title: "Tierline source profile",
    description: "How the files of one source become order lines, customers, products, exchange rates or payees.",
  };
}
