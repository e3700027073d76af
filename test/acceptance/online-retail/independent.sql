-- What each customer earns under the programs beside this file, computed straight from the raw file by another route: plain
-- conditions on raw columns, no lake, no scopes, no engine. Read by the acceptance test, which puts the file's path in place.
with raw_lines as (
    select
        InvoiceNo as invoice,
        CustomerID as customer,
        StockCode as product,
        cast(InvoiceDate as timestamp) as invoiced_at,
        cast(Quantity as decimal(18, 0)) as quantity,
        cast(Quantity as decimal(18, 0)) * cast(UnitPrice as decimal(18, 3)) as amount
    from read_csv('{{file}}', header = true, all_varchar = true)
    where CustomerID is not null and CustomerID <> ''
),
goods as (
    select *
    from raw_lines
    where product not in ('POST', 'DOT', 'M', 'C2', 'D', 'S', 'BANK CHARGES', 'AMAZONFEE', 'CRUK', 'PADS')
),
quarters as (
    select customer, year(invoiced_at) || '-Q' || quarter(invoiced_at) as period, sum(amount) as volume
    from goods
    group by customer, period
),
years as (
    select customer, cast(year(invoiced_at) as varchar) as period, sum(amount) as volume
    from goods
    where invoiced_at >= timestamp '2011-01-01 00:00:00'
    group by customer, period
),
months as (
    select customer, strftime(invoiced_at, '%Y-%m') as period, invoice, sum(quantity) as quantity
    from raw_lines
    where customer not in ('12748', '17841')
    group by customer, period, invoice
),
frequencies as (
    select customer, period, sum(case when quantity > 0 then 1 else 0 end) as invoices
    from months
    group by customer, period
)
select
    'quarterly-volume' as program_id,
    customer as customer_id,
    period as period_id,
    least(
        1500,
        case
            when volume >= 10000 then round(volume * 0.025, 2)
            when volume >= 2000 then round(volume * 0.0175, 2)
            when volume >= 500 then round(volume * 0.01, 2)
            else 0
        end
    ) as earned
from quarters
union all
select
    'annual-bands',
    customer,
    period,
    round(
        0.005 * greatest(0, least(volume, 5000) - 1000)
        + 0.012 * greatest(0, least(volume, 20000) - 5000)
        + 0.02 * greatest(0, volume - 20000),
        2
    )
from years
union all
select
    'monthly-frequency',
    customer,
    period,
    case when invoices >= 8 then 40 when invoices >= 4 then 15 when invoices >= 2 then 5 else 0 end
from frequencies
