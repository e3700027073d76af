insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2025-01-31');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, reason) values
    ('r1', '2025-01-31', 'monthly', 'c1', '2025-01', 'below_minimum_payout'),
    ('r1', '2025-01-31', 'monthly', 'c2', '2025-01', 'below_lowest_tier'),
    ('r1', '2025-01-31', 'monthly', 'c3', '2025-01', 'below_lowest_tier'),
    ('r1', '2025-01-31', 'monthly', 'c4', '2025-01', null);
