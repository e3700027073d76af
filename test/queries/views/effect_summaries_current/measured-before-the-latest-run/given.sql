insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31'),
    ('april', 3, '2011-04-30');
insert into effect_runs (run_id, as_of_date, run_number, measured_at, panel_first_month, panel_last_month, winsorised_percentile) values
    ('february', '2011-02-28', 1, '2011-03-01 04:00:00', '2010-12', '2011-02', 99),
    ('march', '2011-03-31', 2, '2011-04-01 04:00:00', '2010-12', '2011-03', 99);
insert into effect_summaries (run_id, as_of_date, program_id, outcome_name, estimator, control_group, treated_units, control_units, is_ratio, estimate, standard_error, grade, reason) values
    ('february', '2011-02-28', 'growth', 'orders', 'group_time', 'never', 29, 90, false, null, null, 'D', 'too_few_treated'),
    ('march', '2011-03-31', 'growth', 'orders', 'group_time', 'never', 41, 90, false, 0.6, 0.1, 'B', null);
