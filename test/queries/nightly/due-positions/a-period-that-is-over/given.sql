insert into rule_settlements (run_id, as_of_date, program_id, period_id, counts_until, payout_on, is_final) values
    ('april', '2011-04-30', 'quarterly', '2011-Q1', date '2011-04-01', date '2011-04-15', true),
    ('march', '2011-03-31', 'quarterly', '2010-Q4', date '2011-01-01', date '2011-01-15', true);
insert into standings (run_id, as_of_date, program_id, program_version, customer_id, period_id, currency, qualifier_total, tier_reached, earned_amount, accrued_amount, net_amount) values
    ('april', '2011-04-30', 'quarterly', 2, 'C1', '2011-Q1', 'EUR', 5000, 2, 100, 100, 5000),
    ('april', '2011-04-30', 'quarterly', 2, 'C1', '2011-Q2', 'EUR', 350, 0, 7, 7, 350),
    ('april', '2011-04-30', 'other', 1, 'C1', '2011-Q1', 'EUR', 450, 1, 9, 9, 450),
    ('march', '2011-03-31', 'quarterly', 2, 'C1', '2011-Q1', 'EUR', 4500, 1, 90, 90, 4500);
