insert into runs (run_id, run_number, as_of_date) values
    ('january', 1, '2011-01-31'),
    ('february', 2, '2011-02-28'),
    ('march', 3, '2011-03-05');
insert into rule_settlements (run_id, as_of_date, program_id, period_id, counts_until, payout_on, is_final) values
    ('again', '2011-03-10', 'annual', '2011', date '2011-03-01', date '2011-03-10', false);
insert into standings (run_id, as_of_date, program_id, program_version, customer_id, period_id, currency, qualifier_total, tier_reached, earned_amount, accrued_amount, net_amount) values
    ('january', '2011-01-31', 'annual', 1, 'C1', '2011', 'EUR', 500, 0, 10, 10, 500),
    ('february', '2011-02-28', 'annual', 1, 'C1', '2011', 'EUR', 1250, 1, 25, 25, 1250),
    ('march', '2011-03-05', 'annual', 1, 'C1', '2011', 'EUR', 1500, 2, 30, 30, 1500),
    ('again', '2011-03-10', 'annual', 1, 'C1', '2011', 'EUR', 1650, 2, 33, 33, 1650),
    ('again', '2011-03-10', 'annual', 1, 'C2', '2011', 'EUR', 200, 1, 4, 4, 200);
