import { z } from "zod";
import { programDocument } from "./program.ts";

/**
 * The JSON Schema of a program document, for editors: they complete fields and mark mistakes while the terms are written. It describes the
 * shape; `readProgram` also checks what a shape cannot say.
 */
export function programJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(programDocument, { io: "input", target: "draft-2020-12" }),
    title: "Tierline rebate program",
    description: "One version of a rebate program: who earns what on which volume, from which day on.",
  };
}

/** The project's longest line. */
const lineWidth = 120;

/** The schema as the text of docs/program.schema.json, laid out as the project's formatter lays out JSON. */
export function programJsonSchemaText(): string {
  const text = JSON.stringify(programJsonSchema(), null, 2);
  const withShortLists = text.replace(/^(.*)\[\n\s+([^[\]{}]*?)\n\s+\](,?)$/gm, (list, before, items, after) => {
    const onOneLine = `${before}[${items.replace(/\n\s+/g, " ")}]${after}`;
    return onOneLine.length <= lineWidth ? onOneLine : list;
  });
  return `${withShortLists}\n`;
}
