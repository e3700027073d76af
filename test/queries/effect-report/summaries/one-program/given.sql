insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-03-31'), ('r2', 2, '2011-06-30');
insert into effect_runs (run_id, as_of_date, run_number) values ('r1', '2011-03-31', 1), ('r2', '2011-06-30', 2);
insert into effect_summaries (run_id, as_of_date, program_id, outcome_name, estimator, control_group, event_month, treated_units, control_units, estimate, standard_error, low, high, band_low, band_high, minimum_detectable_effect, pre_trend_p_value, grade, reason) values
    ('r1', '2011-03-31', 'club', 'orders', 'group_time', 'never', null, 40, 50, 9, 1, 7, 11, null, null, 2.8, 0.5, 'B', null),
    ('r2', '2011-06-30', 'club', 'orders', 'group_time', 'never', null, 60, 70, 1, 0.25, 0.51, 1.49, null, null, 0.7, 0.01, 'C', 'pre_trend_rejected'),
    ('r2', '2011-06-30', 'club', 'orders', 'event_study', 'never', 1, 60, 70, 2, 0.5, 1.02, 2.98, 0.8, 3.2, 1.4, 0.01, 'C', 'pre_trend_rejected'),
    ('r2', '2011-06-30', 'club', 'orders', 'event_study', 'never', 0, 60, 70, 0, 0.5, -0.98, 0.98, -1.2, 1.2, 1.4, 0.01, 'C', 'pre_trend_rejected'),
    ('r2', '2011-06-30', 'other', 'orders', 'group_time', 'never', null, 60, 70, 3, 1, 1, 5, null, null, 2.8, 0.5, 'B', null);
