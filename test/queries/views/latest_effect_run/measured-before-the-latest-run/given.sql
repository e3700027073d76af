insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31'),
    ('april', 3, '2011-04-30');
insert into effect_runs (run_id, as_of_date, run_number, measured_at, panel_first_month, panel_last_month, winsorised_percentile) values
    ('february', '2011-02-28', 1, '2011-03-01 04:00:00', '2010-12', '2011-02', 99),
    ('march', '2011-03-31', 2, '2011-04-01 04:00:00', '2010-12', '2011-03', 99);
