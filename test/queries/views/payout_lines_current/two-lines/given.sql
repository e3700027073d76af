insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payout_lines (run_id, as_of_date, payout_id, line_number, program_id, customer_id, period_id, amount) values
    ('february', '2011-02-28', 'P1', 1, 'standard', 'c1', '2011-01', 7),
    ('march', '2011-03-31', 'P1', 1, 'standard', 'c1', '2011-01', 7),
    ('march', '2011-03-31', 'P1', 2, 'standard', 'c1', '2011-02', -2);
