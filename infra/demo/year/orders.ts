import { Decimal } from "../../../shared/money/decimal.ts";
import type { Customer } from "./customers.ts";
import { workingDaysOfMonth } from "./days.ts";
import type { Product } from "./products.ts";
import { type Random, randomFor } from "./random.ts";

export type OrderLine = {
  readonly orderId: string;
  readonly lineId: string;
  readonly orderDate: string;
  readonly customerId: string;
  readonly product: Product;
  /** Negative on a return. */
  readonly quantity: number;
  readonly unitPrice: Decimal;
  readonly discountPercent: number;
  readonly currency: string;
  readonly originalOrderId?: string;
  readonly originalOrderDate?: string;
};

/** Orders of a month over those of an average month: slow in summer and at New Year, busy in autumn. */
const season = [0.78, 0.86, 1.02, 1.04, 1.06, 1.05, 0.92, 0.76, 1.1, 1.16, 1.22, 1.03] as const;

/** Every order line of one month, in the order in which the orders were taken. */
export function generateOrders(
  month: number,
  customers: readonly Customer[],
  products: readonly Product[],
): readonly OrderLine[] {
  const days = workingDaysOfMonth(month);
  const random = randomFor(`order days of month ${month}`);
  const orders = customers
    .flatMap((customer) =>
      Array.from({ length: orderCount(customer, month) }, () => ({ customer, orderDate: random.pick(days) })),
    )
    .sort((a, b) => (a.orderDate < b.orderDate ? -1 : a.orderDate > b.orderDate ? 1 : 0));
  return orders.flatMap(({ customer, orderDate }, index) =>
    linesOf(customer, orderDate, `SO${orderDate.slice(2, 4)}${orderDate.slice(5, 7)}-${numbered(index, 4)}`, products),
  );
}

/** Credit notes of one month for orders taken in it or before; half of them name the order that they take back. */
export function generateReturns(month: number, sold: readonly OrderLine[]): readonly OrderLine[] {
  const random = randomFor(`returns of month ${month}`);
  const days = workingDaysOfMonth(month);
  const candidates = sold.filter(({ orderDate }) => orderDate < (days.at(-4) ?? ""));
  return random.sample(candidates, Math.round(candidates.length * 0.012)).map((line, index): OrderLine => {
    const later = days.filter((day) => day > line.orderDate);
    const whole = random.chance(0.4);
    return {
      ...line,
      orderId: `CN${line.orderDate.slice(2, 4)}${String(month).padStart(2, "0")}-${numbered(index, 3)}`,
      lineId: "1",
      orderDate: random.pick(later),
      quantity: whole ? -line.quantity : -random.integer(1, line.quantity),
      ...(random.chance(0.5) ? { originalOrderId: line.orderId, originalOrderDate: line.orderDate } : {}),
    };
  });
}

function orderCount(customer: Customer, month: number): number {
  if (month < customer.firstMonth) return 0;
  const trend = 1 + customer.growth * ((month - 6.5) / 11);
  const expected = (customer.ordersPerYear / 12) * (season[month - 1] ?? 1) * trend;
  // The part after the point is the chance of one order more, so that small customers have months without any.
  const random = randomFor(`orders of ${customer.customerId} in month ${month}`);
  return Math.floor(expected * (0.7 + 0.6 * random.fraction()) + random.fraction());
}

function linesOf(customer: Customer, orderDate: string, orderId: string, products: readonly Product[]) {
  const random = randomFor(`lines of ${orderId}`);
  const count = Math.max(1, customer.linesPerOrder + random.integer(-2, 3));
  return random.sample(assortmentOf(customer, products), count).map(
    (product, index): OrderLine => ({
      orderId,
      lineId: String((index + 1) * 10),
      orderDate,
      customerId: customer.customerId,
      product,
      quantity: quantityOf(customer, product, random),
      unitPrice: priceIn(customer.currency, product.listPrice),
      discountPercent: customer.discountPercent,
      currency: customer.currency,
    }),
  );
}

const assortments = new WeakMap<Customer, readonly Product[]>();

/** A customer buys from the same part of the catalogue all year. */
function assortmentOf(customer: Customer, products: readonly Product[]): readonly Product[] {
  const known = assortments.get(customer);
  if (known !== undefined) return known;
  const random = randomFor(`assortment of ${customer.customerId}`);
  const assortment = random.sample(products, customer.segment === "key" ? 70 : random.integer(14, 40));
  assortments.set(customer, assortment);
  return assortment;
}

function quantityOf(customer: Customer, product: Product, random: Random): number {
  return Math.max(1, Math.round(product.usualQuantity * customer.quantityFactor * (0.3 + 1.1 * random.fraction())));
}

/** Price lists per currency, fixed for the year. */
const priceFactors: Readonly<Record<string, string>> = { EUR: "1", CHF: "0.95", GBP: "0.85", SEK: "11.2" };

function priceIn(currency: string, listPrice: Decimal): Decimal {
  return listPrice.times(priceFactors[currency] ?? "1").toDecimalPlaces(2);
}

/** What the list price gives for the line, before the discount. */
export function grossAmount(line: OrderLine): Decimal {
  return line.unitPrice.times(line.quantity);
}

export function netAmount(line: OrderLine): Decimal {
  return grossAmount(line)
    .times(new Decimal(100 - line.discountPercent).div(100))
    .toDecimalPlaces(2);
}

const numbered = (index: number, digits: number) => String(index + 1).padStart(digits, "0");
