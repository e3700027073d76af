import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { sharedData } from "../../support/shared-data.ts";
import { figureIn, resultsOf, scenariosIn } from "./scenario.ts";

/**
 * Worked examples from vendors' public documents. A case is a folder: documents, order lines in files, and in expect.json what the
 * source says they come to. A new case is a new folder; there is no code for any of them.
 */

const scenarios = await scenariosIn(import.meta.dirname);

/** Cases without a folder, and why. */
const notStated: Readonly<Record<string, string>> = {
  "netsuite-settlement-sign":
    "which document a settlement becomes by its sign is a matter of payouts, not of what is owed",
};

test.concurrent.each(scenarios)("$id: $expected.because", async (scenario) => {
  const { figures, as_of } = scenario.expected;
  const results = await resultsOf(scenario);
  for (const [asOfDate, { positions }] of Object.entries(as_of)) {
    const found = results[asOfDate] ?? {};
    expect(found, asOfDate).toMatchObject(positions);
    expect(Object.keys(found).sort(), asOfDate).toEqual(Object.keys(positions).sort());
  }
  for (const [name, { is, from }] of Object.entries(figures)) expect(figureIn(results, from), name).toBe(is);
});

const file = sharedData("rebate-examples.json", "cases");

describe.skipIf(file === undefined)("the collected cases (skipped where they are not beside the checkout)", () => {
  const cases = z
    .array(z.looseObject({ id: z.string(), source: z.string(), expected: z.record(z.string(), z.unknown()) }))
    .parse(file === undefined ? [] : JSON.parse(readFileSync(file, "utf8")));

  test("each has a folder, or a reason why not", () => {
    const stated = [...scenarios.map(({ id }) => id), ...Object.keys(notStated)];
    expect(stated.sort()).toEqual(cases.map(({ id }) => id).sort());
  });

  test("a folder expects every figure of its source, by the source's name, and no other", () => {
    const expected = scenarios.map(({ id, expected: { source, figures } }) => {
      return [id, { source, figures: Object.fromEntries(Object.entries(figures).map(([name, { is }]) => [name, is])) }];
    });
    const stated = cases
      .filter(({ id }) => notStated[id] === undefined)
      .map(({ id, source, expected }) => [id, { source, figures: Object.fromEntries(figuresOf(expected)) }]);
    expect(Object.fromEntries(expected)).toEqual(Object.fromEntries(stated));
  });
});

/** Every figure in a source's result with the way to it as its name: `by_tier.0`. */
function figuresOf(value: unknown, path: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => figuresOf(inner, [...path, name]));
  const text = String(value);
  return [[path.join("."), /^-?\d+(\.\d+)?$/.test(text) ? formatDecimal(parseDecimal(text)) : text]];
}
