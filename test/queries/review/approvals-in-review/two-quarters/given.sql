insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-30');
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
insert into payouts (run_id, as_of_date, payout_id, status, round, proposed_by, proposed_at, approved_at) values
    ('april', '2011-04-30', 'P1', 'approved', 1, 'pat', timestamp '2011-03-30 09:00:00', timestamp '2011-04-01 08:00:00'),
    ('april', '2011-04-30', 'P2', 'rejected', 2, 'pat', timestamp '2011-03-29 09:00:00', null),
    ('april', '2011-04-30', 'P3', 'blocked', 1, 'pat', timestamp '2011-02-01 09:00:00', null),
    ('april', '2011-04-30', 'P4', 'held', 1, 'pat', timestamp '2011-02-01 09:00:00', null),
    ('april', '2011-04-30', 'P5', 'released', 1, 'pat', timestamp '2011-02-01 09:00:00', timestamp '2011-02-02 09:00:00');
insert into payout_lines (run_id, as_of_date, payout_id, line_number, program_id) values
    ('april', '2011-04-30', 'P1', 1, 'fast'),
    ('april', '2011-04-30', 'P1', 2, 'fast'),
    ('april', '2011-04-30', 'P1', 3, 'slow'),
    ('april', '2011-04-30', 'P2', 1, 'fast'),
    ('april', '2011-04-30', 'P3', 1, 'wide'),
    ('april', '2011-04-30', 'P4', 1, 'wide'),
    ('april', '2011-04-30', 'P5', 1, 'wide');
insert into payout_releases (run_id, as_of_date, payout_id, attempt, released_at) values
    ('april', '2011-04-30', 'P5', 1, timestamp '2011-02-03 09:00:00'),
    ('april', '2011-04-30', 'P5', 2, timestamp '2011-02-04 09:00:00');
insert into payout_checks (run_id, as_of_date, payout_id, check_id, verdict, reason) values
    ('april', '2011-04-30', 'P1', 'usual_amount', 'warn', 'amount_unusual');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, level_id, decided_by, instead_of, outcome, asked_at, decided_at, business_hours) values
    ('april', '2011-04-30', 'P1', 1, 1, 'manager', 'ann', null, 'approved', timestamp '2011-03-30 10:00:00', timestamp '2011-03-30 16:00:00', 6),
    ('april', '2011-04-30', 'P1', 1, 2, 'director', 'dan', 'eva', 'approved', timestamp '2011-03-31 20:00:00', timestamp '2011-04-01 08:00:00', null),
    ('april', '2011-04-30', 'P2', 2, 2, 'director', 'dan', null, 'rejected', timestamp '2011-03-31 10:00:00', timestamp '2011-03-31 13:00:00', 3),
    ('april', '2011-04-30', 'P5', 1, 1, 'manager', 'ann', null, 'changes_requested', timestamp '2011-02-01 10:00:00', timestamp '2011-02-01 10:30:00', 0);
insert into payout_time_outs (run_id, as_of_date, payout_id, round, step_number, level_id, timed_out_at) values
    ('april', '2011-04-30', 'P2', 2, 1, 'manager', timestamp '2011-03-31 10:00:00'),
    ('april', '2011-04-30', 'P4', 1, 1, 'manager', timestamp '2011-02-05 10:00:00');
