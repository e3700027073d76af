insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'orders-a', 'orders', 1);
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all', null, null, 0),
    ('march', '2011-03-31', 'product', 'machines', 'include', 'product_id', 'saw', 1),
    ('march', '2011-03-31', 'product', 'consumables', 'include', 'product_id', 'blade', 1);
insert into rule_periods
    (run_id, as_of_date, program_id, period_id, role, grain, currency, exchange_id, first_day, day_after, customer_scope_id, product_scope_id)
values
    ('march', '2011-03-31', 'standard', '2011-Q1', 'qualifier', 'total', 'EUR', 'day', '2011-01-01', '2011-04-01', 'everybody', 'machines'),
    ('march', '2011-03-31', 'standard', '2011-Q1', 'base', 'total', 'EUR', 'day', '2011-01-01', '2011-04-01', 'everybody', 'consumables');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, net_amount, ingestion_id) values
    ('1001', '1', '2011-02-10', 'c1', 'saw', 900, 'orders-a'),
    ('1001', '2', '2011-02-10', 'c1', 'blade', 50, 'orders-a');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, net_amount) values
    ('march', '2011-03-31', 'standard', 'c1', '2011-Q1', 50);
