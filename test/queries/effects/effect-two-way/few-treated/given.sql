insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 't' || number, period, 2, period - 1, 3 * period, 't' || number from range(29) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 'c' || number, period, null, 0, period, 'c' || number from range(30) numbers(number), range(1, 3) periods(period);
