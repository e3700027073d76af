insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into rule_settlements (run_id, as_of_date, program_id, period_id, payout_on, payouts_per_year, payout_year_id, payout_year_first_day, payout_year_day_after) values
    ('march', '2011-03-31', 'standard', '2011-01', date '2011-02-10', 4, '2011', date '2011-01-01', date '2012-01-01'),
    ('march', '2011-03-31', 'standard', '2011-02', date '2011-03-10', 2, '2011', date '2011-01-01', date '2012-01-01'),
    ('march', '2011-03-31', 'open', '2011-02', date '2011-03-10', null, '2011', date '2011-01-01', date '2012-01-01'),
    ('march', '2011-03-31', 'standard', '2010-11', date '2010-12-10', 1, '2010', date '2010-01-01', date '2011-01-01');
insert into payouts (run_id, as_of_date, payout_id, customer_id, payout_on, status) values
    ('march', '2011-03-31', 'P1', 'c1', date '2011-02-10', 'paid'),
    ('march', '2011-03-31', 'P2', 'c1', date '2011-02-10', 'released'),
    ('march', '2011-03-31', 'P3', 'c1', date '2011-03-10', 'in_approval'),
    ('march', '2011-03-31', 'P4', 'c1', date '2011-03-20', 'voided'),
    ('march', '2011-03-31', 'P5', 'c1', date '2010-12-10', 'paid'),
    ('march', '2011-03-31', 'P6', 'c2', date '2011-02-10', 'paid'),
    ('march', '2011-03-31', 'P7', 'c2', date '2011-03-10', 'paid'),
    ('march', '2011-03-31', 'P8', 'c2', date '2011-03-20', 'paid'),
    ('march', '2011-03-31', 'P9', 'c3', date '2011-03-10', 'paid');
insert into payout_lines (run_id, as_of_date, payout_id, line_number, program_id, customer_id, period_id) values
    ('march', '2011-03-31', 'P1', 1, 'standard', 'c1', '2011-01'),
    ('march', '2011-03-31', 'P1', 2, 'standard', 'c1', '2010-12'),
    ('march', '2011-03-31', 'P2', 1, 'standard', 'c1', '2011-01'),
    ('march', '2011-03-31', 'P3', 1, 'standard', 'c1', '2011-02'),
    ('march', '2011-03-31', 'P4', 1, 'standard', 'c1', '2011-02'),
    ('march', '2011-03-31', 'P5', 1, 'standard', 'c1', '2010-11'),
    ('march', '2011-03-31', 'P6', 1, 'standard', 'c2', '2011-01'),
    ('march', '2011-03-31', 'P7', 1, 'standard', 'c2', '2011-02'),
    ('march', '2011-03-31', 'P8', 1, 'standard', 'c2', '2011-02'),
    ('march', '2011-03-31', 'P9', 1, 'open', 'c3', '2011-02');
