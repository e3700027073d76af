insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'customers', 'customers', 1);
insert into customers (customer_id, region, segment, ingestion_id) values
    ('north', 'DE', 'key', 'customers'),
    ('north-too', 'DE', 'key', 'customers'),
    ('south', 'IT', 'small', 'customers');
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, amount, accrued_change_amount) values
    ('february', '2011-02-28', 'a1', 'volume', 'north', 100, 100),
    ('february', '2011-02-28', 'a2', 'volume', 'north-too', 20.0001, 20.0001),
    ('march', '2011-03-31', 'a3', 'volume', 'north', 30, -30),
    ('march', '2011-03-31', 'a4', 'volume', 'north', 5, 5),
    ('march', '2011-03-31', 'a5', 'volume', 'unknown', 7, 7),
    ('march', '2011-03-31', 'a6', 'growth', 'south', 9, 9);
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, program_id, customer_id, amount, settled_change_amount) values
    ('march', '2011-03-31', 'march', 'p1', 'release', 'P1', 'volume', 'north', 40, 40),
    ('march', '2011-03-31', 'march', 'p2', 'payment', 'P1', 'volume', 'north', 40, 0),
    ('march', '2011-03-31', 'march', 'p3', 'release', 'P2', 'volume', 'north-too', 20, 20),
    ('march', '2011-03-31', 'march', 'p4', 'return', 'P2', 'volume', 'north-too', 20, -20);
