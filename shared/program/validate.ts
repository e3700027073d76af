import type { z } from "zod";
import { type DocumentText, readDocumentText } from "./document-text.ts";
import { formatPath, type Problem } from "./problem.ts";
import { type ProgramDocument, programDocument } from "./program.ts";
import { brokenRules } from "./rules.ts";

export type ReadProgram =
  | { readonly ok: true; readonly document: ProgramDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a program document from text, YAML 1.2 or JSON, and checks it as a whole: every problem is listed with its path, so
 * that one round of corrections is enough. A document with a problem is not read at all.
 */
export function readProgram(text: string): ReadProgram {
  const source = readDocumentText(text);
  if (source.problems.length > 0) return { ok: false, problems: source.problems };

  const shape = programDocument.safeParse(source.value, { reportInput: true });
  const problems = [
    ...(shape.error?.issues ?? []).flatMap((issue) => problemsOf(issue, source)),
    ...brokenRules(readableParts(source.value)),
  ];
  return shape.success && problems.length === 0 ? { ok: true, document: shape.data } : { ok: false, problems };
}

/** The top-level fields that have the right shape, so that a wrong field does not hide what is wrong with the others. */
function readableParts(value: unknown): Partial<ProgramDocument> {
  if (typeof value !== "object" || value === null) return {};
  const fields = new Map(Object.entries(value));
  return Object.fromEntries(
    Object.entries(programDocument.shape).flatMap(([name, schema]) => {
      const field = schema.safeParse(fields.get(name));
      return field.success && field.data !== undefined ? [[name, field.data]] : [];
    }),
  );
}

function problemsOf(issue: z.core.$ZodIssue, source: DocumentText): readonly Problem[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const at = (problem: string): readonly Problem[] => [{ path: formatPath(path), problem }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: formatPath([...path, key]),
        problem: "a program has no such field here",
      }));
    case "invalid_type":
      return at(wrongType(issue.expected, issue.input, source.writtenAt(path)));
    case "invalid_value":
      return at(`one of ${issue.values.map(String).join(", ")}${found(issue.input)}`);
    case "invalid_union":
      return at(`one of percent, per-unit, fixed${found(source.writtenAt(path))}`);
    case "invalid_format":
      return at(
        `${issue.format === "date" ? "a calendar day such as 2011-03-31" : issue.message}${found(issue.input)}`,
      );
    case "too_small":
      return at("must not be empty");
    default:
      return at(issue.message);
  }
}

function wrongType(expected: string, input: unknown, written: string | undefined): string {
  if (input === undefined) return "is missing";
  if (input === null) return "has no value";
  if (expected === "string" && (typeof input === "number" || typeof input === "boolean")) {
    const harm = typeof input === "number" ? "a number, which may change its digits" : "yes or no";
    return `must be in quotes, as "${written ?? input}": without them it is read as ${harm}`;
  }
  return `must be ${names[expected] ?? expected}${found(input)}`;
}

const names: Readonly<Record<string, string>> = { object: "a group of fields", array: "a list", string: "a text" };

function found(input: unknown): string {
  return typeof input === "string" || typeof input === "number" ? `, not ${JSON.stringify(input)}` : "";
}
