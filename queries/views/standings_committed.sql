-- Question: Where did every position stand after each run?
-- Grain: one row per run_id, program_id, customer_id, period_id
-- Columns:
--   run_id string The committed run
--   run_number bigint Serial number of the run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   program_version int The version of the program whose terms applied
--   customer_id string The customer who bought
--   period_id string The accrual period, such as 2011-Q1
--   period_first_day date First day of the accrual period
--   period_day_after date Day after the last day of the accrual period
--   currency string ISO 4217 code of the amounts in the row
--   net_amount decimal(38,14) Net amount so far of the volume that earns, in currency
--   gross_amount decimal(38,14) Gross amount of it
--   quantity decimal(38,12) Quantity of it, in the unit that the terms count
--   order_count bigint Orders in it that are not wholly returned
--   active_days bigint Days with such an order, where the terms count them; 0 elsewhere
--   contract_amount decimal(38,14) Amount of the contracts signed in it
--   qualifier_measure string The measure that decides the tier
--   qualifier_volume decimal(38,14) The period's own volume in that measure
--   qualifier_total decimal(38,14) The qualifier so far
--   base_measure string The measure that the benefit is applied to
--   base_total decimal(38,14) The base so far
--   tier_reached int Number of the highest tier reached, the lowest being 1; 0 for none
--   next_tier_from decimal(38,14) Where the next tier begins; null at the top
--   distance_to_next_tier decimal(38,14) Qualifier still missing to the next tier; null at the top
--   free_quantity decimal(38,6) Free pieces in what the tiers give
--   before_limits_amount decimal(18,4) What the tiers give before limits, rounded to the currency's minor unit
--   earned_amount decimal(18,4) What the terms give for the volume so far
--   payable_amount decimal(18,4) What could be paid now: earned, or zero while below the minimum payout
--   accrual_basis string earned or expected
--   to_accrue_amount decimal(18,4) What is to be booked: earned, or on the expected basis the estimate
--   accrued_amount decimal(18,4) What the ledger has booked for the position after the run
--   held_line_count bigint Lines held back because no exchange rate covers their date or their unit does not convert
--   reason string Why earned is not what the tiers give; null where the tiers' result stands
select
    standings.run_id,
    runs.run_number,
    standings.as_of_date,
    standings.program_id,
    standings.program_version,
    standings.customer_id,
    standings.period_id,
    standings.period_first_day,
    standings.period_day_after,
    standings.currency,
    standings.net_amount,
    standings.gross_amount,
    standings.quantity,
    standings.order_count,
    standings.active_days,
    standings.contract_amount,
    standings.qualifier_measure,
    standings.qualifier_volume,
    standings.qualifier_total,
    standings.base_measure,
    standings.base_total,
    standings.tier_reached,
    standings.next_tier_from,
    standings.distance_to_next_tier,
    standings.free_quantity,
    standings.before_limits_amount,
    standings.earned_amount,
    standings.payable_amount,
    standings.accrual_basis,
    standings.to_accrue_amount,
    standings.accrued_amount,
    standings.held_line_count,
    standings.reason
from standings
inner join runs
    on runs.run_id = standings.run_id
    and runs.as_of_date = standings.as_of_date
