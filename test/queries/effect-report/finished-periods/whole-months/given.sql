insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-06-30');
insert into dim_calendar (day, month_number, month_first_day, month_day_after)
    select day, 12 * year(day) + month(day) - 1, day, cast(day + interval 1 month as date)
    from (select cast(unnest(generate_series(date '2010-12-01', date '2011-12-01', interval 1 month)) as date) as day);
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, period_first_day, period_day_after) values
    ('r1', '2011-06-30', 'club', 'C1', '2011-Q2', date '2011-04-01', date '2011-07-01'),
    ('r1', '2011-06-30', 'club', 'C1', '2011-Q1', date '2011-01-01', date '2011-04-01'),
    ('r1', '2011-06-30', 'club', 'C2', '2011-Q1', date '2011-01-01', date '2011-04-01'),
    ('r1', '2011-06-30', 'club', 'C1', '2011-Q3', date '2011-07-01', date '2011-10-01'),
    ('r1', '2011-06-30', 'club', 'C1', '2011-W20', date '2011-05-16', date '2011-05-23'),
    ('r1', '2011-06-30', 'other', 'C1', '2011-H1', date '2011-01-01', date '2011-07-01');
