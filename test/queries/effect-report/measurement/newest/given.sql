insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-03-31'), ('r2', 2, '2011-06-30');
insert into effect_runs (run_id, as_of_date, run_number, measured_at, panel_first_month, panel_last_month, winsorised_percentile) values
    ('r1', '2011-03-31', 1, timestamp '2011-04-01 04:00:00', '2010-01', '2011-03', 99),
    ('r2', '2011-06-30', 2, timestamp '2011-07-01 04:00:00', '2010-01', '2011-06', 99);
