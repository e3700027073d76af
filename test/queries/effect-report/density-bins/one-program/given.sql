insert into runs (run_id, run_number, as_of_date) values ('r1', 1, '2011-06-30');
insert into effect_runs (run_id, as_of_date, run_number) values ('r1', '2011-06-30', 1);
insert into density_bins (run_id, as_of_date, program_id, period_id, tier, bin, low, high, customers, customers_year_before) values
    ('r1', '2011-06-30', 'club', '2011-Q1', 1, 0, 0, 0.1, 12, 5),
    ('r1', '2011-06-30', 'club', '2011-Q1', 1, -1, -0.1, 0, 3, 6),
    ('r1', '2011-06-30', 'other', '2011-Q1', 1, 0, 0, 0.1, 1, 1);
