insert into runs (run_id, run_number, as_of_date) values ('may', 1, '2011-05-15');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('may', '2011-05-15', 'customers', 'customers', 1);
insert into customers (customer_id, customer_name, region, segment, ingestion_id) values
    ('c1', 'Ahrens', 'DE', 'key', 'customers'),
    ('c2', 'Brandt', 'DE', 'key', 'customers'),
    ('c3', 'Conti', 'IT', 'small', 'customers');
insert into standings (run_id, as_of_date, program_id, period_id, period_first_day, period_day_after, customer_id, qualifier_volume, qualifier_total, base_total, before_limits_amount, tier_reached, next_tier_from, distance_to_next_tier) values
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'c1', 9000, 9000, 9000, 90, 1, 10000, 1000),
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'c2', 900, 8000, 4000, 40, 1, 10000, 2000),
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'c4', 7999.99, 7999.99, 7999.99, 80, 1, 10000, 2000.01),
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'c3', 19000, 19000, 19000, 380, 2, 20000, 1000),
    ('may', '2011-05-15', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c3', 11000, 11000, 11000, 220, 2, 20000, 9000),
    ('may', '2011-05-15', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c5', 9999, 9999, 9999, 100, 1, 10000, 1);
