-- Question: How much of what is earned and accrued has been paid, per program and accrual period?
-- Grain: one row per program_id, period_id, currency
-- Columns:
--   program_id string The rebate program
--   period_id string The accrual period, such as 2011-Q1
--   currency string ISO 4217 code of the amounts
--   customers bigint Customers with a standing in the period
--   earned_amount decimal(38,4) What the terms give for the volume so far
--   payable_amount decimal(38,4) What the terms allow to pay out so far, paid or not
--   accrued_amount decimal(38,4) What is booked as owed, before payouts
--   on_its_way_amount decimal(38,4) What is released out of it and neither confirmed as paid nor come back
--   paid_amount decimal(38,4) What is paid out of it
--   outstanding_amount decimal(38,4) Accrued and not paid, on its way or not
with accruals as (
    select program_id, period_id, currency, accrued_change_amount
    from accrual_entries_committed
),
payout_postings as (
    select program_id, period_id, currency, kind, debit_account, amount, settled_change_amount
    from payout_entries_committed
),
positions as (
    select program_id, period_id, currency, earned_amount, payable_amount
    from standings_current
),
movements as (
    select
        program_id,
        period_id,
        currency,
        accrued_change_amount,
        cast(0 as decimal(18,4)) as settled_change_amount,
        cast(0 as decimal(18,4)) as paid_change_amount
    from accruals
    union all
    select
        program_id,
        period_id,
        currency,
        cast(0 as decimal(18,4)) as accrued_change_amount,
        settled_change_amount,
        case
            when kind <> 'payment' then cast(0 as decimal(18,4))
            -- A line that takes back what was settled too much is booked the other way round.
            when debit_account = 'rebate_payable' then amount
            else -amount
        end as paid_change_amount
    from payout_postings
),
booked as (
    select
        program_id,
        period_id,
        currency,
        sum(accrued_change_amount) as accrued_amount,
        sum(settled_change_amount - paid_change_amount) as on_its_way_amount,
        sum(paid_change_amount) as paid_amount,
        sum(accrued_change_amount - paid_change_amount) as outstanding_amount
    from movements
    group by program_id, period_id, currency
),
earned as (
    select
        program_id,
        period_id,
        currency,
        count(*) as customers,
        sum(earned_amount) as earned_amount,
        sum(payable_amount) as payable_amount
    from positions
    group by program_id, period_id, currency
)
select
    coalesce(earned.program_id, booked.program_id) as program_id,
    coalesce(earned.period_id, booked.period_id) as period_id,
    coalesce(earned.currency, booked.currency) as currency,
    coalesce(earned.customers, 0) as customers,
    cast(coalesce(earned.earned_amount, 0) as decimal(38,4)) as earned_amount,
    cast(coalesce(earned.payable_amount, 0) as decimal(38,4)) as payable_amount,
    cast(coalesce(booked.accrued_amount, 0) as decimal(38,4)) as accrued_amount,
    cast(coalesce(booked.on_its_way_amount, 0) as decimal(38,4)) as on_its_way_amount,
    cast(coalesce(booked.paid_amount, 0) as decimal(38,4)) as paid_amount,
    cast(coalesce(booked.outstanding_amount, 0) as decimal(38,4)) as outstanding_amount
from earned
full outer join booked
    on booked.program_id = earned.program_id
    and booked.period_id = earned.period_id
    and booked.currency = earned.currency
order by program_id, period_id, currency
