insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');
insert into acknowledgements (run_id, as_of_date, person_id, rebate_policy_version, acknowledged_at) values
    ('february', '2011-02-28', 'ann', '1', timestamp '2011-02-01 08:00:00'),
    ('march', '2011-03-31', 'ann', '1', timestamp '2011-02-01 08:00:00'),
    ('march', '2011-03-31', 'ann', '2', timestamp '2011-03-01 08:00:00');
