import fc from "fast-check";
import { expect, test } from "vitest";
import { Decimal } from "../../../shared/money/decimal.ts";
import { csv, goodRow, ingestAccepted, ordersProfile } from "./ingesting.ts";

/** Decimals of every size and precision that a line can hold. */
const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, shorter, places]) =>
    new Decimal(String(digits / 10n ** BigInt(shorter))).div(1_000_000).toDecimalPlaces(places, Decimal.ROUND_DOWN),
  );

test("law: the amount is quantity × price, rounded once at the sixth decimal place, whatever their size", async () => {
  const factors = fc.sample(fc.tuple(decimal, decimal, fc.boolean()), { numRuns: 3000, seed: 20250331 });
  const edges = ["999999", "999999.999", "999999.999999", "1000000", "0.000001", "0.001", "0.0005"].map(
    (text) => new Decimal(text),
  );
  const cases = [...factors, ...edges.flatMap((a) => edges.map((b) => [a, b, true] as const))];
  const rows = cases.map(([quantity, price, isReturn], index) => ({
    ...goodRow,
    line: String(index),
    quantity: `${isReturn ? "-" : ""}${quantity.toFixed()}`,
    price: price.toFixed(),
  }));
  const { accepted, rejected } = await ingestAccepted(ordersProfile, csv(rows));
  const stored = new Map(accepted.map((row) => [row.line_id, row]));
  const outOfRange = new Map(rejected.map((row) => [(Number(row.line_number) - 1).toString(), row.reason]));
  const limit = new Decimal("1e12");
  for (const row of rows) {
    const amount = new Decimal(row.quantity).times(row.price).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
    if (amount.abs().gte(limit))
      expect(outOfRange.get(row.line), `${row.quantity} × ${row.price}`).toBe("amount_out_of_range");
    else
      expect(stored.get(row.line)?.net_amount, `${row.quantity} × ${row.price}`).toBe(
        amount
          .plus(0)
          .toFixed(6)
          .replace(/^-(0\.0+)$/, "$1"),
      );
  }
  expect(accepted.length + rejected.length).toBe(rows.length);
});
