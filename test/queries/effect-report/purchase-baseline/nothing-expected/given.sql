insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-06-30');
insert into effect_runs (run_id, as_of_date, run_number) values ('r1', '2011-06-30', 1);
insert into purchase_baselines (run_id, as_of_date, program_id, customers, mean_weeks_since, purchase_days, net_amount, reason) values
    ('r1', '2011-06-30', 'club', 12, 8, 20, 1500.5, 'too_few_treated');
