insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'active', 't' || number, period, 2, 1 from range(29) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'orders', 't' || number, period, 2, 1 from range(29) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'net_amount', 't' || number, period, 2, 10 * period from range(29) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'active', 'c' || number, period, null, 1 from range(2) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'orders', 'c' || number, period, null, 1 from range(2) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'net_amount', 'c' || number, period, null, 10 from range(2) numbers(number), range(1, 3) periods(period);
