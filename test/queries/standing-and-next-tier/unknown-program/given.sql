insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('february', '2011-02-28', 'customers-a', 'customers', 1),
    ('march', '2011-03-31', 'customers-a', 'customers', 1),
    ('march', '2011-03-31', 'customers-b', 'customers', 2);
insert into customers (customer_id, customer_name, segment, tags, ingestion_id) values
    ('c1', 'Ahrens', 'small', '|export|', 'customers-a'),
    ('c2', 'Brandt', 'key', null, 'customers-a'),
    ('c1', 'Ahrens', 'key', null, 'customers-b');

insert into standings (run_id, as_of_date, program_id, customer_id, period_id, period_day_after, qualifier_total, tier_reached, next_tier_from, distance_to_next_tier, earned_amount, payable_amount, reason) values
    ('february', '2011-02-28', 'standard', 'c1', '2011-Q1', '2011-04-01', 100, 0, 1000, 900, 0, 0, 'below_lowest_tier'),
    ('march', '2011-03-31', 'standard', 'c1', '2011-Q1', '2011-04-01', 700, 0, 1000, 300, 0, 0, 'below_lowest_tier'),
    ('march', '2011-03-31', 'standard', 'c2', '2011-Q1', '2011-04-01', 9000, 2, null, null, 180, 180, null),
    ('march', '2011-03-31', 'standard', 'c9', '2011-Q1', '2011-04-01', 990, 0, 1000, 10, 0, 0, 'below_lowest_tier'),
    ('march', '2011-03-31', 'annual', 'c2', '2011', '2012-01-01', 9000, 1, 20000, 11000, 45, 0, 'below_minimum_payout');
