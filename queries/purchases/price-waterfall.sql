-- Question: What is left of gross sales after line discounts and rebates, month by month?
-- Grain: one row per currency, month, step_number, program_id; from gross_amount to net_net_amount, of which the steps between are the difference
-- Parameters: currency_pattern string The currency to show, or % for all
-- Columns:
--   currency string ISO 4217 code of the amounts: of sales as they were invoiced, of rebates the program's
--   month string Month of the orders, and of the runs that booked the rebates, as text YYYY-MM
--   step_number int 1 to 5, in the order of the steps
--   step string gross_amount, line_discounts, net_amount, rebates or net_net_amount
--   program_id string The program whose rebates they are; null on the other steps
--   amount decimal(38,6) What is there, or below zero what comes off
with asked as (
    select ? as currency_pattern
),
order_lines as (
    select currency, substr(cast(accrual_date as varchar), 1, 7) as month, gross_amount, net_amount
    from order_lines_current
    inner join asked on order_lines_current.currency like asked.currency_pattern
),
accruals as (
    select currency, substr(as_of_date, 1, 7) as month, program_id, accrued_change_amount
    from accrual_entries_committed
    inner join asked on accrual_entries_committed.currency like asked.currency_pattern
),
sales_per_month as (
    select currency, month, sum(gross_amount) as gross_amount, sum(net_amount) as net_amount
    from order_lines
    group by currency, month
),
rebates_per_month as (
    select currency, month, program_id, sum(accrued_change_amount) as accrued_amount
    from accruals
    group by currency, month, program_id
),
steps_of_sales as (
    select 1 as step_number, 'gross_amount' as step
    union all
    select 2, 'line_discounts'
    union all
    select 3, 'net_amount'
    union all
    select 5, 'net_net_amount'
),
steps_of_rebates as (
    select 4 as step_number, 'rebates' as step
    union all
    select 5, 'net_net_amount'
),
parts as (
    select
        sales_per_month.currency,
        sales_per_month.month,
        steps_of_sales.step_number,
        steps_of_sales.step,
        cast(null as varchar) as program_id,
        cast(
            case steps_of_sales.step
                when 'gross_amount' then sales_per_month.gross_amount
                when 'line_discounts' then sales_per_month.net_amount - sales_per_month.gross_amount
                else sales_per_month.net_amount
            end as decimal(38,6)
        ) as amount
    from sales_per_month
    cross join steps_of_sales
    union all
    select
        rebates_per_month.currency,
        rebates_per_month.month,
        steps_of_rebates.step_number,
        steps_of_rebates.step,
        case when steps_of_rebates.step = 'rebates' then rebates_per_month.program_id end,
        cast(-rebates_per_month.accrued_amount as decimal(38,6))
    from rebates_per_month
    cross join steps_of_rebates
)
select currency, month, step_number, step, program_id, sum(amount) as amount
from parts
group by currency, month, step_number, step, program_id
order by currency, month, step_number, program_id
