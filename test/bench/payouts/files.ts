import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { BenchFile, BenchFiles } from "../distributor.ts";

export type PayoutFiles = BenchFiles & { readonly payees: BenchFile };

/** Customers who each bought once in 2025, enough for a rebate, and whose accounts are registered. */
export async function writePayoutFiles(
  connection: DuckDBConnection,
  directory: string,
  customers: number,
): Promise<PayoutFiles> {
  const customer = "'C' || lpad(n::varchar, 6, '0')";
  const write = async (name: string, select: string) => {
    const file = join(directory, `payouts-${name}.csv`);
    await connection.run(
      `copy (select ${select} from range(${customers}) as numbers (n)) to '${file}' (format csv, header)`,
    );
    return file;
  };
  return {
    orders: {
      file: await write(
        "orders",
        `'O' || n as order_no, '1' as line_no, strftime(date '2025-01-01' + (n % 365)::integer, '%Y-%m-%d') as order_day,
        ${customer} as customer, 'P00000' as product, '1' as pieces, (2000 + hash(n) % 30000)::varchar as price`,
      ),
      profile: profile("orders", {
        order_id: "order_no",
        line_id: "line_no",
        order_date: "order_day",
        customer_id: "customer",
        product_id: "product",
        quantity: "pieces",
        unit_price: "price",
        currency: { constant: "EUR" },
      }),
    },
    customers: {
      file: await write("customers", `${customer} as customer, 'Customer ' || n || ' GmbH' as name, 'north' as region`),
      profile: profile("customers", { customer_id: "customer", customer_name: "name", region: "region" }),
    },
    products: {
      file: await write("products", `'P' || lpad(n::varchar, 5, '0') as product, 'Product ' || n as name`),
      profile: profile("products", { product_id: "product", product_name: "name" }),
    },
    payees: {
      file: await write(
        "payees",
        `${customer} as customer, 'Customer ' || n || ' GmbH' as name, lpad(n::varchar, 9, '0') as account`,
      ),
      profile: profile("payees", {
        customer_id: "customer",
        legal_name: "name",
        entity_kind: { constant: "company" },
        country: { constant: "DE" },
        payout_method: { constant: "bank_transfer" },
        account_holder: "name",
        account_number: "account",
        bic: { constant: "BENCDEFF" },
      }),
    },
  };
}

function profile(kind: string, columns: Readonly<Record<string, unknown>>): BenchFile["profile"] {
  return { source_id: `payouts-${kind}`, kind, format: { type: "csv" }, columns };
}
