insert into panel_current (unit_id, period, cohort, outcome) values
    ('t1', 1, 2, 10), ('t1', 2, 2, 14),
    ('c1', 1, null, 5), ('c1', 2, null, 6),
    ('c2', 1, null, 7), ('c2', 2, null, 9);
