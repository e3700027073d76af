import type { DuckDBConnection } from "@duckdb/node-api";

/** Months as the panel counts them: twelve times the year plus the month less one. */
export const firstPeriod = 2010 * 12 + 11;
export const lastPeriod = 2011 * 12 + 10;
/** Six months before it, six from it on. */
export const middlePeriod = firstPeriod + 6;

/**
 * Puts the wholesaler's orders into the table `invoices`: one row per invoice and customer, `orders` being 0 on a cancellation, whose
 * amount is taken off in its own month because it names no invoice. Left out are lines without a customer, bad-debt adjustments,
 * postage and other codes that are no products, the two giant orders with their cancellations, the part of a last month, and the
 * repetition of a line that is the same in every column, down to the minute.
 */
export async function loadOrders(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run(`create table invoices as
    with lines as (
      select distinct CustomerID as customer, InvoiceNo as invoice, StockCode as product, Description, Country,
        cast(InvoiceDate as timestamp) as invoiced_at,
        cast(Quantity as decimal(18,0)) as quantity,
        cast(UnitPrice as decimal(18,3)) as unit_price
      from read_csv('${file}', header = true, all_varchar = true)
      where CustomerID <> '' and InvoiceNo not like 'A%'
        and StockCode not in ('POST', 'DOT', 'M', 'C2', 'D', 'S', 'BANK CHARGES', 'AMAZONFEE', 'CRUK', 'PADS')
        and StockCode not like 'gift%'
        and InvoiceNo not in ('541431', 'C541433', '581483', 'C581484')
    )
    select
      customer,
      invoice,
      cast(year(invoiced_at) * 12 + month(invoiced_at) - 1 as int) as period,
      case when invoice like 'C%' then 0 else 1 end as orders,
      cast(sum(quantity * unit_price) as double) as amount
    from lines
    group by customer, invoice, period
    having period <= ${lastPeriod}
    order by customer, invoice, period`);
  await connection.run(`create table first_purchases as
    select customer, min(period) as first_period
    from invoices
    where orders > 0
    group by customer`);
}
