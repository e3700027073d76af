insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into payout_checks (run_id, as_of_date, payout_id, check_id, verdict, reason, figures) values
    ('february', '2011-02-28', 'P1', 'usual_amount', 'pass', 'usual_amount', '{}'),
    ('march', '2011-03-31', 'P1', 'usual_amount', 'warn', 'amount_unusual', '{"usual":"10"}');
