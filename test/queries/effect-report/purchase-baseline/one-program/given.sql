insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-03-31'), ('r2', 2, '2011-06-30');
insert into effect_runs (run_id, as_of_date, run_number) values ('r1', '2011-03-31', 1), ('r2', '2011-06-30', 2);
insert into purchase_baselines (run_id, as_of_date, program_id, customers, mean_weeks_since, expected_purchase_days, purchase_days, expected_net_amount, net_amount, reason) values
    ('r1', '2011-03-31', 'club', 40, 4, 30, 31, 3000, 3100, null),
    ('r2', '2011-06-30', 'club', 60, 17.5, 410.5, 455, 41900.25, 46010.5, null),
    ('r2', '2011-06-30', 'other', 90, 9, 1, 2, 3, 4, null);
