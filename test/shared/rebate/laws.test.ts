import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, zero } from "../../../shared/money/decimal.ts";
import type { ProgramDocument } from "../../../shared/program/program.ts";
import { explainPosition, type QualifyingLine } from "../../../shared/rebate/explain.ts";
import { addMeasures, measuresByLine, noVolume } from "../../../shared/rebate/measures.ts";
import { computeStanding, type Measures } from "../../../shared/rebate/position.ts";
import { versionOf } from "../../support/program.ts";
import { hundredths, orderLines, programs } from "./arbitrary.ts";

const cent = new Decimal("0.01");

const standingAt = (document: ProgramDocument, measures: Measures) =>
  computeStanding([{ version: versionOf(document), measures }]);

const earnedAt = (document: ProgramDocument, netAmount: Decimal) =>
  standingAt(document, { ...noVolume, net_amount: netAmount }).earned;

const totalOf = (lines: readonly QualifyingLine[]) => measuresByLine(lines).reduce(addMeasures, noVolume);

const amount = fc.integer({ min: 0, max: 3_000 }).map((count) => new Decimal(hundredths(count)));

const percentOnly = (document: ProgramDocument) => document.tiers.every(({ benefit }) => benefit.kind === "percent");
const onAmounts = (method: ProgramDocument["method"]) =>
  programs(
    (shape) => shape.method === method && shape.qualifier === "net_amount" && shape.base === "net_amount",
  ).filter(percentOnly);

describe("the shape of what is earned", () => {
  test("banded is continuous: one more cent of volume earns at most one more cent", () => {
    fc.assert(
      fc.property(onAmounts("banded"), amount, (document, volume) => {
        const step = earnedAt(document, volume.plus(cent)).minus(earnedAt(document, volume));
        expect(step.gte(0) && step.lte(cent)).toBe(true);
      }),
    );
  });

  test("whole jumps only at its bounds: between them one more cent earns at most one more cent", () => {
    fc.assert(
      fc.property(onAmounts("whole"), amount, (document, volume) => {
        const next = volume.plus(cent);
        fc.pre(document.tiers.every(({ from }) => !next.eq(from)));
        const step = earnedAt(document, next).minus(earnedAt(document, volume));
        expect(step.gte(0) && step.lte(cent)).toBe(true);
      }),
    );
  });

  test("what is earned is never below zero and never above the cap", () => {
    fc.assert(
      fc.property(programs(), orderLines, (document, lines) => {
        const { earned, payable } = standingAt(document, totalOf(lines));
        expect(earned.gte(0)).toBe(true);
        expect(earned.lte(document.limits.cap_per_position ?? earned)).toBe(true);
        expect(payable.isZero() || payable.eq(earned)).toBe(true);
      }),
    );
  });

  test("a higher cap never earns less, and where it does not bind it changes nothing", () => {
    const cap = fc.integer({ min: 1, max: 3_000 }).map(hundredths);
    fc.assert(
      fc.property(programs(), orderLines, cap, cap, (document, lines, one, other) => {
        const [low, high] = [one, other].sort((a, b) => Number(a) - Number(b));
        const earned = (cap_per_position: string | undefined) =>
          standingAt({ ...document, limits: { cap_per_position } }, totalOf(lines)).earned;
        const open = earned(undefined);
        expect(earned(low).lte(earned(high))).toBe(true);
        expect(earned(high).eq(Decimal.min(open, high ?? open))).toBe(true);
      }),
    );
  });
});

describe("what must not matter", () => {
  const explained = (document: ProgramDocument, lines: readonly QualifyingLine[]) =>
    explainPosition([versionOf(document)], lines);

  test("the order in which lines come in", () => {
    const shuffled = orderLines.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray([...lines], { minLength: lines.length })),
    );
    fc.assert(
      fc.property(programs(), shuffled, (document, [lines, sameLines]) => {
        expect(explained(document, sameLines)).toEqual(explained(document, lines));
      }),
    );
  });

  test("whether a line is one or split in two", () => {
    fc.assert(
      fc.property(programs(), orderLines, fc.nat(), fc.integer({ min: 1, max: 99 }), (document, lines, at, share) => {
        const index = lines.length === 0 ? 0 : at % lines.length;
        const split = lines.flatMap((line, place) => (place === index ? halves(line, share) : [line]));
        const before = explained(document, lines);
        const after = explained(document, split);
        expect(after.standing).toEqual(before.standing);
        const amountOf = (explanation: typeof before, keep: (lineId: string) => boolean) =>
          explanation.lines.filter(({ line }) => keep(line.lineId)).reduce((sum, { amount }) => sum.plus(amount), zero);
        // Where orders are counted, the line that completes an order may be another one now: together they earn the same.
        const order = lines[index]?.orderId;
        const inOrder = new Set(split.filter(({ orderId }) => orderId === order).map(({ lineId }) => lineId));
        const together = (lineId: string) => inOrder.has(lineId);
        expect(amountOf(after, together).toFixed()).toBe(amountOf(before, together).toFixed());
      }),
    );
  });

  test("whether a position lies under one version or under two with the same terms", () => {
    fc.assert(
      fc.property(programs(), orderLines, fc.integer({ min: 11, max: 16 }), (document, lines, day) => {
        const amended = { ...document, effective: { from: `2011-03-${day}` } };
        const underTwo = lines.map((line) => ({ ...line, version: line.orderDate < amended.effective.from ? 1 : 2 }));
        const one = explainPosition([versionOf(document)], lines);
        const two = explainPosition([versionOf(document), versionOf(amended, 2)], underTwo);
        expect(two.standing).toEqual(one.standing);
        expect(two.lines.map(({ amount }) => amount)).toEqual(one.lines.map(({ amount }) => amount));
      }),
    );
  });

  test("a sale that is taken back", () => {
    fc.assert(
      fc.property(programs(), orderLines, orderLines, (document, lines, sold) => {
        const sales = sold.map((line, index) => ({
          ...line,
          lineId: `sale-${index}`,
          accrualOrderId: `sold-${index}`,
        }));
        const returns = sales.map((line, index) => ({
          ...line,
          lineId: `return-${index}`,
          quantity: line.quantity.negated(),
          netAmount: line.netAmount.negated(),
        }));
        const without = explained(document, lines).standing;
        const withBoth = explained(document, [...lines, ...sales, ...returns]).standing;
        expect(withBoth).toEqual(without);
      }),
    );
  });
});

describe("the explanation", () => {
  test("its lines sum to what is earned, whole minor units each, and name a reason where they are zero", () => {
    fc.assert(
      fc.property(programs(), orderLines, (document, lines) => {
        const { standing, lines: explained } = explainPosition([versionOf(document)], lines);
        const sum = explained.reduce((total, { amount }) => total.plus(amount), zero);
        expect(sum.toFixed()).toBe(standing.earned.toFixed());
        expect(explained.length).toBe(lines.length);
        for (const { amount, reason } of explained) {
          expect(amount.decimalPlaces()).toBeLessThanOrEqual(2);
          expect(reason === undefined).toBe(!amount.isZero());
        }
      }),
    );
  });

  test("a line's amount is within one minor unit of its part where no limit bites", () => {
    fc.assert(
      fc.property(programs(), orderLines, (document, lines) => {
        const { standing, lines: explained } = explainPosition([versionOf({ ...document, limits: {} })], lines);
        fc.pre(!standing.earned.isZero());
        for (const { amount, fromTiers } of explained) expect(amount.minus(fromTiers).abs().lte(cent)).toBe(true);
      }),
    );
  });

  test("the crossings up and down lead from nothing to the tier that the volume has entered", () => {
    fc.assert(
      fc.property(programs(), orderLines, (document, lines) => {
        const { crossings, lines: explained } = explainPosition([versionOf(document)], lines);
        const net = crossings.reduce((tier, { direction }) => tier + (direction === "up" ? 1 : -1), 0);
        expect(net).toBe(explained.at(-1)?.tierAfter ?? 0);
      }),
    );
  });
});

/** A line as two lines of the same order, one right after the other. */
function halves(line: QualifyingLine, share: number): readonly QualifyingLine[] {
  const part = (whole: Decimal) => whole.times(share).div(100).toDecimalPlaces(2);
  const first = { quantity: part(line.quantity), netAmount: part(line.netAmount) };
  const rest = { quantity: line.quantity.minus(first.quantity), netAmount: line.netAmount.minus(first.netAmount) };
  return [
    { ...line, ...first },
    { ...line, ...rest },
  ];
}
