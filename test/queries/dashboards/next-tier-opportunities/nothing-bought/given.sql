insert into runs (run_id, run_number, as_of_date) values ('may', 1, '2011-05-15');insert into standings (run_id, as_of_date, program_id, period_id, period_first_day, period_day_after, customer_id, qualifier_volume, qualifier_total, base_total, before_limits_amount, tier_reached, next_tier_from, distance_to_next_tier) values
    ('may', '2011-05-15', 'growth', '2011-Q2', '2011-04-01', '2011-07-01', 'c1', 0, 9500, 0, 0, 1, 10000, 500),
    ('may', '2011-05-15', 'growth', '2011-Q2', '2011-04-01', '2011-07-01', 'c2', 9500, 10500, 0, 0, 2, null, null),
    ('may', '2011-05-15', 'ended', '2011-M05', '2011-05-01', '2011-05-16', 'c1', 9500, 9500, 9500, 95, 1, 10000, 500);
