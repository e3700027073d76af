insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'rates-a', 'fx_rates', 1);
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values
    ('USD', 'EUR', '2011-02-14', 0.72, 'rates-a'),
    ('USD', 'EUR', '2011-02-16', 0.74, 'rates-a'),
    ('USD', 'EUR', '2011-03-31', 0.70, 'rates-a');
insert into rule_rates (run_id, as_of_date, exchange_id, from_currency, to_currency, rate) values
    ('march', '2011-03-31', 'fixed-1', 'USD', 'EUR', 0.75);
