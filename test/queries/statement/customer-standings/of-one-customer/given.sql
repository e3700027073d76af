insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-03-31'), ('r2', 2, '2011-04-30');
insert into standings (run_id, as_of_date, program_id, program_version, customer_id, period_id, period_first_day, period_day_after, net_amount, earned_amount, accrual_basis, accrued_amount, held_line_count) values
    ('r1', '2011-03-31', 'quarterly', 1, 'C1', '2011-Q1', date '2011-01-01', date '2011-04-01', 900, 9, 'earned', 9, 0),
    ('r2', '2011-04-30', 'quarterly', 1, 'C1', '2011-Q2', date '2011-04-01', date '2011-07-01', 300, 3, 'expected', 4, 2),
    ('r2', '2011-04-30', 'quarterly', 2, 'C1', '2011-Q1', date '2011-01-01', date '2011-04-01', 1000, 10, 'earned', 10, 0),
    ('r2', '2011-04-30', 'quarterly', 2, 'C2', '2011-Q1', date '2011-01-01', date '2011-04-01', 500, 5, 'earned', 5, 0);
