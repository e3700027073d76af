-- No customer differs from the cohort: the first gains 3 and then 12, the second, twice as large, 9; the others nothing.
insert into panel_current (unit_id, period, cohort, outcome)
    select 'a' || number, period, 2, case period when 1 then 0 when 2 then 3 else 12 end
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'b' || number, period, 3, case when period = 3 then 9 else 0 end
    from range(60) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 0
    from range(10) numbers(number), range(1, 4) periods(period);
