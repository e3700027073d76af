insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out, stratum) values
    ('february', '2011-02-28', 'standard', 'c1', '2011-01', false, 'small'),
    ('march', '2011-03-31', 'standard', 'c1', '2011-01', false, 'key'),
    ('march', '2011-03-31', 'standard', 'c2', '2011-01', true, null);
