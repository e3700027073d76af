insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-03-31'), ('r2', 2, '2011-09-30');
insert into effect_runs (run_id, as_of_date, run_number) values ('r1', '2011-03-31', 1), ('r2', '2011-09-30', 2);
insert into threshold_effects (run_id, as_of_date, program_id, period_id, tier, units_below, units_above, bandwidth, estimate, standard_error, bias_corrected_estimate, robust_standard_error, low, high, verdict, grade, reason) values
    ('r1', '2011-03-31', 'club', '2010-Q4', 1, 40, 40, 0.3, 1, 1, 1, 1, -1, 3, 'no_sorting_found', 'C', 'near_the_line_only'),
    ('r2', '2011-09-30', 'club', '2011-Q2', 1, 45, 38, 0.18, 120, 40, 115, 49, 20, 210, 'no_sorting_found', 'C', 'near_the_line_only'),
    ('r2', '2011-09-30', 'club', '2011-Q1', 2, 12, 9, null, null, null, null, null, null, null, 'not_tested', 'D', 'too_few_near_the_line'),
    ('r2', '2011-09-30', 'club', '2011-Q1', 1, 50, 60, 0.2, 300, 30, 305, 28, 250, 360, 'customers_choose_their_side', 'D', 'density_rejected'),
    ('r2', '2011-09-30', 'other', '2011-Q1', 1, 50, 60, 0.2, 3, 1, 3, 1, 1, 5, 'no_sorting_found', 'C', 'near_the_line_only');
