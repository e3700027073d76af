insert into runs (run_id, run_number, as_of_date) values ('march', 1, '2011-03-30');
insert into dim_calendar (day, month, month_number, month_first_day, month_day_after) values
    ('2010-12-01', '2010-12', 24131, '2010-12-01', '2011-01-01'),
    ('2011-01-01', '2011-01', 24132, '2011-01-01', '2011-02-01'),
    ('2011-01-02', '2011-01', 24132, '2011-01-01', '2011-02-01'),
    ('2011-02-01', '2011-02', 24133, '2011-02-01', '2011-03-01'),
    ('2011-03-01', '2011-03', 24134, '2011-03-01', '2011-04-01');
insert into published_months (run_id, as_of_date, month, month_run_id) values
    ('march', '2011-03-30', '2010-12', 'march'),
    ('march', '2011-03-30', '2011-01', 'march'),
    ('march', '2011-03-30', '2011-02', 'march'),
    ('march', '2011-03-30', '2011-03', 'march');
-- Amounts from 1 to 200 in January.
insert into customer_months (run_id, month, customer_id, net_amount, order_count)
select 'march', '2011-01', 'c' || amount, amount, 1 from range(1, 201) as amounts (amount);
-- Neither a month without orders nor one that is not over moves the percentile.
insert into customer_months (run_id, month, customer_id, net_amount, order_count)
select 'march', '2011-03', 'c' || amount, 5000, 1 from range(1, 100) as amounts (amount);
insert into customer_months (run_id, month, customer_id, net_amount, order_count)
select 'march', '2011-02', 'c' || amount, -1, 0 from range(1, 100) as amounts (amount);
-- To keep the answer short all but three customers joined at once.
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month)
select 'march', '2011-03-30', 'standard', 'c' || amount, '2011-01' from range(1, 198) as amounts (amount);
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month)
select 'march', '2011-03-30', 'standard', 'c' || amount, '2011-02' from range(198, 201) as amounts (amount);
