insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, file) values
    ('march', '2011-03-31', 'customers-a', 'customers', 1, 'incoming/erp/customers.csv'),
    ('march', '2011-03-31', 'orders-a', 'orders', 2, 'incoming/erp/a.csv'),
    ('march', '2011-03-31', 'orders-b', 'orders', 3, 'incoming/erp/b.csv');
insert into customers (customer_id, segment, tags, ingestion_id) values
    ('c1', 'key', null, 'customers-a'),
    ('c2', 'key', null, 'customers-a');
insert into programs (run_id, as_of_date, program_id, program_version, effective_from) values
    ('march', '2011-03-31', 'small-only', 1, '2011-01-01'),
    ('march', '2011-03-31', 'standard', 1, '2011-01-01'),
    ('march', '2011-03-31', 'standard', 2, '2011-03-01');
insert into rule_periods (run_id, as_of_date, program_id, program_version, period_id, role, exchange_id, first_day, day_after, customer_scope_id, product_scope_id) values
    ('march', '2011-03-31', 'small-only', 1, '2011-Q1', 'both', 'day', '2011-01-01', '2011-04-01', 'small', 'all-but-post'),
    ('march', '2011-03-31', 'standard', 1, '2011-Q1', 'both', 'day', '2011-01-01', '2011-03-01', 'everybody', 'all-but-post'),
    ('march', '2011-03-31', 'standard', 2, '2011-Q1', 'both', 'day', '2011-03-01', '2011-04-01', 'everybody', 'all-but-post');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('march', '2011-03-31', 'customer', 'everybody', 'all', null, null, 0),
    ('march', '2011-03-31', 'customer', 'everybody', 'exclude', 'tag', 'blocked', 0),
    ('march', '2011-03-31', 'customer', 'everybody', 'hold_out', 'lot', 'spring', 0),
    ('march', '2011-03-31', 'customer', 'everybody', 'hold_out', 'percent', '40', 0),
    ('march', '2011-03-31', 'customer', 'small', 'include', 'segment', 'small', 1),
    ('march', '2011-03-31', 'product', 'all-but-post', 'all', null, null, 0),
    ('march', '2011-03-31', 'product', 'all-but-post', 'exclude', 'product_id', 'POST', 0);
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, tier_reached, earned_amount, reason) values
    ('march', '2011-03-31', 'standard', 'c2', '2011-Q1', 2, 40, null);
insert into order_lines (order_id, line_id, order_date, customer_id, product_id, quantity, net_amount, currency, is_return, original_order_id, ingestion_id) values
    ('1001', '1', '2011-02-10', 'c1', 'p1', 2, 200, 'EUR', false, null, 'orders-a');
