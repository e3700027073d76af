insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into standings (run_id, as_of_date, program_id, period_id, period_first_day, period_day_after, customer_id, qualifier_volume, qualifier_total, tier_reached, next_tier_from, distance_to_next_tier) values
    ('march', '2011-03-31', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c1', 8800, 8800, 1, 8900, 100),
    ('march', '2011-03-31', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c2', 8800, 8800, 1, 11000, 2200),
    ('march', '2011-03-31', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c3', 8799.99, 8799.99, 1, 11000, 2200.01),
    ('march', '2011-03-31', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c4', 0, 9500, 1, 10000, 500),
    ('march', '2011-03-31', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c5', 50000, 50000, 2, null, null),
    ('march', '2011-03-31', 'volume', '2010-Q4', '2010-10-01', '2011-01-01', 'c6', 99, 99, 0, 100, 1);
