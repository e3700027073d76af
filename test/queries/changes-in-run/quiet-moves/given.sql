insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into standings (run_id, as_of_date, program_id, customer_id, period_id, qualifier_total, tier_reached, earned_amount, reason) values
    ('february', '2011-02-28', 'standard', 'c1', '2011-Q1', 100, 0, 0, 'below_lowest_tier'),
    ('february', '2011-02-28', 'standard', 'c2', '2011-Q1', 5000, 1, 10, null),
    ('march', '2011-03-31', 'standard', 'c1', '2011-Q1', 200, 0, 0, 'below_lowest_tier'),
    ('march', '2011-03-31', 'standard', 'c2', '2011-Q1', 5000, 1, 10, 'below_minimum_payout');
