-- Question: What does the general ledger book for a run?
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
with entries as (
    select as_of_date, program_id, currency, debit_account, credit_account, amount
    from accrual_entries_committed
    where run_id = ?
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
