-- Question: Which positions is most accrued for?
-- Grain: one row per position, the twenty largest of each currency
-- Columns:
--   currency string ISO 4217 code of the amounts
--   position_rank bigint 1 for the largest of the currency
--   program_id string The rebate program
--   period_id string The accrual period, such as 2011-Q1
--   customer_id string The customer
--   customer_name string Name for people; null where no customer file names the customer
--   accrued_amount decimal(18,4) What is booked for the position
--   earned_amount decimal(18,4) What the terms give for the volume so far
--   tier_reached int Number of the highest tier reached
--   qualifier_total decimal(38,14) The qualifier so far
with positions as (
    select
        currency,
        program_id,
        period_id,
        customer_id,
        accrued_amount,
        earned_amount,
        tier_reached,
        qualifier_total
    from standings_current
    where accrued_amount > 0
),
customer_names as (
    select customer_id, customer_name
    from customers_current
),
ranked_positions as (
    select
        currency,
        row_number() over (
            partition by currency
            order by accrued_amount desc, program_id, period_id, customer_id
        ) as position_rank,
        program_id,
        period_id,
        customer_id,
        accrued_amount,
        earned_amount,
        tier_reached,
        qualifier_total
    from positions
)
select
    ranked_positions.currency,
    ranked_positions.position_rank,
    ranked_positions.program_id,
    ranked_positions.period_id,
    ranked_positions.customer_id,
    customer_names.customer_name,
    ranked_positions.accrued_amount,
    ranked_positions.earned_amount,
    ranked_positions.tier_reached,
    ranked_positions.qualifier_total
from ranked_positions
left join customer_names on customer_names.customer_id = ranked_positions.customer_id
where ranked_positions.position_rank <= 20
order by currency, position_rank
