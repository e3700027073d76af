import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

/** Twenty lines an order, and one customer in twenty thousand behind each: the sizes that the budgets are stated for. */
const linesPerOrder = 20;
const customerCount = 20_000;
const productCount = 2_000;
/** Shares no factor with the number of customers, so that they take turns and all of them buy. */
const customerStep = 7_919;

/** The last day of the year that the orders lie in. */
export const asOfDate = "2025-12-31";

export type BenchFile = { readonly file: string; readonly profile: Readonly<Record<string, unknown>> };
export type BenchFiles = { readonly orders: BenchFile; readonly customers: BenchFile; readonly products: BenchFile };

/** Writes a year of orders as CSV, the same at every call: one row in a hundred a return, one in a thousand bad. */
export async function writeDistributor(
  connection: DuckDBConnection,
  directory: string,
  lines: number,
): Promise<BenchFiles> {
  const orders = Math.max(1, Math.floor(lines / linesPerOrder));
  const files = {
    orders: { file: join(directory, `orders-${lines}.csv`), profile: ordersProfile },
    customers: { file: join(directory, "customers.csv"), profile: customersProfile },
    products: { file: join(directory, "products.csv"), profile: productsProfile },
  };
  await connection.run(`copy (
    select
      'O' || lpad((line // ${linesPerOrder})::varchar, 9, '0') as order_no,
      (line % ${linesPerOrder} + 1)::varchar as line_no,
      strftime(date '2025-01-01' + ((line // ${linesPerOrder}) * 365 // ${orders})::integer, '%Y-%m-%d') as order_day,
      'C' || lpad(((line // ${linesPerOrder}) * ${customerStep} % ${customerCount})::varchar, 6, '0') as customer,
      'P' || lpad((hash(line) % ${productCount})::varchar, 5, '0') as product,
      case when line % 1000 = 7 then 'many' when line % 100 = 3 then '-1' else (1 + hash(line) % 12)::varchar end as pieces,
      ((100 + hash(line * 3) % 9900) / 100)::decimal(9,2)::varchar as price
    from range(${lines}) as numbers (line)
  ) to '${files.orders.file}' (format csv, header)`);
  await connection.run(`copy (
    select
      'C' || lpad(n::varchar, 6, '0') as customer, 'Customer ' || n as name,
      case when n % 10 = 0 then 'key' when n % 3 = 0 then 'new' else 'small' end as segment,
      case n % 4 when 0 then 'north' when 1 then 'south' when 2 then 'east' else 'west' end as region,
      case n // 4 % 3 when 0 then 'retail' when 1 then 'trade' else 'online' end as channel,
      case when n % 500 = 0 then 'blocked' else '' end as tags
    from range(${customerCount}) as numbers (n)
  ) to '${files.customers.file}' (format csv, header)`);
  await connection.run(`copy (
    select 'P' || lpad(n::varchar, 5, '0') as product, 'Product ' || n as name, 'category ' || n % 10 as category, 'brand ' || n % 7 as brand
    from range(${productCount}) as numbers (n)
  ) to '${files.products.file}' (format csv, header)`);
  return files;
}

const ordersProfile = {
  source_id: "distributor-orders",
  kind: "orders",
  format: { type: "csv" },
  columns: {
    order_id: "order_no",
    line_id: "line_no",
    order_date: "order_day",
    customer_id: "customer",
    product_id: "product",
    quantity: "pieces",
    unit_price: "price",
    currency: { constant: "EUR" },
  },
};

const customersProfile = {
  source_id: "distributor-customers",
  kind: "customers",
  format: { type: "csv" },
  columns: {
    customer_id: "customer",
    customer_name: "name",
    segment: "segment",
    region: "region",
    channel: "channel",
    tags: "tags",
  },
};

const productsProfile = {
  source_id: "distributor-products",
  kind: "products",
  format: { type: "csv" },
  columns: { product_id: "product", product_name: "name", category: "category", brand: "brand" },
};
