import type { Problem } from "../../shared/program/problem.ts";

/** The problems of a document, one indented line each. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ path, problem }) => `  ${path === "" ? "document" : path}: ${problem}`);
}
