insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into rule_tiers (run_id, as_of_date, program_id, program_version, tier, tier_from) values
    ('february', '2011-02-28', 'standard', 1, 1, 1000),
    ('march', '2011-03-31', 'standard', 1, 1, 1000),
    ('march', '2011-03-31', 'standard', 2, 1, 0),
    ('march', '2011-03-31', 'standard', 2, 2, 2500.5);
