-- Question: How often was each customer paid in a program's year, where the terms say how often at most?
-- Grain: one row per program_id, customer_id, payout_year_id of programs with a limit, for years in which something fell due; what exceeds it first
-- Columns:
--   program_id string The rebate program
--   customer_id string The customer
--   payout_year_id string The program's year
--   payouts_per_year int At most so many payouts to one customer in it, by the latest settlement's terms
--   paid_days bigint Days of payment of what is released or paid; what goes out on one day is one payout
--   pending_days bigint Further days of payment of what is proposed and not decided, or approved and not released
--   is_used_up boolean Whether nothing more may go out in the year
--   is_exceeded boolean Whether more went out than the terms allow
with settlements as (
    select
        program_id,
        payout_on,
        payouts_per_year,
        payout_year_id,
        payout_year_first_day,
        payout_year_day_after
    from rule_settlements_current
    where payout_year_id is not null
),
payouts as (
    select payout_id, payout_on, status
    from payouts_current
    where status not in ('rejected', 'voided')
),
lines as (
    select payout_id, program_id, customer_id
    from payout_lines_current
    group by payout_id, program_id, customer_id
),
limited_years as (
    select
        program_id,
        payout_year_id,
        payout_year_first_day,
        payout_year_day_after,
        max_by(payouts_per_year, payout_on) as payouts_per_year
    from settlements
    group by program_id, payout_year_id, payout_year_first_day, payout_year_day_after
),
days_of_payment as (
    select
        lines.program_id,
        lines.customer_id,
        payouts.payout_on,
        max(case when payouts.status in ('released', 'paid') then 1 else 0 end) as is_paid
    from payouts
    inner join lines on lines.payout_id = payouts.payout_id
    group by lines.program_id, lines.customer_id, payouts.payout_on
),
counted as (
    select
        days_of_payment.program_id,
        days_of_payment.customer_id,
        limited_years.payout_year_id,
        limited_years.payouts_per_year,
        sum(days_of_payment.is_paid) as paid_days,
        sum(1 - days_of_payment.is_paid) as pending_days
    from days_of_payment
    inner join limited_years
        on limited_years.program_id = days_of_payment.program_id
        and limited_years.payout_year_first_day <= days_of_payment.payout_on
        and limited_years.payout_year_day_after > days_of_payment.payout_on
    where limited_years.payouts_per_year is not null
    group by
        days_of_payment.program_id,
        days_of_payment.customer_id,
        limited_years.payout_year_id,
        limited_years.payouts_per_year
)
select
    program_id,
    customer_id,
    payout_year_id,
    payouts_per_year,
    cast(paid_days as bigint) as paid_days,
    cast(pending_days as bigint) as pending_days,
    paid_days >= payouts_per_year as is_used_up,
    paid_days > payouts_per_year as is_exceeded
from counted
order by is_exceeded desc, is_used_up desc, program_id, customer_id, payout_year_id
