import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, zero } from "../../../shared/money/decimal.ts";
import { explainPosition } from "../../../shared/rebate/explain.ts";
import { lineReasons } from "../../../shared/rebate/reasons.ts";
import { type Situation, situations } from "./arbitrary.ts";

const cent = new Decimal("0.01");

const explained = ({ versions, lines, history }: Situation) => explainPosition(versions, lines, history);

describe("the explanation", () => {
  test("its lines sum to what is earned, whole minor units each, and name a reason where they are zero", () => {
    fc.assert(
      fc.property(situations({}, 3), (situation) => {
        const { standing, lines } = explained(situation);
        const sum = lines.reduce((total, { amount }) => total.plus(amount), zero);
        expect(sum.toFixed()).toBe(standing.earned.toFixed());
        expect(lines.length).toBe(situation.lines.length);
        for (const { amount, reason } of lines) {
          expect(amount.decimalPlaces()).toBeLessThanOrEqual(2);
          expect(reason === undefined).toBe(!amount.isZero());
          expect(reason === undefined || reason in lineReasons).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("its steps lead from what the lines give to what is earned, each from where the one before ended", () => {
    fc.assert(
      fc.property(situations({}, 3), (situation) => {
        const { standing, lines, steps } = explained(situation);
        const given = lines.reduce((total, { fromTiers }) => total.plus(fromTiers), zero);
        expect(steps[0]?.before.minus(given).abs().lte("1e-29")).toBe(true);
        const ends = steps.map(({ after }) => after.toFixed());
        expect(steps.slice(1).map(({ before }) => before.toFixed())).toEqual(ends.slice(0, -1));
        expect(steps.at(-1)?.after.toFixed()).toBe(standing.earned.toFixed());
      }),
      { numRuns: 500 },
    );
  });

  test("a line's amount is within one minor unit of its part where no limit bites", () => {
    fc.assert(
      fc.property(situations({ limits: [], minima: false }, 2), (situation) => {
        const { standing, lines } = explained(situation);
        fc.pre(!standing.earned.isZero());
        for (const { amount, fromTiers } of lines) expect(amount.minus(fromTiers).abs().lte(cent)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("the crossings up and down lead from where the period began to the tier that the volume has entered", () => {
    fc.assert(
      fc.property(situations({ countings: ["period", "year-to-date"] }), (situation) => {
        const { crossings, lines } = explained(situation);
        const [first, last] = [lines[0], lines.at(-1)];
        const net = crossings.reduce(
          (tier, { direction }) => tier + (direction === "up" ? 1 : -1),
          first?.tierBefore ?? 0,
        );
        fc.pre(situation.versions.every(({ document }) => document.qualifier.measure !== "days_to_payment"));
        expect(net).toBe(last?.tierAfter ?? 0);
      }),
      { numRuns: 500 },
    );
  });
});
