insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('june', '2011-06-30', 'customers-a', 'customers', 1);
insert into customers (customer_id, segment, ingestion_id) values
    ('c1', 'key', 'customers-a'),
    ('c2', 'key', 'customers-a'),
    ('c7', 'small', 'customers-a'),
    ('c12', 'small', 'customers-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('june', '2011-06-30', 'customer', 'first', 'include', 'segment', 'key', 1),
    ('june', '2011-06-30', 'customer', 'first', 'hold_out', 'lot', 'spring', 1),
    ('june', '2011-06-30', 'customer', 'first', 'hold_out', 'percent', '40', 1),
    ('june', '2011-06-30', 'customer', 'second', 'all', null, null, 0),
    ('june', '2011-06-30', 'customer', 'second', 'hold_out', 'lot', 'spring', 0),
    ('june', '2011-06-30', 'customer', 'second', 'hold_out', 'percent', '10', 0);
insert into rule_periods
    (run_id, as_of_date, program_id, program_version, period_id, role, currency, first_day, day_after, customer_scope_id)
values
    ('june', '2011-06-30', 'volume', 1, '2011-Q1', 'both', 'EUR', '2011-01-01', '2011-04-01', 'first'),
    ('june', '2011-06-30', 'volume', 2, '2011-Q2', 'both', 'EUR', '2011-04-01', '2011-07-01', 'second');
