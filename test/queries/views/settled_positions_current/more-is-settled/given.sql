insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into settled_positions (run_id, as_of_date, program_id, customer_id, period_id, settled_amount) values
    ('february', '2011-02-28', 'standard', 'c1', '2011-01', 60),
    ('march', '2011-03-31', 'standard', 'c1', '2011-01', 75);
