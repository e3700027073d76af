insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'customers-a', 'customers', 1),
    ('march', '2011-03-31', 'orders-a', 'orders', 2);
insert into customers (customer_id, segment, tags, ingestion_id) values
    ('c1', 'key', null, 'customers-a'),
    ('c2', 'key', null, 'customers-a'),
    ('c3', 'key', '|blocked|', 'customers-a');
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, ingestion_id) values
    ('1001', '1', '2011-03-01', 'c12', 'p9', 'orders-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('march', '2011-03-31', 'customer', 'most', 'all', null, null, 0),
    ('march', '2011-03-31', 'customer', 'most', 'exclude', 'tag', 'blocked', 0),
    ('march', '2011-03-31', 'customer', 'most', 'hold_out', 'lot', 'spring', 0),
    ('march', '2011-03-31', 'customer', 'most', 'hold_out', 'percent', '40', 0);
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, currency, first_day, day_after, customer_scope_id)
values
    ('march', '2011-03-31', 'volume', 1, '2011-Q1', 'qualifier', 'EUR', '2011-02-14', '2011-04-01', 'most'),
    ('march', '2011-03-31', 'volume', 1, '2011-Q1', 'base', 'EUR', '2011-02-14', '2011-04-01', 'most'),
    ('march', '2011-03-31', 'volume', 1, '2011-Q1', 'baseline', 'EUR', '2010-01-01', '2010-04-01', 'most'),
    ('march', '2011-03-31', 'volume', 1, '2011-Q2', 'qualifier', 'EUR', '2011-04-01', '2011-04-01', 'most');
