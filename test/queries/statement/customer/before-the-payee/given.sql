insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, received_at) values
    ('february', '2011-02-28', 'customers-a', 'customers', 1, timestamp '2011-02-01 08:00:00'),
    ('march', '2011-03-31', 'customers-a', 'customers', 1, timestamp '2011-02-01 08:00:00'),
    ('march', '2011-03-31', 'payees-a', 'payees', 2, timestamp '2011-03-05 08:00:00');
insert into customers (customer_id, customer_name, legal_entity, region, segment, ingestion_id) values
    ('c1', 'Ahrens', null, 'DE', 'key', 'customers-a'),
    ('c2', 'Brandt', 'Brandt AG', 'CH', 'small', 'customers-a');
insert into payees (customer_id, legal_name, entity_kind, country, payout_method, language, ingestion_id) values
    ('c1', 'Ahrens GmbH', 'company', 'DE', 'cheque', 'en', 'payees-a'),
    ('c2', 'Brandt Holding AG', 'company', 'CH', 'cheque', 'zh', 'payees-a');
