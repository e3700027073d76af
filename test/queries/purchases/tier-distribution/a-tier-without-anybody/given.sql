insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-15');
insert into rule_tiers (run_id, as_of_date, program_id, program_version, tier, tier_from) values
    ('april', '2011-04-15', 'volume', 1, 1, 1000),
    ('april', '2011-04-15', 'volume', 1, 2, 5000),
    ('april', '2011-04-15', 'volume', 1, 3, 10000),
    ('april', '2011-04-15', 'other', 1, 1, 1);
insert into standings (run_id, as_of_date, program_id, period_id, period_day_after, customer_id, tier_reached, qualifier_total, earned_amount) values
    ('april', '2011-04-15', 'volume', '2011-Q1', '2011-04-01', 'c1', 0, 500, 0),
    ('april', '2011-04-15', 'volume', '2011-Q1', '2011-04-01', 'c2', 1, 2000, 20),
    ('april', '2011-04-15', 'volume', '2011-Q1', '2011-04-01', 'c3', 1, 4000, 40),
    ('april', '2011-04-15', 'volume', '2011-Q1', '2011-04-01', 'c4', 3, 12000, 240),
    ('april', '2011-04-15', 'volume', '2011-Q2', '2011-07-01', 'c1', 1, 1000, 10),
    ('april', '2011-04-15', 'other', '2011-Q1', '2011-04-01', 'c1', 1, 1, 1);
