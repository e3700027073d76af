-- Nobody buys before the first cohort joins; that one gains 1, the second, twice as large, 4.
insert into panel_current (unit_id, period, cohort, outcome)
    select 'a' || number, period, 2, case when period >= 2 then 1 else 0 end
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'b' || number, period, 3, case when period = 3 then 4 else 0 end
    from range(60) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 0
    from range(5) numbers(number), range(1, 4) periods(period);
