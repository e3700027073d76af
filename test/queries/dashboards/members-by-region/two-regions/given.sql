insert into runs (run_id, run_number, as_of_date) values ('may', 1, '2011-05-15');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('may', '2011-05-15', 'customers', 'customers', 1);
insert into customers (customer_id, customer_name, region, segment, ingestion_id) values
    ('c1', 'Ahrens', 'DE', 'key', 'customers'),
    ('c2', 'Brandt', 'DE', 'key', 'customers'),
    ('c3', 'Conti', 'IT', 'small', 'customers');

insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out) values
    ('may', '2011-05-15', 'volume', 'c1', '2011-01', false),
    ('may', '2011-05-15', 'volume', 'c2', '2011-02', true),
    ('may', '2011-05-15', 'volume', 'c3', '2011-01', false),
    ('may', '2011-05-15', 'volume', 'unknown', '2011-01', false),
    ('may', '2011-05-15', 'growth', 'c1', '2011-03', false);
