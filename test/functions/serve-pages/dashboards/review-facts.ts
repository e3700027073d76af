import { payoutFacts } from "./payout-facts.ts";

const run = "'2026-05-31-00000002', '2026-05-31'";

/** Beside the payouts: a program with a tier that nobody of ten reached in the first quarter, and one that two just missed. */
export const reviewFacts = `${payoutFacts}
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after, quarter, half_year)
select
  day,
  strftime(day, '%Y-%m'),
  year(day) * 12 + month(day) - 1,
  date_trunc('month', day),
  date_trunc('month', day) + interval 1 month,
  strftime(day, '%Y-Q') || quarter(day),
  strftime(day, '%Y-H') || case when month(day) <= 6 then 1 else 2 end
from (select cast(unnest(generate_series(date '2025-01-01', date '2026-12-31', interval 1 day)) as date) as day);
insert into programs (run_id, as_of_date, program_id, name_en, name_zh, effective_from) values
  (${run}, 'annual', 'Annual volume', '年度返利', '2026-01-01'),
  (${run}, 'quarterly', 'Quarterly', null, '2026-01-01');
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month) values
  (${run}, 'annual', 'north', '2026-02'),
  (${run}, 'annual', 'south', '2026-07'),
  (${run}, 'annual', 'somebody', '2026-03');
insert into rule_tiers (run_id, as_of_date, program_id, program_version, tier, tier_from) values
  (${run}, 'annual', 1, 1, 100),
  (${run}, 'annual', 1, 2, 1000),
  (${run}, 'quarterly', 1, 1, 500);
insert into standings (run_id, as_of_date, program_id, period_id, period_day_after, customer_id, tier_reached, next_tier_from, distance_to_next_tier)
  select ${run}, 'annual', '2026-Q1', date '2026-04-01', 'c' || number, case when number < 5 then 1 else 0 end, case when number < 5 then 1000 else 100 end, 50 + case when number < 5 then 400 else 0 end
  from range(10) as numbers (number);
insert into standings (run_id, as_of_date, program_id, period_id, period_day_after, customer_id, tier_reached, next_tier_from, distance_to_next_tier) values
  (${run}, 'quarterly', '2026-Q1', date '2026-04-01', 'north', 0, 500, 25),
  (${run}, 'quarterly', '2026-Q1', date '2026-04-01', 'south', 0, 500, 5),
  (${run}, 'quarterly', '2026-Q1', date '2026-04-01', 'north-too', 0, 500, 26);
insert into effect_runs (run_id, as_of_date, run_number) values (${run}, 2);
insert into effect_summaries (run_id, as_of_date, program_id, outcome_name, estimator, control_group, event_month, is_ratio, estimate, low, high, grade, reason) values
  (${run}, 'annual', 'net_amount', 'group_time', 'never', null, false, 12.5, -3, 28, 'B', null);
`;
