-- Question: What does the general ledger book for a run, of accruals and of payouts?
-- Grain: one row per as_of_date, program_id, currency, account
-- Parameters: run_id string The run
-- Columns:
--   as_of_date string Booking date: last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   currency string ISO 4217 code of the amounts
--   account string The general ledger account
--   debit_amount decimal(38,4) Sum of the account's debits
--   credit_amount decimal(38,4) Sum of the account's credits
--   entries bigint Entries that touch the account
with this_run as (
    select run_id, as_of_date
    from runs
    where run_id = ?
),
entries as (
    select
        accrual_entries_committed.as_of_date,
        accrual_entries_committed.program_id,
        accrual_entries_committed.currency,
        accrual_entries_committed.debit_account,
        accrual_entries_committed.credit_account,
        accrual_entries_committed.amount
    from accrual_entries_committed
    inner join this_run
        on this_run.run_id = accrual_entries_committed.run_id
        and this_run.as_of_date = accrual_entries_committed.as_of_date
    union all
    select
        payout_entries_committed.as_of_date,
        payout_entries_committed.program_id,
        payout_entries_committed.currency,
        payout_entries_committed.debit_account,
        payout_entries_committed.credit_account,
        payout_entries_committed.amount
    from payout_entries_committed
    inner join this_run on this_run.run_id = payout_entries_committed.run_id
),
sides as (
    select
        as_of_date,
        program_id,
        currency,
        debit_account as account,
        amount as debit_amount,
        cast(0 as decimal(18,4)) as credit_amount
    from entries
    union all
    select
        as_of_date,
        program_id,
        currency,
        credit_account as account,
        cast(0 as decimal(18,4)) as debit_amount,
        amount as credit_amount
    from entries
)
select
    as_of_date,
    program_id,
    currency,
    account,
    cast(sum(debit_amount) as decimal(38,4)) as debit_amount,
    cast(sum(credit_amount) as decimal(38,4)) as credit_amount,
    count(*) as entries
from sides
group by as_of_date, program_id, currency, account
order by program_id, currency, account
