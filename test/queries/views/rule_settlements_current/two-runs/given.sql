insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into rule_settlements (run_id, as_of_date, program_id, period_id, counts_until, submitted_until, payout_on, is_final, payouts_per_year, payout_year_id, payout_year_first_day, payout_year_day_after) values
    ('february', '2011-02-28', 'annual', '2011', date '2011-02-01', date '2011-01-31', date '2011-02-10', false, 4, '2011', date '2011-01-01', date '2012-01-01'),
    ('march', '2011-03-31', 'annual', '2011', date '2011-04-01', date '2011-03-31', date '2011-04-10', false, 4, '2011', date '2011-01-01', date '2012-01-01'),
    ('march', '2011-03-31', 'monthly', '2011-03', date '2011-04-01', date '2011-03-31', date '2011-03-31', true, null, '2011', date '2011-01-01', date '2012-01-01');
