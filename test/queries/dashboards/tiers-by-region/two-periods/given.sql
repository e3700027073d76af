insert into runs (run_id, run_number, as_of_date) values ('may', 1, '2011-05-15');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('may', '2011-05-15', 'customers', 'customers', 1);
insert into customers (customer_id, customer_name, region, segment, ingestion_id) values
    ('c1', 'Ahrens', 'DE', 'key', 'customers'),
    ('c2', 'Brandt', 'DE', 'key', 'customers'),
    ('c3', 'Conti', 'IT', 'small', 'customers');

insert into standings (run_id, as_of_date, program_id, period_id, period_first_day, period_day_after, customer_id, tier_reached, next_tier_from, distance_to_next_tier, net_amount, earned_amount, accrued_amount) values
    ('may', '2011-05-15', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c1', 1, 10000, 100, 9900, 99, 99),
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'c1', 1, 10000, 2000, 8000, 80, 70),
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'c2', 1, 10000, 2000.01, 7999.99, 79.9999, 0),
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'c3', 2, null, null, 20000, 400, 400),
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'unknown', 1, 10000, 1, 9999, 1, 1),
    ('may', '2011-05-15', 'other', '2011-Q2', '2011-04-01', '2011-07-01', 'c1', 1, 10000, 1, 9999, 1, 1);
