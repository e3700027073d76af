-- Question: What of each accrual period is due for payment?
-- Grain: one row per program_id, period_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   period_id string The accrual period, such as 2011-Q1
--   counts_until date Day after the last transaction day that is settled
--   submitted_until date Last day on which papers of those days could still arrive
--   payout_on date Day on which what is due is to be paid
--   is_final boolean Whether it settles the whole period
--   payouts_per_year int At most so many payouts to one customer in a year; null where the terms state none
--   payout_year_id string The program's year that payout_on lies in; payouts are counted in it
--   payout_year_first_day date First day of that year
--   payout_year_day_after date Day after its last
select
    rule_settlements.run_id,
    rule_settlements.as_of_date,
    rule_settlements.program_id,
    rule_settlements.period_id,
    rule_settlements.counts_until,
    rule_settlements.submitted_until,
    rule_settlements.payout_on,
    rule_settlements.is_final,
    rule_settlements.payouts_per_year,
    rule_settlements.payout_year_id,
    rule_settlements.payout_year_first_day,
    rule_settlements.payout_year_day_after
from rule_settlements
inner join latest_run
    on latest_run.run_id = rule_settlements.run_id
    and latest_run.as_of_date = rule_settlements.as_of_date
