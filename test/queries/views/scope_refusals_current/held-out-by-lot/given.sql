insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence) values
    ('march', '2011-03-31', 'customers-a', 'customers', 1);
insert into customers (customer_id, segment, ingestion_id) values
    ('c1', 'key', 'customers-a'),
    ('c2', 'key', 'customers-a'),
    ('c12', 'small', 'customers-a');
insert into rule_scopes (run_id, as_of_date, scope_kind, scope_id, effect, attribute, value, included_attributes) values
    ('march', '2011-03-31', 'customer', 'key', 'include', 'segment', 'key', 1),
    ('march', '2011-03-31', 'customer', 'key', 'hold_out', 'lot', 'spring', 1),
    ('march', '2011-03-31', 'customer', 'key', 'hold_out', 'percent', '40', 1);
