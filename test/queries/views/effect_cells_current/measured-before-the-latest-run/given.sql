insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31'),
    ('april', 3, '2011-04-30');
insert into effect_runs (run_id, as_of_date, run_number, measured_at, panel_first_month, panel_last_month, winsorised_percentile) values
    ('february', '2011-02-28', 1, '2011-03-01 04:00:00', '2010-12', '2011-02', 99),
    ('march', '2011-03-31', 2, '2011-04-01 04:00:00', '2010-12', '2011-03', 99);
insert into effect_cells (run_id, as_of_date, program_id, outcome_name, control_group, cohort_month, month, event_month, treated_units, control_units, estimate, standard_error, p_value) values
    ('february', '2011-02-28', 'growth', 'orders', 'never', '2011-01', '2011-01', 0, 40, 90, 0.5, 0.1, 0.01),
    ('march', '2011-03-31', 'growth', 'orders', 'never', '2011-01', '2011-01', 0, 41, 90, 0.6, 0.1, 0.01);
