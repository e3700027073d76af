/**
 * A measured night. Of the club, 40 customers joined in 2025-11 and 35 never did; the lottery keeps 31 customers out, the pilot has 12
 * in it, and the newest program was published after the measurement.
 */
export const measured = `
insert into runs (run_id, run_number, as_of_date, started_at, committed_at) values
  ('2026-05-31-00000002', 2, '2026-05-31', timestamp '2026-06-01 02:00:00', timestamp '2026-06-01 02:04:05');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after)
  select day, strftime(day, '%Y-%m'), year(day) * 12 + month(day) - 1, day, day + interval 1 month
  from range(date '2025-01-01', date '2026-12-01', interval 1 month) as days (day);
insert into programs (run_id, as_of_date, program_id, program_version, name_en, name_zh, currency, period) values
  ('2026-05-31-00000002', '2026-05-31', 'club', 1, 'Club <b>', '会员返利', 'EUR', 'quarter'),
  ('2026-05-31-00000002', '2026-05-31', 'lottery', 1, 'Lottery', null, 'CHF', 'quarter'),
  ('2026-05-31-00000002', '2026-05-31', 'pilot', 1, 'Pilot', null, 'EUR', 'quarter'),
  ('2026-05-31-00000002', '2026-05-31', 'newest', 1, 'Newest', null, 'EUR', 'quarter');
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month, is_held_out)
  select '2026-05-31-00000002', '2026-05-31', 'club', concat('t', number), 'EUR', '2025-11', false from range(40) as numbers (number);
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month, is_held_out)
  select '2026-05-31-00000002', '2026-05-31', 'pilot', concat('p', number), 'EUR', '2025-11', false from range(12) as numbers (number);
insert into effect_runs (run_id, as_of_date, run_number, measured_at, panel_first_month, panel_last_month, winsorised_percentile) values
  ('2026-05-31-00000002', '2026-05-31', 2, timestamp '2026-06-01 03:00:00', '2025-01', '2026-05', 99);
insert into panel_runs (run_id, run_number, panel_id) values ('2026-05-31-00000002', 2, 'p1');
insert into panel (panel_id, program_id, unit_id, period, cohort, net_amount, net_amount_winsorised, orders, contract_amount)
  select
    'p1', 'club', concat(arm, number), period, case when arm = 't' then 24310 end,
    500.0 + 10 * ((number * 7 + period * 3) % 11) + case when arm = 't' and period >= 24310 then 80 else 0 end,
    500.0 + 10 * ((number * 7 + period * 3) % 11) + case when arm = 't' and period >= 24310 then 80 else 0 end,
    1 + (number * 5 + period) % 3 + case when arm = 't' and period >= 24310 then number % 2 else 0 end, 0
  from (values ('t', 40), ('c', 35)) as arms (arm, units), range(40) as numbers (number), range(24300, 24317) as periods (period)
  where number < units;
insert into effect_summaries (run_id, as_of_date, program_id, outcome_name, estimator, control_group, event_month, treated_units, control_units, is_ratio, estimate, standard_error, low, high, band_low, band_high, minimum_detectable_effect, pre_trend_p_value, grade, reason) values
  ('2026-05-31-00000002', '2026-05-31', 'club', 'orders', 'group_time', 'never', null, 40, 35, false, 0.5, 0.1, 0.304, 0.696, null, null, 0.28, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'club', 'orders', 'ratio_did', 'never', null, 40, 35, true, 0.2, 0.05, 0.102, 0.298, null, null, 0.14, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'club', 'active', 'group_time', 'never', null, 40, 35, false, 0.05, 0.04, -0.028, 0.128, null, null, 0.11, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'club', 'net_amount', 'group_time', 'never', null, 40, 35, false, 80, 60, -37.6, 197.6, null, null, 168, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'club', 'net_amount', 'ratio_did', 'never', null, 40, 35, true, 0.15, 0.1, -0.046, 0.346, null, null, 0.28, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'club', 'orders', 'event_study', 'never', -2, 40, 35, false, 0.05, 0.15, -0.244, 0.344, -0.4, 0.5, 0.42, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'club', 'orders', 'event_study', 'never', -1, 40, 35, false, 0, null, null, null, null, null, null, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'club', 'orders', 'event_study', 'never', 0, 40, 35, false, 0.45, 0.15, 0.156, 0.744, 0, 0.9, 0.42, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'club', 'orders', 'event_study', 'never', 1, 40, 35, false, 0.55, 0.15, 0.256, 0.844, 0.1, 1, 0.42, 0.4, 'B', null),
  ('2026-05-31-00000002', '2026-05-31', 'lottery', 'orders', 'hold_out_cuped', 'held_out', null, 90, 31, false, -0.4, 0.1, -0.596, -0.204, null, null, 0.28, null, 'A', null),
  ('2026-05-31-00000002', '2026-05-31', 'lottery', 'net_amount', 'hold_out_cuped', 'held_out', null, 90, 31, false, -12.5, 4, -20.34, -4.66, null, null, 11.2, null, 'A', null),
  ('2026-05-31-00000002', '2026-05-31', 'pilot', 'orders', 'group_time', 'never', null, 12, 35, false, null, null, null, null, null, null, null, null, 'D', 'too_few_treated');
`;
