insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'rates-a', 'fx_rates', 1);
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values
    ('AAA', 'EUR', '2011-02-01', 0.70000002, 'rates-a'),
    ('AAA', 'EUR', '2011-02-02', 0.70000003, 'rates-a'),
    ('BBB', 'EUR', '2011-02-01', 0.10000000, 'rates-a'),
    ('BBB', 'EUR', '2011-02-02', 0.10000000, 'rates-a'),
    ('BBB', 'EUR', '2011-02-03', 0.20000000, 'rates-a'),
    ('CCC', 'EUR', '2011-02-01', 0.10000000, 'rates-a'),
    ('CCC', 'EUR', '2011-02-02', 0.20000000, 'rates-a'),
    ('CCC', 'EUR', '2011-02-03', 0.20000000, 'rates-a'),
    ('DDD', 'EUR', '2011-02-01', 999999.99999999, 'rates-a'),
    ('DDD', 'EUR', '2011-02-02', 999999.99999998, 'rates-a');
