insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-31');
insert into payouts (run_id, as_of_date, payout_id, customer_id, region, segment, amount, status, reason) values
    ('march', '2011-03-31', 'P1', 'c1', 'DE', 'key', 10, 'blocked', 'checks'),
    ('march', '2011-03-31', 'P2', 'c2', 'DE', 'key', 20, 'blocked', 'checks'),
    ('march', '2011-03-31', 'P3', 'c3', 'FR', 'key', 30, 'blocked', 'checks'),
    ('march', '2011-03-31', 'P4', 'c1', 'DE', 'key', 40, 'blocked', 'no_policy'),
    ('march', '2011-03-31', 'P5', 'c1', 'DE', 'key', 50, 'held', 'timed_out'),
    ('march', '2011-03-31', 'P6', 'c1', 'DE', 'key', 60, 'changes_requested', null),
    ('march', '2011-03-31', 'P7', 'c1', 'DE', 'key', 70, 'rejected', null),
    ('march', '2011-03-31', 'P8', 'c1', 'DE', 'key', 80, 'in_approval', null);
insert into payout_checks (run_id, as_of_date, payout_id, check_id, verdict, reason) values
    ('march', '2011-03-31', 'P1', 'payee_registered', 'block', 'payee_missing'),
    ('march', '2011-03-31', 'P1', 'payee_is_company', 'block', 'payee_missing'),
    ('march', '2011-03-31', 'P1', 'usual_amount', 'warn', 'jump_against_history'),
    ('march', '2011-03-31', 'P2', 'payee_registered', 'block', 'payee_missing'),
    ('march', '2011-03-31', 'P2', 'method_allowed', 'block', 'method_is_cash'),
    ('march', '2011-03-31', 'P3', 'payee_registered', 'block', 'payee_missing'),
    ('march', '2011-03-31', 'P5', 'payee_registered', 'block', 'payee_missing');
