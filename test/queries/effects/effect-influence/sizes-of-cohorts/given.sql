-- The first cohort gains 1 and the second, twice as large, 3; each cohort is a cluster.
insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 'a' || number, period, 2, case when period >= 2 then 1 else 0 end, 'a'
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 'b' || number, period, 3, case when period = 3 then 3 else 0 end, 'b'
    from range(60) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 'c' || number, period, null, 0, 'c'
    from range(10) numbers(number), range(1, 4) periods(period);
