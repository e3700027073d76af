insert into threshold_current (program_id, period_id, tier, unit_id, distance, distance_before, outcome) values
    ('club', '2011-Q1', 1, 'nothing', -1, null, 0),
    ('club', '2011-Q1', 1, 'below', -0.25, 0.5, 80),
    ('club', '2011-Q1', 1, 'at-the-line', 0, null, 95.5),
    ('club', '2011-Q1', 1, 'twice', 1, null, 200),
    ('club', '2011-Q1', 1, 'beyond', 1.01, null, 300),
    ('club', '2011-Q1', 1, 'more-returned', -1.01, null, 10),
    ('club', '2011-Q1', 2, 'twice', 0, null, 200),
    ('club', '2011-Q2', 1, 'next-not-over', 0.1, null, null),
    ('annual', '2010', 1, 'below', 0.5, null, 7);
