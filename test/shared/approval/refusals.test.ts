import { expect, test } from "vitest";
import { refusalWords } from "../../../shared/approval/refusals.ts";

test.each(Object.entries(refusalWords))("%s is told in English and in Chinese", (_, { en, zh }) => {
  expect(en).toMatch(/^[A-Z][^\p{Script=Han}]+\.$/u);
  expect(zh).toMatch(/^[\p{Script=Han}，；：、]+。$/u);
});

test("no two refusals are told in the same words", () => {
  const words = Object.values(refusalWords).map(({ en }) => en);
  expect(new Set(words).size).toBe(words.length);
});
