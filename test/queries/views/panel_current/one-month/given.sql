insert into panel_runs (run_id, run_number, panel_id) values
    ('march', 2, 'shown'),
    -- A row that was written twice, and a panel of before.
    ('march', 2, 'shown'),
    ('february', 1, 'before');
insert into panel (panel_id, program_id, unit_id, period, cohort, net_amount, net_amount_winsorised, orders, contract_amount) values
    ('shown', 'volume', 'joined', 24134, 24134, 900, 600, 3, 50),
    ('shown', 'volume', 'joins-later', 24134, 24135, 0, 0, 0, 0),
    ('shown', 'volume', 'never', 24134, null, 40, 40, 1, 0),
    -- Neither an attempt that was given up nor the panel of before.
    ('given-up', 'volume', 'joined', 24134, 24134, 1, 1, 1, 1),
    ('before', 'volume', 'joined', 24134, 24134, 2, 2, 2, 2);
