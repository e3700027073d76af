import { join } from "node:path";
import { expect, test } from "vitest";
import { programJsonSchemaText } from "../../../shared/program/json-schema.ts";

/** After a change of the document's shape: `npx vitest run test/shared/program/json-schema.test.ts --update`. */
test("docs/program.schema.json is the schema of today", async () => {
  const file = join(import.meta.dirname, "../../../docs/program.schema.json");
  await expect(programJsonSchemaText()).toMatchFileSnapshot(file);
});

test("every field of the schema is described", () => {
  expect(fieldsWithoutDescription(JSON.parse(programJsonSchemaText()), "")).toEqual([]);
});

function fieldsWithoutDescription(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([name, part]) => {
    if (name !== "properties") return fieldsWithoutDescription(part, `${path}/${name}`);
    return Object.entries(part as Readonly<Record<string, Readonly<Record<string, unknown>>>>).flatMap(
      ([field, of]) => [
        ...("description" in of || "const" in of ? [] : [`${path}/${field}`]),
        ...fieldsWithoutDescription(of, `${path}/${field}`),
      ],
    );
  });
}
