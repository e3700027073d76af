insert into panel_runs (run_id, run_number, panel_id) values
    ('march', 2, 'shown'),
    -- A row that was written twice, and a panel of before.
    ('march', 2, 'shown'),
    ('february', 1, 'before');
insert into hold_out (panel_id, program_id, outcome_name, unit_id, is_held_out, stratum, outcome, outcome_before) values
    ('shown', 'volume', 'orders', 'c1', true, 'key', 2, 1.5),
    ('given-up', 'volume', 'orders', 'c1', true, 'key', 9, 9),
    ('before', 'volume', 'orders', 'c1', true, 'key', 7, 7);
