insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-30');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('april', '2011-04-30', 'customers', 'customers', 1);
insert into customers (customer_id, customer_name, ingestion_id) values ('c1', 'Ahrens', 'customers');
insert into standings (run_id, as_of_date, program_id, period_id, period_day_after, customer_id, tier_reached, next_tier_from, distance_to_next_tier, qualifier_total, earned_amount) values
    ('april', '2011-04-30', 'volume', '2011-Q1', '2011-04-01', 'c1', 1, 1000, 50, 950, 9.5),
    ('april', '2011-04-30', 'volume', '2011-Q1', '2011-04-01', 'c2', 1, 1000, 50.01, 949.99, 9),
    ('april', '2011-04-30', 'volume', '2010-Q4', '2011-01-01', 'c3', 1, 1000, 1, 999, 9),
    ('april', '2011-04-30', 'volume', '2011-Q1', '2011-04-01', 'c4', 2, null, null, 9999, 99),
    ('april', '2011-04-30', 'volume', '2011-Q2', '2011-07-01', 'c5', 1, 1000, 1, 999, 9),
    ('april', '2011-04-30', 'volume', '2011-Q1', '2011-04-01', 'c6', 0, 500, 0, 500, 0),
    ('april', '2011-04-30', 'monthly', '2011-04', '2011-05-01', 'c1', 0, 100, 4, 96, 0);
