insert into runs (run_id, run_number, as_of_date) values
    ('january', 1, '2011-01-31'),
    ('february', 2, '2011-02-28'),
    ('march', 3, '2011-03-31');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, qualifier_total, tier_reached, earned_amount, accrued_amount, reason) values
    ('january', '2011-01-31', 'standard', 'up', '2011-Q1', 500, 0, 0, 0, 'below_lowest_tier'),
    ('february', '2011-02-28', 'standard', 'down', '2011-Q1', 1000, 1, 10, 10, null),
    ('february', '2011-02-28', 'standard', 'gone', '2011-Q1', 1000, 1, 10, 10, null),
    ('february', '2011-02-28', 'standard', 'less', '2011-Q1', 3000, 1, 30, 30, null),
    ('february', '2011-02-28', 'standard', 'more', '2011-Q1', 1000, 1, 10, 10, null),
    ('february', '2011-02-28', 'standard', 'same', '2011-Q1', 1000, 1, 10, 10, null),
    ('february', '2011-02-28', 'standard', 'up', '2011-Q1', 900, 0, 0, 0, 'below_lowest_tier'),
    ('march', '2011-03-31', 'standard', 'down', '2011-Q1', 990, 0, 0, 0, 'below_lowest_tier'),
    ('march', '2011-03-31', 'standard', 'less', '2011-Q1', 2000, 1, 20, 20, null),
    ('march', '2011-03-31', 'standard', 'more', '2011-Q1', 1500, 1, 15, 15, null),
    ('march', '2011-03-31', 'standard', 'new', '2011-Q1', 100, 0, 0, 0, 'below_lowest_tier'),
    ('march', '2011-03-31', 'standard', 'same', '2011-Q1', 1000, 1, 10, 10, null),
    ('march', '2011-03-31', 'standard', 'up', '2011-Q1', 1000, 1, 10, 10, null);
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, period_id, amount, accrued_change_amount) values
    ('february', '2011-02-28', 'e1', 'standard', 'more', '2011-Q1', 10, 10),
    ('march', '2011-03-31', 'e2', 'standard', 'more', '2011-Q1', 3, 3),
    ('march', '2011-03-31', 'e3', 'standard', 'more', '2011-Q1', 2, 2),
    ('march', '2011-03-31', 'e4', 'standard', 'down', '2011-Q1', 10, -10);
