import type { Customer } from "./customers.ts";
import type { FxRate } from "./fx-rates.ts";
import { grossAmount, netAmount, type OrderLine } from "./orders.ts";
import type { Payee } from "./payees.ts";
import type { Product } from "./products.ts";

/** One row of a file: its text by column, in the order of the columns. */
export type FileRecord = Readonly<Record<string, string>>;

export function orderRecord(line: OrderLine): FileRecord {
  return {
    order_id: line.orderId,
    line_id: line.lineId,
    order_date: line.orderDate,
    customer_id: line.customerId,
    product_id: line.product.productId,
    quantity: String(line.quantity),
    unit: line.product.unit,
    unit_price: line.unitPrice.toFixed(2),
    gross_amount: grossAmount(line).toFixed(2),
    net_amount: netAmount(line).toFixed(2),
    currency: line.currency,
    original_order_id: line.originalOrderId ?? "",
    original_order_date: line.originalOrderDate ?? "",
  };
}

export function customerRecord(customer: Customer): FileRecord {
  return {
    customer_id: customer.customerId,
    customer_name: customer.name,
    legal_entity: customer.legalEntity,
    segment: customer.segment,
    region: customer.region,
    channel: customer.channel,
    tags: customer.tags.join("|"),
  };
}

export function productRecord(product: Product): FileRecord {
  return {
    product_id: product.productId,
    product_name: product.name,
    category: product.category,
    brand: product.brand,
    unit: product.unit,
  };
}

export function fxRateRecord(rate: FxRate): FileRecord {
  return {
    from_currency: rate.fromCurrency,
    to_currency: rate.toCurrency,
    rate_date: rate.rateDate,
    rate: rate.rate.toFixed(4),
  };
}

export function payeeRecord({ account, ...payee }: Payee): FileRecord {
  return {
    customer_id: payee.customerId,
    legal_name: payee.legalName,
    entity_kind: payee.entityKind,
    country: payee.country,
    tax_id: payee.taxId,
    payout_method: payee.payoutMethod,
    account_holder: account?.holder ?? "",
    iban: account?.iban ?? "",
    account_number: account?.accountNumber ?? "",
    bic: account?.bic ?? "",
    bank_code: account?.bankCode ?? "",
    bank_name: account?.bankName ?? "",
    language: payee.language,
    email: payee.email,
  };
}

/** CSV as an ordinary export writes it: a header, commas, quotes where needed. */
export function csvOf(records: readonly FileRecord[]): string {
  const columns = Object.keys(records[0] ?? {});
  const rows = records.map((record) => columns.map((name) => field(record[name] ?? "")).join(","));
  return `${[columns.join(","), ...rows].join("\n")}\n`;
}

function field(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
