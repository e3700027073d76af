insert into runs (run_id, run_number, as_of_date) values ('april', 1, '2011-04-29');
insert into standings (run_id, as_of_date, program_id, period_id, period_day_after, customer_id, tier_reached, next_tier_from, distance_to_next_tier, qualifier_total, earned_amount) values
    ('april', '2011-04-29', 'monthly', '2011-04', '2011-05-01', 'c1', 0, 100, 4, 96, 0);
