insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 't' || number, period, 1, case period when 3 then 13 + 2 * (number % 2) when 4 then 7 else 10 end, 't' || number
    from range(30) numbers(number), range(1, 5) periods(period);
