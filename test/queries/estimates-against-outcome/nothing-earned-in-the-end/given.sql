insert into runs (run_id, run_number, as_of_date) values
    ('2011-03-31-00000001', 1, '2011-03-31'),
    ('2011-04-01-00000002', 2, '2011-04-01');
insert into accrual_estimates
    (run_id, as_of_date, program_id, customer_id, period_id, forecast_low, forecast_high, expected_earned_amount)
values
    ('2011-03-31-00000001', '2011-03-31', 'expected', 'c1', '2011-Q1', 1000, 1000, 20);
insert into standings
    (run_id, as_of_date, program_id, customer_id, period_id, period_day_after, qualifier_volume, earned_amount)
values
    ('2011-04-01-00000002', '2011-04-01', 'expected', 'c1', '2011-Q1', '2011-04-01', 0, 0);
