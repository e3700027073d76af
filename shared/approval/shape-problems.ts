import type { z } from "zod";
import type { DocumentText } from "../program/document-text.ts";
import { type DocumentPath, formatPath, type Problem } from "../program/problem.ts";

/** What is wrong with the shape of a policy, in the words of the person who writes it. */
export function shapeProblems(issue: z.core.$ZodIssue, writtenAt: DocumentText["writtenAt"]): readonly Problem[] {
  const path: DocumentPath = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const at = (problem: string): readonly Problem[] => [{ path: formatPath(path), problem }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: formatPath([...path, key]),
        problem: "a policy has no such field here",
      }));
    case "invalid_type":
      return at(wrongType(issue.expected, issue.input, writtenAt(path)));
    case "invalid_value":
      return at(
        `${issue.input === undefined ? "is missing: " : ""}one of ${issue.values.join(", ")}${found(issue.input)}`,
      );
    case "invalid_key":
      return at(issue.issues.map(({ message }) => message).join("; "));
    case "invalid_format":
      return at(
        `${issue.format === "date" ? "a calendar day such as 2026-03-31" : issue.message}${found(issue.input)}`,
      );
    case "too_small":
      return at(typeof issue.input === "number" ? `must be at least ${issue.minimum}` : "must not be empty");
    case "too_big":
      return at(`must be at most ${issue.maximum}${found(issue.input)}`);
    default:
      return at(issue.message);
  }
}

function wrongType(expected: string, input: unknown, written: string | undefined): string {
  if (input === undefined) return "is missing";
  if (input === null) return "has no value";
  if (expected === "string" && (typeof input === "number" || typeof input === "boolean"))
    return `must be in quotes, as "${written ?? input}"`;
  return `must be ${names[expected] ?? expected}${found(input)}`;
}

const names: Readonly<Record<string, string>> = {
  object: "a group of fields",
  record: "a group of fields",
  array: "a list",
  string: "a text",
  number: "a whole number", // a policy has no other numbers: amounts are text
  int: "a whole number",
};

function found(input: unknown): string {
  return typeof input === "string" || typeof input === "number" ? `, not ${JSON.stringify(input)}` : "";
}
