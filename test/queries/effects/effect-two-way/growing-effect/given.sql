-- The first cohort gains 1 and then 3, the second 1, the others nothing: 5 / 3 on average.
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 'a' || number, period, 2, case when period >= 2 then 1 else 0 end, case period when 1 then 0 when 2 then 1 else 3 end, 'a' || number
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 'b' || number, period, 3, case when period >= 3 then 1 else 0 end, case period when 3 then 1 else 0 end, 'b' || number
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, dose, outcome, cluster_id)
    select 'c' || number, period, 0, 0, 'c' || number from range(30) numbers(number), range(1, 4) periods(period);
