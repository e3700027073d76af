import { expect, test } from "vitest";
import { queryFilesIn } from "../support/query-files.ts";

/** The steps from the first to the verdict, as a query writes them. */
function densitySteps(name: string): string {
  const sql = queryFilesIn("effects").find((query) => query.name === name)?.sql ?? "";
  return /\nasked as \([\s\S]*?\nverdicts as \([\s\S]*?\n\)/.exec(sql)?.[0] ?? expect.fail(`no steps in ${name}`);
}

/** SQL files cannot share steps, and an effect must never be shown without the verdict on its line. */
test("the verdict beside an effect is that of the density test, step by step", () => {
  expect(densitySteps("effect-threshold")).toBe(densitySteps("effect-density-test"));
});
