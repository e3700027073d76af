-- Every other treated buys before, then all do: always two orders, first of 10 and then of 15. The controls stay.
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'active', 't' || number, period, 2, case when period = 2 or number % 2 = 0 then 1 else 0 end from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'orders', 't' || number, period, 2, case when period = 2 or number % 2 = 0 then 2 else 0 end from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'net_amount', 't' || number, period, 2, case when period = 2 then 30 when number % 2 = 0 then 20 else 0 end from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'active', 'c' || number, period, null, 1 from range(2) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'orders', 'c' || number, period, null, 1 from range(2) numbers(number), range(1, 3) periods(period);
insert into panel_current (outcome_name, unit_id, period, cohort, outcome)
    select 'net_amount', 'c' || number, period, null, 10 from range(2) numbers(number), range(1, 3) periods(period);
-- No outcome of its own: the factor is made of the other two.
insert into panel_current (outcome_name, unit_id, period, cohort, outcome) values ('amount_per_order', 't0', 1, 2, 500);
