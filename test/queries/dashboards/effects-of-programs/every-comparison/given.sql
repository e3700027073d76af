insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-03-31'), ('r2', 2, '2011-06-30');
insert into effect_runs (run_id, as_of_date, run_number) values ('r1', '2011-03-31', 1), ('r2', '2011-06-30', 2);
insert into programs (run_id, as_of_date, program_id, program_version, name_en, name_zh, currency) values
    ('r2', '2011-06-30', 'lottery', 1, 'Lottery', '抽签', 'EUR'),
    ('r2', '2011-06-30', 'club', 1, 'Old club', null, 'EUR'),
    ('r2', '2011-06-30', 'club', 2, 'Club', '会员', 'EUR'),
    ('r2', '2011-06-30', 'staggered', 1, 'Staggered', null, 'CHF'),
    ('r2', '2011-06-30', 'small', 1, 'Small', null, 'EUR'),
    ('r2', '2011-06-30', 'brand-new', 1, 'Brand new', null, 'EUR');
insert into effect_summaries (run_id, as_of_date, program_id, outcome_name, estimator, control_group, event_month, treated_units, control_units, is_ratio, estimate, standard_error, low, high, minimum_detectable_effect, grade, reason) values
    ('r1', '2011-03-31', 'club', 'orders', 'group_time', 'never', null, 40, 50, false, 9, 1, 7, 11, 2.8, 'B', null),
    ('r2', '2011-06-30', 'lottery', 'orders', 'group_time', 'never', null, 60, 70, false, 5, 1, 3, 7, 2.8, 'B', null),
    ('r2', '2011-06-30', 'lottery', 'orders', 'ratio_did', 'never', null, 60, 70, true, 0.5, 0.1, 0.3, 0.7, 0.28, 'B', null),
    ('r2', '2011-06-30', 'lottery', 'orders', 'hold_out', 'held_out', null, 60, 35, false, 2, 1, 0.1, 3.9, 2.8, 'A', null),
    ('r2', '2011-06-30', 'lottery', 'orders', 'hold_out_cuped', 'held_out', null, 60, 35, false, 1.5, 0.5, 0.52, 2.48, 1.4, 'A', null),
    ('r2', '2011-06-30', 'lottery', 'net_amount', 'hold_out_cuped', 'held_out', null, 60, 35, false, 12, 8, -3.7, 27.7, 22.4, 'A', null),
    ('r2', '2011-06-30', 'club', 'orders', 'group_time', 'never', null, 60, 70, false, 1, 0.25, 0.51, 1.49, 0.7, 'C', 'pre_trend_rejected'),
    ('r2', '2011-06-30', 'club', 'orders', 'group_time', 'not_yet', null, 60, 90, false, 1.1, 0.25, 0.61, 1.59, 0.7, 'B', null),
    ('r2', '2011-06-30', 'club', 'orders', 'event_study', 'never', 1, 60, 70, false, 2, 0.5, 1.02, 2.98, 1.4, 'C', 'pre_trend_rejected'),
    ('r2', '2011-06-30', 'club', 'orders', 'ratio_did', 'never', null, 60, 70, true, 0.2, 0.1, 0.0, 0.4, 0.28, 'C', 'pre_trend_rejected'),
    ('r2', '2011-06-30', 'club', 'net_amount', 'group_time', 'never', null, 60, 70, false, 30, 10, 10.4, 49.6, 28, 'C', 'pre_trend_rejected'),
    ('r2', '2011-06-30', 'club', 'net_amount', 'ratio_did', 'never', null, 60, 70, true, 0.1, 0.1, -0.1, 0.3, 0.28, 'C', 'pre_trend_rejected'),
    ('r2', '2011-06-30', 'staggered', 'orders', 'group_time', 'never', null, 60, 0, false, null, null, null, null, null, 'D', 'no_control_group'),
    ('r2', '2011-06-30', 'staggered', 'orders', 'group_time', 'not_yet', null, 60, 20, false, 0.4, 0.1, 0.2, 0.6, 0.28, 'B', null),
    ('r2', '2011-06-30', 'small', 'orders', 'group_time', 'never', null, 12, 70, false, null, null, null, null, null, 'D', 'too_few_treated');
