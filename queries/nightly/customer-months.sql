-- Question: What did each customer buy month by month in each currency that programs are written in, in the months of which that has changed since the last committed run?
-- Grain: one row per month, customer_id, currency; a month that has lost all its rows has one row that names nobody. The last 96 months, as many as one statement can write
-- Columns:
--   run_id string The run
--   customer_id string The customer who bought; null in the one row of a month that has lost all its rows
--   currency string ISO 4217 code of the amounts in the row
--   net_amount decimal(18,4) Net amount of the month's lines, less what was returned of them later
--   gross_amount decimal(18,4) Gross amount, less what was returned later
--   order_count bigint Orders whose quantity sums above zero, each in its first month
--   active_days bigint Days whose quantity sums above zero
--   contract_amount decimal(18,4) Amount of the contracts that the lines sign
--   margin_amount decimal(18,4) Margin of the lines whose product states one; null where no product of the month does
--   net_amount_with_margin decimal(18,4) Net amount of the lines whose product states a margin
--   unconverted_line_count bigint Lines left out because no exchange rate covers their day
--   month string Month of the lines' accrual day, as text YYYY-MM
with currencies as (
    select currency
    from programs
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
    group by currency
),
order_lines as (
    select
        customer_id,
        product_id,
        source_id,
        accrual_order_id,
        accrual_date,
        currency,
        quantity,
        net_amount,
        gross_amount,
        contract_amount
    from order_lines_by_run
    where
        as_of_date = '{{as_of_date}}'
        and run_id = '{{run_id}}'
        and accrual_date >= cast('{{panel_first_day}}' as date)
),
margins as (
    select product_id, margin_fraction
    from products_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}' and margin_fraction is not null
),
exchange_rates as (
    select from_currency, to_currency, first_day, day_after, rate
    from exchange_rates_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}' and exchange_id = 'day'
),
order_days as (
    -- The lines shrink to the days of their orders before they meet the currencies.
    select
        order_lines.customer_id,
        order_lines.source_id,
        order_lines.accrual_order_id,
        order_lines.accrual_date,
        order_lines.currency,
        sum(order_lines.quantity) as quantity,
        sum(order_lines.net_amount) as net_amount,
        sum(order_lines.gross_amount) as gross_amount,
        sum(order_lines.contract_amount) as contract_amount,
        sum(order_lines.net_amount * margins.margin_fraction) as margin_amount,
        sum(case when margins.product_id is not null then order_lines.net_amount end) as net_amount_with_margin,
        count(*) as line_count
    from order_lines
    left join margins on margins.product_id = order_lines.product_id
    group by
        order_lines.customer_id,
        order_lines.source_id,
        order_lines.accrual_order_id,
        order_lines.accrual_date,
        order_lines.currency
),
rated_days as (
    select
        order_days.customer_id,
        order_days.source_id,
        order_days.accrual_order_id,
        order_days.accrual_date,
        order_days.net_amount,
        order_days.gross_amount,
        order_days.contract_amount,
        order_days.margin_amount,
        order_days.net_amount_with_margin,
        order_days.line_count,
        currencies.currency,
        case
            when order_days.currency = currencies.currency then cast(1 as decimal(18,8))
            else exchange_rates.rate
        end as rate,
        case
            when order_days.currency = currencies.currency or exchange_rates.rate is not null then order_days.quantity
        end as quantity
    from order_days
    cross join currencies
    left join exchange_rates
        on exchange_rates.from_currency = order_days.currency
        and exchange_rates.to_currency = currencies.currency
        and order_days.accrual_date >= exchange_rates.first_day
        and order_days.accrual_date < exchange_rates.day_after
),
placed_days as (
    -- Windows instead of further groupings, which would each read the lines again.
    select
        customer_id,
        currency,
        accrual_date,
        cast(net_amount as decimal(24,6)) * cast(rate as decimal(14,8)) as net_amount,
        cast(gross_amount as decimal(24,6)) * cast(rate as decimal(14,8)) as gross_amount,
        cast(contract_amount as decimal(24,6)) * cast(rate as decimal(14,8)) as contract_amount,
        cast(margin_amount as decimal(24,12)) * cast(rate as decimal(14,8)) as margin_amount,
        cast(net_amount_with_margin as decimal(24,6)) * cast(rate as decimal(14,8)) as net_amount_with_margin,
        case when rate is null then line_count else 0 end as unconverted_line_count,
        sum(quantity) over (partition by customer_id, currency, source_id, accrual_order_id) as order_quantity,
        row_number() over (
            partition by customer_id, currency, source_id, accrual_order_id
            order by case when rate is null then 1 else 0 end, accrual_date
        ) as place_in_order,
        sum(quantity) over (partition by customer_id, currency, accrual_date) as day_quantity,
        row_number() over (
            partition by customer_id, currency, accrual_date
            order by source_id, accrual_order_id
        ) as place_in_day
    from rated_days
),
month_sums as (
    select
        substr(cast(accrual_date as varchar), 1, 7) as month,
        customer_id,
        currency,
        coalesce(sum(net_amount), 0) as net_amount,
        coalesce(sum(gross_amount), 0) as gross_amount,
        cast(sum(case when place_in_order = 1 and order_quantity > 0 then 1 else 0 end) as bigint) as order_count,
        cast(sum(case when place_in_day = 1 and day_quantity > 0 then 1 else 0 end) as bigint) as active_days,
        coalesce(sum(contract_amount), 0) as contract_amount,
        sum(margin_amount) as margin_amount,
        coalesce(sum(net_amount_with_margin), 0) as net_amount_with_margin,
        cast(sum(unconverted_line_count) as bigint) as unconverted_line_count
    from placed_days
    group by substr(cast(accrual_date as varchar), 1, 7), customer_id, currency
),
rounded_sums as (
    select
        month,
        customer_id,
        currency,
        net_amount,
        cast(net_amount as decimal(18,4)) as rounded_net_amount,
        gross_amount,
        order_count,
        active_days,
        contract_amount,
        margin_amount,
        net_amount_with_margin,
        unconverted_line_count
    from month_sums
),
present_months as (
    -- Rounding wide decimals takes longer than all sums, so what is equal or zero is not rounded again.
    select
        month,
        customer_id,
        currency,
        rounded_net_amount as net_amount,
        case when gross_amount = net_amount then rounded_net_amount else cast(gross_amount as decimal(18,4)) end as gross_amount,
        order_count,
        active_days,
        case when contract_amount = 0 then 0 else cast(contract_amount as decimal(18,4)) end as contract_amount,
        cast(margin_amount as decimal(18,4)) as margin_amount,
        case
            when net_amount_with_margin = 0 then 0
            when net_amount_with_margin = net_amount then rounded_net_amount
            else cast(net_amount_with_margin as decimal(18,4))
        end as net_amount_with_margin,
        unconverted_line_count
    from rounded_sums
),
last_months as (
    select month, month_run_id
    from published_months
    where
        as_of_date = '{{last_as_of_date}}'
        and run_id = '{{last_run_id}}'
        and month >= substr('{{panel_first_day}}', 1, 7)
),
versions as (
    select
        month,
        customer_id,
        currency,
        net_amount,
        gross_amount,
        order_count,
        active_days,
        contract_amount,
        margin_amount,
        net_amount_with_margin,
        unconverted_line_count,
        1 as is_now,
        0 as was_before
    from present_months
    union all
    select
        customer_months.month,
        customer_months.customer_id,
        customer_months.currency,
        customer_months.net_amount,
        customer_months.gross_amount,
        customer_months.order_count,
        customer_months.active_days,
        customer_months.contract_amount,
        customer_months.margin_amount,
        customer_months.net_amount_with_margin,
        customer_months.unconverted_line_count,
        0,
        1
    from customer_months
    inner join last_months
        on last_months.month = customer_months.month
        and last_months.month_run_id = customer_months.run_id
    where customer_months.customer_id is not null
    union all
    -- Says of a month that it has been there, should nothing else be left to say it.
    select month, null, null, null, null, null, null, null, null, null, null, 0, 0
    from last_months
),
compared_rows as (
    -- A row that is now as it was before is in both and comes out even.
    select
        month,
        customer_id,
        currency,
        net_amount,
        gross_amount,
        order_count,
        active_days,
        contract_amount,
        margin_amount,
        net_amount_with_margin,
        unconverted_line_count,
        sum(is_now) as is_now,
        sum(was_before) as was_before
    from versions
    group by
        month,
        customer_id,
        currency,
        net_amount,
        gross_amount,
        order_count,
        active_days,
        contract_amount,
        margin_amount,
        net_amount_with_margin,
        unconverted_line_count
),
compared_months as (
    select
        month,
        customer_id,
        currency,
        net_amount,
        gross_amount,
        order_count,
        active_days,
        contract_amount,
        margin_amount,
        net_amount_with_margin,
        unconverted_line_count,
        is_now,
        max(is_now) over (partition by month) as has_rows,
        max(case when is_now <> was_before then 1 else 0 end) over (partition by month) as has_changed
    from compared_rows
)
select
    '{{run_id}}' as run_id,
    customer_id,
    currency,
    net_amount,
    gross_amount,
    order_count,
    active_days,
    contract_amount,
    margin_amount,
    net_amount_with_margin,
    unconverted_line_count,
    month
from compared_months
where has_changed = 1 and (is_now = 1 or (customer_id is null and has_rows = 0))
