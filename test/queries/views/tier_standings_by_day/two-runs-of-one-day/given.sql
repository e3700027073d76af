insert into runs (run_id, run_number, as_of_date) values
    ('march', 1, '2011-03-30'),
    ('next', 2, '2011-03-31'),
    ('again', 3, '2011-03-31');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, qualifier_total, tier_reached, next_tier_from, earned_amount) values
    ('march', '2011-03-30', 'volume', 'c1', '2011-Q1', 9000, 1, 10000, 90),
    ('next', '2011-03-31', 'volume', 'c1', '2011-Q1', 9500, 1, 10000, 95),
    ('again', '2011-03-31', 'volume', 'c1', '2011-Q1', 10000, 2, null, 200),
    ('died', '2011-03-31', 'volume', 'c1', '2011-Q1', 1, 0, 5000, 0),
    ('died', '2011-04-01', 'volume', 'c1', '2011-Q1', 1, 0, 5000, 0);
