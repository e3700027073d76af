-- Four customers at -0.3, -0.1, 0 and 0.4 spread sd = √(0.26/3), so a bin is 2·sd/√4 = 0.294392 wide; the fifth is too far to widen it.
insert into dim_number (number) select number from range(100) numbers (number);
insert into threshold_current (period_id, tier, unit_id, distance, distance_before) values
    ('2011-Q1', 1, 'a', -0.3, -0.35),
    ('2011-Q1', 1, 'b', -0.1, -0.2),
    ('2011-Q1', 1, 'c', 0, -0.1),
    ('2011-Q1', 1, 'd', 0.4, null),
    ('2011-Q1', 1, 'e', 1.6, 0.2);
