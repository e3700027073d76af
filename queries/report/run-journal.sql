-- Question: Which amounts did a run debit and credit, and do they balance?
-- Grain: one row per currency, account
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date, so that only its own partition is read
-- Columns:
--   currency string ISO 4217 code of the amounts
--   account string The general ledger account
--   debit_amount decimal(38,4) Sum of its debits
--   credit_amount decimal(38,4) Sum of its credits
--   entries bigint Entries that touch it
with this_run as (
    select run_id, as_of_date
    from runs
    where run_id = ? and as_of_date = ?
),
entries as (
    select
        accrual_entries.currency,
        accrual_entries.debit_account,
        accrual_entries.credit_account,
        accrual_entries.amount
    from accrual_entries
    inner join this_run
        on this_run.run_id = accrual_entries.run_id
        and this_run.as_of_date = accrual_entries.as_of_date
    union all
    select
        payout_entries.currency,
        payout_entries.debit_account,
        payout_entries.credit_account,
        payout_entries.amount
    from payout_entries
    inner join this_run
        on this_run.run_id = payout_entries.run_id
        and this_run.as_of_date = payout_entries.as_of_date
        and this_run.run_id = payout_entries.journal_run_id
),
sides as (
    select currency, debit_account as account, amount as debit_amount, cast(0 as decimal(18,4)) as credit_amount
    from entries
    union all
    select currency, credit_account as account, cast(0 as decimal(18,4)) as debit_amount, amount as credit_amount
    from entries
)
select
    currency,
    account,
    cast(sum(debit_amount) as decimal(38,4)) as debit_amount,
    cast(sum(credit_amount) as decimal(38,4)) as credit_amount,
    count(*) as entries
from sides
group by currency, account
order by currency, account
