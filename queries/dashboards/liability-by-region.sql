-- Question: What was accrued, taken back, released and paid of each program, month by month, by the customers' regions and segments?
-- Grain: one row per program_id, currency, region, segment, booked_month in which something was booked
-- Columns:
--   program_id string The rebate program
--   currency string ISO 4217 code of the amounts
--   region string Sales region of the customers; null where no customer file names one
--   segment string Commercial segment of the customers; null where no customer file names one
--   booked_month string Month of the runs that booked it, as text YYYY-MM
--   accrued_amount decimal(38,4) What entries of the month added to the liability
--   reversed_amount decimal(38,4) What entries of the month took back, above zero
--   released_amount decimal(38,4) What was released for payment in the month, less what came back
--   paid_amount decimal(38,4) What was confirmed as paid in the month
with movements as (
    select
        program_id,
        customer_id,
        currency,
        substr(as_of_date, 1, 7) as booked_month,
        case when accrued_change_amount > 0 then accrued_change_amount else cast(0 as decimal(18,4)) end as accrued_amount,
        case when accrued_change_amount < 0 then -accrued_change_amount else cast(0 as decimal(18,4)) end as reversed_amount,
        cast(0 as decimal(18,4)) as released_amount,
        cast(0 as decimal(18,4)) as paid_amount
    from accrual_entries_committed
    union all
    select
        program_id,
        customer_id,
        currency,
        substr(as_of_date, 1, 7) as booked_month,
        cast(0 as decimal(18,4)) as accrued_amount,
        cast(0 as decimal(18,4)) as reversed_amount,
        settled_change_amount as released_amount,
        case when kind = 'payment' then amount else cast(0 as decimal(18,4)) end as paid_amount
    from payout_entries_committed
)
select
    movements.program_id,
    movements.currency,
    customers_current.region,
    customers_current.segment,
    movements.booked_month,
    cast(sum(movements.accrued_amount) as decimal(38,4)) as accrued_amount,
    cast(sum(movements.reversed_amount) as decimal(38,4)) as reversed_amount,
    cast(sum(movements.released_amount) as decimal(38,4)) as released_amount,
    cast(sum(movements.paid_amount) as decimal(38,4)) as paid_amount
from movements
left join customers_current on customers_current.customer_id = movements.customer_id
group by movements.program_id, movements.currency, customers_current.region, customers_current.segment, movements.booked_month
order by program_id, currency, region, segment, booked_month
