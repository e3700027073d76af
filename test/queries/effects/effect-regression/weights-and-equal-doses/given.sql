-- Weighted, members have (3 * 15 * 8 + 15 * 4) / 60 = 7 and others 2.
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id, weight)
    select 't' || number, 1, 1, 1, case when number < 15 then 8 else 4 end, 't' || number, case when number < 15 then 3 else 1 end from range(30) numbers(number);
insert into panel_current (unit_id, period, dose, outcome, cluster_id) select 'c' || number, 1, 0, 2, 'c' || number from range(30) numbers(number);
insert into panel_current (outcome_name, unit_id, period, cohort, dose, outcome, cluster_id)
    select 'same_dose', 't' || number, 1, 1, 0.1, number, 't' || number from range(30) numbers(number);
