insert into panel_runs (run_id, run_number, panel_id) values
    ('march', 2, 'shown'),
    -- A row that was written twice, and a panel of before.
    ('march', 2, 'shown'),
    ('february', 1, 'before');
