insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('february', '2011-02-28', 'rates-a', 'fx_rates', 1),
    ('march', '2011-03-31', 'rates-a', 'fx_rates', 1),
    ('march', '2011-03-31', 'rates-b', 'fx_rates', 2);
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values
    ('USD', 'EUR', '2011-02-01', 0.72, 'rates-a'),
    ('USD', 'EUR', '2011-02-02', 0.73, 'rates-a'),
    ('USD', 'EUR', '2011-02-02', 0.74, 'rates-b');
insert into rule_rates (run_id, as_of_date, exchange_id, from_currency, to_currency, rate) values
    ('february', '2011-02-28', 'fixed-1', 'USD', 'EUR', 0.75);
