import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readProgram } from "../../../shared/program/validate.ts";

const directory = join(import.meta.dirname, "../../../infra/demo/programs");
const files = (await readdir(directory)).sort();

test.each(files)("%s is a program without problems", async (file) => {
  expect(readProgram(await readFile(join(directory, file), "utf8"))).toMatchObject({ ok: true });
});

test("together they show every method, benefit, measure and period", async () => {
  const documents = await Promise.all(
    files.map(async (file) => {
      const read = readProgram(await readFile(join(directory, file), "utf8"));
      if (!read.ok) throw new Error(`${file} has problems`);
      return read.document;
    }),
  );
  const shown = (of: (document: (typeof documents)[number]) => readonly string[]) =>
    [...new Set(documents.flatMap(of))].sort();
  expect(shown(({ method }) => [method])).toEqual(["banded", "whole"]);
  expect(shown(({ period }) => [period])).toEqual(["half-year", "month", "quarter", "year"]);
  expect(shown(({ qualifier }) => [qualifier.measure])).toEqual(["net_amount", "order_count", "quantity"]);
  expect(shown(({ tiers }) => tiers.map(({ benefit }) => benefit.kind))).toEqual(["fixed", "per-unit", "percent"]);
});
