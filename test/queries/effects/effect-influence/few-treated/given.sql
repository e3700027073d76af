insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 't' || number, period, 2, period, 't' || number from range(29) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, outcome, cluster_id)
    select 'c' || number, period, 0, 'c' || number from range(30) numbers(number), range(1, 3) periods(period);
