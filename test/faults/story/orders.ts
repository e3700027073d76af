import { randomFor } from "../../../infra/demo/year/random.ts";

/** One row of an orders file, as text. */
export type OrderRow = {
  readonly order_id: string;
  readonly line_id: string;
  readonly order_date: string;
  readonly customer_id: string;
  readonly product_id: string;
  readonly quantity: string;
  readonly unit_price: string;
  readonly original_order_id: string;
  readonly original_order_date: string;
};

const customerCount = 36;
const products = ["bearing-a", "bearing-b", "grease", "seal"] as const;

export const customerIds: readonly string[] = Array.from(
  { length: customerCount },
  (_, index) => `C${String(index + 1).padStart(3, "0")}`,
);

/** The orders of a month of 2025: up to five per customer, of one or two lines each. */
export function ordersOfMonth(month: string): readonly OrderRow[] {
  const random = randomFor(`fault story ${month}`);
  return customerIds.flatMap((customer_id) =>
    Array.from({ length: random.integer(0, 5) }, (_, order) =>
      Array.from({ length: random.integer(1, 2) }, (_, line) => ({
        order_id: `${customer_id}-${month}-${order + 1}`,
        line_id: String(line + 1),
        order_date: `${month}-${String(random.integer(1, 28)).padStart(2, "0")}`,
        customer_id,
        product_id: random.pick(products),
        quantity: String(random.integer(1, 12)),
        unit_price: `${random.integer(5, 70)}.${random.integer(10, 99)}`,
        original_order_id: "",
        original_order_date: "",
      })),
    ).flat(),
  );
}

/** A later version of every so-manieth line: the same line with another quantity. */
export function amended(rows: readonly OrderRow[], every: number, quantity: string): readonly OrderRow[] {
  return everyNth(rows, every).map((row) => ({ ...row, quantity }));
}

/** Returns of every so-manieth line, dated in a later month, that name the order they take back. */
export function returned(rows: readonly OrderRow[], every: number, day: string): readonly OrderRow[] {
  return everyNth(rows, every).map((row) => ({
    ...row,
    order_id: `R-${row.order_id}-${row.line_id}`,
    order_date: day,
    quantity: `-${row.quantity}`,
    original_order_id: row.order_id,
    original_order_date: row.order_date,
  }));
}

/** The rows, and among them some that must be rejected. */
export function withMistakes(rows: readonly OrderRow[]): readonly OrderRow[] {
  const [first, second, third] = rows;
  if (first === undefined || second === undefined || third === undefined) return rows;
  return [
    { ...first, order_id: "M-1", order_date: "2025-02-30" },
    ...rows,
    { ...second, order_id: "M-2", customer_id: "" },
    { ...third, order_id: "M-3", quantity: "many" },
  ];
}

function everyNth<T>(values: readonly T[], every: number): readonly T[] {
  return values.filter((_, index) => index % every === 0);
}
