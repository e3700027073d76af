insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, received_at) values
    ('march', '2011-03-31', 'payees-a', 'payees', 1, timestamp '2011-03-05 08:00:00');
insert into payees (customer_id, legal_name, entity_kind, country, payout_method, language, ingestion_id) values
    ('c1', 'Ahrens GmbH', 'company', 'DE', 'cheque', 'zh', 'payees-a');
