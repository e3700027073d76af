import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ProgramDocument } from "../../shared/program/program.ts";
import { readProgram } from "../../shared/program/validate.ts";
import { type Bought, type Earlier, printed, reckon } from "./reckon.ts";

/** Template programs: each is read without problems, and the examples in its comments are what the engine computes. */

const docs = join(import.meta.dirname, "../../docs");
const files = globSync("programs/*.yaml", { cwd: docs }).map((file) => basename(file, ".yaml"));
const textOf = (file: string): string => readFileSync(join(docs, "programs", `${file}.yaml`), "utf8");

function templateOf(file: string): ProgramDocument {
  const read = readProgram(textOf(file));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.document;
}

const twelveOrders = Array.from({ length: 12 }, () => "10.00").join("; ");

const examples: readonly ({ readonly file: string; readonly earns: string } & Bought & Earlier)[] = [
  { file: "annual-key-account", bought: "1,250,000.00", earns: "21,875.00" },
  { file: "quarterly-volume", bought: "70,000.00", earns: "700.00" },
  { file: "purchase-frequency", bought: `${twelveOrders}; −10.00`, earns: "50.00" },
  { file: "growth", bought: "230,000.00", baseline: "200,000.00", earns: "900.00" },
  { file: "new-customer", bought: "8,000.00", earns: "240.00" },
  { file: "new-customer", bought: "3,000.00", earns: "100.00" },
  { file: "product-mix", qualifier: "400", base: "70", earns: "350.00" },
  { file: "task-rebate", bought: "1,000,000.00", customerId: "C1001", earns: "30,000.00" },
  { file: "task-rebate", bought: "990,000.00", customerId: "C1001", earns: "0.00" },
  {
    file: "payment-speed",
    bought:
      "10,000.00 paid after 20 days; 10,000.00 paid after 45 days; 10,000.00 paid after 95 days; 10,000.00 unpaid",
    earns: "500.00",
  },
  { file: "contract-amount", bought: "400,000.00; 800,000.00", earns: "18,000.00" },
  { file: "contract-amount", bought: "400,000.00; −400,000.00; 800,000.00", earns: "8,000.00" },
];

describe.each(files)("%s", (file) => {
  test("is a program without problems, named in English and Chinese", () => {
    expect(templateOf(file).name).toEqual({ en: expect.any(String), zh: expect.stringMatching(/\p{Script=Han}/u) });
  });

  test("has an example, and comments in both languages", () => {
    expect(examples.map((example) => example.file)).toContain(file);
    const comments = textOf(file).match(/^ *#.*$/gm) ?? [];
    expect(comments.filter((comment) => comment.startsWith("# Example: "))).toHaveLength(1);
    expect(comments.filter((comment) => comment.startsWith("# 示例："))).toHaveLength(1);
  });

  test("is listed in docs/programs.md", () => {
    expect(readFileSync(join(docs, "programs.md"), "utf8")).toContain(`programs/${file}.yaml`);
  });
});

test.each(examples)("$file earns $earns, as its comment says", ({ file, earns, ...said }) => {
  expect(printed(reckon(templateOf(file), said, said).standing.earned)).toBe(earns);
  const figures = [said.bought, said.qualifier, said.base, said.baseline].filter((text) =>
    /^[\d,.]+$/.test(text ?? ""),
  );
  for (const language of ["Example: ", "示例："])
    for (const shown of [...figures, earns]) expect(commentOf(file, language)).toContain(shown);
});

test("a template shows a hold-out in a comment, which is read without problems in its place", () => {
  const shown = files.map(textOf).filter((text) => text.includes("\n# hold_out: "));
  const read = shown.map((text) => readProgram(text.replace("\n# hold_out: ", "\nhold_out: ")));
  expect(read).toMatchObject([{ ok: true, document: { hold_out: { percent: "10", lot: "2026-volume" } } }]);
});

test("ids differ, so that templates can be published side by side", () => {
  const ids = files.map((file) => templateOf(file).program);
  expect(new Set(ids).size).toBe(files.length);
});

/** The comment that begins with these words, up to the other language or the terms. */
function commentOf(file: string, begin: string): string {
  return new RegExp(`# ${begin}[\\s\\S]*?(?=\\n(?:# 示例：|[^#]))`).exec(textOf(file))?.[0] ?? "";
}
