-- Question: Which positions did a run move, against the committed run before it?
-- Grain: one row per program_id, period_id, customer_id that moved
-- Parameters: run_id string The run
-- Columns:
--   program_id string The rebate program
--   period_id string The accrual period, such as 2011-Q1
--   customer_id string The customer
--   currency string ISO 4217 code of the amounts
--   change string new_position, position_gone, tier_reached, tier_lost, earned_more, earned_less, volume_moved or reason_changed
--   qualifier_before decimal(38,14) The qualifier after the run before; null for a new position
--   qualifier_after decimal(38,14) The qualifier after the run
--   tier_before int The tier reached after the run before
--   tier_after int The tier reached after the run
--   earned_before_amount decimal(18,4) Earned after the run before
--   earned_after_amount decimal(18,4) Earned after the run
--   accrued_before_amount decimal(18,4) Booked after the run before
--   accrued_after_amount decimal(18,4) Booked after the run
--   entries bigint Entries that became visible with the run
--   accrued_change_amount decimal(38,4) What these entries add to the liability
--   reason_after string Why earned is zero or limited after the run
with this_run as (
    select run_id, run_number, as_of_date
    from runs
    where run_id = ?
),
run_before as (
    select max(runs.run_number) as run_number
    from runs
    inner join this_run on runs.run_number < this_run.run_number
),
standings_after as (
    select
        standings_committed.program_id,
        standings_committed.period_id,
        standings_committed.customer_id,
        standings_committed.currency,
        standings_committed.qualifier_total,
        standings_committed.tier_reached,
        standings_committed.earned_amount,
        standings_committed.accrued_amount,
        standings_committed.reason
    from standings_committed
    inner join this_run
        on this_run.run_id = standings_committed.run_id
        and this_run.as_of_date = standings_committed.as_of_date
),
standings_before as (
    select
        standings_committed.program_id,
        standings_committed.period_id,
        standings_committed.customer_id,
        standings_committed.currency,
        standings_committed.qualifier_total,
        standings_committed.tier_reached,
        standings_committed.earned_amount,
        standings_committed.accrued_amount,
        standings_committed.reason
    from standings_committed
    inner join run_before on run_before.run_number = standings_committed.run_number
),
entries_of_run as (
    select
        accrual_entries_committed.program_id,
        accrual_entries_committed.period_id,
        accrual_entries_committed.customer_id,
        count(*) as entries,
        sum(accrual_entries_committed.accrued_change_amount) as accrued_change_amount
    from accrual_entries_committed
    inner join this_run
        on this_run.run_id = accrual_entries_committed.run_id
        and this_run.as_of_date = accrual_entries_committed.as_of_date
    group by
        accrual_entries_committed.program_id,
        accrual_entries_committed.period_id,
        accrual_entries_committed.customer_id
),
compared as (
    select
        coalesce(standings_after.program_id, standings_before.program_id) as program_id,
        coalesce(standings_after.period_id, standings_before.period_id) as period_id,
        coalesce(standings_after.customer_id, standings_before.customer_id) as customer_id,
        coalesce(standings_after.currency, standings_before.currency) as currency,
        case
            when standings_before.program_id is null then 'new_position'
            when standings_after.program_id is null then 'position_gone'
            when standings_after.tier_reached > standings_before.tier_reached then 'tier_reached'
            when standings_after.tier_reached < standings_before.tier_reached then 'tier_lost'
            when standings_after.earned_amount > standings_before.earned_amount then 'earned_more'
            when standings_after.earned_amount < standings_before.earned_amount then 'earned_less'
            when standings_after.qualifier_total <> standings_before.qualifier_total then 'volume_moved'
            when coalesce(standings_after.reason, '') <> coalesce(standings_before.reason, '') then 'reason_changed'
        end as change,
        standings_before.qualifier_total as qualifier_before,
        standings_after.qualifier_total as qualifier_after,
        standings_before.tier_reached as tier_before,
        standings_after.tier_reached as tier_after,
        standings_before.earned_amount as earned_before_amount,
        standings_after.earned_amount as earned_after_amount,
        standings_before.accrued_amount as accrued_before_amount,
        standings_after.accrued_amount as accrued_after_amount,
        standings_after.reason as reason_after
    from standings_after
    full outer join standings_before
        on standings_before.program_id = standings_after.program_id
        and standings_before.period_id = standings_after.period_id
        and standings_before.customer_id = standings_after.customer_id
)
select
    compared.program_id,
    compared.period_id,
    compared.customer_id,
    compared.currency,
    compared.change,
    compared.qualifier_before,
    compared.qualifier_after,
    compared.tier_before,
    compared.tier_after,
    compared.earned_before_amount,
    compared.earned_after_amount,
    compared.accrued_before_amount,
    compared.accrued_after_amount,
    coalesce(entries_of_run.entries, 0) as entries,
    cast(coalesce(entries_of_run.accrued_change_amount, 0) as decimal(38,4)) as accrued_change_amount,
    compared.reason_after
from compared
left join entries_of_run
    on entries_of_run.program_id = compared.program_id
    and entries_of_run.period_id = compared.period_id
    and entries_of_run.customer_id = compared.customer_id
where compared.change is not null
order by program_id, period_id, customer_id
