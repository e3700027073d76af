insert into threshold_current (period_id, tier, unit_id, distance_before, distance) values
    ('2011-Q1', 1, 'at the line', -0.25, 0),
    ('2011-Q1', 1, 'as far above as near reaches', 0, 0.25),
    ('2011-Q1', 1, 'as far below', 0.25, -0.25),
    ('2011-Q1', 1, 'further below', -0.125, -0.375);
