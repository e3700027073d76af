insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, period_day_after) values
    ('february', '2011-02-28', 'annual', 'c1', '2011', date '2012-01-01'),
    ('march', '2011-03-31', 'annual', 'c1', '2011', date '2012-01-01'),
    ('march', '2011-03-31', 'quarterly', 'c1', '2011-Q1', date '2011-04-01'),
    ('march', '2011-03-31', 'annual', 'o''neill', '2011', date '2012-01-01'),
    ('march', '2011-03-31', 'annual', 'c3', '2011', date '2012-01-01');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence, received_at) values
    ('february', '2011-02-28', 'payees-a', 'payees', 1, timestamp '2011-02-01 08:00:00'),
    ('march', '2011-03-31', 'payees-a', 'payees', 1, timestamp '2011-02-01 08:00:00'),
    ('march', '2011-03-31', 'payees-b', 'payees', 2, timestamp '2011-03-05 08:00:00');
insert into payees (customer_id, legal_name, entity_kind, country, payout_method, account_holder, iban, bank_name, language, email, ingestion_id) values
    ('c1', 'Ahrens GmbH', 'company', 'DE', 'bank_transfer', 'Ahrens GmbH', 'DE89370400440532013000', 'Alpha Bank', 'en', null, 'payees-a'),
    ('c3', 'Carl KG', 'company', 'DE', 'cheque', null, null, null, 'en', null, 'payees-a'),
    ('c1', 'Ahrens GmbH', 'company', 'DE', 'bank_transfer', 'Ahrens GmbH', 'DE02120300000000202051', 'Beta Bank', 'en', null, 'payees-b');
