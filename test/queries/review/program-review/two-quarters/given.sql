insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31'), ('may', 2, '2011-05-15');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after, quarter, half_year)
select
    day,
    strftime(day, '%Y-%m'),
    year(day) * 12 + month(day) - 1,
    date_trunc('month', day),
    date_trunc('month', day) + interval 1 month,
    strftime(day, '%Y-Q') || quarter(day),
    strftime(day, '%Y-H') || case when month(day) <= 6 then 1 else 2 end
from (select cast(unnest(generate_series(date '2010-01-01', date '2011-12-31', interval 1 day)) as date) as day);
insert into published_months (run_id, as_of_date, month, month_run_id)
select distinct 'may', '2011-05-15', month, 'may' from dim_calendar;
insert into programs (run_id, as_of_date, program_id, program_version, name_en, name_zh, effective_from) values
    ('may', '2011-05-15', 'volume', 1, 'Volume', '销量', '2011-03-31'),
    ('may', '2011-05-15', 'volume', 2, 'Volume, amended', null, '2011-04-01'),
    ('may', '2011-05-15', 'other', 1, 'Other', '其他', '2011-01-01');
insert into enrolments (run_id, as_of_date, program_id, customer_id, currency, cohort_month, is_held_out) values
    ('may', '2011-05-15', 'volume', 'c1', 'EUR', '2011-01', false),
    ('may', '2011-05-15', 'volume', 'c2', 'EUR', '2011-05', false),
    ('may', '2011-05-15', 'volume', 'c3', 'EUR', '2011-03', false),
    ('may', '2011-05-15', 'volume', 'held-out', 'EUR', '2011-01', true);
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count) values
    ('may', '2011-01', 'c1', 'EUR', 1000, 1),
    ('may', '2011-02', 'c1', 'EUR', -100, 0),
    ('may', '2011-05', 'c1', 'EUR', 500, 0),
    ('may', '2011-04', 'c2', 'EUR', 300, 1),
    ('may', '2011-05', 'c2', 'EUR', 200, 1),
    ('may', '2011-05', 'c2', 'USD', 9999, 1),
    ('may', '2011-01', 'held-out', 'EUR', 1000, 1);
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, accrued_change_amount) values
    ('march', '2011-03-31', 'e1', 'volume', 30),
    ('may', '2011-05-15', 'e2', 'volume', 10),
    ('may', '2011-05-15', 'e3', 'volume', -3),
    ('may', '2011-05-15', 'e4', 'other', 99);
insert into payouts (run_id, as_of_date, payout_id, status, round, proposed_at, approved_at, paid_on) values
    ('may', '2011-05-15', 'P1', 'paid', 1, timestamp '2011-04-26 10:00:00', timestamp '2011-05-01 10:00:00', '2011-05-02'),
    ('may', '2011-05-15', 'P2', 'approved', 1, timestamp '2011-04-26 10:00:00', timestamp '2011-05-01 10:00:00', null);
insert into payout_lines (run_id, as_of_date, payout_id, line_number, program_id, amount) values
    ('may', '2011-05-15', 'P1', 1, 'volume', 15),
    ('may', '2011-05-15', 'P1', 2, 'volume', 5),
    ('may', '2011-05-15', 'P1', 3, 'other', 7),
    ('may', '2011-05-15', 'P2', 1, 'volume', 8);
insert into payout_checks (run_id, as_of_date, payout_id, check_id, verdict, reason) values
    ('may', '2011-05-15', 'P1', 'usual_amount', 'warn', 'amount_unusual');
insert into payout_time_outs (run_id, as_of_date, payout_id, round, step_number, level_id, timed_out_at) values
    ('may', '2011-05-15', 'P1', 1, 1, 'manager', timestamp '2011-04-27 10:00:00');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, level_id, decided_by, outcome, asked_at, decided_at) values
    ('may', '2011-05-15', 'P1', 1, 2, 'director', 'dan', 'approved', timestamp '2011-04-27 10:00:00', timestamp '2011-05-01 10:00:00');
insert into effect_runs (run_id, as_of_date, run_number) values ('march', '2011-03-31', 1);
insert into effect_summaries (run_id, as_of_date, program_id, outcome_name, estimator, control_group, event_month, is_ratio, estimate, low, high, grade, reason) values
    ('march', '2011-03-31', 'volume', 'net_amount', 'group_time', 'never', null, false, 5, 1, 9, 'B', null),
    ('march', '2011-03-31', 'volume', 'net_amount', 'ratio_did', 'never', null, true, 0.1, -1, 1, 'C', null),
    ('march', '2011-03-31', 'volume', 'net_amount', 'event_study', 'never', 0, false, 7, -1, 9, 'C', null),
    ('march', '2011-03-31', 'volume', 'orders', 'group_time', 'never', null, false, 2, -1, 9, 'C', null);
