insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-15');
insert into standings (run_id, as_of_date, program_id, period_id, period_first_day, period_day_after, customer_id, net_amount, earned_amount, accrued_amount) values
    ('march', '2011-03-15', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c1', 0, 50, 50);
