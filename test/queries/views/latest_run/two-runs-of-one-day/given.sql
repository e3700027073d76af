insert into runs (run_id, run_number, as_of_date) values
    ('second', 2, '2011-03-31'),
    ('tenth', 10, '2011-03-31'),
    ('ninth', 9, '2011-03-31');
