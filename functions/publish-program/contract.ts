import { z } from "zod";

export const Env = z.object({ PROGRAMS_TABLE: z.string() });
export type Env = z.infer<typeof Env>;

/** The document's text as written, YAML or JSON. */
export const PublishProgramInput = z.object({ text: z.string() });
export type PublishProgramInput = z.infer<typeof PublishProgramInput>;

/** Every problem found has a path into the document; a document with problems changes nothing. */
export const PublishProgramOutput = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("published"), program_id: z.string(), version: z.int(), document_sha256: z.string() }),
  z.object({ outcome: z.literal("unchanged"), program_id: z.string(), version: z.int(), document_sha256: z.string() }),
  z.object({ outcome: z.literal("refused"), problems: z.array(z.object({ path: z.string(), problem: z.string() })) }),
]);
export type PublishProgramOutput = z.infer<typeof PublishProgramOutput>;
