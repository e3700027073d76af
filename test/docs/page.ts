import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { programWith } from "../support/program.ts";

/** docs/programs.md as its test reads it: fragments of YAML, and tables. */

export const page = readFileSync(join(import.meta.dirname, "../../docs/programs.md"), "utf8");

/** The page with every run of white space as one space, so that a sentence is found however its lines break. */
const running = page.replace(/\s+/g, " ");

/** What the page says in the place of a sentence: that which begins like it, as far as it does. */
export function saidFor(sentence: string): string {
  let length = sentence.length;
  while (!running.includes(sentence.slice(0, length))) length -= 1;
  const start = running.indexOf(sentence.slice(0, length));
  return running.slice(start, start + sentence.length);
}

export type Row = { readonly [head: string]: string };

/** A table with the fragment of terms that stands before it under the same heading. */
export type Table = { readonly heads: readonly string[]; readonly rows: readonly Row[]; readonly fragment: Terms };
export type Terms = { readonly [field: string]: unknown };

const blocks = page.split(/^(```yaml\n[\s\S]*?^```$|#+ .*$|(?:^\|.*\n)+)/m).filter((block) => block.trim() !== "");

/** Snippets that are whole programs. */
export const programs: readonly string[] = blocks.filter((block) => /^```yaml\nprogram:/.test(block)).map(inside);

export const tables: readonly Table[] = (() => {
  let fragment: Terms = {};
  const found: Table[] = [];
  for (const block of blocks) {
    if (block.startsWith("#")) fragment = {};
    if (block.startsWith("```yaml") && !programs.includes(inside(block))) fragment = parse(inside(block));
    if (block.startsWith("|")) found.push({ ...tableOf(block), fragment });
  }
  return found;
})();

function tableOf(block: string): Omit<Table, "fragment"> {
  const [heads = [], , ...rows] = block.trim().split("\n").map(cellsOf);
  return {
    heads,
    rows: rows.map((cells) => Object.fromEntries(heads.map((head, index) => [head, cells[index] ?? ""]))),
  };
}

function cellsOf(line: string): readonly string[] {
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

function inside(block: string): string {
  return block.replace(/^```yaml\n|```$/g, "");
}

export type Example = { readonly title: string; readonly terms: Terms; readonly row: Row };

/** The rows of every table that has this head, each with the terms that it stands for. */
export function examplesIn(result: string): readonly Example[] {
  const found = tables.filter(({ heads }) => heads.includes(result));
  const strangers = found.flatMap(({ heads }) => heads).filter((head) => !/^`.+`$/.test(head) && !knownHeads.has(head));
  if (found.length === 0 || strangers.length > 0)
    throw new Error(`no table, or unknown heads: ${strangers.join(", ")}`);
  return found.flatMap((table) =>
    table.rows.map((row) => ({ title: Object.values(row).join(" | "), row, terms: termsOf(table, row) })),
  );
}

/** What a test looks at, and the reason, which is for people. Heads in code are fields. */
const knownHeads = new Set([
  ...["bought", "qualifier", "base", "customer", "baseline", "year before", "period before", "earlier excess"],
  ...["earns", "payable", "free pieces", "because"],
  ...["day", "lies in", "first day", "day after"],
  ...["forecast", "accrues"],
]);

/** The fragment before a table, with the fields that its heads name set as the row says. */
function termsOf({ heads, fragment }: Table, row: Row): Terms {
  const terms = structuredClone({ ...programWith(), ...fragment });
  for (const head of heads) {
    const [, path] = /^`(.+)`$/.exec(head) ?? [];
    const cell = row[head] ?? "–";
    if (path !== undefined && cell !== "–") set(terms, path.split(/[.[\]]+/).filter(Boolean), parse(cell));
  }
  return terms;
}

function set(terms: Record<string, unknown>, [field = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    terms[field] = value;
    return;
  }
  terms[field] ??= {};
  set(terms[field] as Record<string, unknown>, rest, value);
}
