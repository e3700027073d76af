insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, file) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1, 'incoming/erp/a.csv');
insert into programs (run_id, as_of_date, program_id, program_version, effective_from) values
    ('march', '2011-03-31', 'standard', 1, '2010-01-01');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all'),
    ('march', '2011-03-31', 'product', 'everything', 'all');
insert into rule_units (run_id, as_of_date, unit_id, unit, factor) values
    ('march', '2011-03-31', 'pieces', 'box', 12),
    ('march', '2011-03-31', 'pieces', 'piece', 1);
insert into rule_periods (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, unit_id, first_day, day_after, currency, customer_scope_id, product_scope_id) values
    ('march', '2011-03-31', 'standard', 1, '2011-Q1', 'both', 'day', 'pieces', '2011-01-01', '2011-04-01', 'EUR', 'everybody', 'everything');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, tier_reached, earned_amount) values
    ('march', '2011-03-31', 'standard', 'c1', '2011-Q1', 1, 10);
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, unit, net_amount, ingestion_id) values
    ('1001', '1', '2011-02-10', 'c1', 'p1', 2, 'box', 100, 'orders-a'),
    ('1001', '2', '2011-02-10', 'c1', 'p1', 1, 'pallet', 4000, 'orders-a'),
    ('1001', '3', '2011-02-10', 'c1', 'p1', 1, null, 10, 'orders-a');
