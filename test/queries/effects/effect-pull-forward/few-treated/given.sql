insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 't' || number, period, 1, case period when 3 then 13 + 2 * (number % 2) when 4 then 7 else 10 end, 't' || number
    from range(29) numbers(number), range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 'c' || number, period, case when number < 10 then 5 end, case period when 2 then 9 + 2 * (number % 2) else 10 end, 'c' || number
    from range(30) numbers(number), range(1, 5) periods(period);
