-- Question: Does each month of the panel hold what its lines come to, customer by customer?
-- Grain: one row per month, currency
-- Parameters: panel_first_day date The first day that the panel knows
-- Columns:
--   month string The month, as text YYYY-MM
--   currency string ISO 4217 code of the amounts in the row
--   panel_amount decimal(38,4) Net amount of the month in the panel
--   lines_amount decimal(38,4) Net amount of the month's lines, converted and rounded customer by customer
--   panel_unconverted bigint Lines without a rate that the panel counts
--   lines_unconverted bigint Lines without a rate
with currencies as (
    select currency
    from program_versions_current
    group by currency
),
lines_per_day as (
    select customer_id, currency, accrual_date, sum(net_amount) as net_amount, count(*) as line_count
    from order_lines_current
    where accrual_date >= ?
    group by customer_id, currency, accrual_date
),
rated_days as (
    select
        lines_per_day.customer_id,
        lines_per_day.accrual_date,
        lines_per_day.net_amount,
        lines_per_day.line_count,
        currencies.currency,
        case
            when lines_per_day.currency = currencies.currency then cast(1 as decimal(18,8))
            else exchange_rates_current.rate
        end as rate
    from lines_per_day
    cross join currencies
    left join exchange_rates_current
        on exchange_rates_current.exchange_id = 'day'
        and exchange_rates_current.from_currency = lines_per_day.currency
        and exchange_rates_current.to_currency = currencies.currency
        and lines_per_day.accrual_date >= exchange_rates_current.first_day
        and lines_per_day.accrual_date < exchange_rates_current.day_after
),
lines_per_customer as (
    select
        substr(cast(accrual_date as varchar), 1, 7) as month,
        currency,
        customer_id,
        cast(
            coalesce(sum(cast(net_amount as decimal(24,6)) * cast(rate as decimal(14,8))), 0)
            as decimal(18,4)
        ) as net_amount,
        sum(case when rate is null then line_count else 0 end) as unconverted_line_count
    from rated_days
    group by substr(cast(accrual_date as varchar), 1, 7), currency, customer_id
),
lines_per_month as (
    select month, currency, sum(net_amount) as net_amount, sum(unconverted_line_count) as unconverted_line_count
    from lines_per_customer
    group by month, currency
),
panel_per_month as (
    select month, currency, sum(net_amount) as net_amount, sum(unconverted_line_count) as unconverted_line_count
    from customer_months_current
    group by month, currency
)
select
    coalesce(panel_per_month.month, lines_per_month.month) as month,
    coalesce(panel_per_month.currency, lines_per_month.currency) as currency,
    cast(coalesce(panel_per_month.net_amount, 0) as decimal(38,4)) as panel_amount,
    cast(coalesce(lines_per_month.net_amount, 0) as decimal(38,4)) as lines_amount,
    cast(coalesce(panel_per_month.unconverted_line_count, 0) as bigint) as panel_unconverted,
    cast(coalesce(lines_per_month.unconverted_line_count, 0) as bigint) as lines_unconverted
from panel_per_month
full outer join lines_per_month
    on lines_per_month.month = panel_per_month.month
    and lines_per_month.currency = panel_per_month.currency
order by month, currency
