-- Question: What does each program owe, month by month?
-- Grain: one row per program_id, currency, booked_month, from the program's first entry to the latest run
-- Columns:
--   program_id string The rebate program
--   currency string ISO 4217 code of the amounts
--   booked_month string Month of the runs that booked it, as text YYYY-MM
--   accrued_amount decimal(38,4) Accrued in the month, less what was taken back
--   paid_amount decimal(38,4) Paid out in the month
--   liability_amount decimal(38,4) What is owed at the end of the month
with entries as (
    select program_id, currency, substr(as_of_date, 1, 7) as booked_month, kind, debit_account, credit_account, amount
    from accrual_entries_committed
),
run_months as (
    select substr(as_of_date, 1, 7) as booked_month
    from runs
    group by substr(as_of_date, 1, 7)
),
movements as (
    select
        program_id,
        currency,
        booked_month,
        kind,
        case
            when credit_account = 'rebate_liability' then amount
            when debit_account = 'rebate_liability' then -amount
            else 0
        end as liability_change
    from entries
),
movements_per_month as (
    select
        program_id,
        currency,
        booked_month,
        sum(case when kind = 'payout' then 0 else liability_change end) as accrued_amount,
        sum(case when kind = 'payout' then -liability_change else 0 end) as paid_amount,
        sum(liability_change) as liability_change
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
        cast(coalesce(movements_per_month.paid_amount, 0) as decimal(38,4)) as paid_amount,
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
select program_id, currency, booked_month, accrued_amount, paid_amount, liability_amount
from liability_per_month
order by program_id, currency, booked_month
