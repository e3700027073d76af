import fc from "fast-check";
import { Decimal } from "../../../shared/money/decimal.ts";
import type { Benefit, Measure, ProgramDocument } from "../../../shared/program/program.ts";
import type { QualifyingLine } from "../../../shared/rebate/explain.ts";
import { programWith } from "../../support/program.ts";

/** Volumes and bounds stay small enough for the reference to walk them, and near each other, so that bounds are often met. */
const boundHundredths = { min: 0, max: 1500 } as const;

/** A whole number of hundredths as decimal text. */
export const hundredths = (count: number): string => new Decimal(count).div(100).toFixed();
const tenThousandths = (count: number): string => new Decimal(count).div(10_000).toFixed();

const percent: fc.Arbitrary<Benefit> = fc
  .integer({ min: 0, max: 1_000_000 })
  .map((rate) => ({ kind: "percent", percent: tenThousandths(rate) }));
const perUnit: fc.Arbitrary<Benefit> = fc
  .integer({ min: 0, max: 50_000 })
  .map((rate) => ({ kind: "per-unit", amount: tenThousandths(rate) }));
const fixed: fc.Arbitrary<Benefit> = fc
  .integer({ min: 0, max: 5_000 })
  .map((amount) => ({ kind: "fixed", amount: hundredths(amount) }));

type Shape = {
  readonly method: ProgramDocument["method"];
  readonly qualifier: Measure;
  readonly base: Measure;
  readonly benefit: fc.Arbitrary<Benefit>;
};

/** Every combination of method, measures and benefits that the rules of a document allow. */
const shapes: readonly Shape[] = [
  { method: "banded", qualifier: "net_amount", base: "net_amount", benefit: percent },
  { method: "banded", qualifier: "net_amount", base: "net_amount", benefit: fc.oneof(percent, fixed) },
  { method: "banded", qualifier: "quantity", base: "quantity", benefit: fc.oneof(perUnit, fixed) },
  { method: "banded", qualifier: "order_count", base: "order_count", benefit: fc.oneof(perUnit, fixed) },
  { method: "whole", qualifier: "net_amount", base: "net_amount", benefit: percent },
  { method: "whole", qualifier: "net_amount", base: "net_amount", benefit: fc.oneof(percent, fixed) },
  { method: "whole", qualifier: "quantity", base: "net_amount", benefit: fc.oneof(percent, fixed) },
  { method: "whole", qualifier: "order_count", base: "net_amount", benefit: percent },
  { method: "whole", qualifier: "net_amount", base: "quantity", benefit: perUnit },
  { method: "whole", qualifier: "quantity", base: "order_count", benefit: fc.oneof(perUnit, fixed) },
];

const boundsOf = (measure: Measure): fc.Arbitrary<readonly string[]> =>
  fc
    .uniqueArray(fc.integer(measure === "order_count" ? { min: 0, max: 8 } : boundHundredths), {
      minLength: 1,
      maxLength: 4,
    })
    .map((bounds) =>
      bounds.sort((a, b) => a - b).map((bound) => (measure === "order_count" ? String(bound) : hundredths(bound))),
    );

const limits = fc.record(
  {
    cap_per_position: fc.integer({ min: 1, max: 3_000 }).map(hundredths),
    minimum_payout: fc.integer({ min: 0, max: 500 }).map(hundredths),
  },
  { requiredKeys: [] },
);

/** A program document of a random shape that the rules allow. */
export function programs(only: (shape: Shape) => boolean = () => true): fc.Arbitrary<ProgramDocument> {
  return fc.constantFrom(...shapes.filter(only)).chain((shape) =>
    boundsOf(shape.qualifier).chain((bounds) =>
      fc
        .record({
          benefits: fc.array(shape.benefit, { minLength: bounds.length, maxLength: bounds.length }),
          limits,
          rounding: fc.constantFrom("half-up", "half-even", "down"),
        })
        .map(({ benefits, limits, rounding }) =>
          programWith({
            method: shape.method,
            qualifier: { measure: shape.qualifier },
            base: { measure: shape.base },
            tiers: bounds.map((from, index) => ({ from, benefit: benefits[index] })),
            limits,
            rounding,
          }),
        ),
    ),
  );
}

/** Order lines of one customer: a few orders over a few days, some lines taking goods back. Governed by version 1. */
export const orderLines: fc.Arbitrary<readonly QualifyingLine[]> = fc
  .array(
    fc.record({
      order: fc.integer({ min: 1, max: 6 }),
      quantity: fc.integer({ min: -200, max: 400 }),
      netAmount: fc.integer({ min: -200, max: 600 }),
    }),
    { maxLength: 12 },
  )
  .map((lines) =>
    lines.map(({ order, quantity, netAmount }, index) => ({
      sourceId: "shop",
      orderId: `${order}`,
      lineId: `${index + 1}`,
      orderDate: `2011-03-${String(order + 10)}`,
      accrualOrderId: `${order}`,
      productId: "P1",
      quantity: new Decimal(quantity).div(100),
      netAmount: new Decimal(netAmount).div(100),
      version: 1,
    })),
  );
