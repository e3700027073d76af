insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, customer_name, region, segment, amount, status, proposed_at) values
    ('march', '2011-03-31', 'P1', 'c1', 'Nordwind', 'DE', 'key', 10, 'paid', timestamp '2011-03-01 10:00:00'),
    ('march', '2011-03-31', 'P2', 'c2', 'Sud', 'FR', 'key', 20, 'in_approval', timestamp '2011-03-05 10:00:00'),
    ('march', '2011-03-31', 'P3', 'c1', 'Nordwind', 'DE', 'key', 30, 'voided', timestamp '2011-03-06 10:00:00'),
    ('march', '2011-03-31', 'P4', 'c1', 'Nordwind', 'DE', 'key', 40, 'in_approval', timestamp '2011-03-07 10:00:00');
insert into payout_checks (run_id, as_of_date, payout_id, check_id, verdict, reason, figures) values
    ('march', '2011-03-31', 'P1', 'usual_share', 'warn', 'unusual_share', '{"share_percent":"12"}'),
    ('march', '2011-03-31', 'P1', 'usual_share_again', 'warn', 'unusual_share', '{"share_percent":"12"}'),
    ('march', '2011-03-31', 'P1', 'usual_amount', 'warn', 'jump_against_history', '{"factor":"3"}'),
    ('march', '2011-03-31', 'P2', 'usual_amount', 'warn', 'jump_against_history', '{"factor":"4"}'),
    ('march', '2011-03-31', 'P3', 'usual_amount', 'warn', 'jump_against_history', '{"factor":"5"}'),
    ('march', '2011-03-31', 'P4', 'payee_registered', 'block', 'payee_missing', '{"customer":"c1"}'),
    ('march', '2011-03-31', 'P4', 'amount_payable', 'pass', 'amount_payable', '{}');
