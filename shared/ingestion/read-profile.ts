import type { z } from "zod";
import { formatPath, type Problem } from "../program/problem.ts";
import { kinds } from "./kinds.ts";
import { type SourceProfile, sourceProfile } from "./profile.ts";
import { profileProblems } from "./profile-rules.ts";

export type ReadProfile =
  | { readonly ok: true; readonly profile: SourceProfile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a source profile from JSON text. Every problem is listed with its path; a profile with a problem is not used at all. */
export function readSourceProfile(text: string): ReadProfile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      return { ok: false, problems: [{ path: "", problem: `no JSON: ${error.message}` }] };
    throw error;
  }
  const shape = sourceProfile.safeParse(value, { reportInput: true });
  if (!shape.success) return { ok: false, problems: shape.error.issues.flatMap((issue) => problemsOf(issue)) };
  const problems = profileProblems(shape.data);
  return problems.length === 0 ? { ok: true, profile: shape.data } : { ok: false, problems };
}

function problemsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): readonly Problem[] {
  const path = [...above, ...issue.path].map((part) => (typeof part === "number" ? part : String(part)));
  const at = (problem: string): readonly Problem[] => [{ path: formatPath(path), problem }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: formatPath([...path, key]),
        problem: "a profile has no such field here",
      }));
    case "invalid_type":
      return at(issue.input === undefined ? "is missing" : `must be ${names[issue.expected] ?? issue.expected}`);
    case "invalid_value":
      return at(`one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}${found(issue.input)}`);
    case "invalid_union":
      return unionProblems(issue, path, at);
    case "too_small":
      return at("must not be empty");
    default:
      return at(`${issue.message}${issue.code === "invalid_format" ? found(issue.input) : ""}`);
  }
}

/** Of the alternatives of a union, the one that the input comes closest to says what is wrong with it. */
function unionProblems(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly (string | number)[],
  at: (problem: string) => readonly Problem[],
): readonly Problem[] {
  if (issue.discriminator !== undefined)
    return at(`one of ${known[issue.discriminator] ?? "the forms that are known"}`);
  if (issue.input === undefined) return at("is missing");
  const closest = issue.errors
    .filter((issues) => !issues.some(({ code, path }) => code === "invalid_type" && path.length === 0))
    .sort((a, b) => a.length - b.length)[0];
  if (closest === undefined) return at(`has none of the forms that are known${found(issue.input)}`);
  return closest.flatMap((inner) => problemsOf(inner, path));
}

/** The values that tell the forms of a profile and of its format apart. */
const known: Readonly<Record<string, string>> = { kind: kinds.join(", "), type: "csv, jsonl, parquet" };

const names: Readonly<Record<string, string>> = { object: "a group of fields", array: "a list", string: "a text" };

function found(input: unknown): string {
  return typeof input === "string" || typeof input === "number" ? `, not ${JSON.stringify(input)}` : "";
}
