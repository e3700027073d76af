import fc from "fast-check";
import { expect, test } from "vitest";
import { Decimal } from "../../../shared/money/decimal.ts";
import { computeStanding } from "../../../shared/rebate/position.ts";
import { versionOf } from "../../support/program.ts";
import { programs } from "./arbitrary.ts";
import { referenceEarned } from "./reference.ts";

/** The volume under one version, in hundredths; orders are whole. */
const volume = fc.record({
  net_amount: fc.integer({ min: -400, max: 1_800 }),
  quantity: fc.integer({ min: -400, max: 1_800 }),
  order_count: fc.integer({ min: 0, max: 10 }).map((orders) => orders * 100),
});

function agrees(segments: readonly { document: Parameters<typeof versionOf>[0]; volume: Volume }[]) {
  const engine = computeStanding(
    segments.map(({ document, volume }, index) => ({
      version: versionOf(document, index + 1),
      measures: {
        net_amount: new Decimal(volume.net_amount).div(100),
        quantity: new Decimal(volume.quantity).div(100),
        order_count: new Decimal(volume.order_count).div(100),
      },
    })),
  );
  const reference = referenceEarned(
    segments.map(({ document, volume }) => ({
      document,
      net_amount: BigInt(volume.net_amount),
      quantity: BigInt(volume.quantity),
      order_count: BigInt(volume.order_count),
    })),
  );
  expect(engine.earned.times(100).toFixed()).toBe(String(reference));
}

type Volume = { readonly net_amount: number; readonly quantity: number; readonly order_count: number };

test("the engine agrees with the reference on ten thousand random programs and volumes", () => {
  fc.assert(
    fc.property(programs(), volume, (document, volume) => agrees([{ document, volume }])),
    { numRuns: 10_000 },
  );
});

test("and where up to three versions follow each other in a position", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ document: programs(), volume }), { minLength: 2, maxLength: 3 }), agrees),
    { numRuns: 3_000 },
  );
});
