-- Question: What does each program owe, month by month?
-- Grain: one row per program_id, currency, booked_month, from the program's first entry to the latest run
-- Columns:
--   program_id string The rebate program
--   currency string ISO 4217 code of the amounts
--   booked_month string Month of the runs that booked it, as text YYYY-MM
--   accrued_amount decimal(38,4) Accrued in the month, less what was taken back
--   settled_amount decimal(38,4) Released for payment in the month, less what came back
--   liability_amount decimal(38,4) What is owed and not released at the end of the month
with accruals as (
    select program_id, currency, substr(as_of_date, 1, 7) as booked_month, accrued_change_amount
    from accrual_entries_committed
),
settlements as (
    select program_id, currency, substr(as_of_date, 1, 7) as booked_month, settled_change_amount
    from payout_entries_committed
),
run_months as (
    select substr(as_of_date, 1, 7) as booked_month
    from runs
    group by substr(as_of_date, 1, 7)
),
movements as (
    select program_id, currency, booked_month, accrued_change_amount, cast(0 as decimal(18,4)) as settled_change_amount
    from accruals
    union all
    select program_id, currency, booked_month, cast(0 as decimal(18,4)) as accrued_change_amount, settled_change_amount
    from settlements
),
movements_per_month as (
    select
        program_id,
        currency,
        booked_month,
        sum(accrued_change_amount) as accrued_amount,
        sum(settled_change_amount) as settled_amount,
        sum(accrued_change_amount - settled_change_amount) as liability_change
    from movements
    group by program_id, currency, booked_month
),
first_months as (
    select program_id, currency, min(booked_month) as booked_month
    from movements_per_month
    group by program_id, currency
),
program_months as (
    -- A month in which nothing was booked still shows what is owed.
    select first_months.program_id, first_months.currency, run_months.booked_month
    from first_months
    inner join run_months on run_months.booked_month >= first_months.booked_month
),
liability_per_month as (
    select
        program_months.program_id,
        program_months.currency,
        program_months.booked_month,
        cast(coalesce(movements_per_month.accrued_amount, 0) as decimal(38,4)) as accrued_amount,
        cast(coalesce(movements_per_month.settled_amount, 0) as decimal(38,4)) as settled_amount,
        cast(
            sum(coalesce(movements_per_month.liability_change, 0)) over (
                partition by program_months.program_id, program_months.currency
                order by program_months.booked_month
            ) as decimal(38,4)
        ) as liability_amount
    from program_months
    left join movements_per_month
        on movements_per_month.program_id = program_months.program_id
        and movements_per_month.currency = program_months.currency
        and movements_per_month.booked_month = program_months.booked_month
)
select program_id, currency, booked_month, accrued_amount, settled_amount, liability_amount
from liability_per_month
order by program_id, currency, booked_month
