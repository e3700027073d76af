insert into runs (run_id, run_number, as_of_date) values ('february', 1, '2011-02-28');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, rows_in, rows_accepted, rows_rejected, net_amount_accepted) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1, 4, 3, 1, 165),
    ('march', '2011-03-31', 'rates-a', 'fx_rates', 2, 1, 1, 0, null);
insert into fx_rates (from_currency, to_currency, rate_date, rate, ingestion_id) values
    ('USD', 'EUR', '2011-02-10', 0.5, 'rates-a');
insert into rejected_lines (line_number, reason, ingestion_id) values (4, 'customer_missing', 'orders-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all'),
    ('march', '2011-03-31', 'product', 'everything', 'all');
insert into rule_periods
    (run_id, as_of_date, program_id, period_id, role, grain, currency, exchange_id, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'standard', '2011-Q1', 'both', 'total', 'EUR', 'day', '2011-01-01', '2011-04-01', 'everybody', 'everything'),
    ('march', '2011-03-31', 'standard', '2011-Q1', 'baseline', 'total', 'EUR', 'day', '2010-01-01', '2010-04-01', 'everybody', 'everything');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, net_amount, currency, ingestion_id) values
    ('0901', '1', '2010-02-10', 'c1', 'p1', 40, 'EUR', 'orders-a'),
    ('1001', '1', '2011-02-10', 'c1', 'p1', 100, 'EUR', 'orders-a'),
    ('1002', '1', '2011-02-11', 'c2', 'p1', 25, 'USD', 'orders-a');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, net_amount, to_accrue_amount, accrued_amount) values
    ('march', '2011-03-31', 'standard', 'c1', '2011-Q1', 100, 2, 2),
    ('march', '2011-03-31', 'standard', 'c2', '2011-Q1', 12.5, 0.25, 0.25);
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, period_id, amount, accrued_change_amount) values
    ('february', '2011-02-28', 'e1', 'standard', 'c1', '2011-Q1', 3, 3),
    ('march', '2011-03-31', 'e2', 'standard', 'c1', '2011-Q1', 1, -1),
    ('march', '2011-03-31', 'e3', 'standard', 'c2', '2011-Q1', 0.25, 0.25),
    ('died', '2011-03-15', 'e9', 'standard', 'c2', '2011-Q1', 7, 7);
