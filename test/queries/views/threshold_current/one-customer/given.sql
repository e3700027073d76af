insert into panel_runs (run_id, run_number, panel_id) values
    ('march', 2, 'shown'),
    -- A row that was written twice, and a panel of before.
    ('march', 2, 'shown'),
    ('february', 1, 'before');
insert into threshold (panel_id, program_id, period_id, tier, unit_id, distance, distance_before, outcome) values
    ('shown', 'volume', '2011-Q1', 2, 'c1', 0.25, -0.25, 5000),
    ('shown', 'volume', '2011-Q1', 2, 'c2', -0.5, null, null),
    ('given-up', 'volume', '2011-Q1', 2, 'c1', 9, 9, 9),
    ('before', 'volume', '2011-Q1', 2, 'c1', 7, 7, 7);
