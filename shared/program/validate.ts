import type { z } from "zod";
import { type DocumentText, readDocumentText } from "./document-text.ts";
import { type DocumentPath, formatPath, type Problem } from "./problem.ts";
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

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, source: DocumentText): readonly Problem[] {
  const path = pathOf(issue);
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
      return at(noneOf(issue.values, issue.input, source.writtenAt(path)));
    case "invalid_union":
      return "options" in issue
        ? at(noneOf(issue.options ?? [], fieldOf(issue.input, issue.discriminator ?? ""), source.writtenAt(path)))
        : problemsOfAlternatives(issue, source);
    case "invalid_key":
      return issue.issues.flatMap((inner) => problemsOf(within(issue, inner), source));
    case "invalid_format":
      return at(
        `${issue.format === "date" ? "a calendar day such as 2011-03-31" : issue.message}${found(issue.input)}`,
      );
    case "too_small":
      return at(
        typeof issue.input === "number"
          ? `must be at least ${issue.minimum}${found(issue.input)}`
          : "must not be empty",
      );
    case "too_big":
      return at(`must be at most ${issue.maximum}${found(issue.input)}`);
    default:
      return at(issue.message);
  }
}

/**
 * Of alternatives that no field tells apart, the one is meant that has the given fields: its problems are told. Where several
 * could be meant, what each of them needs is.
 */
function problemsOfAlternatives(union: z.core.$ZodIssueInvalidUnion, source: DocumentText): readonly Problem[] {
  const alternatives = union.errors.map((issues) => issues.map((issue) => within(union, issue)));
  const fewest = Math.min(...alternatives.map((issues) => strangersIn(issues).length));
  const fitting = alternatives.filter((issues) => strangersIn(issues).length === fewest);
  const complete = fitting.filter((issues) => missingIn(issues).length === 0);
  const [meant] = fitting.length === 1 ? fitting : complete;
  if (meant !== undefined) return meant.flatMap((issue) => problemsOf(issue, source));
  const needs = alternatives.map((issues) => together(missingIn(issues)));
  return [
    { path: formatPath(pathOf(union)), problem: `has to say ${needs.join(", or ")}` },
    ...fitting.slice(0, 1).flatMap((issues) => strangersIn(issues).flatMap((issue) => problemsOf(issue, source))),
  ];
}

const strangersIn = (issues: readonly Issue[]) =>
  issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key): Issue => ({ ...issue, keys: [key] })) : [],
  );

/** Names of the fields that an alternative needs and does not find. */
const missingIn = (issues: readonly Issue[]): readonly string[] =>
  issues.filter(({ input }) => input === undefined).map((issue) => String(issue.path.at(-1)));

const pathOf = ({ path }: Issue): DocumentPath => path.map((part) => (typeof part === "number" ? part : String(part)));

const within = (outer: Issue, inner: Issue): Issue => ({ ...inner, path: [...outer.path, ...inner.path] });

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

function noneOf(values: readonly unknown[], input: unknown, written: string | undefined): string {
  const words = values.map(String);
  const oneOf = `one of ${words.join(", ")}`;
  if (input === undefined) return `is missing: ${oneOf}`;
  if (input === null) return `has no value: ${oneOf}`;
  if (typeof input === "number" && words.includes(written ?? "")) return notInQuotes(input, written);
  return `${oneOf}${found(input)}`;
}

function wrongType(expected: string, input: unknown, written: string | undefined): string {
  if (input === undefined) return "is missing";
  if (input === null) return "has no value";
  if (expected === "string" && (typeof input === "number" || typeof input === "boolean"))
    return notInQuotes(input, written);
  const isInQuotes = typeof input === "string" && withoutQuotes[expected]?.test(input) === true;
  return `must be ${names[expected] ?? expected}${isInQuotes ? " without quotes" : ""}${found(input)}`;
}

function notInQuotes(input: number | boolean, written: string | undefined): string {
  const harm = typeof input === "number" ? "a number, which may change its digits" : "yes or no";
  return `must be in quotes, as "${written ?? input}": without them it is read as ${harm}`;
}

const names: Readonly<Record<string, string>> = {
  object: "a group of fields",
  record: "a group of fields",
  array: "a list",
  string: "a text",
  number: "a whole number", // a document has no other numbers: decimals are text
  int: "a whole number",
  boolean: "true or false",
};

/** Texts that would be what is expected if they stood without quotes. */
const withoutQuotes: Readonly<Record<string, RegExp>> = { number: /^-?\d+$/, boolean: /^(true|false)$/ };

function found(input: unknown): string {
  if (typeof input === "string") return `, not ${JSON.stringify(input)}`;
  return typeof input === "number" || typeof input === "boolean" ? `, not ${input}` : "";
}

const together = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
