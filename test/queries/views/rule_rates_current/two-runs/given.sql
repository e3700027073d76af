insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into rule_rates (run_id, as_of_date, exchange_id, from_currency, to_currency, rate) values
    ('february', '2011-02-28', 'fixed-1', 'USD', 'EUR', 0.75),
    ('march', '2011-03-31', 'fixed-2', 'CHF', 'EUR', 0.9),
    ('march', '2011-03-31', 'fixed-2', 'USD', 'EUR', 0.7);
