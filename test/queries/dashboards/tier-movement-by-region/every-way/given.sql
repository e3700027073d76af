insert into runs (run_id, run_number, as_of_date) values ('may', 1, '2011-05-15');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('may', '2011-05-15', 'customers', 'customers', 1);
insert into customers (customer_id, customer_name, region, segment, ingestion_id) values
    ('c1', 'Ahrens', 'DE', 'key', 'customers'),
    ('c2', 'Brandt', 'DE', 'key', 'customers'),
    ('c3', 'Conti', 'IT', 'small', 'customers');

insert into standings (run_id, as_of_date, program_id, customer_id, period_id, tier_reached) values
    ('may', '2011-05-15', 'volume', 'c1', '2011-Q1', 1),
    ('may', '2011-05-15', 'volume', 'c1', '2011-Q2', 2),
    ('may', '2011-05-15', 'volume', 'c2', '2011-Q1', 1),
    ('may', '2011-05-15', 'volume', 'c2', '2011-Q2', 2),
    ('may', '2011-05-15', 'volume', 'c3', '2011-Q1', 1),
    ('may', '2011-05-15', 'volume', 'c3', '2011-Q2', 2),
    ('may', '2011-05-15', 'volume', 'left', '2011-Q1', 2),
    ('may', '2011-05-15', 'volume', 'came', '2011-Q2', 0),
    ('may', '2011-05-15', 'volume', 'before', '2010-Q4', 1),
    ('may', '2011-05-15', 'other', 'c1', '2011-Q1', 1);
