insert into threshold_current (program_id, period_id, tier, unit_id, distance, outcome) values
    ('club', '2011-Q1', 1, 'c2', 0.2, 30),
    ('club', '2011-Q1', 1, 'c1', 0.2, 20),
    ('clubs', '2011-Q1', 1, 'c1', 0.2, 20);
