import { generateCustomers } from "./customers.ts";
import { addDays, daysOfMonth, monthOf } from "./days.ts";
import { generateFxRates } from "./fx-rates.ts";
import { spoil } from "./mistakes.ts";
import { generateOrders, generateReturns, type OrderLine } from "./orders.ts";
import { generatePayees } from "./payees.ts";
import { generateProducts } from "./products.ts";
import { randomFor } from "./random.ts";
import { customerRecord, type FileRecord, fxRateRecord, orderRecord, payeeRecord, productRecord } from "./records.ts";

export type Delivery = {
  /** Month of the year at whose end the file arrives; 0 for what is there before the year begins. */
  readonly month: number;
  readonly profile: "customers" | "payees" | "products" | "fx-rates" | "orders";
  readonly file: string;
  readonly records: readonly FileRecord[];
  /** Rows of the file that must be rejected. */
  readonly spoiledRows: number;
};

/** The files of the year in the order in which they arrive. The same on every machine, every time. */
export function generateDeliveries(): readonly Delivery[] {
  const customers = generateCustomers();
  const products = generateProducts();
  const deliveries: Delivery[] = [
    { month: 0, profile: "customers", file: "customers.csv", records: customers.map(customerRecord), spoiledRows: 0 },
    {
      month: 0,
      profile: "payees",
      file: "payees.csv",
      records: generatePayees(customers).map(payeeRecord),
      spoiledRows: 0,
    },
    { month: 0, profile: "products", file: "products.csv", records: products.map(productRecord), spoiledRows: 0 },
  ];
  let before: readonly OrderLine[] = [];
  let lateFromBefore: readonly OrderLine[] = [];
  let correctionsFromBefore: readonly FileRecord[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const ending = `2025-${String(month).padStart(2, "0")}`;
    const sold = generateOrders(month, customers, products);
    const returned = generateReturns(month, [...before, ...sold]);
    // December's file is the last one: what it left out would never arrive.
    const late = month < 12 ? lateOrders(month, sold) : new Set<string>();
    const onTime = [...sold.filter(({ orderId }) => !late.has(orderId)), ...returned];
    const amended = amendedLines(month, before, correctionsFromBefore);
    const spoiled = spoil(`month ${month}`, onTime.map(orderRecord));
    deliveries.push({
      month,
      profile: "fx-rates",
      file: `fx-${ending}.csv`,
      records: generateFxRates(month).map(fxRateRecord),
      spoiledRows: 0,
    });
    deliveries.push({
      month,
      profile: "orders",
      file: `orders-${ending}.csv`,
      records: [
        ...lateFromBefore.map(orderRecord),
        ...correctionsFromBefore,
        ...amended.map(orderRecord),
        ...spoiled.records,
      ],
      spoiledRows: spoiled.spoiledRows,
    });
    before = sold;
    lateFromBefore = sold.filter(({ orderId }) => late.has(orderId));
    correctionsFromBefore = spoiled.corrections;
  }
  return deliveries;
}

/** Orders of the last days that miss the month's file and come with the next one, dated as they were. */
function lateOrders(month: number, sold: readonly OrderLine[]): ReadonlySet<string> {
  const random = randomFor(`late orders of month ${month}`);
  const from = addDays(daysOfMonth(month).at(-1) ?? "", -6);
  const lastDays = [...new Set(sold.filter(({ orderDate }) => orderDate > from).map(({ orderId }) => orderId))];
  return new Set(random.sample(lastDays, Math.round(lastDays.length * 0.06)));
}

/** Lines of the month before whose quantity was put right after the file had gone out. */
function amendedLines(
  month: number,
  before: readonly OrderLine[],
  corrections: readonly FileRecord[],
): readonly OrderLine[] {
  const random = randomFor(`amendments in month ${month}`);
  const corrected = new Set(corrections.map((row) => `${row.order_id}/${row.line_id}`));
  // Amending a late order or a corrected row would compete with its arrival in the same file.
  const settled = before.filter(
    ({ orderDate, orderId, lineId }) =>
      monthOf(addDays(orderDate, 7)) < month && !corrected.has(`${orderId}/${lineId}`),
  );
  return random.sample(settled, 30).map((line) => ({
    ...line,
    quantity: Math.max(1, line.quantity + random.pick([-5, -2, -1, 1, 2, 4, 10])),
  }));
}
