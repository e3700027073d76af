insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into rule_tiers (run_id, as_of_date, program_id, program_version, tier, tier_from) values
    ('march', '2011-03-31', 'volume', 1, 1, 1000),
    ('march', '2011-03-31', 'volume', 2, 1, 2000),
    ('march', '2011-03-31', 'volume', 2, 2, 5000);
insert into standings (run_id, as_of_date, program_id, program_version, period_id, period_day_after, customer_id, tier_reached, qualifier_total) values
    ('march', '2011-03-31', 'volume', 1, '2011-Q1', '2011-04-01', 'c1', 1, 1500),
    ('march', '2011-03-31', 'volume', 2, '2011-Q1', '2011-04-01', 'c2', 1, 3000);
