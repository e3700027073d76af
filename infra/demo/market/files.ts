import { addDays } from "../../../shared/calendar/day.ts";
import { type CalendarPeriod, periodsBetween } from "../../../shared/calendar/period.ts";
import { compareText } from "../../../shared/compare-text.ts";
import { type FileRecord, orderRecord, productRecord } from "../year/records.ts";
import type { MarketCustomer } from "./customers.ts";
import type { Market } from "./market.ts";
import { model } from "./model.ts";
import type { MarketOrder } from "./orders.ts";
import type { MarketProduct } from "./products.ts";

/** One file of the market. */
export type MarketFile = {
  /** The day on which it arrives. */
  readonly day: string;
  readonly kind: "customers" | "products" | "orders";
  readonly file: string;
  readonly records: readonly FileRecord[];
};

/** The files in the order of their days: customers and products at the beginning, the orders of a quarter at its end. */
export function marketFiles({ products, customers }: Market): readonly MarketFile[] {
  const orders = customers
    .flatMap(({ customer, orders: placed }) => placed.map((order) => ({ customer, order })))
    .toSorted((a, b) => a.order.day.index - b.order.day.index || compareText(a.order.orderId, b.order.orderId));
  const ordersOf = ({ firstDay, dayAfter }: CalendarPeriod) =>
    orders.filter(({ order }) => firstDay <= order.day.date && order.day.date < dayAfter);
  return [
    {
      day: model.firstDay,
      kind: "customers",
      file: "customers.csv",
      records: customers.map(({ customer }) => marketCustomerRecord(customer)),
    },
    { day: model.firstDay, kind: "products", file: "products.csv", records: products.map(marketProductRecord) },
    ...periodsBetween("quarter", model.firstDay, model.dayAfter).map((quarter) => ({
      day: addDays(quarter.dayAfter, -1),
      kind: "orders" as const,
      file: `orders-${quarter.id}.csv`,
      records: ordersOf(quarter).flatMap(({ customer, order }) => orderRecords(customer, order)),
    })),
  ];
}

function orderRecords({ customerId }: MarketCustomer, { orderId, day, lines }: MarketOrder): readonly FileRecord[] {
  return lines.map(({ product, quantity }, index) =>
    orderRecord({
      orderId,
      lineId: String((index + 1) * 10),
      orderDate: day.date,
      customerId,
      product,
      quantity,
      unitPrice: product.listPrice,
      discountPercent: 0,
      currency: "EUR",
    }),
  );
}

function marketCustomerRecord(customer: MarketCustomer): FileRecord {
  return {
    customer_id: customer.customerId,
    customer_name: customer.name,
    legal_entity: customer.name,
    segment: customer.segment,
    region: customer.region,
    channel: customer.channel,
    tags: customer.tags.join("|"),
  };
}

function marketProductRecord(product: MarketProduct): FileRecord {
  return { ...productRecord(product), margin_fraction: product.marginFraction };
}
