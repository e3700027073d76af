insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31'),
    ('april', 3, '2011-04-30');
insert into effect_runs (run_id, as_of_date, run_number, measured_at, panel_first_month, panel_last_month, winsorised_percentile) values
    ('february', '2011-02-28', 1, '2011-03-01 04:00:00', '2010-12', '2011-02', 99),
    ('march', '2011-03-31', 2, '2011-04-01 04:00:00', '2010-12', '2011-03', 99);
insert into threshold_effects (run_id, as_of_date, program_id, period_id, tier, units_below, units_above, bandwidth, bias_bandwidth, estimate, standard_error, bias_corrected_estimate, robust_standard_error, low, high, p_value, density_z, density_p_value, verdict, grade, reason) values
    ('february', '2011-02-28', 'growth', '2010-Q3', 1, 50, 60, 0.2, 0.4, 9, 4, 8, 5, -1.8, 17.8, 0.11, 0.5, 0.62, 'no_sorting_found', 'C', 'near_the_line_only'),
    ('march', '2011-03-31', 'growth', '2010-Q4', 1, 51, 61, 0.25, 0.5, 10, 3, 11, 4, 3.16, 18.84, 0.006, -0.5, 0.617, 'no_sorting_found', 'C', 'near_the_line_only'),
    ('march', '2011-03-31', 'growth', '2010-Q4', 2, 3, 4, null, null, null, null, null, null, null, null, null, null, null, 'not_tested', 'D', 'too_few_near_the_line');
