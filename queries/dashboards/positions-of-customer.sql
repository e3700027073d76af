-- Question: Where does a customer stand in each program, and what was accrued and paid of it?
-- Grain: one row per program_id, period_id, currency, the latest period first
-- Parameters: customer_id string The customer
-- Columns:
--   customer_id string The customer
--   program_id string The program
--   period_id string The accrual period, such as 2011-Q1
--   period_first_day date First day of it; null where only payouts are known of it
--   is_open boolean Whether the period lasts beyond the run's as-of date
--   currency string ISO 4217 code of the amounts
--   qualifier_measure string The measure that decides the tier
--   qualifier_total decimal(38,14) The qualifier so far
--   tier_reached int Number of the highest tier reached, the lowest being 1; 0 for none
--   next_tier_from decimal(38,14) Where the next tier begins; null at the top
--   distance_to_next_tier decimal(38,14) Qualifier still missing to the next tier; null at the top
--   earned_amount decimal(18,4) What the terms give for the volume so far
--   accrued_amount decimal(38,4) What the ledger has booked for the position
--   on_its_way_amount decimal(38,4) What is released out of it and neither confirmed as paid nor come back
--   paid_amount decimal(38,4) What is paid out of it
--   open_amount decimal(38,4) Accrued and neither paid nor on its way
with asked as (
    select ? as customer_id
),
positions as (
    select
        standings_current.customer_id,
        standings_current.program_id,
        standings_current.period_id,
        standings_current.period_first_day,
        standings_current.period_day_after > date_add('day', 1, cast(standings_current.as_of_date as date)) as is_open,
        standings_current.currency,
        standings_current.qualifier_measure,
        standings_current.qualifier_total,
        standings_current.tier_reached,
        standings_current.next_tier_from,
        standings_current.distance_to_next_tier,
        standings_current.earned_amount,
        standings_current.accrued_amount
    from standings_current
    inner join asked on asked.customer_id = standings_current.customer_id
),
movements as (
    select
        payout_entries_committed.customer_id,
        payout_entries_committed.program_id,
        payout_entries_committed.period_id,
        payout_entries_committed.currency,
        payout_entries_committed.settled_change_amount,
        case
            when payout_entries_committed.kind <> 'payment' then cast(0 as decimal(18,4))
            -- A line that takes back what was settled too much is booked the other way round.
            when payout_entries_committed.debit_account = 'rebate_payable' then payout_entries_committed.amount
            else -payout_entries_committed.amount
        end as paid_change_amount
    from payout_entries_committed
    inner join asked on asked.customer_id = payout_entries_committed.customer_id
),
paid as (
    select
        customer_id,
        program_id,
        period_id,
        currency,
        sum(settled_change_amount) as settled_amount,
        sum(paid_change_amount) as paid_amount
    from movements
    group by customer_id, program_id, period_id, currency
)
select
    coalesce(positions.customer_id, paid.customer_id) as customer_id,
    coalesce(positions.program_id, paid.program_id) as program_id,
    coalesce(positions.period_id, paid.period_id) as period_id,
    positions.period_first_day,
    coalesce(positions.is_open, false) as is_open,
    coalesce(positions.currency, paid.currency) as currency,
    positions.qualifier_measure,
    positions.qualifier_total,
    positions.tier_reached,
    positions.next_tier_from,
    positions.distance_to_next_tier,
    positions.earned_amount,
    cast(coalesce(positions.accrued_amount, 0) as decimal(38,4)) as accrued_amount,
    cast(coalesce(paid.settled_amount - paid.paid_amount, 0) as decimal(38,4)) as on_its_way_amount,
    cast(coalesce(paid.paid_amount, 0) as decimal(38,4)) as paid_amount,
    cast(coalesce(positions.accrued_amount, 0) as decimal(38,4)) - cast(coalesce(paid.settled_amount, 0) as decimal(38,4)) as open_amount
from positions
full outer join paid
    on paid.program_id = positions.program_id
    and paid.period_id = positions.period_id
    and paid.currency = positions.currency
order by period_first_day desc nulls last, period_id desc, program_id, currency
