insert into runs (run_id, run_number, as_of_date) values ('may', 1, '2011-05-15');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('may', '2011-05-15', 'customers', 'customers', 1);
insert into customers (customer_id, customer_name, region, segment, ingestion_id) values
    ('c1', 'Ahrens', 'DE', 'key', 'customers'),
    ('c2', 'Brandt', 'DE', 'key', 'customers'),
    ('c3', 'Conti', 'IT', 'small', 'customers');

insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('may', '2011-05-15', '2010-05', 'may'),
    ('may', '2011-05-15', '2010-06', 'may'),
    ('may', '2011-05-15', '2011-05', 'may');
insert into customer_months (run_id, month, customer_id, net_amount, order_count) values
    ('may', '2010-05', 'c1', 5000, 5),
    ('may', '2010-06', 'c1', 100.5, 1),
    ('may', '2011-05', 'c1', 200.25, 2),
    ('may', '2011-05', 'c2', 900, 3),
    ('may', '2011-05', 'unknown', 10, 1);
insert into customer_months (run_id, month, customer_id, currency, net_amount, order_count) values
    ('may', '2011-05', 'c1', 'CNY', 7, 1);
insert into standings (run_id, as_of_date, program_id, period_id, period_first_day, period_day_after, customer_id, qualifier_total, tier_reached, next_tier_from, distance_to_next_tier, earned_amount, accrued_amount) values
    ('may', '2011-05-15', 'volume', '2011-Q2', '2011-04-01', '2011-07-01', 'c1', 200.25, 1, 1000, 799.75, 5, 5),
    ('may', '2011-05-15', 'volume', '2011-Q1', '2011-01-01', '2011-04-01', 'c1', 2000, 2, null, null, 40, 40);
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, program_id, period_id, customer_id, debit_account, amount, settled_change_amount) values
    ('may', '2011-05-15', 'may', 'p1', 'release', 'P1', 'volume', '2011-Q1', 'c1', 'rebate_liability', 30, 30),
    ('may', '2011-05-15', 'may', 'p2', 'payment', 'P1', 'volume', '2011-Q1', 'c1', 'rebate_payable', 30, 0),
    ('may', '2011-05-15', 'may', 'p3', 'release', 'P2', 'volume', '2011-Q1', 'c1', 'rebate_liability', 4, 4),
    ('may', '2011-05-15', 'may', 'p4', 'release', 'P0', 'volume', '2010-Q4', 'c1', 'rebate_liability', 9, 9),
    ('may', '2011-05-15', 'may', 'p5', 'payment', 'P0', 'volume', '2010-Q4', 'c1', 'rebate_payable', 10, 0),
    ('may', '2011-05-15', 'may', 'p6', 'payment', 'P0', 'volume', '2010-Q4', 'c1', 'bank', 1, 0),
    ('may', '2011-05-15', 'may', 'p7', 'release', 'P3', 'volume', '2011-Q1', 'c2', 'rebate_liability', 2, 2);
